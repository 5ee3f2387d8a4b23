"""One line laid on another: the same image whatever its size and turn, and no other."""

from __future__ import annotations

import numpy as np
import pytest
from known import a_crop, some_features
from PIL import Image, ImageDraw

from authcheck.exemplars.alignment import SAME, align, line_of, thinned
from authcheck.exemplars.transplants import images_elsewhere, same_image
from authcheck.model.exemplar import Crop


def scrawl(seed: int, *, size: float = 1.0, turn: float = 0.0, lost: float = 0.0, page: int = 1) -> Crop:
    """Return a made-up signature: a smooth line through chance points, thick as a pen's."""
    random = np.random.default_rng(seed)
    phase, waves = random.uniform(0, 6, (2, 6)), random.normal(0, 1, (2, 6)) / np.arange(1, 7)
    t = np.linspace(0, 6.3, 500)
    x = 28 * t + 16 * sum(waves[0, k] * np.sin((k + 1) * t + phase[0, k]) for k in range(6))
    y = 24 * sum(waves[1, k] * np.sin((k + 1) * t + phase[1, k]) for k in range(6))
    angle = np.radians(turn)
    x, y = size * (x * np.cos(angle) - y * np.sin(angle)), size * (x * np.sin(angle) + y * np.cos(angle))
    x, y = x - x.min() + 6, y - y.min() + 6
    picture = Image.new("L", (int(x.max()) + 7, int(y.max()) + 7), 0)
    points = list(zip(x.tolist(), y.tolist(), strict=True))[: int(500 * (1 - lost))]
    ImageDraw.Draw(picture).line(points, fill=255, width=max(2, round(3 * size)), joint="curve")
    return a_crop(np.asarray(picture) > 0, page=page)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("size", "turn"), [(1.0, 0.0), (1.7, 0.0), (0.8, 4.0), (1.3, -5.0)])
def test_the_same_image_is_found_at_another_size_and_turn(seed, size, turn):
    match = same_image(scrawl(seed), scrawl(seed, size=size, turn=turn), "exemplar x, page 1")
    assert match is not None
    assert match.overlap >= SAME
    assert match.scale == pytest.approx(size, rel=0.04)
    assert match.turn == pytest.approx(turn, abs=1.0)


@pytest.mark.parametrize("seed", range(6))
def test_another_line_is_another_image(seed):
    assert same_image(scrawl(seed), scrawl(seed + 100), "elsewhere") is None


def test_an_image_that_lost_its_end_is_still_the_same():
    assert same_image(scrawl(2), scrawl(2, lost=0.12), "elsewhere") is not None


def test_it_does_not_matter_which_is_laid_on_which():
    one, other = line_of(scrawl(1)), line_of(scrawl(1, size=1.4, turn=3))
    assert one is not None
    assert other is not None
    assert align(one, other).overlap == pytest.approx(align(other, one).overlap, abs=0.05)


def test_a_dash_a_dot_and_one_loop_are_too_simple_to_compare():
    dash, loop = np.zeros((60, 200), dtype=bool), Image.new("L", (90, 90), 0)
    dash[28:31, 10:190] = True
    ImageDraw.Draw(loop).ellipse((8, 8, 80, 80), outline=255, width=3)
    for ink in (dash, np.asarray(loop) > 0, np.zeros((9, 9), dtype=bool)):
        assert line_of(a_crop(ink)) is None


def test_thinning_leaves_a_line_one_point_wide():
    bar = np.zeros((30, 80), dtype=bool)
    bar[10:19, 5:75] = True
    line = thinned(bar)
    assert line.sum(axis=0)[15:65].max() == 1
    assert (line & ~bar).sum() == 0


def test_a_signature_is_found_in_another_letter_and_on_another_page_but_not_in_a_copy_of_the_letter():
    questioned = some_features(signatures=(scrawl(1), scrawl(1, size=1.2, page=2)), pages=2)
    other = some_features(
        "Quite another letter about something else " * 9, of="5", signatures=(scrawl(1, turn=2),)
    )
    copy = some_features(of="6", signatures=(scrawl(1),))
    found = images_elsewhere(questioned, [("other.pdf", other), ("copy.pdf", copy)])
    assert {match.elsewhere for match in found} == {"page 2 of the same file", "other.pdf, page 1"}
