from __future__ import annotations

import inspect
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pdfminer.pdfdocument
import pdfminer.pdfexceptions
import pdfminer.psexceptions
import pypdfium2
import pytest
from pdfs import PLAIN, a_pdf, assembled, opened, write
from PIL import Image

from authcheck import errors, plugins
from authcheck.ingest.pdf.miner import TROUBLE
from authcheck.model.document import TextOrigin
from authcheck.model.geometry import Box
from authcheck.model.reading import Limits, ReadingOptions

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PHRASE = "low water"
DEAR = write(72, 700, "Dear Harbour Master,")


def darkest(picture: Image.Image) -> int:
    return int(np.asarray(picture).min())


def test_words_come_with_place_font_size_and_colour() -> None:
    def red(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.setFont("Times-Bold", 14)
        canvas.drawString(72, 700, "Refused today")

    with opened(a_pdf(red)) as letter:
        first, second = letter.document.pages[0].words
    assert (first.text, second.text) == ("Refused", "today")
    assert (first.font, first.size, first.colour) == ("Times-Bold", 14.0, "#ff0000")
    assert first.box.left == pytest.approx(72, abs=1)
    assert first.box.bottom == pytest.approx(92, abs=0.5)
    assert first.line == second.line == 0
    assert first.visible
    assert first.origin is TextOrigin.TEXT_LAYER


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_upright_however_the_file_turns_it(rotate: int) -> None:
    """/Rotate only says how to hold the page; text set to suit it reads level after it."""

    def turned(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(306, 396)
        canvas.rotate(rotate)
        canvas.drawString(-100, 0, "Level again")
        canvas.restoreState()

    with opened(a_pdf(turned, rotate=rotate)) as letter:
        page = letter.document.pages[0]
        word = page.words[0]
        assert (page.width, page.height) == (612, 792)
        assert word.rotation == 0
        assert word.box.width > word.box.height
        assert darkest(letter.crop(1, word.box, 100)) < 100
        above = Box(word.box.left, word.box.top - 30, word.box.right, word.box.top - 2)
        assert darkest(letter.crop(1, above, 100)) == 255


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_laid_sideways_is_read_as_a_reader_would_hold_it(degrees: int) -> None:
    def lying(canvas: Canvas) -> None:
        canvas.translate(306, 396)
        canvas.rotate(degrees)
        canvas.drawString(-100, 0, "Lying on its side")

    with opened(a_pdf(lying)) as letter:
        page = letter.document.pages[0]
        assert [word.text for word in page.words] == ["Lying", "on", "its", "side"]
        assert {word.rotation for word in page.words} == {0.0}
        assert page.turned == degrees
        assert darkest(letter.crop(1, page.words[0].box, 100)) < 100


def test_size_is_what_is_painted() -> None:
    def scaled(canvas: Canvas) -> None:
        canvas.scale(3, 3)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(20, 200, "Thrice")

    with opened(a_pdf(scaled)) as letter:
        assert letter.document.pages[0].words[0].size == pytest.approx(30, abs=0.1)


def test_a_slanted_watermark_keeps_its_angle_and_paleness() -> None:
    def mark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, 250)
        canvas.rotate(45)
        canvas.setFillAlpha(0.3)
        canvas.setFont("Helvetica", 90)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()

    with opened(a_pdf(DEAR, mark)) as letter:
        word = letter.document.pages[0].words[-1]
    assert (word.text, word.rotation) == ("DRAFT", 45.0)
    assert word.opacity == pytest.approx(0.3, abs=0.01)


def test_text_that_is_not_painted_is_not_visible() -> None:
    def unseen(canvas: Canvas) -> None:
        text = canvas.beginText(72, 600)
        text.setTextRenderMode(3)
        text.textOut("unseen")
        canvas.drawText(text)

    with opened(a_pdf(DEAR, unseen)) as letter:
        seen = {word.text: word.visible for word in letter.document.pages[0].words}
    assert seen == {"Dear": True, "Harbour": True, "Master,": True, "unseen": False}


def painted_page() -> Image.Image:
    """A page-filling picture with a few lines of ink, without letters in it."""
    picture = Image.new("L", (850, 1100), 255)
    picture.paste(0, (100, 200, 700, 210))
    return picture


def test_a_text_layer_under_a_page_filling_picture_is_not_what_a_reader_sees() -> None:
    def buried(canvas: Canvas) -> None:
        canvas.drawInlineImage(painted_page(), 0, 0, 612, 792)

    lines = [write(72, 700 - 20 * n, "words that lie under the picture") for n in range(5)]
    with opened(a_pdf(*lines, buried)) as letter:
        page = letter.document.pages[0]
    assert page.read_by is TextOrigin.OCR
    assert not any("picture" in word.text for word in page.words)


def test_a_picture_under_the_text_leaves_it_usable() -> None:
    def background(canvas: Canvas) -> None:
        canvas.drawInlineImage(painted_page(), 0, 0, 612, 792)

    lines = [write(72, 600 - 20 * n, "words that lie over the picture") for n in range(5)]
    with opened(a_pdf(background, *lines)) as letter:
        page = letter.document.pages[0]
    assert page.read_by is TextOrigin.TEXT_LAYER
    assert page.pictures[0].pixels == (850, 1100)
    assert page.pictures[0].box == Box(0, 0, 612, 792)


def test_an_empty_page_is_legible_and_says_nothing() -> None:
    with opened(a_pdf()) as letter:
        page = letter.document.pages[0]
    assert (page.words, page.legibility) == ((), 1.0)
    assert letter.document.limitations == ()
    assert (letter.document.page_count, letter.document.languages) == (None, ())


def test_pages_beyond_the_limit_are_a_limitation() -> None:
    options = ReadingOptions(limits=Limits(pages=2))
    with opened(a_pdf(DEAR, copies=5), options) as letter:
        assert len(letter.document.pages) == 2
        (limitation,) = letter.document.limitations
        assert letter.document.page_count == 5
    assert limitation.what == "pages 3 to 5"
    assert "2 of 5 pages (limit pages=2; raise it with --limit pages=4)" in limitation.why


def test_ocr_beyond_the_limit_is_a_limitation_and_the_page_illegible() -> None:
    def line(canvas: Canvas) -> None:
        canvas.rect(100, 300, 300, 2, fill=1)

    options = ReadingOptions(limits=Limits(ocr_pages=0))
    with opened(a_pdf(line), options) as letter:
        assert letter.document.pages[0].legibility == 0
        assert "raise it with --limit ocr-pages=" in letter.document.limitations[0].why


def test_nobody_is_sent_for_a_better_scan_of_a_page_that_was_drawn() -> None:
    def line(canvas: Canvas) -> None:
        canvas.rect(100, 300, 300, 2, fill=1)

    with opened(a_pdf(line)) as letter:
        (limitation,) = letter.document.limitations
        assert letter.document.languages == ("eng",)
    assert "ask for the file that it was made from" in limitation.why
    assert "scan" not in limitation.why


def test_a_picture_beyond_the_pixel_limit_is_never_painted() -> None:
    def picture(canvas: Canvas) -> None:
        canvas.drawInlineImage(painted_page(), 0, 0, 612, 792)

    options = ReadingOptions(limits=Limits(pixels=900_000))
    with opened(a_pdf(picture), options) as letter:
        assert "limit pixels" in letter.document.limitations[0].why
        with pytest.raises(plugins.CannotExamine, match="850 x 1100 pixels"):
            letter.crop(1, Box(0, 0, 10, 10), 72)


def test_a_huge_page_is_not_painted_whole() -> None:
    with opened(a_pdf(DEAR, page=(14_400, 14_400))) as letter:
        with pytest.raises(plugins.CannotExamine, match="limit pixels"):
            letter.crop(1, Box(0, 0, 14_400, 14_400), 300)
        assert letter.crop(1, Box(0, 0, 72, 72), 300).size == (300, 300)


def test_a_crop_reaching_beyond_the_page_is_white_there() -> None:
    with opened(a_pdf(DEAR)) as letter:
        assert darkest(letter.crop(1, Box(-200, -200, -100, -100), 72)) == 255


def test_annotations_are_kept_with_what_they_say_and_painted() -> None:
    def note(canvas: Canvas) -> None:
        canvas.freeTextAnnotation("Not for release", DA="/Helv 12 Tf 0 g", Rect=(100, 500, 300, 550))

    with opened(a_pdf(DEAR, note)) as letter:
        (annotation,) = letter.document.annotations
    assert (annotation.kind, annotation.page) == ("freetext", 1)
    assert annotation.text.startswith("Not for release")
    assert annotation.box == Box(100, 242, 300, 292)


def test_metadata_dates_are_rfc_3339() -> None:
    with opened(a_pdf(DEAR, title="Withdrawal")) as letter:
        fields = {field.key: field.value for field in letter.document.metadata if field.zone == "pdf.info"}
    assert fields["Title"] == "Withdrawal"
    assert fields["CreationDate"].startswith("2000-01-01T00:00:00")


def test_a_password_opens_what_it_locks() -> None:
    raw = a_pdf(DEAR, password=PHRASE)
    with opened(raw, replace(PLAIN, password=PHRASE)) as letter:
        assert letter.document.pages[0].words[0].text == "Dear"
    with pytest.raises(errors.PasswordNeeded, match="give the password"):
        opened(raw)
    with pytest.raises(errors.PasswordNeeded, match="does not open it"):
        opened(raw, replace(PLAIN, password=PHRASE.upper()))


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.7\n", b"%PDF-1.4 and then nothing that could be one" * 40, a_pdf(DEAR)[:300]],
    ids=["a header", "noise", "cut short"],
)
def test_what_cannot_be_opened_is_damaged(raw: bytes) -> None:
    with pytest.raises(errors.DamagedExhibit, match="cannot be read"):
        opened(raw)


