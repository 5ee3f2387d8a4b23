"""YAML's own complaints are said to the person who wrote the file, at the place to mend."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authcheck.errors import FormError
from authcheck.forms import parse
from authcheck.forms.complaints import trap
from authcheck.forms.hiding import hiding


def complaint(text: str) -> tuple[str, int, int, str]:
    with pytest.raises(FormError) as caught:
        parse(text, "x.yaml")
    (problem,) = caught.value.problems
    return problem.code, problem.line, problem.column, problem.message


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: b: c\n", 1, 5, "a colon and a blank inside unquoted text; quote the text"),
        ("a: {say: b: c}\n", 1, 11, "quote the text, or put a comma before this key"),
        ("a: {b: 1 c: 2}\n", 1, 11, "quote the text, or put a comma before this key"),
        ("a: 'b\nc: d\n", 1, 4, "the quote ' is never closed"),
        ('a: "b\nc: d\n', 1, 4, 'the quote " is never closed; close it'),
        ("a: 'b\nc: 'd'\n", 1, 4, "this quote runs on to line 2; close it where the text ends"),
        ("a: 'b's'\n", 1, 7, "put a text that holds a ' in double quotes"),
        ('a: "b"s"\n', 1, 7, 'put a text that holds a " in single quotes'),
        ("a:\n  b: [c, d\n  e: f\n", 2, 6, "this “[” is not closed before line 3; add “]”"),
        ("a: {b: c\nd: e\n", 1, 4, "this “{” is not closed before line 2; add “}”"),
        ("a: [b\n", 1, 4, "this “[” is not closed before line 2"),
        ("a: [b]]\n", 1, 7, "this “]” closes nothing"),
        ("a: {b} c\n", 1, 8, "quote text that begins with a bracket"),
        ("a:\n\tb: c\n", 2, 1, "a tab is used for indentation; use spaces"),
        ("a: @b\n", 1, 4, "unquoted text cannot begin with “@”; quote it"),
        ("a: `b`\n", 1, 4, "unquoted text cannot begin with “`”; quote it"),
        ("a: %b\n", 1, 4, "unquoted text cannot begin with “%”; quote it"),
        ("%a: b\n", 1, 1, "unquoted text cannot begin with “%”; quote it"),
        ("a: ? b\n", 1, 4, "cannot begin with a question mark and a blank"),
        ("a: >b\n", 1, 4, "after “>” the text begins on the next line"),
        ("a: b\n---\na: c\n", 2, 1, "a second document begins here"),
        ("a:\n    b: c\n  d: e\n", 3, 3, "this line is indented by 2, and line 2 by 4"),
        ("a:\n   b: c\n# note\n\n   c: d\n  d: e\n", 6, 3, "this line is indented by 2, and line 2 by 3"),
        ("- {a: COPY #3, b: c}\n- {a: d}\n", 1, 12, "a blank and # begin a comment"),
        ("- {a: 'x #1', b: COPY #3}\n", 1, 23, "a blank and # begin a comment"),
        ("a: [COPY #3]\nb: c\n", 1, 10, "a blank and # begin a comment"),
        ("a: [b, # so\n  c\nd: e\n", 1, 4, "this “[” is not closed before line 3"),
        ("- {a: b}\n-{a: c}\n", 2, 2, "a blank is missing after the dash"),
        ("a:\u00a0b\nc: d\n", 1, 3, "U+00A0 looks like a blank and is none to YAML"),
        ("a:\n\u00a0\u00a0b: c\n  d: e\n", 2, 1, "U+00A0 looks like a blank and is none to YAML"),
        ("- a\n b: c\n", 2, 2, "this key is indented further than those it stands with"),
        ("a: b\nc\nd: e\n", 2, 1, "no colon follows"),
        ('a: "\\d+"\n', 1, 5, "in double quotes \\d is no escape; use single quotes"),
        ('a: "\\xg"\n', 1, 5, "in double quotes \\x needs its hexadecimal digits"),
    ],
)
def test_what_is_no_yaml_is_said_in_plain_words_at_the_place_to_mend(text, line, column, words) -> None:
    code, *place, message = complaint(text)
    assert (code, *place) == ("F004", line, column)
    assert message.startswith("is not YAML: ")
    assert words in message


@pytest.mark.parametrize("text", ["a: *b*\n", "a: &b c\n", "a: [*]\n", "a: [&]\n", "a: *b\n"])
def test_a_sign_of_anchors_is_called_that(text) -> None:
    code, line, column, message = complaint(text)
    assert (code, line, column) == ("F006", 1, text.index("*" if "*" in text else "&") + 1)
    assert "or quote text with such a sign" in message


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [("a: b\nc: \x1b[31m", (2, 4), "U+001B"), ("a\0", (1, 2), "U+0000"), ("é: \ufffe", (1, 4), "U+FFFE")],
)
def test_a_control_character_has_its_place_and_its_name(text, place, name) -> None:
    code, *found, message = complaint(text)
    assert (code, *found) == ("F023", *place)
    assert message.startswith(f"{name} is a control character; take it out, or write ")


@pytest.mark.parametrize(
    ("tag", "value", "made"),
    [
        ("bool", "NO", "the truth value false"),
        ("bool", "on", "the truth value true"),
        ("int", "012", "the number 10"),
        ("int", "1:30", "the number 90"),
        ("int", "1_000", "the number 1000"),
        ("int", "0x1F", "the number 31"),
        ("int", "0x_", "a number"),
        ("int", "7", "a number"),
        ("float", "1.10", "the number 1.1"),
        ("float", "1e3", "the number 1000"),
        ("float", ".inf", "the number inf"),
        ("timestamp", "2020-01-06", "a date"),
        ("null", "~", "nothing"),
    ],
)
def test_a_trap_is_told_with_what_yaml_makes_of_it(tag, value, made) -> None:
    assert (
        trap(f"tag:yaml.org,2002:{tag}", value)
        == f"unquoted, {value} is {made}, not text; quote it: '{value}'"
    )


@pytest.mark.parametrize(("tag", "value"), [("str", "no way"), ("null", ""), ("merge", "<<")])
def test_words_that_stay_words_are_no_trap(tag, value) -> None:
    assert trap(f"tag:yaml.org,2002:{tag}", value) == ""


def test_a_long_number_is_cut() -> None:
    assert len(trap("tag:yaml.org,2002:int", "9" * 5_000)) < 150


@pytest.mark.parametrize(
    "sign",
    "\u202e\u2066\u200b\u2060\ufeff\u00ad\u2028\x85\u3164\U000e0041"
    "\u200c\u200d\ufe0f\U000e0101\u180b\u180f\U0001d173",
)
def test_what_hides_or_turns_text_is_found(sign) -> None:
    (found,) = hiding(f"a: é\nb: x{sign}y\n")
    assert (found.line, found.column) == (2, 5)
    assert f"U+{ord(sign):04X} " in found.message


@pytest.mark.parametrize(
    "word", ["FO\u0410O", "\u0410FOO", "p\u0430ypal", "\u039fCTOBER", "\u0441o\u0440yist"]
)
def test_a_word_of_two_alphabets_is_told_at_the_letter_of_the_fewer(word) -> None:
    (found,) = hiding(f"a: é\nb: x {word} y\n")
    assert found.line == 2
    assert f"U+{ord(word[found.column - 6]):04X} in “{word}” is a " in found.message


@pytest.mark.parametrize(("word", "place"), [("FO\u0301O", 7), ("e\u0301", 6), ("\u0438\u0306\u0301", 6)])
def test_a_letter_apart_from_its_accent_is_told_at_the_letter(word, place) -> None:
    (found,) = hiding(f"a: é\nb: x {word} y\n")
    assert (found.line, found.column) == (2, place)
    assert "type it anew as one letter" in found.message


def test_a_flood_of_signs_is_told_up_to_the_fiftieth_in_their_order() -> None:
    found = hiding("a\u200b" * 10_000)
    assert [each.column for each in found] == list(range(2, 104, 2))
    assert [each.code for each in found] == ["F023"] * 50 + ["F022"]
    assert "9,950 more" in found[-1].message


@pytest.mark.parametrize(
    "text",
    [
        "“Größe”, 2 €",
        "\u0645\u06cc\u200c\u062e\u0648\u0627",  # Persian, with a joiner between two halves of a word
        "\u0915\u094d\u200d\u0937",  # Hindi, a letter asked for in another form
        "委任状",
        "\u845b\U000e0100\u98fe",  # Japanese, a name's own variant of a letter
        "\u1820\u180b\u1820",  # Mongolian, the same
        "👍🏽",
        "👩\u200d💻 \u26a0\ufe0f \u2764\ufe0f\u200d🔥",
        "Москва, Αθήνα, Երևան and Moscow",
        "5 µm, 3 Ω, \u03b1-helix",
        "plain",
    ],
)
def test_honest_text_hides_nothing(text) -> None:
    assert hiding(text) == ()


@given(st.text(alphabet="ab:'\"[]{}-# \n\t|>&*!%@`,?\\\u2028", max_size=60))
def test_whatever_is_wrong_has_a_place_in_the_text(text) -> None:
    with contextlib.suppress(FormError):
        try:
            parse(text, "x.yaml")
        except FormError as error:
            for problem in error.problems:
                assert 0 <= problem.line <= len(text) + 2
                assert 0 <= problem.column <= len(text) + 2
                assert problem.length >= 1
            raise


def test_a_long_line_of_quotes_that_close_nowhere_is_told_at_once() -> None:
    """It would take hours if every quote were followed to the end of the line."""
    assert complaint('a: {b: x "' + '\\"' * 500_000 + "\n")[:3] == ("F004", 1, 4)
