from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdfs import a_pdf, assembled, opened, write
from PIL import Image, ImageDraw

from authcheck.ingest.pdf import annotations, pictures
from authcheck.model.document import TextOrigin

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from authcheck.model.document import Document

BODY = [
    write(72, 700 - 14 * n, "these lines make up the body of the letter, page by page") for n in range(30)
]
PLACES = {"by itself": (72, 150), "across the body": (150, 420)}


def read(raw: bytes) -> Document:
    with opened(raw) as letter:
        return letter.document


def mark(canvas: Canvas, left: float, up: float) -> None:
    canvas.setFont("Helvetica-Bold", 60)
    canvas.drawString(left, up, "DRAFT")


def white(canvas: Canvas, left: float, up: float) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    mark(canvas, left, up)


def off_white(canvas: Canvas, left: float, up: float) -> None:
    canvas.setFillColorRGB(0.99, 0.99, 0.985)
    mark(canvas, left, up)


def clear(canvas: Canvas, left: float, up: float) -> None:
    canvas.setFillAlpha(0.02)
    mark(canvas, left, up)


def tiny(canvas: Canvas, left: float, up: float) -> None:
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(left, up - 50, "DRAFT")


def clipped(canvas: Canvas, left: float, up: float) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 5, 5)
    canvas.clipPath(path, stroke=0, fill=0)
    mark(canvas, left, up)


def covered(canvas: Canvas, left: float, up: float) -> None:
    mark(canvas, left, up)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(left - 5, up - 20, 260, 80, fill=1, stroke=0)


def under_a_picture(canvas: Canvas, left: float, up: float) -> None:
    mark(canvas, left, up)
    canvas.drawInlineImage(Image.new("L", (26, 8), 255), left - 5, up - 20, 260, 80)


def beside(canvas: Canvas, left: float, up: float) -> None:
    mark(canvas, left + 700, up)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "hide",
    [white, off_white, clear, tiny, clipped, covered, under_a_picture, beside],
    ids=lambda hide: hide.__name__,
)
def test_a_word_that_the_page_does_not_show_is_not_visible(
    hide: Callable[[Canvas, float, float], None], place: str
) -> None:
    def hidden(canvas: Canvas) -> None:
        canvas.saveState()
        hide(canvas, *PLACES[place])
        canvas.restoreState()

    document = read(a_pdf(hidden, *BODY))
    assert [word.text for word in document.pages[0].words if not word.visible] == ["DRAFT"]
    (limitation,) = document.limitations
    assert limitation.what == "text that the page does not show"
    assert limitation.why == "page 1 carries 1 word nobody sees (DRAFT)"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("grey", [0.0, 0.5, 0.9])
