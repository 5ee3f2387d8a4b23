from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authcheck.report.safe import disarmed, safe, shortened


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b2Jcleared", "cleared"),
        ("\x1b]0;a new title\x07letter", "letter"),
        ("\x1b]8;;https://example.org\x1b\\a link\x1b]8;;\x1b\\", "a link"),
        ("\x1bP+q544e\x1b\\asked", "asked"),
        ("\x1bcreset", "reset"),
        ("over\rwritten\b\b", "over written"),
        ("\u202egnp.rettel\u202c", "gnp.rettel"),
        ("two\nlines\u2028three", "two lines three"),
        ("a\u200bb\ufeffc\U000e0041d", "abcd"),
        ("half \ud83d pair", "half pair"),
        ("DR\u00adA\u034fF\u180eT\u2800, s\u3164i\ufe0fg\uffa0n\U000e0100ed", "DRAFT, signed"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_gone(hostile: str, harmless: str) -> None:
    assert safe(hostile) == harmless


def test_a_sequence_without_an_end_cannot_hide_what_follows() -> None:
    assert safe("\x1b]0;title never ends. marked DRAFT") == "0;title never ends. marked DRAFT"


PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"  # misspelled without its joiner


@pytest.mark.parametrize("text", ["“Größe”, 2 €", PERSIAN, "[bold]not markup[/bold]", "Ωμέγα · 委任状"])
def test_honest_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(st.text())
def test_no_control_character_is_left_whatever_comes(text: str) -> None:
    left = safe(text)
    assert not {unicodedata.category(character) for character in left} & {"Cc", "Cs", "Zl", "Zp"}
    assert safe(left) == left


def test_a_long_quotation_is_cut_where_it_says_so() -> None:
    assert shortened("a word or two", 7) == "a word…"
    assert shortened("a word", 7) == "a word"


def test_a_quotation_is_cut_after_a_word_and_a_long_run_of_signs_where_it_must_be() -> None:
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one two three four", 9) == "one two…"
    assert shortened("one two three four", 8) == "one two…"
    assert shortened("a 0123456789abcdef", 8) == "a 01234…"
    assert shortened("0123456789", 8) == "0123456…"


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("##[error]azure", "##(error]azure"),
        ("a ##vso[task.setvariable variable=a]b", "a ##vso(task.setvariable variable=a]b"),
        ("###[x] ##[y]", "###(x] ##(y]"),
        ("::warning::pwned", ": :warning::pwned"),
        ("one\n \t\u00a0::stop-commands::x\r::two", "one\n \t\u00a0: :stop-commands::x\r: :two"),
        ("plain ::error:: within a line, # and [x]", "plain ::error:: within a line, # and [x]"),
    ],
)
def test_what_a_build_server_would_obey_is_disarmed(line: str, printed: str) -> None:
    assert disarmed(line) == printed
    assert disarmed(printed) == printed


def test_annotations_that_are_meant_stay() -> None:
    assert disarmed("::error file=a::b ##[x]", annotations=True) == "::error file=a::b ##(x]"
