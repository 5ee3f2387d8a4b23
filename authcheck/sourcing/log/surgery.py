"""Where in the text of a case file an entry goes, or a key's new value; every other byte stays.

No part of the text is written anew that was not asked for, so that comments, order, quotation marks and
line breaks stay as the desk made them. ``with_added`` and ``with_changed`` do the same to what the text
stands for, so that the cut can be held to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from authcheck.sourcing.log.entries import ORDER
from authcheck.sourcing.log.written import entry_lines, in_line, key_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.sourcing.log.entries import Entry, Value

STATEMENTS = "statements"
_NULL = "tag:yaml.org,2002:null"
_BREAKS = "\r\n"


class Entangled(Exception):  # noqa: N818 - caught by ``editing``, which says what to do instead
    """The text is written in a way that cannot be changed without touching more than was asked for."""


@dataclass(frozen=True, slots=True)
class Splice:
    """What is to stand in the place of ``text[start:end]``."""

    start: int
    end: int
    put: str


def spliced(text: str, splices: list[Splice]) -> str:
    """Return the text with all splices made; they must not overlap."""
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end), reverse=True):
        text = text[: splice.start] + splice.put + text[splice.end :]
    return text


def line_break(text: str) -> str:
    """Return how the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def adding(text: str, root: yaml.Node, entries: Sequence[Entry]) -> list[Splice]:
    """Return what adds entries at the end of ``statements``."""
    if not isinstance(root, yaml.MappingNode):
        raise Entangled
    value = next((value for key, value in root.value if key.value == STATEMENTS), None)
    if value is None:
        return [_new_key(text, root, entries)]
    if isinstance(value, yaml.SequenceNode) and value.value:
        return [_after_last(value, _flow(entries)) if value.flow_style else _more_items(text, value, entries)]
    return _first_items(text, root, value, entries)


def _flow(entries: Sequence[Entry]) -> str:
    return ", ".join(in_line(entry) for entry in entries)


def _lines(entries: Sequence[Entry]) -> list[str]:
    return [line for entry in entries for line in entry_lines(entry)]


def _new_key(text: str, root: yaml.MappingNode, entries: Sequence[Entry]) -> Splice:
    if root.flow_style:
        return _after_last(root, f"{STATEMENTS}: [{_flow(entries)}]")
    return lines_at(text, end_of_lines(text, root, 0), [f"{STATEMENTS}:", *_lines(entries)])


def _first_items(
    text: str, root: yaml.MappingNode, value: yaml.Node, entries: Sequence[Entry]
) -> list[Splice]:
    """Fill an empty list."""
    start, end = _nothing_there(text, value)
    if root.flow_style or "\n" in text[start:end]:
        if not isinstance(value, yaml.SequenceNode):
            return [Splice(start, end, f" [{_flow(entries)}]")]
        return [_after_last(value, _flow(entries))]
    return [Splice(start, end, ""), lines_at(text, _line_start_after(text, end), _lines(entries))]


def _nothing_there(text: str, value: yaml.Node) -> tuple[int, int]:
    """Return the span of an empty list or of null, the blanks before it included."""
    empty = isinstance(value, yaml.SequenceNode) or (
        isinstance(value, yaml.ScalarNode) and value.tag == _NULL and not value.style
    )
    if not empty:
        raise Entangled
    start, end = value.start_mark.index, value.end_mark.index
    while text[start - 1] == " ":
        start -= 1
    return start, end


def _after_last(node: yaml.CollectionNode, put: str) -> Splice:
    """Put one more into brackets."""
    if not node.value:
        inside = node.start_mark.index + 1
        return Splice(inside, inside, put)
    last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return Splice(last.end_mark.index, last.end_mark.index, f", {put}")


def _more_items(text: str, listed: yaml.SequenceNode, entries: Sequence[Entry]) -> Splice:
    at = listed.start_mark.index
    if text[at] != "-":
        raise Entangled
    indent = " " * listed.start_mark.column
    lines: list[str] = []
    for entry in entries:
        # As many blank lines between the statements as the desk leaves there.
        lines += [""] if _spaced(text, listed) else []
        lines += [indent + line for line in entry_lines(entry)]
    return lines_at(text, end_of_lines(text, listed, listed.start_mark.column + 1), lines)