def test_a_pdf_without_pages_has_nothing_to_examine() -> None:
    raw = assembled(
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj",
    )
    with pytest.raises(errors.NoPages):
        opened(raw)


@pytest.mark.parametrize(
    "kind",
    {
        kind
        for module in (
            pdfminer.psexceptions,
            pdfminer.pdfexceptions,
            pdfminer.pdfdocument,
        )
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Exception) and not issubclass(kind, Warning)
    },
    ids=lambda kind: kind.__name__,
)
def test_every_exception_of_pdfminer_is_caught_as_trouble(kind: type[Exception]) -> None:
    assert issubclass(kind, TROUBLE)


def test_pdfium_raises_nothing_that_could_escape() -> None:
    """Its one exception belongs to the high-level classes, which are not used."""
    raised = {
        name
        for name, kind in inspect.getmembers(pypdfium2, inspect.isclass)
        if issubclass(kind, Exception) and not issubclass(kind, Warning)
    }
    assert raised == {"PdfiumError"}


def test_damage_between_the_words_still_leaves_the_words() -> None:
    """A cross-reference table that points nowhere is mended by reading the file from end to end."""
    raw = a_pdf(DEAR)
    broken = raw[: raw.rindex(b"startxref")] + b"startxref\n999999\n%%EOF\n"
    with opened(broken) as letter:
        assert [word.text for word in letter.document.pages[0].words] == ["Dear", "Harbour", "Master,"]