def test_a_word_across_the_body_is_visible_as_pale_as_it_may_be(grey: float, place: str) -> None:
    def shown(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(grey, grey, grey)
        mark(canvas, *PLACES[place])
        canvas.restoreState()

    document = read(a_pdf(shown, *BODY))
    assert all(word.visible for word in document.pages[0].words)
    assert document.limitations == ()


def test_white_on_a_dark_banner_is_visible() -> None:
    def banner(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.1, 0.4)
        canvas.rect(0, 720, 612, 72, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 750, "MINISTRY OF RIVERS")
        canvas.setFillColorRGB(0, 0, 0)

    assert all(word.visible for word in read(a_pdf(banner, *BODY)).pages[0].words)


@pytest.mark.parametrize("step", [0, 0.3, 3])
def test_a_word_painted_twice_to_look_bold_is_visible(step: float) -> None:
    twice = [write(72, 150, "Refused"), write(72 + step, 150, "Refused")]
    assert all(word.visible for word in read(a_pdf(*BODY, *twice)).pages[0].words)


def test_lines_painted_twice_are_visible_under_a_mark() -> None:
    def shown(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(0.8, 0.8, 0.8)
        mark(canvas, *PLACES["across the body"])
        canvas.restoreState()

    assert all(word.visible for word in read(a_pdf(shown, *BODY, *BODY)).pages[0].words)


def test_a_word_set_in_pieces_is_visible() -> None:
    """Its first piece, a quotation mark in other type, changes less of the word's box than a word does."""

    def pieces(canvas: Canvas) -> None:
        text = canvas.beginText(72, 150)
        for font, piece in (("Helvetica", "'"), ("Helvetica-Bold", "RESUBMISSION"), ("Helvetica", "'")):
            text.setFont(font, 12)
            text.textOut(piece)
        canvas.drawText(text)

    document = read(a_pdf(*BODY, pieces))
    assert document.pages[0].words[-1].text == "'RESUBMISSION'"
    assert all(word.visible for word in document.pages[0].words)


def test_small_print_is_visible() -> None:
    assert all(word.visible for word in read(a_pdf(*BODY, write(72, 60, "Form 12.", size=4))).pages[0].words)


def test_text_in_a_layer_that_is_off_is_not_visible() -> None:
    content = b"BT /F 12 Tf 72 700 Td (Shown) Tj ET /OC /L BDC BT /F 12 Tf 72 600 Td (Unshown) Tj ET EMC"
    raw = assembled(
        b"1 0 obj<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>endobj",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>>>endobj",
        b"4 0 obj<</Length %d>>stream\n%b\nendstream endobj" % (len(content), content),
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
        b"6 0 obj<</Type/OCG/Name(L)>>endobj",
    )
    words = {word.text: word.visible for word in read(raw).pages[0].words}
    assert words == {"Shown": True, "Unshown": False}


def test_hidden_text_is_told_without_what_turns_or_hides_it() -> None:
    def unseen(canvas: Canvas) -> None:
        for row in range(40):
            text = canvas.beginText(72, 300 - row)
            text.setTextRenderMode(3)
            text.textOut("nobody sees any of this")
            canvas.drawText(text)

    (limitation,) = read(a_pdf(*BODY, unseen)).limitations
    assert limitation.why.startswith("page 1 carries ")
    assert len(limitation.why) < 120


def scanned() -> Image.Image:
    """A picture of a page that says something."""
    picture = Image.new("L", (850, 1100), 255)
    ImageDraw.Draw(picture).text((100, 200), "Refused by the harbour", fill=0, font_size=40)
    return picture


@pytest.mark.parametrize("shade", [0.0, 1.0])
def test_specks_of_type_do_not_keep_a_scan_from_being_read(shade: float) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawInlineImage(scanned(), 0, 0, 612, 792)
        canvas.setFillColorRGB(shade, shade, shade)
        canvas.setFont("Helvetica", 2)
        for row in range(12):
            canvas.drawString(300, 200 + 10 * row, "a")

    document = read(a_pdf(page))
    assert document.pages[0].read_by is TextOrigin.OCR
    assert "Refused" in {word.text for word in document.pages[0].words}
    assert not any("not show" in limitation.what for limitation in document.limitations)


@pytest.mark.parametrize(
    ("box", "told"),
    [
        ((0, 0, 612, 300), True),
        ((100, 700, 300, 60), True),
        ((72, 700, 60, 60), False),
        ((100, 20, 300, 60), False),
    ],
    ids=["a large part of the page", "a banner at the top", "a small logo", "a banner at the foot"],
)
def test_pictures_that_may_hold_words_are_a_limitation_once(
    box: tuple[float, float, float, float], *, told: bool
) -> None:
    def picture(canvas: Canvas) -> None:
        canvas.drawInlineImage(scanned(), *box)

    limitations = [each.what for each in read(a_pdf(picture, *BODY, copies=2)).limitations]
    assert limitations == (["words in pictures on pages 1, 2"] if told else [])


def test_an_empty_picture_holds_no_words() -> None:
    def picture(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (8, 8), 255), 0, 0, 612, 400)

    assert read(a_pdf(picture, *BODY)).limitations == ()


def stamped(look: bytes, *, rest: bytes = b"") -> bytes:
    """Return a PDF with a stamp named and noted as a draft, whose appearance is ``look``."""
    return assembled(
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R" + rest + b"]>>endobj",
        b"4 0 obj<</Type/Annot/Subtype/Stamp/Name/Draft/Contents(Draft)/Rect[100 500 300 550]/F 4"
        b"/AP<</N 5 0 R>>>>endobj",
        b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 50]/Resources<</Font<</F 6 0 R>>>>"
        b"/Length %d>>stream\n%b\nendstream endobj" % (len(look), look),
        b"6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
    )


@pytest.mark.parametrize(
    ("look", "text"),
    [
        (b"BT /F 24 Tf 10 15 Td (FINAL) Tj ET", "FINAL"),
        (b"BT 1 g /F 24 Tf 10 15 Td (DRAFT) Tj ET", ""),
        (b"0 0 200 50 re f", ""),
    ],
    ids=["other words", "white words", "no words"],
)
def test_a_stamp_says_what_it_shows_and_not_what_it_is_called(look: bytes, text: str) -> None:
    (annotation,) = read(stamped(look)).annotations
    assert (annotation.kind, annotation.text) == ("stamp", text)


def test_more_annotations_than_are_looked_at_are_a_limitation() -> None:
    raw = stamped(b"BT /F 24 Tf 10 15 Td (FINAL) Tj ET", rest=b" 4 0 R" * annotations.MOST)
    assert "all annotations on page 1" in [limitation.what for limitation in read(raw).limitations]


def test_more_objects_than_are_looked_at_are_a_limitation() -> None:
    def many(canvas: Canvas) -> None:
        canvas.saveState()
        for _ in range(pictures.MOST_OBJECTS + 1):
            canvas.rect(300, 100, 1, 1)
        canvas.restoreState()

    document = read(a_pdf(many, *BODY))
    assert [limitation.what for limitation in document.limitations] == ["all pictures on page 1"]