def _spaced(text: str, listed: yaml.SequenceNode) -> bool:
    if len(listed.value) < 2:  # noqa: PLR2004 - between two there may be a blank line
        return False
    gap = text[_content_end(text, listed.value[-2]) : listed.value[-1].start_mark.index]
    return any(not line.strip() for line in gap.splitlines()[1:])


def lines_at(text: str, at: int, lines: list[str]) -> Splice:
    """Put whole lines where a line ends or the text does."""
    nl = line_break(text)
    before = "" if at == 0 or text[at - 1] in _BREAKS else nl
    return Splice(at, at, before + "".join(line + nl for line in lines))


def changing(text: str, item: yaml.Node, changes: Entry) -> list[Splice]:
    """Return what gives the keys of a statement new values; a key that is not there yet is put in order."""
    if not isinstance(item, yaml.MappingNode) or not item.value:
        raise Entangled
    there = {str(key.value): (key, value) for key, value in item.value}
    splices: list[Splice] = []
    waiting: dict[int, list[str]] = {}
    for name in sorted(changes, key=ORDER.index):
        value = changes[name]
        if name in there:
            splices += _new_values(text, item, *there[name], value)
        elif value is not None:
            before = [other for other in ORDER[: ORDER.index(name)] if other in there]
            _, last = there[before[-1]] if before else item.value[-1]
            at = _content_end(text, last) if item.flow_style else end_of_lines(text, last, _column(item) + 1)
            waiting.setdefault(at, []).extend(
                [f", {name}: {in_line(value)}"] if item.flow_style else key_lines(name, value)
            )
    # Where both end at one place, what goes on inside a value comes before the next key.
    return [*_new_keys(text, item, waiting), *splices]


def _new_keys(text: str, item: yaml.MappingNode, waiting: Mapping[int, list[str]]) -> list[Splice]:
    if item.flow_style:
        return [Splice(at, at, "".join(put)) for at, put in waiting.items()]
    indent = " " * _column(item)
    return [lines_at(text, at, [indent + line for line in put]) for at, put in waiting.items()]


def _new_values(
    text: str, item: yaml.MappingNode, key: yaml.Node, old: yaml.Node, value: Value
) -> list[Splice]:
    """Return what gives a key a new value; of a mapping only what is another value or was not there."""
    if not isinstance(old, yaml.MappingNode) or not isinstance(value, Mapping) or not old.value:
        return [_new_value(text, item, key, old, value)]
    there = {str(each.value): (each, now) for each, now in old.value}
    if there.keys() - value.keys():
        return [_new_value(text, item, key, old, value)]
    splices: list[Splice] = []
    for name, (each, now) in there.items():
        if meaning(now) != meaning_of(value[name]):
            splices.append(_new_value(text, old, each, now, value[name]))
    more = {name: each for name, each in value.items() if name not in there}
    if more:
        last = old.value[-1][1]
        at = _content_end(text, last) if old.flow_style else end_of_lines(text, last, _column(old))
        put = (
            [f", {name}: {in_line(each)}" for name, each in more.items()]
            if old.flow_style
            else [line for name, each in more.items() for line in key_lines(name, each)]
        )
        splices += _new_keys(text, old, {at: put})
    return splices


def _column(item: yaml.Node) -> int:
    return int(item.start_mark.column)


def _new_value(text: str, item: yaml.MappingNode, key: yaml.Node, old: yaml.Node, value: Value) -> Splice:
    start = text.index(":", key.end_mark.index) + 1
    end = max(start, _content_end(text, old))
    notes = _comments(text, start, end, old)
    if item.flow_style:
        if notes:
            raise Entangled
        return Splice(start, end, f" {in_line(value)}")
    nl, indent = line_break(text), " " * _column(item)
    first, *more = key_lines(str(key.value), value)
    lines = [first.partition(":")[2], *(indent + line for line in more)]
    if notes:
        # What was noted beside the old value is the desk's, whatever the new value is.
        above = "".join(f"{note}{nl}{indent}" for note in notes)
        return Splice(key.start_mark.index, end, above + text[key.start_mark.index : start] + nl.join(lines))
    return Splice(start, end, nl.join(lines))


