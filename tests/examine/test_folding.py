from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authcheck.examine.folding import _fold_any, _letters, find, fold


def read(text: str, *phrases: str) -> list[str]:
    return sorted({text[start:end] for start, end in find(fold(text), phrases)})


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("marked DRAFT today", "DRAFT", "DRAFT"),
        ("draft", "DRAFT", "draft"),
        ("D R A F T", "DRAFT", "D R A F T"),
        ("PRE-DEC1SIONAL / DRAFT", "PRE-DECISIONAL", "PRE-DEC1SIONAL"),
        ("DELIBER ATIVE", "DELIBERATIVE", "DELIBER ATIVE"),
        ("PRE-\nDECISIONAL", "PREDECISIONAL", "PRE-\nDECISIONAL"),
        ("DELIBERAT1VEPROCESS", "DELIBERATIVE PROCESS", "DELIBERAT1VEPROCESS"),
        ("DELIBERAIVE", "DELIBERATIVE", "DELIBERAIVE"),
        ("DEL1BERATIUE", "DELIBERATIVE", "DEL1BERATIUE"),
        ("DRAFTPage 2", "DRAFT", "DRAFT"),
        ("DRAFT2", "DRAFT", "DRAFT"),
        ("SBDraft", "DRAFT", "Draft"),
        ("8RIEFING N0TE5", "BRIEFING NOTES", "8RIEFING N0TE5"),
    ],
)
def test_a_misread_marking_is_still_read(text: str, phrase: str, expected: str) -> None:
    assert read(text, phrase) == [expected]


@pytest.mark.parametrize(
    "text", ["aircraft drift study", "draftsman", "overdraft", "craft", "DRAF", "DRAFTING", "drafts", "Draff"]
)
def test_another_word_is_not_a_draft(text: str) -> None:
    assert read(text, "DRAFT") == []


def test_the_closest_reading_of_a_place_stands() -> None:
    assert read("a DELIBERATIVE s", "DELIBERATIVE") == ["DELIBERATIVE"]


def test_eight_letters_allow_one_slip_and_no_more() -> None:
    assert read("DELIBERATIUE", "DELIBERATIVE") == ["DELIBERATIUE"]
    assert read("DELIBERAIIUE", "DELIBERATIVE") == []


def test_phrases_glued_together_are_both_read() -> None:
    assert read("PREDECISIONALDRAFT", "DRAFT", "PRE-DECISIONAL") == ["DRAFT", "PREDECISIONAL"]


def test_a_phrase_glued_to_another_word_is_not_read() -> None:
    assert read("XYZDRAFT", "DRAFT", "PRE-DECISIONAL") == []


def test_a_phrase_without_letters_is_found_nowhere() -> None:
    assert read("234 -- 679", "--", "46") == []


@given(
    st.sampled_from(["DRAFT", "PRE-DECISIONAL", "NOT FOR SIGNATURE"]),
    st.text(alphabet="xyz .,-\n", max_size=20),
    st.text(alphabet="xyz .,-\n", max_size=20),
)
def test_a_phrase_that_stands_alone_is_always_read(phrase: str, before: str, after: str) -> None:
    assert phrase in read(f"{before} {phrase} {after}", phrase)


@given(st.text(max_size=60))
def test_every_match_lies_in_the_text(text: str) -> None:
    for start, end in find(fold(text), ["DRAFT", "ai", "abcdefghij"]):
        assert 0 <= start < end <= len(text)


@given(st.text("abAZlO0158 9-“ⓐÀß\n"))
def test_folding_word_by_word_is_folding_letter_by_letter(text: str) -> None:
    assert fold(text) == _fold_any(text)
    assert _letters(text) == _fold_any(text).letters
