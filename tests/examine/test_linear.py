"""No text and no phrase makes looking take more steps than in proportion to the text; see bench/rules.py too.

Steps are lines of Python run. Patterns run in RE2, which is held to pieces of bounded length; phrases are
found by ``str.find``, which is linear.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authcheck.examine.areas import Area
from authcheck.examine.text import LONGEST_PIECE, _pieces, look
from authcheck.model.rule import PatternMatcher, TextMatcher, Tolerance

SIGNS = "ab01lA -.\n"
TIMES = 4
MARGIN = 1.6
"""How far growth may exceed proportion: sorting, and tables that grow by steps."""

Matcher = TextMatcher | PatternMatcher


def steps(text: str, for_: Matcher, unless: Matcher | None = None) -> int:
    """Return how many lines of Python looking at ``text`` runs."""
    area = Area("body", 1, text)
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for _ in look(area, for_, unless):
            pass
    finally:
        sys.settrace(before)
    return count


def assert_linear(unit: str, for_: Matcher, unless: Matcher | None = None) -> None:
    short = unit * (600 // len(unit))
    assert steps(short * TIMES, for_, unless) <= MARGIN * TIMES * steps(short, for_, unless) + 500


@given(
    unit=st.text(SIGNS, min_size=1, max_size=12),
    phrases=st.lists(st.text("abl1 ", min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=3),
    read=st.sampled_from(Tolerance),
)
@settings(max_examples=60, deadline=None)
def test_phrases_take_steps_in_proportion(unit: str, phrases: list[str], read: Tolerance) -> None:
    words = TextMatcher(phrases=tuple(phrases), read=read)
    assert_linear(unit, words)
    assert_linear(unit, words, words)


@pytest.mark.parametrize(
    "pattern", ["x*y|x", "(x+x+)+y|x", "x(.*y)?", "(?s)x(.*y)?", r"\b", "(x|xx)*", "x$|x"]
)
@pytest.mark.parametrize("unit", ["x", "x ", "x\n", "xxxxx xx\n"])
def test_patterns_take_steps_in_proportion(unit: str, pattern: str) -> None:
    words = PatternMatcher(patterns=(pattern,))
    assert_linear(unit, words)
    assert_linear(unit, words, words)


@given(st.text("ab \n", max_size=60), st.integers(0, 5), st.booleans())
def test_patterns_are_held_against_pieces_of_bounded_length(text: str, times: int, spaced: bool) -> None:  # noqa: FBT001 - drawn
    whole = text * (times * LONGEST_PIECE // 100) + ("" if spaced else "x" * 2 * LONGEST_PIECE)
    pieces = list(_pieces(whole))
    assert "".join(piece for _, piece in pieces) == whole
    assert [whole[place : place + len(piece)] for place, piece in pieces] == [piece for _, piece in pieces]
    assert max(len(piece) for _, piece in pieces) <= LONGEST_PIECE


def test_a_long_text_is_cut_after_lines_and_a_page_not_at_all() -> None:
    lines = ("word " * 15 + "\n") * 1_000
    assert all(piece.endswith("\n") for _, piece in list(_pieces(lines))[:-1])
    assert list(_pieces(lines[:LONGEST_PIECE])) == [(0, lines[:LONGEST_PIECE])]


def test_a_match_in_a_late_piece_stands_at_its_place() -> None:
    text = "word " * 5_000 + "DRAFT 7 " + "word " * 5_000
    (seen,) = look(Area("body", 1, text), PatternMatcher(patterns=(r"DRAFT (?P<match>\d)",)), None)
    assert seen.match == "7"
