"""TOML text to the same nodes as YAML's, so that one table reads and explains both.

``tomllib`` judges the text and reads its values; what it does not tell is where they stand. The walk below
finds that, in text that is known to be sound.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from datetime import date, datetime, time
from typing import NoReturn

import yaml

from authcheck.errors import FormError
from authcheck.forms.places import TOML, Place, of_whole
from authcheck.forms.words import cut
from authcheck.model.problem import Problem

MAX_LENGTH = 200_000
"""Longest TOML read, in characters: a thousand entries that switch off a rule take half of it, and each value
takes as long to place as a hundred characters of YAML to read."""

MAX_DEPTH = 40
"""Most names of a dotted key; nothing here needs three. ``tomllib`` takes room for the square of them."""

_TAG = "tag:yaml.org,2002:"
_NAME = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_DEEP = re.compile(rf"(?<![\w-])(?:{_NAME}[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}")
_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\n]+")
_WORDS = re.compile(r"[A-Za-z_./~][^,\]}#=\"']*")
"""Words without quotes, where a value has to stand."""

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def parse_toml(text: str, path: str) -> Place:
    """Return the root of ``text`` as TOML.

    Raises:
        FormError: It is not TOML, is too long, or nests too deep.
    """
    if len(text) > MAX_LENGTH:
        message = f"is longer than {MAX_LENGTH:,} characters; take out what is out of date"
        raise FormError([of_whole(path, "F002", message)])
    if _DEEP.search(text):
        raise _too_deep(path)
    try:
        tomllib.loads(text)
        return Place(_Walk(text).document())
    except tomllib.TOMLDecodeError as error:
        _refuse(error, text, path)
    except ValueError as error:
        # Python refuses to turn a number of thousands of digits into text, or back.
        message = "is not TOML: a number has thousands of digits; take it out"
        raise FormError([of_whole(path, "F004", message)]) from error
    except RecursionError as error:
        raise _too_deep(path) from error


def _too_deep(path: str) -> FormError:
    return FormError([of_whole(path, "F007", "nests too deep; nothing here needs it")])


def _refuse(error: tomllib.TOMLDecodeError, text: str, path: str) -> NoReturn:
    said = str(error)
    found = _AT.search(said)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (text.count("\n") + 1, 1)
    why = _AT.sub("", said)
    # Its sentences begin with a capital, ours go on after a colon.
    message = f"is not TOML: {_bare_words(text, line, column) or f'{why[:1].lower()}{why[1:]}'}"
    problem = Problem(code="F004", path=path, line=line, column=column, key="", message=message)
    raise FormError([problem]) from error


def _bare_words(text: str, line: int, column: int) -> str:
    """Return what is wrong where words stand that TOML wants in quotes; empty where none do."""
    lines = text.replace("\r\n", "\n").split("\n")
    stood = lines[line - 1] if line <= len(lines) else ""
    before, after = stood[: column - 1], stood[column - 1 :]
    words = _WORDS.match(after)
    if words is None or before.rstrip()[-1:] not in {"=", "[", ","}:
        return ""
    said = cut(words[0].strip())
    return f'“{said}” is text and needs quotes: "{said}"'


class _Table(yaml.MappingNode):
    """A mapping that finds its values by their keys: a file may have a table a line."""

    def __init__(self, start: yaml.Mark, end: yaml.Mark) -> None:
        super().__init__(f"{_TAG}map", [], start, end)
        self._known: dict[str, yaml.Node] = {}

    def put(self, key: yaml.ScalarNode, value: yaml.Node) -> None:
        """Add a value under a key that is not there yet."""
        self.value.append((key, value))
        self._known[key.value] = value

    def get(self, key: yaml.ScalarNode) -> yaml.Node | None:
        """Return the value under a key; None where there is none."""
        return self._known.get(key.value)


class _Walk:
    """One pass over sound TOML."""

    def __init__(self, text: str) -> None:
        """Begin at the beginning."""
        # Counted as tomllib counts: a carriage return before a line's end is part of that end.
        self._text, self._at = text.replace("\r\n", "\n"), 0
        self._lines = [0, *(found.end() for found in re.finditer("\n", self._text))]

    def document(self) -> _Table:
        """Return the whole text as a mapping."""
        root = table = self._mapping()
        while self._skip():
            if self._text.startswith("[[", self._at):
                table = self._header(root, 2)
            elif self._text[self._at] == "[":
                table = self._header(root, 1)
            else:
                self._pair(table)
        return root

    def _header(self, root: _Table, brackets: int) -> _Table:
        start = self._at
        self._at += brackets
        *above, last = self._keys()
        self._skip()
        self._at += brackets
        parent = self._descend(root, above)
        table = self._mapping(start)
        known = parent.get(last)
        if brackets == 1 and isinstance(known, _Table):
            return known
        if brackets == 1:
            parent.put(last, table)
        elif isinstance(known, yaml.SequenceNode):
            known.value.append(table)
        else:
            mark = self._mark(start)
            parent.put(last, yaml.SequenceNode(f"{_TAG}seq", [table], mark, mark))
        return table

    def _pair(self, table: _Table) -> None:
        *above, last = self._keys()
        self._skip()
        self._at += 1  # the equals sign
        self._skip()
        value = self._read()
        self._descend(table, above).put(last, value)

    def _descend(self, table: _Table, keys: list[yaml.ScalarNode]) -> _Table:
        for key in keys:
            inner = table.get(key)
            if isinstance(inner, yaml.SequenceNode):
                inner = inner.value[-1]
            if not isinstance(inner, _Table):
                inner = _Table(key.start_mark, key.end_mark)
                table.put(key, inner)
            table = inner
        return table

    def _keys(self) -> list[yaml.ScalarNode]:
        """Read a key with its dots."""
        keys = []
        while True:
            self._skip()
            start = self._at
            quoted = _STRING.match(self._text, start)
            found = quoted or _BARE.match(self._text, start)
            assert found is not None  # noqa: S101 - tomllib has seen a key here
            name = tomllib.loads(f"v = {found[0]}")["v"] if quoted else found[0]
            self._at = found.end()
            keys.append(self._scalar("str", name, start))
            self._skip()
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _read(self) -> yaml.Node:
        start = self._at
        opening = self._text[start]
        if opening == "[":
            items: list[yaml.Node] = []
            while self._next("]"):
                items.append(self._read())
            return yaml.SequenceNode(f"{_TAG}seq", items, self._mark(start), self._mark(self._at))
        if opening == "{":
            table = self._mapping(start)
            while self._next("}"):
                self._pair(table)
            return table
        found = _STRING.match(self._text, start) or _PLAIN.match(self._text, start)
        assert found is not None  # noqa: S101 - tomllib has seen a value here
        self._at = found.end()
        return self._value(tomllib.loads(f"v = {found[0]}")["v"], start)

    def _next(self, closing: str) -> bool:
        """Go past an opening bracket or a comma to what stands next; past the bracket that closes."""
        if self._text[self._at] in "[{,":
            self._at += 1
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()
        if self._text[self._at] == closing:
            self._at += 1
            return False
        return True

    def _value(self, value: object, start: int) -> yaml.ScalarNode:
        if isinstance(value, str):
            return self._scalar("str", value, start)
        if isinstance(value, bool):
            return self._scalar("bool", str(value).lower(), start)
        if isinstance(value, (date, datetime, time)):
            return self._scalar("timestamp", value.isoformat(), start)
        return self._scalar("int" if isinstance(value, int) else "float", str(value), start)

    def _scalar(self, kind: str, value: str, start: int) -> yaml.ScalarNode:
        style = '"' if kind == "str" else None
        return yaml.ScalarNode(f"{_TAG}{kind}", value, self._mark(start), self._mark(self._at), style)

    def _mapping(self, start: int = 0) -> _Table:
        return _Table(self._mark(start), self._mark(start))

    def _skip(self) -> bool:
        """Go past white space and comments; return whether anything is left."""
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at < len(self._text)

    def _mark(self, at: int) -> yaml.Mark:
        line = bisect_right(self._lines, at) - 1
        return yaml.Mark(TOML, at, line, at - self._lines[line], None, 0)
