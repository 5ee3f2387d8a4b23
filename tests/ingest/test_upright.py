from __future__ import annotations

import numpy as np
import pytest
from painted import a_page
from PIL import Image

from authcheck.ingest.upright import LEAST_SKEW, Upright, estimate_skew, framed, ink, paper


@pytest.mark.parametrize("degrees", [-15.0, -7.0, -3.0, -1.0, 1.0, 3.0, 7.0, 15.0])
def test_a_skew_is_found_to_a_fifth_of_a_degree(degrees: float) -> None:
    page = a_page().rotate(-degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert estimate_skew(ink(page, 150)) == pytest.approx(-degrees, abs=0.2)


def test_a_straight_page_is_left_alone() -> None:
    assert estimate_skew(ink(a_page(), 150)) == 0.0


def test_less_than_the_least_skew_is_left_alone() -> None:
    page = a_page().rotate(LEAST_SKEW / 2, Image.Resampling.BICUBIC, fillcolor=255)
    assert estimate_skew(ink(page, 150)) == 0.0


def test_noise_has_no_skew() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (1100, 850), dtype=np.uint8)
    assert estimate_skew(ink(Image.fromarray(noise), 75)) == 0.0


def test_a_blank_page_has_no_skew() -> None:
    assert estimate_skew(ink(a_page(()), 150)) == 0.0


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_quarter_turns_are_clockwise(quarter: int) -> None:
    """A corner mark lands where a reader turning the sheet clockwise would see it."""
    page = Image.new("L", (30, 20), 255)
    page.putpixel((0, 0), 0)
    turned = Upright(quarter=quarter).apply(page)
    corner = {90: (turned.width - 1, 0), 180: (29, 19), 270: (0, turned.height - 1)}[quarter]
    assert turned.getpixel(corner) == 0


def test_turning_takes_any_mode_of_picture() -> None:
    turned = Upright(skew=5.0).apply(Image.new("RGB", (40, 40), "black"))
    assert turned.getpixel((0, 0)) == (255, 255, 255)


def test_the_frame_keeps_the_size_of_the_page() -> None:
    page = a_page()
    bare = Upright(skew=5.0)
    upright = framed(bare, page.size, bare.apply(page).size, None)
    assert upright.apply(page).size == page.size


def test_the_frame_grows_to_hold_sure_words() -> None:
    page = a_page()
    bare = Upright(skew=5.0)
    turned = bare.apply(page)
    grown = framed(bare, page.size, turned.size, (2, 2, turned.width, turned.height))
    assert grown.apply(page).size == (turned.width - 2, turned.height - 2)


def test_the_same_turn_serves_another_resolution() -> None:
    """What was found at 150 dpi turns the page of 300 dpi to the same place."""
    fine = a_page(dpi=300).rotate(6, Image.Resampling.BICUBIC, fillcolor=255)
    coarse = fine.resize((fine.width // 2, fine.height // 2), Image.Resampling.BOX)
    bare = Upright(skew=6.0)
    upright = framed(bare, coarse.size, bare.apply(coarse).size, None)
    one = np.asarray(upright.apply(fine).resize(coarse.size, Image.Resampling.BOX), dtype=int)
    other = np.asarray(upright.apply(coarse), dtype=int)
    assert np.abs(one - other).mean() < 3


def test_without_skew_there_is_no_frame() -> None:
    assert framed(Upright(quarter=90), (10, 10), (10, 10), (0, 0, 5, 5)) == Upright(quarter=90)


def test_paper_is_the_commonest_light_grey() -> None:
    assert paper(a_page(paper=231)) == 231


def test_a_page_without_light_parts_has_white_paper() -> None:
    assert paper(Image.new("L", (10, 10), 20)) == 255
