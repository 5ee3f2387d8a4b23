"""Ink, or nothing, in the space over a typed name: looked for on pictures painted here."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pytest
from letters import HEIGHT, WIDTH, a_document, a_page, paragraph, write_a_name
from PIL import Image, ImageDraw

from authcheck import plugins
from authcheck.layout import find_zones
from authcheck.model.document import Annotation, Document, Page, Picture, SignatureField
from authcheck.model.geometry import Box
from authcheck.model.observation import Observation

SCALE = 150 / 72
SPACE = Box(72, 345, 272, 395)
"""Between valediction and typed name of ``a_letter``."""


@dataclass(frozen=True)
class OnPaper:
    """A letter whose pages look as painted."""

    document: Document
    paper: Image.Image

    def crop(self, page: int, box: Box, dpi: int) -> Image.Image:
        """Cut the place out of the paper."""
        assert page in {1, 2}
        assert dpi == 150
        return self.paper.crop(
            tuple(round(edge * SCALE) for edge in (box.left, box.top, box.right, box.bottom))
        )


def a_letter(name: str = "Robert Ashe") -> Page:
    return a_page(
        (72, 110, "January 6, 2020"),
        (72, 150, "Dear Ms. Doe:"),
        *paragraph(180),
        (72, 330, "Sincerely,"),
        (72, 400, name),
        (72, 414, "Registrar of Deeds"),
    )


def paper(page: Page, grey: int = 255) -> Image.Image:
    """Paint the words of a page as bars of ink, as far as a check may tell."""
    picture = Image.new("L", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), grey)
    pen = ImageDraw.Draw(picture)
    for word in page.words:
        pen.rectangle(
            [edge * SCALE for edge in (word.box.left, word.box.top, word.box.right, word.box.bottom)], fill=20
        )
    return picture


def sign(
    picture: Image.Image,
    left: float = 80,
    top: float = 350,
    width: float = 120,
    height: float = 36,
    ink: int = 40,
) -> None:
    """Write a running line of loops."""
    points = [
        (
            (left + width * at / 200 + 6 * math.sin(at / 5)) * SCALE,
            (top + height / 2 * (1 + math.sin(at / 7) * math.cos(at / 31))) * SCALE,
        )
        for at in range(200)
    ]
    ImageDraw.Draw(picture).line(points, fill=ink, width=3)


def on_paper(page: Page, picture: Image.Image, **more: object) -> OnPaper:
    document = replace(a_document(page), **more)
    return OnPaper(replace(document, zones=find_zones(document)), picture)


def observe(check: str, letter: OnPaper, **parameters: float) -> list[Observation]:
    return list(plugins.check(check)(letter, parameters))


def test_a_signed_letter_has_ink_and_is_not_blank():
    picture = paper(a_letter())
    sign(picture)
    letter = on_paper(a_letter(), picture)
    (seen,) = observe("closing.ink", letter)
    assert seen.what == "drawn strokes in the space above the typed name “Robert Ashe”"
    assert (seen.page, seen.zone, seen.match) == (1, "closing", "")
    assert seen.box is not None
    assert seen.box.overlap(SPACE) > 0
    assert observe("closing.blank", letter) == []


def test_an_unsigned_letter_is_blank_and_has_no_ink():
    letter = on_paper(a_letter(), paper(a_letter()))
    (seen,) = observe("closing.blank", letter)
    assert seen.what == "nothing in the space above the typed name “Robert Ashe”"
    assert observe("closing.ink", letter) == []


def test_a_memorandum_without_valediction_is_blank_over_its_block():
    page = a_page(
        (72, 110, "MEMORANDUM FOR Deputy Commander"),
        (72, 130, "SUBJECT: Movement"),
        *paragraph(160),
        (310, 280, "JOHN A. MERRICK"),
        (310, 294, "Brigadier General, USMC"),
    )
    (seen,) = observe("closing.blank", on_paper(page, paper(page)))
    assert "JOHN A. MERRICK" in seen.what
    picture = paper(page)
    sign(picture, left=315, top=240)
    assert len(observe("closing.ink", on_paper(page, picture))) == 1


def test_a_signature_that_runs_over_the_typed_name_is_ink():
    picture = paper(a_letter())
    sign(picture, top=360, height=50)
    assert len(observe("closing.ink", on_paper(a_letter(), picture))) == 1


def test_a_signature_on_grey_paper_is_ink():
    picture = paper(a_letter(), grey=205)
    sign(picture, ink=60)
    assert len(observe("closing.ink", on_paper(a_letter(), picture))) == 1


def test_dust_and_a_ruling_line_are_no_ink():
    picture = paper(a_letter())
    pen = ImageDraw.Draw(picture)
    pen.line([(72 * SCALE, 390 * SCALE), (260 * SCALE, 390 * SCALE)], fill=0, width=2)
    pen.point([(100 * SCALE, 360 * SCALE), (180 * SCALE, 370 * SCALE)], fill=0)
    letter = on_paper(a_letter(), picture)
    assert observe("closing.ink", letter) == []
    assert len(observe("closing.blank", letter)) == 1


@pytest.mark.parametrize("check", ["closing.ink", "closing.blank"])
def test_a_small_mark_is_left_open(check):
    picture = paper(a_letter())
    ImageDraw.Draw(picture).line([(100 * SCALE, 360 * SCALE), (110 * SCALE, 372 * SCALE)], fill=0, width=3)
    with pytest.raises(plugins.CannotExamine, match="not clearly strokes"):
        observe(check, on_paper(a_letter(), picture))


@pytest.mark.parametrize("fill", [0, 190])
@pytest.mark.parametrize("check", ["closing.ink", "closing.blank"])
def test_a_box_over_the_space_is_left_open(check, fill):
    """A redaction covers whatever was there."""
    picture = paper(a_letter())
    ImageDraw.Draw(picture).rectangle([edge * SCALE for edge in (76, 346, 300, 396)], fill=fill)
    with pytest.raises(plugins.CannotExamine, match="cover"):
        observe(check, on_paper(a_letter(), picture))


def test_a_rule_may_ask_for_larger_strokes():
    picture = paper(a_letter())
    sign(picture, width=60)
    letter = on_paper(a_letter(), picture)
    assert len(observe("closing.ink", letter)) == 1
    with pytest.raises(plugins.CannotExamine):
        observe("closing.ink", letter, min_width=150.0)


def test_a_conformed_signature_is_neither_ink_nor_blank():
    page = a_page(
        (72, 150, "Dear Ms. Doe:"),
        *paragraph(180),
        (72, 330, "Sincerely,"),
        (72, 370, "/s/ Robert Ashe"),
        (72, 420, "Robert Ashe"),
    )
    letter = on_paper(page, paper(page))
    assert observe("closing.ink", letter) == []
    assert observe("closing.blank", letter) == []


def test_a_signed_field_on_the_space_is_not_blank():
    field = SignatureField(name="Signature1", signed=True, page=1, box=SPACE)
    letter = on_paper(a_letter(), paper(a_letter()), signatures=(field,))
    assert observe("closing.blank", letter) == []


def test_the_words_a_signing_program_painted_belong_to_the_closing():
    words = a_letter().words
    painted = a_page((80, 360, "Digitally signed by ROBERT ASHE")).words
    page = replace(a_letter(), words=(*words, *(replace(word, line=90) for word in painted)))
    field = SignatureField(name="Signature1", signed=True, page=1, box=SPACE)
    note = Annotation(page=1, box=SPACE, kind="widget", text="Digitally signed by ROBERT ASHE")
    letter = on_paper(page, paper(page), signatures=(field,), annotations=(note,))
    (closing,) = (zone for zone in letter.document.zones if zone.name == "closing")
    assert "Digitally signed by ROBERT ASHE" in letter.document.lines_of(closing)
    assert observe("closing.blank", letter) == []


def test_without_a_closing_nobody_can_say_that_its_space_is_blank():
    page = a_page((72, 150, "Dear Ms. Doe:"), *paragraph(180))
    with pytest.raises(plugins.CannotExamine, match="no closing with a typed name was recognised"):
        observe("closing.blank", on_paper(page, paper(page)))


def test_a_typed_page_that_holds_nothing_but_words_bears_no_ink_wherever_its_closing_is():
    page = a_page((72, 150, "Dear Ms. Doe:"), *paragraph(180))
    assert observe("closing.ink", on_paper(page, paper(page))) == []


def test_a_long_letter_without_a_closing_is_not_looked_through():
    pages = [replace(a_page(*paragraph(180)), number=number) for number in range(1, 10)]
    letter = OnPaper(a_document(*pages), paper(pages[0]))
    with pytest.raises(plugins.CannotExamine, match="no closing with a typed name was recognised"):
        observe("closing.ink", letter)


@pytest.mark.parametrize("placed", [False, True])
def test_a_signature_on_a_typed_page_without_a_closing_is_told_by_how_it_came_there(placed):
    page = a_page((72, 150, "Dear Ms. Doe:"), *paragraph(180))
    if placed:
        page = replace(page, pictures=(Picture(box=Box(80, 340, 240, 410), pixels=(500, 220)),))
    picture = paper(page)
    write_a_name(ImageDraw.Draw(picture), 90, 350)
    (seen,) = observe("closing.ink", on_paper(page, picture))
    how = "strokes in a picture that was placed" if placed else "drawn strokes"
    assert seen.what.startswith(f"{how} like a signature, where no closing was recognised (probability ")
    assert seen.zone is None
    assert seen.box is not None
    assert seen.box.overlap(Box(84, 345, 214, 410)) > 1500


def test_a_chart_on_a_typed_page_is_no_signature_however_it_winds():
    page = a_page((72, 150, "Dear Ms. Doe:"), *paragraph(180))
    page = replace(page, pictures=(Picture(box=Box(60, 330, 560, 700), pixels=(900, 700)),))
    picture = paper(page)
    write_a_name(ImageDraw.Draw(picture), 90, 350)
    with pytest.raises(plugins.CannotExamine, match="something that is no print"):
        observe("closing.ink", on_paper(page, picture))


def test_the_box_of_a_form_in_which_nobody_signed_is_neither_ink_nor_blank():
    page = a_page(
        *paragraph(180), (72, 400, "TYPED NAME AND TITLE"), (320, 400, "SIGNATURE"), (72, 412, "Robert Ashe")
    )
    letter = on_paper(page, paper(page))
    assert [zone.name for zone in letter.document.zones if zone.name == "closing"] == ["closing"]
    assert observe("closing.ink", letter) == []
    assert observe("closing.blank", letter) == []


@pytest.mark.parametrize("check", ["closing.ink", "closing.blank", "letterhead.form"])
def test_without_a_closing_on_a_page_that_reads_badly_nothing_can_be_said(check):
    page = a_page((72, 150, "~~ ,;"), legibility=0.2)
    with pytest.raises(plugins.CannotExamine, match="reads badly"):
        observe(check, on_paper(page, paper(page)))
