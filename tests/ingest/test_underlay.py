"""Large words painted across a page: found at their angle and read, and nothing else taken for them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from authcheck.ingest.ocr import open_reader
from authcheck.ingest.underlay import read_underlay
from authcheck.model.document import Word
from authcheck.model.reading import ReadingOptions


def a_page(words: str = "", angle: float = 45, grey: int = 200, *, printed: bool = True) -> Image.Image:
    """Return a page at 200 dpi with lines of print, and words across it."""
    page = Image.new("L", (1700, 2200), 250)
    if words:
        font = ImageFont.load_default(330)
        _, _, wide, high = font.getbbox(words)
        plate = Image.new("L", (round(wide) + 40, round(high) + 40), 0)
        ImageDraw.Draw(plate).text((20, 10), words, fill=255, font=font, stroke_width=14)
        plate = plate.rotate(angle, Image.Resampling.BICUBIC, expand=True)
        page.paste(grey, ((page.width - plate.width) // 2, (page.height - plate.height) // 2), plate)
    if printed:
        pen, font = ImageDraw.Draw(page), ImageFont.load_default(26)
        for y in range(300, 1900, 60):
            pen.text((200, y), "the steps that both parties have agreed to take before the end", 20, font)
    return page


def read(page: Image.Image, *, printed: bool = True) -> tuple[Word, ...]:
    return read_underlay(page, 200, lambda: open_reader(ReadingOptions()), 7, printed=printed)


@pytest.mark.parametrize("angle", [45, -45, 90])
def test_a_pale_word_behind_print_is_read_at_its_angle(angle):
    (word,) = read(a_page("DRAFT", angle))
    assert word.text.upper() == "DRAFT"
    assert word.rotation == angle % 360
    assert word.underlies
    assert word.line == 7
    assert word.size is not None
    assert word.size > 60


def test_a_word_of_any_darkness_is_read_where_there_is_no_print():
    (word,) = read(a_page("DRAFT", 45, 40, printed=False), printed=False)
    assert word.text.upper() == "DRAFT"


def test_a_page_of_print_alone_is_not_read_again():
    def nobody() -> None:
        message = "there is nothing to read"
        raise AssertionError(message)

    assert read_underlay(a_page(), 200, nobody, 0, printed=True) == ()  # type: ignore[arg-type]


def test_a_shadow_and_a_pale_box_are_no_words():
    page = a_page()
    ImageDraw.Draw(page).rectangle((300, 500, 1300, 900), fill=205)
    assert read(page) == ()
