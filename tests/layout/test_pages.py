"""Running text, watermarks, several pages, several letters, and what is no letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters import SIZE, a_document, a_page, paragraph, text_of, words_of, zones_of

from authcheck.layout import find_zones
from authcheck.model.document import Document, Page, Picture, Word
from authcheck.model.geometry import Box


def a_letter(number: int = 1, closing: bool = True) -> Page:  # noqa: FBT001, FBT002 - a switch of a factory
    end = [(72.0, 330.0, "Sincerely,"), (72.0, 390.0, "Robert Ashe"), (72.0, 404.0, "Registrar")]
    return a_page(
        (210, 50, "OFFICE OF THE REGISTRAR"),
        (72, 110, "January 6, 2020"),
        (72, 150, "Dear Ms. Doe:"),
        *paragraph(180, times=2),
        *(end if closing else []),
        number=number,
    )


def marked(page: Page, *marks: Word) -> Document:
    return a_document(replace(page, words=(*page.words, *marks)))


def a_mark(text: str, size: float, **traits: object) -> Word:
    (word,) = words_of((200, 400, text), 90, size)
    return replace(word, **traits)


def test_page_numbers_and_markings_are_running_text():
    letter = a_document(
        a_letter(closing=False),
        a_page((280, 20, "SECRET"), (72, 40, "Page 2 of 2"), *paragraph(90), (280, 770, "SECRET"), number=2),
    )
    assert text_of(letter, "header", 2) == "SECRET / Page 2 of 2"
    assert text_of(letter, "footer", 2) == "SECRET"


def test_a_filing_line_over_every_page_is_a_header_and_no_letterhead():
    filing = (120.0, 14.0, "Case 1:20-cv-00114 Document 7 Filed 01/06/20")
    letter = a_document(
        replace(a_letter(), words=(*a_letter().words, *words_of(filing, 91))),
        a_page(filing, *paragraph(90), number=2),
    )
    assert "Document 7" in text_of(letter, "header")
    assert text_of(letter, "letterhead") == "OFFICE OF THE REGISTRAR"


def test_a_logo_alone_is_a_letterhead_without_words():
    page = a_page(
        (72, 210, "January 6, 2020"),
        (72, 240, "Dear Ms. Doe:"),
        *paragraph(270),
        pictures=(Picture(box=Box(200, 40, 400, 160), pixels=(10, 10)),),
    )
    (letterhead,) = zones_of(a_document(page), "letterhead")
    assert letterhead.words == ()
    assert letterhead.box == Box(200, 40, 400, 160)


def test_a_slanted_word_is_a_watermark_and_not_body():
    document = marked(a_letter(), a_mark("DRAFT", 60.0, rotation=45.0))
    assert text_of(document, "watermark") == "DRAFT"
    assert "DRAFT" not in text_of(document, "body")


def test_a_large_pale_word_is_a_watermark_and_a_large_black_one_is_not():
    assert text_of(marked(a_letter(), a_mark("COPY", 60.0, colour="#d0d0d0")), "watermark") == "COPY"
    assert zones_of(marked(a_letter(), a_mark("COPY", 60.0, colour="#000000")), "watermark") == []


def test_a_word_that_lets_the_page_through_is_a_watermark():
    assert text_of(marked(a_letter(), a_mark("COPY", 20.0, opacity=0.3)), "watermark") == "COPY"


def test_slanted_headings_of_a_table_are_no_watermark():
    assert zones_of(marked(a_letter(), a_mark("Quantity", 9.0, rotation=45.0)), "watermark") == []


def test_a_form_with_from_and_to_among_its_labels_is_no_memorandum():
    labels = ("AGENCY", "RECORD NUMBER", "RECORD SERIES", "ORIGINATOR", "FROM", "TO", "TITLE", "SUBJECT")
    form = a_page(*((72.0, 100 + 14.0 * at, f"{label} : something") for at, label in enumerate(labels)))
    assert [zone.name for zone in find_zones(a_document(form))] == ["body"]


def test_a_table_with_a_column_of_dates_is_no_letter():
    rows = [
        (left, 60 + 14.0 * at, text)
        for at in range(9)
        for left, text in ((72.0, "01/02/2020"), (250.0, "ABC-123"))
    ]
    assert [zone.name for zone in find_zones(a_document(a_page(*rows)))] == ["body"]


def test_a_journals_note_up_the_margin_is_no_watermark():
    note = a_mark("Downloaded", SIZE, rotation=90.0, box=Box(10, 200, 20, 400))
    assert find_zones(marked(a_letter(), note)) == find_zones(marked(a_letter()))


def test_the_closing_stands_on_the_last_page_of_the_letter_and_not_in_its_attachment():
    letter = a_document(
        a_letter(closing=False),
        a_page(
            (72, 40, "Page 2"),
            *paragraph(90),
            (72, 160, "Respectfully,"),
            (72, 230, "Robert Ashe"),
            number=2,
        ),
        a_page(*paragraph(90), (72, 200, "Sincerely,"), (72, 260, "Mary Stone"), number=3),
    )
    assert text_of(letter, "closing", 2) == "Respectfully, / Robert Ashe"
    assert zones_of(letter, "closing", 3) == []
    assert zones_of(letter, "body", 3) == []


def test_a_typed_name_alone_on_the_next_page_belongs_to_the_closing():
    letter = a_document(
        a_page(
            (72, 110, "January 6, 2020"),
            (72, 150, "Dear Ms. Doe:"),
            *paragraph(180, times=10),
            (72, 640, "Sincerely,"),
        ),
        a_page((72, 80, "Robert Ashe"), (72, 94, "Registrar of Deeds"), number=2),
    )
    assert text_of(letter, "closing") == "Sincerely,"
    assert text_of(letter, "closing", 2) == "Robert Ashe / Registrar of Deeds"


def test_a_cover_sheet_before_the_letter_has_no_part_of_a_letter():
    cover = a_page((180, 100, "OTHER ACTION LETTERS"), (220, 160, "APPLICATION 12345"))
    document = a_document(cover, a_letter(number=2))
    assert [zone.name for zone in find_zones(document) if zone.page == 1] == []
    assert text_of(document, "letterhead", 2) == "OFFICE OF THE REGISTRAR"


def test_two_letters_in_one_file_each_have_their_head_and_closing():
    document = a_document(a_letter(1), a_letter(2))
    for page in (1, 2):
        assert text_of(document, "letterhead", page) == "OFFICE OF THE REGISTRAR"
        assert text_of(document, "closing", page) == "Sincerely, / Robert Ashe / Registrar"


def test_an_electronic_signature_page_is_a_closing():
    record = a_page(
        (72, 60, "This is a representation of an electronic record that was signed electronically."),
        (72, 100, "/s/"),
        (72, 150, "ROBERT ASHE"),
        number=2,
    )
    assert "/s/" in text_of(a_document(a_letter(), record), "closing", 2)


def test_the_word_regards_inside_a_table_is_no_closing():
    page = a_page((72, 100, "Regards"), (250, 100, "Four"), (72, 114, "Parcels"), (250, 114, "Nine"))
    assert zones_of(a_document(page), "closing") == []


def test_where_no_letter_is_recognised_the_text_is_body():
    assert text_of(a_document(a_page(*paragraph(90))), "body").startswith("We write")


def test_a_page_without_words_has_no_zones():
    assert find_zones(a_document(a_page())) == ()


def test_legibility_is_the_mean_confidence_weighted_by_length():
    words = (
        *words_of((72, 300, "abcdefgh"), 80, confidence=1.0),
        *words_of((140, 300, "ab"), 80, confidence=0.5),
    )
    (body,) = zones_of(a_document(a_page(more=words)), "body")
    assert body.legibility == 0.9


@given(
    st.lists(
        st.tuples(
            st.floats(0, 600),
            st.floats(0, 780),
            st.text("aA1 .:,(/)", min_size=1, max_size=20).filter(str.strip),
        ),
        max_size=25,
    )
)
def test_any_page_gives_zones_of_its_own_words_and_the_same_ones_twice(lines):
    """Pure: no page breaks it, no word is invented, none is in two parts of the letter."""
    document = a_document(a_page(*lines))
    zones = find_zones(document)
    assert zones == find_zones(document)
    indexes = [index for zone in zones for index in zone.words]
    assert len(indexes) == len(set(indexes))
    assert set(indexes) <= set(range(len(document.pages[0].words)))


@pytest.mark.parametrize(("text", "rotation"), [("DRAFT", 45.0), ("DRAFT", 0.0), ("/s/", 0.0)])
def test_a_word_nobody_sees_belongs_to_no_zone(text: str, rotation: float):
    mark = a_mark(text, 60.0, rotation=rotation)
    document = marked(a_letter(), replace(mark, visible=False))
    hidden = len(document.pages[0].words) - 1
    assert all(hidden not in zone.words for zone in find_zones(document))


def test_unseen_words_speak_for_nothing_even_where_most_are_unseen():
    page = a_letter()
    document = a_document(replace(page, words=tuple(replace(word, visible=False) for word in page.words)))
    assert find_zones(document) == ()


def test_pale_words_that_can_be_seen_count():
    assert text_of(marked(a_letter(), a_mark("COPY", 60.0, colour="#e8e8e8")), "watermark") == "COPY"


def test_a_banner_that_holds_back_a_draft_is_running_text_and_no_letterhead():
    page = a_letter()
    banner = words_of((190, 20, "DRAFT - PRE-DECISIONAL - NOT FOR RELEASE"), 92)
    document = a_document(replace(page, words=(*page.words, *banner)))
    assert text_of(document, "header") == "DRAFT - PRE-DECISIONAL - NOT FOR RELEASE"
    assert text_of(document, "letterhead") == "OFFICE OF THE REGISTRAR"
