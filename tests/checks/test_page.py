"""Signatures anywhere on pages that are pictures: the parts of the look, and the whole on painted pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files

import numpy as np
import pytest
from letters import HEIGHT, WIDTH, a_document, a_page, paragraph, write_a_name
from PIL import Image, ImageDraw

from authcheck import plugins
from authcheck.checks.page.connected import connect, find_runs, measure, painted
from authcheck.checks.page.features import NAMES, measure_all
from authcheck.checks.page.forest import CLASSES, Forest, read_forest, shipped
from authcheck.checks.page.paper import DPI, find_ink, without_rules
from authcheck.checks.page.regions import sort_ink
from authcheck.layout import find_zones
from authcheck.model.document import Document, Page, TextOrigin
from authcheck.model.geometry import Box

SCALE = DPI / 72


def pieces_one_by_one(dark: np.ndarray) -> list[tuple[int, int, int, int, int]]:
    """Return the components as anybody would find them: by walking from neighbour to neighbour."""
    left_over = {(int(y), int(x)) for y, x in zip(*np.nonzero(dark), strict=True)}
    found = []
    while left_over:
        waiting, piece = [left_over.pop()], []
        while waiting:
            y, x = waiting.pop()
            piece.append((y, x))
            for near in [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]:
                if near in left_over:
                    left_over.remove(near)
                    waiting.append(near)
        ys, xs = [y for y, _ in piece], [x for _, x in piece]
        found.append((min(xs), min(ys), max(xs) + 1, max(ys) + 1, len(piece)))
    return sorted(found)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.45, 0.6, 0.95, 0.0, 1.0])
def test_ink_that_touches_hangs_together_and_no_other(share):
    dark = np.random.default_rng(3).random((37, 53)) < share
    runs = connect(dark)
    pieces = measure(runs)
    rows = (pieces.left, pieces.top, pieces.right, pieces.bottom, pieces.area)
    assert sorted(zip(*(row.tolist() for row in rows), strict=True)) == pieces_one_by_one(dark)
    every = np.ones(pieces.area.size, dtype=np.bool_)
    if every.size:
        assert np.array_equal(painted(runs, every, dark.shape), dark)


def test_a_page_without_ink_has_no_runs():
    row, start, end = find_runs(np.zeros((4, 9), dtype=np.bool_))
    assert row.size == start.size == end.size == 0


def test_a_ruling_line_is_taken_away_and_a_bar_and_a_stroke_are_not():
    dark = np.zeros((200, 400), dtype=np.bool_)
    dark[20:22, 10:300] = True
    dark[60:90, 10:300] = True
    dark[120:123, 10:50] = True
    kept = without_rules(dark)
    assert not kept[20:22].any()
    assert kept[60:90, 10:300].all()
    assert kept[120:123, 10:50].all()


def test_ink_is_found_in_shadow_as_in_light():
    page = Image.new("L", (600, 400), 240)
    page.paste(110, (300, 0, 600, 400))
    pen = ImageDraw.Draw(page)
    pen.line((100, 50, 200, 350), fill=60, width=3)
    pen.line((400, 50, 500, 350), fill=25, width=3)
    dark, _ = find_ink(page)
    assert dark[:, 90:210].any()
    assert dark[:, 390:510].any()
    assert not dark[:, 220:260].any()
    assert not dark[:, 520:].any()


def test_trees_follow_their_branches():
    """One tree: first figure up to 2 → signature, else other."""
    forest = Forest(
        roots=np.array([0], dtype=np.int32),
        feature=np.array([0, 0, 0], dtype=np.int16),
        threshold=np.array([2.0, 0, 0], dtype=np.float32),
        left=np.array([1, -1, -1], dtype=np.int32),
        right=np.array([2, -1, -1], dtype=np.int32),
        share=np.array([[0.5, 0.5, 0, 0, 0], [0, 1, 0, 0, 0], [1, 0, 0, 0, 0]], dtype=np.float32),
        depth=1,
        slope=1.0,
        offset=0.0,
    )
    shares = forest.shares(np.array([[1.0], [2.0], [3.0]], dtype=np.float32))
    assert shares[:, CLASSES.index("signature")].tolist() == [1.0, 1.0, 0.0]
    assert forest.calibrated(0.5) == pytest.approx(0.5)
    assert forest.calibrated(0.0) < forest.calibrated(0.2) < forest.calibrated(1.0) < 1.0


def test_the_shipped_model_is_small_plain_and_of_the_figures_that_are_measured():
    file = files("authcheck.checks.page") / "signature.npz"
    assert len(file.read_bytes()) < 5_000_000
    forest = shipped()
    assert 0 <= forest.feature.min() <= forest.feature.max() < len(NAMES)
    assert forest.share.shape[1] == len(CLASSES)
    assert np.allclose(forest.share.sum(axis=1), 1.0, atol=0.01)
    assert (forest.left[forest.left >= 0] > 0).all()


def test_what_is_no_plain_file_of_numbers_is_not_read(tmp_path):
    np.savez(tmp_path / "hostile.npz", roots=np.array([print], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        read_forest(tmp_path / "hostile.npz")


@dataclass(frozen=True)
class Scanned:
    """A scanned letter."""

    document: Document
    paper: Image.Image

    def crop(self, page: int, box: Box, dpi: int) -> Image.Image:
        """Cut the place out of the paper."""
        assert (page, dpi) == (1, 150)
        return self.paper.crop(
            tuple(round(edge * SCALE) for edge in (box.left, box.top, box.right, box.bottom))
        )


def a_scan(*, named: bool = True, signed: bool = False, at: tuple[float, float] = (84, 345)) -> Scanned:
    """Return a letter as OCR reads it, its words painted as bars with gaps, and perhaps a signature."""
    lines = [(72, 110, "January 6, 2020"), (72, 150, "Dear Ms. Doe:"), *paragraph(180)]
    if named:
        lines += [(72, 330, "Sincerely,"), (72, 400, "Robert Ashe"), (72, 414, "Registrar of Deeds")]
    typed = a_page(*lines)
    words = tuple(
        replace(word, origin=TextOrigin.OCR, confidence=0.95, size=None, font=None) for word in typed.words
    )
    page: Page = replace(typed, words=words, read_by=TextOrigin.OCR, legibility=0.95)
    paper = Image.new("L", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), 250)
    pen = ImageDraw.Draw(paper)
    for word in words:
        left, top, right, bottom = (
            edge * SCALE for edge in (word.box.left, word.box.top, word.box.right, word.box.bottom)
        )
        for x in np.arange(left, right - 4, 9):
            pen.rectangle((x, top + 3, x + 5, bottom - 4), fill=30)
    if signed:
        write_a_name(pen, *at)
    document = a_document(page)
    return Scanned(replace(document, zones=find_zones(document)), paper)


def test_print_is_no_mark_and_a_signature_is_one():
    letter = a_scan(signed=True)
    (page,) = letter.document.pages
    seen = sort_ink(letter.crop(1, Box(0, 0, page.width, page.height), 150), page)
    assert seen.marks[0].box.overlap(Box(84, 345, 214, 395)) > 3000
    assert measure_all(seen, page, letter.document.zones).shape == (len(seen.marks), len(NAMES))
    bare = a_scan()
    assert sort_ink(bare.crop(1, Box(0, 0, page.width, page.height), 150), page).marks == ()


def test_a_signed_scan_is_signed_at_its_closing():
    (seen,) = plugins.check("closing.ink")(a_scan(signed=True), {})
    assert seen.what.startswith("ink strokes in the space above the typed name “Robert Ashe” (probability ")
    assert (seen.page, seen.zone) == (1, "closing")
    assert seen.box is not None
    assert seen.box.overlap(Box(84, 345, 214, 395)) > 3000


def test_an_unsigned_scan_has_no_ink_and_is_blank():
    assert list(plugins.check("closing.ink")(a_scan(), {})) == []
    (seen,) = plugins.check("closing.blank")(a_scan(), {})
    assert "Robert Ashe" in seen.what


def test_no_space_is_blank_where_ink_stands_beside_it_that_may_sign():
    """A signature beside its space leaves the space empty; whoever reads “blank” would read “unsigned”."""
    letter = a_scan(signed=True, at=(120, 400))
    with pytest.raises(plugins.CannotExamine, match="marks beside it may be a signature"):
        list(plugins.check("closing.blank")(letter, {}))


def test_a_signature_is_found_where_no_closing_is():
    (seen,) = plugins.check("closing.ink")(a_scan(named=False, signed=True), {})
    assert "where no closing was recognised" in seen.what
    assert seen.zone is None
