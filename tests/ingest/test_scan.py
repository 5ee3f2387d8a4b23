from __future__ import annotations

import numpy as np
import pytest
from painted import LINES, a_page, came_back
from PIL import Image

from authcheck.ingest.light import level_light
from authcheck.ingest.scan import read_scan
from authcheck.ingest.upright import Upright
from authcheck.model.document import TextOrigin
from authcheck.model.reading import ReadingOptions

OPTIONS = ReadingOptions()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 3, 7, 15, -15, 184])
def test_a_turned_page_is_put_upright_and_read(degrees: int) -> None:
    page = a_page(dpi=200).rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    scanned = read_scan(page, dpi=200, number=1, options=OPTIONS)
    assert came_back(scanned.page.words) >= 0.95
    assert (scanned.page.turned - degrees + 180) % 360 - 180 == pytest.approx(0, abs=0.3)
    assert not scanned.limitations


def test_a_landscape_page_stays_landscape() -> None:
    scanned = read_scan(a_page(inches=(11.0, 8.5)), dpi=150, number=1, options=OPTIONS)
    assert (scanned.page.width, scanned.page.height) == (792.0, 612.0)
    assert scanned.page.turned == 0


@pytest.mark.parametrize("dpi", [85, 150, 200, 300])
def test_boxes_are_in_points_whatever_the_resolution(dpi: int) -> None:
    """The first word begins an inch from the left, the page is a letter sheet."""
    scanned = read_scan(a_page(dpi=dpi), dpi=dpi, number=4, options=OPTIONS)
    first = scanned.page.words[0]
    assert first.text == "MINISTRY"
    assert first.box.left == pytest.approx(72, abs=2)
    assert first.box.height == pytest.approx(9, abs=3)
    assert scanned.page.width == pytest.approx(612, abs=1)
    assert scanned.page.number == 4


def test_a_crop_of_a_words_box_holds_the_word() -> None:
    """Boxes stand on the upright page: there is ink in them, and none just above the first line."""
    stored = a_page(dpi=200).rotate(7, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    scanned = read_scan(stored, dpi=200, number=1, options=OPTIONS)
    upright = scanned.upright.apply(stored)
    for word in scanned.page.words:
        box = tuple(
            round(side * 200 / 72) for side in (word.box.left, word.box.top, word.box.right, word.box.bottom)
        )
        assert np.asarray(upright.crop(box)).min() < 100


def test_words_carry_line_confidence_and_origin() -> None:
    page = read_scan(a_page(), dpi=150, number=1, options=OPTIONS).page
    lines: dict[int, list[str]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word.text)
    assert " ".join(lines[0]) == LINES[0]
    assert sorted(lines) == list(range(len(lines)))
    assert all(0 < word.confidence <= 1 for word in page.words)
    assert {word.origin for word in page.words} == {page.read_by} == {TextOrigin.OCR}


def test_the_engine_and_its_version_are_kept() -> None:
    engines = read_scan(a_page(), dpi=150, number=1, options=OPTIONS).engines
    assert [engine.name for engine in engines] == ["Tesseract", "tesserocr"]
    assert all(engine.version[0].isdigit() for engine in engines)


def test_a_blank_page_is_legible_and_says_nothing() -> None:
    scanned = read_scan(a_page(()), dpi=150, number=1, options=OPTIONS)
    assert (scanned.page.legibility, scanned.page.words, scanned.limitations) == (1.0, (), ())


def test_ink_that_is_no_text_is_legibility_nought_and_a_limitation() -> None:
    page = a_page(())
    page.paste(0, (300, 300, 700, 900))
    scanned = read_scan(page, dpi=150, number=2, options=OPTIONS)
    assert scanned.page.legibility == 0
    assert scanned.page.words == ()
    assert scanned.upright == Upright()
    assert [limitation.what for limitation in scanned.limitations] == ["page 2"]


def test_a_page_that_reads_badly_is_a_limitation() -> None:
    noise = np.random.default_rng(7).normal(0, 1, (1100, 850))
    page = np.asarray(a_page(dpi=100), dtype=float) * 0.25 + 160 + 42 * noise
    scanned = read_scan(
        Image.fromarray(np.clip(page, 0, 255).astype(np.uint8)), dpi=100, number=1, options=OPTIONS
    )
    assert scanned.page.legibility < 0.6
    assert "better scan" in scanned.limitations[0].why
    assert "name its language with --lang" in scanned.limitations[0].why


def _shaded(page: Image.Image) -> Image.Image:
    """Return the page as under a lamp at its left: the right side is dim."""
    light = np.linspace(1.0, 0.3, page.width)
    return Image.fromarray((np.asarray(page) * light * 0.9).astype(np.uint8))


def test_a_shaded_page_is_read_whole() -> None:
    page = a_page(tuple(f"{line}  {line}" for line in LINES), dpi=200, paper=220, ink=70, inches=(14, 11))
    scanned = read_scan(_shaded(page), dpi=200, number=1, options=OPTIONS)
    assert came_back(scanned.page.words, LINES * 2) >= 0.95


def test_an_evenly_lit_page_is_left_as_it_is() -> None:
    page = a_page()
    assert level_light(page, 150) is page


def test_a_scrap_is_left_as_it_is() -> None:
    scrap = Image.new("L", (20, 20))
    assert level_light(scrap, 150) is scrap


def test_a_tiny_picture_is_read_without_trouble() -> None:
    assert read_scan(Image.new("L", (1, 1)), dpi=9, number=1, options=OPTIONS).page.words == ()
