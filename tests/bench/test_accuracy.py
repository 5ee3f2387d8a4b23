"""Rates with intervals, and what being unsure counts for."""

from __future__ import annotations

import pytest
from PIL import Image

from authcheck.model.geometry import Box
from bench.accuracy.sheet import tile, write_sheet
from bench.accuracy.tables import Told, calibration, f1, f1_decided, line, rate, wilson

ROWS = [Told(truth=True, said=True, chance=0.9)] * 8 + [
    Told(truth=True, said=None, chance=0.5),
    Told(truth=True, said=False, chance=0.1),
    Told(truth=False, said=True, chance=0.9),
    Told(truth=False, said=None, chance=0.5),
]


def test_the_interval_of_a_clean_count_is_not_certainty():
    low, high = wilson(22, 22)
    assert (round(low, 3), high) == (0.851, 1.0)
    assert wilson(0, 0) == (0.0, 1.0)
    assert rate(0, 0) == "none"


def test_being_unsure_is_a_miss_and_no_alarm():
    assert f1(ROWS) == pytest.approx(16 / 19)
    assert f1_decided(ROWS) == pytest.approx(16 / 18)
    assert f1([]) == 0.0
    said = line("all", ROWS)
    assert "recall 0.800" in said
    assert "specificity 0.500" in said
    assert "unsure 0.167" in said


def test_calibration_sets_what_was_said_beside_what_is_true():
    said = calibration(ROWS)
    assert any("said 0.80-0.95, mean 0.90: true 0.889" in row for row in said)
    assert "calibration error" in said[-1]


def test_the_sheet_of_mistakes_is_a_picture(tmp_path):
    page = tile(Image.new("L", (900, 1200), 255), "a page", (612, 792), (Box(10, 10, 90, 60),), ())
    write_sheet([page, page], tmp_path / "mistakes.png")
    with Image.open(tmp_path / "mistakes.png") as sheet:
        assert sheet.width > 800
    write_sheet([], tmp_path / "none.png")
    assert (tmp_path / "none.png").is_file()