def _comments(text: str, start: int, end: int, node: yaml.Node) -> list[str]:
    spans = list(_scalars(node))
    found: list[str] = []
    at = start
    while (at := text.find("#", at, end)) >= 0:
        inside = next((last for first, last in spans if first <= at < last), None)
        if inside is not None:
            at = inside
        elif text[at - 1] in " \t\r\n":
            stop = _line_end(text, at)
            found.append(text[at:stop].rstrip())
            at = stop
        else:
            at += 1
    return found


def _scalars(node: yaml.Node) -> list[tuple[int, int]]:
    if isinstance(node, yaml.ScalarNode):
        return [(node.start_mark.index, node.end_mark.index)]
    if isinstance(node, yaml.MappingNode):
        return [span for pair in node.value for each in pair for span in _scalars(each)]
    return [span for each in node.value for span in _scalars(each)]


def _content_end(text: str, node: yaml.Node) -> int:
    """Return where a value's last sign stands; a block's own end mark lies beyond blanks and comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _content_end(text, last[1] if isinstance(node, yaml.MappingNode) else last)
    end = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        heading = text[node.start_mark.index : _line_end(text, node.start_mark.index)]
        # A plus sign makes the blank lines below part of the text.
        return end if "+" in heading.partition("#")[0] else len(text[:end].rstrip())
    return end


def end_of_lines(text: str, node: yaml.Node, column: int) -> int:
    """Return where the next line begins after a value and the comments that belong to it.

    Those are the ones right below that stand at ``column`` or further to the right.
    """
    at = _content_end(text, node)
    if not at or text[at - 1] not in _BREAKS:
        at = _line_start_after(text, at)
    while at < len(text):
        line = text[at : _line_end(text, at)]
        bare = line.lstrip(" ")
        if not bare.startswith("#") or len(line) - len(bare) < column:
            break
        at = _line_start_after(text, at)
    return at


def _line_end(text: str, at: int) -> int:
    ends = [end for end in (text.find(sign, at) for sign in _BREAKS) if end >= 0]
    return min(ends, default=len(text))


def _line_start_after(text: str, at: int) -> int:
    end = _line_end(text, at)
    if text.startswith("\r\n", end):
        return end + 2
    return min(end + 1, len(text))


@dataclass(frozen=True, slots=True)
class Word:
    """A single value, and what YAML takes it for."""

    tag: str
    text: str


Meaning: TypeAlias = "Word | tuple[Meaning, ...] | dict[str, Meaning]"


def meaning(node: yaml.Node) -> Meaning:
    """Return what a node stands for, however it is written."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): meaning(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return tuple(meaning(each) for each in node.value)
    return Word(str(node.tag), str(node.value))


def meaning_of(value: Value) -> Meaning:
    """Return what a value stands for once it is written."""
    listed = yaml.compose(f"[{in_line(value)}]", Loader=yaml.SafeLoader)
    if not isinstance(listed, yaml.SequenceNode):
        raise Entangled
    return meaning(listed.value[0])


def with_added(root: yaml.Node, entries: Sequence[Entry]) -> Meaning:
    """Return what the file is to stand for with more statements."""
    whole = meaning(root)
    if not isinstance(whole, dict):
        raise Entangled
    before = whole.get(STATEMENTS)
    more = tuple(meaning_of(entry) for entry in entries)
    return {**whole, STATEMENTS: (*before, *more) if isinstance(before, tuple) else more}


def with_changed(root: yaml.Node, number: int, changes: Entry) -> Meaning:
    """Return what the file is to stand for with other values for keys of one statement."""
    whole = meaning(root)
    listed = whole.get(STATEMENTS) if isinstance(whole, dict) else None
    statement = listed[number] if isinstance(listed, tuple) else None
    if not isinstance(whole, dict) or not isinstance(listed, tuple) or not isinstance(statement, dict):
        raise Entangled
    new = {key: meaning_of(value) for key, value in changes.items() if value is not None or key in statement}
    return {**whole, STATEMENTS: (*listed[:number], {**statement, **new}, *listed[number + 1 :])}
