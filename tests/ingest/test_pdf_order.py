from __future__ import annotations

from typing import TYPE_CHECKING

from pdfs import a_pdf, opened, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas


def lines_of(*drawings: Callable[[Canvas], object]) -> list[str]:
    with opened(a_pdf(*drawings)) as letter:
        lines: dict[int, list[str]] = {}
        for word in letter.document.pages[0].words:
            lines.setdefault(word.line, []).append(word.text)
    assert list(lines) == list(range(len(lines)))
    return [" ".join(words) for words in lines.values()]


def test_lines_run_down_the_page_whatever_the_order_of_the_file() -> None:
    assert lines_of(write(72, 500, "second"), write(72, 700, "first"), write(72, 300, "third")) == [
        "first",
        "second",
        "third",
    ]


def test_what_stands_side_by_side_is_one_line() -> None:
    assert lines_of(write(400, 700, "4 March 2019"), write(72, 700, "Our ref: 12")) == [
        "Our ref: 12 4 March 2019"
    ]


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    rows = [write(72, 600 - 14 * n, f"left column of prose {n}") for n in range(6)]
    rows += [write(330, 600 - 14 * n, f"right column of prose {n}") for n in range(6)]
    heading = write(
        72, 700, "A heading that runs over both of the columns below it, from edge to edge of the text"
    )
    read = lines_of(*rows, heading)
    assert read[1:7] == [f"left column of prose {n}" for n in range(6)]
    assert read[7:] == [f"right column of prose {n}" for n in range(6)]


def test_labels_and_what_they_label_stay_together() -> None:
    """A memorandum's heading is no pair of columns."""
    labels = ["TO:", "FROM:", "VIA:", "DATE:", "SUBJECT:", "FILE:"]
    rows = [write(72, 600 - 14 * n, label) for n, label in enumerate(labels)]
    rows += [write(200, 600 - 14 * n, f"the office that is meant {n}") for n in range(6)]
    assert lines_of(*rows)[1] == "FROM: the office that is meant 1"


def test_a_heading_set_with_spaces_between_its_letters_is_made_whole() -> None:
    assert lines_of(write(72, 700, "M I N I S T R Y   O F   R I V E R S")) == ["MINISTRY OF RIVERS"]


def test_a_list_of_a_few_letters_is_no_word() -> None:
    assert lines_of(write(72, 700, "copies to A B C")) == ["copies to A B C"]


def test_a_raised_ordinal_stays_with_its_number() -> None:
    def dated(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "21")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + canvas.stringWidth("21", "Helvetica", 12), 704, "st")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(100, 700, "March")

    assert lines_of(dated) == ["21st March"]


def test_text_up_the_side_comes_last() -> None:
    def side(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Form 12 of 1990")
        canvas.restoreState()

    body = [write(72, 700 - 14 * n, "a line of the body of this letter") for n in range(6)]
    assert lines_of(side, *body)[-1] == "Form 12 of 1990"
