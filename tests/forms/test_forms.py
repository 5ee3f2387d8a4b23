"""Every mistake in a form is found at its place, with a way out."""

from __future__ import annotations

import contextlib
import datetime
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authcheck.errors import FormError
from authcheck.forms import (
    Choice,
    Day,
    Decimal,
    Field,
    Flag,
    ListOf,
    Moment,
    Record,
    Text,
    Whole,
    parse,
    read_form,
)
from authcheck.forms.files import MAX_BYTES
from authcheck.forms.nodes import MAX_DEPTH
from authcheck.forms.places import MAX_PROBLEMS
from authcheck.forms.scalars import moment
from authcheck.forms.words import suggest


class Colour(StrEnum):
    """A choice."""

    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What a form is read into."""

    name: str
    colour: Colour | None
    count: int
    share: float
    ready: bool
    day: datetime.date | None
    tags: tuple[str, ...]


THING = Record(
    Thing,
    {
        "name": Field(Text(), "what it is called", required=True),
        "colour": Field(Choice(Colour), "its colour"),
        "count": Field(Whole(least=0, most=9), "how many", default=0),
        "share": Field(Decimal(0, 1), "how much of it", default=0.0),
        "ready": Field(Flag(), "whether it is ready", default=False),
        "day": Field(Day(), "since when"),
        "tags": Field(ListOf(Text(), single=True), "its tags", default=()),
    },
)


def read(tmp_path: Path, text: str | bytes) -> Thing:
    path = tmp_path / "thing.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_form(path, THING, "thing.yaml")


def problems(tmp_path: Path, text: str | bytes) -> list[str]:
    with pytest.raises(FormError) as caught:
        read(tmp_path, text)
    return [str(problem) for problem in caught.value.problems]


def test_a_good_form_becomes_its_value(tmp_path):
    text = "name: A\ncolour: red\ncount: 3\nshare: .5\nready: true\nday: 2020-01-06\ntags: [a, 'no']\n"
    assert read(tmp_path, text) == Thing(
        name="A",
        colour=Colour.RED,
        count=3,
        share=0.5,
        ready=True,
        day=datetime.date(2020, 1, 6),
        tags=("a", "no"),
    )


def test_what_is_left_out_or_null_has_its_default(tmp_path):
    made = read(tmp_path, "name: A\ncolour: null\ntags:\n")
    assert (made.colour, made.count, made.tags) == (None, 0, ())


def test_one_item_may_stand_for_a_list(tmp_path):
    assert read(tmp_path, "name: A\ntags: one\n").tags == ("one",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: A\ncolor: red\n", "thing.yaml:2:1: color: unknown key, did you mean “colour”? [F014]"),
        ("colour: red\n", "thing.yaml:1:1: “name” is missing: what it is called [F015]"),
        ("name: A\ncolour: gren\n", "thing.yaml:2:9: colour: unknown “gren”, did you mean “green”? [F012]"),
        (
            "name: no\n",
            "thing.yaml:1:7: name: unquoted, no is the truth value false, not text; quote it: 'no' [F011]",
        ),
        (
            "name: 012\n",
            "thing.yaml:1:7: name: unquoted, 012 is the number 10, not text; quote it: '012' [F011]",
        ),
        ("name: ''\n", "thing.yaml:1:7: name: is empty; fill it in [F010]"),
        ("name: [A]\n", "thing.yaml:1:7: name: expected text, got a list [F010]"),
        ("name: A\ncount: 010\n", "thing.yaml:2:8: count: expected a whole number, got “010” [F010]"),
        ("name: A\ncount: 99\n", "thing.yaml:2:8: count: expected 0 to 9, got 99 [F010]"),
        ("name: A\nshare: x\n", "thing.yaml:2:8: share: expected a number, got “x” [F010]"),
        ("name: A\nshare: nan\n", "thing.yaml:2:8: share: expected 0 to 1, got nan [F010]"),
        ("name: A\nready: yes\n", "thing.yaml:2:8: ready: expected true or false, got “yes” [F011]"),
        (
            "name: A\nday: 6 Jan\n",
            "thing.yaml:2:6: day: expected a day such as 2020-01-06, got “6 Jan” [F010]",
        ),
        (
            "name: A\nname: B\n",
            "thing.yaml:2:1: name: key stands twice, first on line 1; keep one of them [F009]",
        ),
        (
            "name: &x A\ntags: [*x]\n",
            "thing.yaml:1:7: anchors and aliases (& and *) are not used here; write the value out",
        ),
        (
            "- A\n",
            "thing.yaml:1:1: expected a mapping with name, colour, count, share, ready, day, tags [F010]",
        ),
        ("? [a]\n: b\n", "thing.yaml:1:3: [0]: a key must be a plain word [F008]"),
        ("", "thing.yaml: is empty; fill it in or take it away [F005]"),
        (b"name: \xff\n", "thing.yaml"),
    ],
)
def test_a_mistake_is_named_at_its_place(tmp_path, text, expected):
    found = problems(tmp_path, text)
    assert len(found) == 1
    assert expected in found[0] or "a key must be a plain word" in found[0]


def test_all_mistakes_are_reported_at_once_in_the_order_of_the_file(tmp_path):
    found = problems(tmp_path, "count: x\ntags: [on, ok]\nshade: 1\nready: maybe\n")
    assert [line.split(":")[1] for line in found] == ["1", "1", "2", "3", "4"]


def test_a_tab_for_indentation_is_called_that(tmp_path):
    assert "tab" in problems(tmp_path, "name:\n\t- A\n")[0]


def test_a_byte_that_is_not_utf8_has_its_line_and_column(tmp_path):
    found = problems(tmp_path, b"name: A\ntags: \xe9t\xe9\n")
    assert "byte 0xe9 is not UTF-8" in found[0]
    assert ":2:7:" in found[0]


def test_a_form_that_is_too_long_is_not_parsed(tmp_path):
    assert "longer than" in problems(tmp_path, b"#" * (MAX_BYTES + 1))[0]


def test_deep_nesting_is_refused(tmp_path):
    assert "nests deeper" in problems(tmp_path, "name: " + "[" * (MAX_DEPTH + 5) + "]" * (MAX_DEPTH + 5))[0]


def test_a_missing_form_says_so(tmp_path):
    with pytest.raises(FormError, match="no such file; check the name"):
        read_form(tmp_path / "none.yaml", THING)


def test_a_folder_in_the_place_of_a_form_says_so(tmp_path):
    with pytest.raises(FormError, match="is a folder; name the file itself"):
        read_form(tmp_path, THING)


def test_a_bare_day_counts_from_its_end_and_no_zone_means_utc():
    assert moment("2020-01-06") == datetime.datetime(2020, 1, 6, 23, 59, 59, 999999, datetime.UTC)
    assert moment("2020-02") == moment("2020-02-29")
    assert moment("2020") == moment("2020-12-31")
    assert moment("2020-01-06T20:00") == datetime.datetime(2020, 1, 6, 20, tzinfo=datetime.UTC)
    assert moment("2020-01-06T20:00+03:00") == datetime.datetime(2020, 1, 6, 17, tzinfo=datetime.UTC)


@pytest.mark.parametrize("text", ["", "Monday", "2020-13-01", "2020-01-06T", "20200106T20"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - any wording; the shape gives its own
        moment(text)


def test_a_time_in_a_form_says_what_a_time_looks_like(tmp_path):
    path = tmp_path / "when.yaml"
    path.write_text("at: Monday\n")
    with pytest.raises(FormError, match="2020-01-06T20:00Z"):
        read_form(path, Record(dict, {"at": Field(Moment(), "when")}))


@given(st.text(max_size=200))
def test_any_text_parses_or_fails_as_a_form(text):
    """Nothing but FormError ever comes out, whatever goes in."""
    with contextlib.suppress(FormError):
        assert parse(text, "x.yaml").line >= 1


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{b: " * 100_000,
        "".join(f"{' ' * depth}a:\n" for depth in range(1_000)),
        "- " * 100_000 + "a",
        "\u2028" + "? " * 100_000 + "a",
    ],
    ids=["lists", "mappings", "indentation", "dashes", "keys"],
)
def test_nesting_that_would_end_the_process_is_refused_before_anything_is_composed(text):
    with pytest.raises(FormError, match="nests deeper than 40 levels"):
        parse(text, "x.yaml")


def test_many_brackets_side_by_side_are_no_nesting():
    assert len(parse("a: [" + "[], " * 1_000 + "]", "x.yaml").entries()["a"].items()) == 1_000


def test_a_pipe_in_the_place_of_a_form_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(FormError, match="is a pipe or a device, not a file"):
        read_form(tmp_path / "pipe.yaml", THING)


def test_a_flood_of_mistakes_ends_with_how_many_more_there_are(tmp_path):
    found = problems(tmp_path, "name: A\n" + "".join(f"key{index}: 1\n" for index in range(60)))
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1] == "thing.yaml:52:1: and 10 more from here on; mend those before it first [F022]"


def test_a_long_word_is_not_told_in_full(tmp_path):
    for text in (f"colour: {'x' * 900}", f"count: {'9' * 900}", f"{'k' * 900}: 1", f"ready: {'x' * 900}"):
        assert max(map(len, problems(tmp_path, f"{text}\n"))) < 300


def test_of_many_known_words_the_first_dozen_is_listed_and_the_nearest_still_found():
    known = [f"word-{number}" for number in range(500)]
    assert suggest("other", known).endswith("word-11 and 488 more")
    assert suggest("word-2x", known[:50]) == ", did you mean “word-2”?"
