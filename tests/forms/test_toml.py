from __future__ import annotations

import datetime
import sys
import tomllib
from types import FrameType
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from authcheck.errors import FormError
from authcheck.forms.toml import parse_toml

EVERYTHING = '''\
# a comment with [brackets] and = signs
packs = ["core", 'a', # one a line
  "b" , ]
a.b.c = 1
"q x" = {x=1, y = [ {z="]}"} , {} , [[1], [2, 3]] ]}
day = 2027-01-02
time = 1979-05-27 07:32:00 # with a space
several = """
a\\"""b
"""
literal = \'\'\'it's'\'\'\'
empty = []
[[off]]
rule = "x#y"
until = 2027-06-30
[off.inner]
so = true
[[off]]
rule = "z"
[t.u]
v = -1.5e3
[t]
w = false
'''


def plain(node: yaml.Node) -> Any:
    """Return what nodes hold, as values."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return node.value


def worded(value: Any) -> Any:
    """Return what ``tomllib`` reads, with every single value in words, as nodes have it."""
    if isinstance(value, dict):
        return {key: worded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [worded(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


@pytest.mark.parametrize("text", [EVERYTHING, EVERYTHING.replace("\n", "\r\n"), "", "# nothing", "a=1"])
def test_nodes_hold_what_the_standard_library_reads(text: str) -> None:
    assert plain(parse_toml(text, "x.toml").node) == worded(tomllib.loads(text))


VALUES: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["1", "true", "2027-01-02", '"a,]}#\\""', "'b'", "1.5", '"""c\n"d" """']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{at}.x = {item}" for at, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=4))
def test_the_walk_agrees_with_the_standard_library_whatever_nests(values: list[str]) -> None:
    text = "".join(f"[t{at}]\nv = {value} # so\n" for at, value in enumerate(values))
    assert plain(parse_toml(text, "x.toml").node) == worded(tomllib.loads(text))


def test_every_value_knows_its_place() -> None:
    root = parse_toml(EVERYTHING, "x.toml")
    rule = root.entries()["off"].items()[1].entries()["rule"]
    assert (rule.line, rule.column, rule.key) == (19, 8, "off[1].rule")
    assert rule.node.value == "z"


@pytest.mark.parametrize(
    ("text", "place"),
    [("a = ", (1, 5)), ("a = 1\na = 2\n", (2, 6)), ("x\n", (1, 2)), ('a = "b', (1, 7))],
)
def test_what_is_not_toml_is_told_at_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(FormError) as raised:
        parse_toml(text, "x.toml")
    (problem,) = raised.value.problems
    assert problem.code == "F004"
    assert problem.line == place[0]
    assert problem.message.startswith("is not TOML: ")


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("packs = [us-dod]\n", 10, '“us-dod” is text and needs quotes: "us-dod"'),
        ("packs = ['a', us-dod]\n", 15, '“us-dod” is text and needs quotes: "us-dod"'),
        ("reason = Our house\n", 10, '“Our house” is text and needs quotes: "Our house"'),
    ],
)
def test_text_without_quotes_is_told_as_that(text: str, column: int, words: str) -> None:
    with pytest.raises(FormError) as raised:
        parse_toml(text, "x.toml")
    (problem,) = raised.value.problems
    assert (problem.line, problem.column) == (1, column)
    assert problem.message == f"is not TOML: {words}"


def test_brackets_without_end_do_not_end_the_process() -> None:
    with pytest.raises(FormError) as raised:
        parse_toml("a = " + "[" * 50_000 + "]" * 50_000, "x.toml")
    assert raised.value.problems[0].code == "F007"


def steps(text: str) -> int:
    """Return how many lines of Python reading ``text`` runs."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parse_toml(text, "x.toml")
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("line", ["[a{}]", "a{} = 1", "b.a{}.c = 1", "[[off]]\nrule = 'a{}'"])
def test_as_many_tables_as_lines_are_read_in_proportion(line: str) -> None:
    few, many = ("\n".join(map(line.format, range(count))) for count in (100, 400))
    assert steps(many) < 4.5 * steps(few)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a = 1\n" * 40_000, "F002", "longer than 200,000 characters"),
        (".".join("a" * 60_000) + " = 1", "F007", "nests too deep"),
        (" . ".join(['"\\""'] * 50) + " = 1", "F007", "nests too deep"),
        (f"a = {'9' * 5_000}", "F004", "thousands of digits"),
        (f"a = 0x{'f' * 5_000}", "F004", "thousands of digits"),
    ],
)
def test_what_is_too_much_is_told_of_the_file(text: str, code: str, words: str) -> None:
    with pytest.raises(FormError) as raised:
        parse_toml(text, "x.toml")
    (problem,) = raised.value.problems
    assert problem.code == code
    assert words in problem.message


def test_a_text_with_many_dots_and_a_key_with_some_are_read() -> None:
    text = f'reason = "{"and so on. " * 50}{"." * 100}"\na.b.c.d.e = 1\n'
    assert plain(parse_toml(text, "x.toml").node) == worded(tomllib.loads(text))
