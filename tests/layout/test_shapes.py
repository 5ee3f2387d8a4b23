"""The head and the end of letters in the shapes that different houses give them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from letters import a_document, a_page, paragraph, text_of, words_of, zones_of


def test_a_us_business_letter_has_all_its_parts():
    letter = a_document(
        a_page(
            (210, 40, "OFFICE OF THE REGISTRAR OF DEEDS"),
            (235, 54, "Ashford County, Calder"),
            (72, 110, "January 6, 2020"),
            (72, 150, "Ms. Jane Doe"),
            (72, 164, "12 Elm Street"),
            (72, 178, "Springfield, VA 22150"),
            (72, 206, "Re: Deed of 4 May 1987"),
            (72, 234, "Dear Ms. Doe:"),
            *paragraph(262),
            (72, 330, "Sincerely,"),
            (72, 386, "Robert Ashe"),
            (72, 400, "Registrar of Deeds"),
            (72, 440, "Enclosures"),
        )
    )
    assert text_of(letter, "letterhead") == "OFFICE OF THE REGISTRAR OF DEEDS / Ashford County, Calder"
    assert text_of(letter, "dateline") == "January 6, 2020"
    assert text_of(letter, "addressee") == "Ms. Jane Doe / 12 Elm Street / Springfield, VA 22150"
    assert text_of(letter, "subject") == "Re: Deed of 4 May 1987"
    assert text_of(letter, "closing") == "Sincerely, / Robert Ashe / Registrar of Deeds"
    assert text_of(letter, "body").startswith("Dear Ms. Doe: / We write")
    assert "Enclosures" not in text_of(letter, "body")


def test_a_military_memorandum_closes_with_a_block_in_capitals_and_the_space_above_it():
    memo = a_document(
        a_page(
            (220, 40, "HEADQUARTERS, TASK FORCE NORTH"),
            (250, 54, "CAMP CALDER"),
            (72, 110, "TFN-CG"),
            (440, 110, "6 January 2020"),
            (72, 150, "MEMORANDUM FOR Deputy Commander, Joint Operations"),
            (72, 178, "SUBJECT: Movement of Forces"),
            *paragraph(206, times=2),
            (310, 380, "JOHN A. MERRICK"),
            (310, 394, "Brigadier General, USMC"),
            (310, 408, "Commanding"),
        )
    )
    assert text_of(memo, "letterhead") == "HEADQUARTERS, TASK FORCE NORTH / CAMP CALDER"
    assert text_of(memo, "reference") == "TFN-CG"
    assert text_of(memo, "dateline") == "6 January 2020"
    assert text_of(memo, "addressee") == "MEMORANDUM FOR Deputy Commander, Joint Operations"
    assert text_of(memo, "subject") == "SUBJECT: Movement of Forces"
    assert text_of(memo, "closing") == "JOHN A. MERRICK / Brigadier General, USMC / Commanding"
    (closing,) = zones_of(memo, "closing")
    assert closing.box.top < 300
    assert closing.box.bottom >= 416


def test_a_uk_letter_has_its_references_and_a_heading_after_the_greeting():
    letter = a_document(
        a_page(
            (380, 40, "Department for Coastal Works"),
            (380, 54, "1 Quay Road"),
            (380, 68, "Tel: 020 7946 0000"),
            (72, 120, "Our ref: DCW/20/114"),
            (72, 134, "Your ref: HM/7"),
            (72, 162, "6 January 2020"),
            (72, 190, "Sir Hugh Marlow"),
            (72, 204, "Harbour House"),
            (72, 218, "London SW1A 2AA"),
            (72, 246, "Dear Sir Hugh,"),
            (72, 274, "EAST PIER REPAIRS"),
            *paragraph(302),
            (72, 372, "Yours sincerely,"),
            (72, 440, "Anne Lister"),
            (72, 454, "Head of Coastal Works"),
        )
    )
    assert "Department for Coastal Works" in text_of(letter, "letterhead")
    assert text_of(letter, "reference") == "Our ref: DCW/20/114 / Your ref: HM/7"
    assert text_of(letter, "dateline") == "6 January 2020"
    assert text_of(letter, "addressee") == "Sir Hugh Marlow / Harbour House / London SW1A 2AA"
    assert text_of(letter, "subject") == "EAST PIER REPAIRS"
    assert text_of(letter, "closing") == "Yours sincerely, / Anne Lister / Head of Coastal Works"


def test_an_eu_letter_dates_by_its_place_and_bears_a_registry_number():
    letter = a_document(
        a_page(
            (72, 40, "EUROPEAN COMMISSION"),
            (72, 54, "Directorate-General for Lighthouses"),
            (380, 110, "Brussels, 6 January 2020"),
            (380, 124, "Ref. Ares(2020)123456"),
            (72, 180, "Subject: Your application for access to documents"),
            (72, 208, "Dear Mr Novak,"),
            *paragraph(236),
            (320, 306, "Yours faithfully,"),
            (320, 370, "Maria Rossi"),
            (320, 384, "Head of Unit"),
        )
    )
    assert text_of(letter, "letterhead") == "EUROPEAN COMMISSION / Directorate-General for Lighthouses"
    assert text_of(letter, "dateline") == "Brussels, 6 January 2020"
    assert text_of(letter, "reference") == "Ref. Ares(2020)123456"
    assert text_of(letter, "subject") == "Subject: Your application for access to documents"
    assert text_of(letter, "closing") == "Yours faithfully, / Maria Rossi / Head of Unit"


def test_a_nato_letter_bears_the_secretary_generals_number():
    letter = a_document(
        a_page(
            (180, 40, "NORTH ATLANTIC TREATY ORGANIZATION"),
            (72, 100, "SG(2020)0095"),
            (430, 100, "21 April 2020"),
            (72, 160, "His Excellency Mr Jonas Petraitis"),
            (72, 174, "Minister of National Defence"),
            (72, 202, "Dear Minister,"),
            *paragraph(230),
            (320, 300, "Yours sincerely,"),
            (320, 370, "Karl Lindqvist"),
        )
    )
    assert text_of(letter, "letterhead") == "NORTH ATLANTIC TREATY ORGANIZATION"
    assert text_of(letter, "reference") == "SG(2020)0095"
    assert text_of(letter, "dateline") == "21 April 2020"
    assert text_of(letter, "addressee").startswith("His Excellency")
    assert text_of(letter, "closing") == "Yours sincerely, / Karl Lindqvist"


def test_a_german_letter_is_greeted_and_closed():
    letter = a_document(
        a_page(
            (72, 40, "Bundesamt für Leuchtfeuer"),
            (72, 110, "Aktenzeichen: Z 12/20"),
            (400, 110, "Bonn, 6. Januar 2020"),
            (72, 160, "Frau Erika Muster"),
            (72, 174, "Hafenstraße 3"),
            (72, 202, "Betreff: Ihr Antrag"),
            (72, 230, "Sehr geehrte Frau Muster,"),
            *paragraph(258),
            (72, 330, "Mit freundlichen Grüßen"),
            (72, 390, "Dr. Klaus Weber"),
        )
    )
    assert text_of(letter, "reference") == "Aktenzeichen: Z 12/20"
    assert text_of(letter, "dateline") == "Bonn, 6. Januar 2020"
    assert text_of(letter, "addressee") == "Frau Erika Muster / Hafenstraße 3"
    assert text_of(letter, "closing") == "Mit freundlichen Grüßen / Dr. Klaus Weber"


def test_a_date_left_open_is_a_dateline():
    letter = a_document(a_page((72, 110, "XX January 2020"), (72, 150, "Dear Ms. Doe:"), *paragraph(180)))
    assert text_of(letter, "dateline") == "XX January 2020"


def test_a_letter_without_closing_has_no_closing_zone():
    letter = a_document(
        a_page((72, 110, "January 6, 2020"), (72, 150, "Dear Ms. Doe:"), *paragraph(180, times=3))
    )
    assert zones_of(letter, "closing") == []


def test_a_letter_that_starts_with_its_date_has_no_letterhead():
    letter = a_document(
        a_page(
            (72, 110, "January 6, 2020"),
            (72, 140, "Ms. Jane Doe"),
            (72, 154, "12 Elm Street"),
            (72, 182, "Dear Ms. Doe:"),
            *paragraph(210),
        )
    )
    assert zones_of(letter, "letterhead") == []


def test_what_ocr_made_of_a_signature_hides_no_closing():
    """A scrawl is read as stray words of low confidence, over the valediction or beside it."""
    page = a_page(
        (72, 150, "Dear Ms. Doe:"), *paragraph(180), (72, 330, "Sincerely,"), (72, 390, "Robert Ashe")
    )
    scrawl = words_of((70, 328, "feens"), 90, size=50.0, confidence=0.2)
    letter = a_document(replace(page, words=(*page.words, *scrawl)))
    assert text_of(letter, "closing") == "Sincerely, / Robert Ashe"


def a_memo_for(*addressee: tuple[float, float, str]) -> str:
    memo = a_document(
        a_page(
            (220, 40, "HEADQUARTERS, TASK FORCE NORTH"),
            (440, 110, "6 January 2020"),
            *addressee,
            (72, 206, "SUBJECT: Movement of Forces"),
            *paragraph(234, times=2),
        )
    )
    return text_of(memo, "addressee")


def test_a_memorandums_addressee_runs_on_under_its_label():
    first = (72.0, 150.0, "MEMORANDUM FOR Lieutenant General Ames, Deputy Director,")
    second = (72.0, 164.0, "Combined Joint Operations Calder")
    assert a_memo_for(first, second) == f"{first[2]} / {second[2]}"


def test_a_paragraph_apart_from_the_label_is_no_part_of_the_addressee():
    first = (72.0, 136.0, "MEMORANDUM FOR Lieutenant General Ames, Deputy Director,")
    assert a_memo_for(first, (72.0, 178.0, "Copies were made")) == first[2]


@pytest.mark.parametrize(
    "stand_in",
    ["s/Karen S. Doe", "s/ Karen S. Doe", "/s/Karen S. Doe", "[signed]", "(signed)", "Sgd. K. Doe"],
)
def test_what_stands_in_for_a_signature_belongs_to_the_closing(stand_in: str):
    letter = a_document(
        a_page(
            (72, 110, "January 6, 2020"),
            (72, 150, "Dear Ms. Doe:"),
            *paragraph(180),
            (72, 330, "Sincerely,"),
            (72, 358, stand_in),
            (72, 386, "Karen S. Doe"),
        )
    )
    assert stand_in in text_of(letter, "closing")
