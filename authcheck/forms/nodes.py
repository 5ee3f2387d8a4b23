"""YAML text to nodes that know where they stand; nothing is constructed, so nothing can run."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from authcheck.errors import FormError
from authcheck.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 2_000_000
"""Longest form read, in bytes: a thousand statements take less than half of it."""

MAX_DEPTH = 40
"""Deepest nesting read; no form needs more than ten."""

MAX_PROBLEMS = 50
"""Problems of one file that are told; whoever mends fifty reads it again anyway."""

_MAX_BRACKETS = 5 * MAX_DEPTH
"""Opening brackets that are safe to compose even where each nests in the one before."""

# However a line begins, a block inside a block stands further to the right: by spaces, or by the signs of
# the collections around it. Half the depth will do, since a list may stand under its key without indent.
_FAR_RIGHT = re.compile(rf"[ \t?:-]{{{MAX_DEPTH // 2}}}")

_MAX_MESSAGE = 400
_MAX_KEY = 120

# libyaml's parser is seven times faster than the Python one, which is the fallback where it was not built.
_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Problems:
    """Collects what is wrong in one file."""

    def __init__(self, path: str) -> None:
        """Start with nothing wrong in ``path``."""
        self.path = path
        self._found: list[Problem] = []

    def add(self, place: Place, message: str, code: str = "F010") -> None:
        """Note that something is wrong at ``place``."""
        self._found.append(
            Problem(
                code=code,
                path=self.path,
                line=place.line,
                column=place.column,
                key=cut(place.key, _MAX_KEY),
                message=cut(message, _MAX_MESSAGE),
            )
        )

    @property
    def flooded(self) -> bool:
        """Whether there are more than will be told: no need to take pains over the wording of another."""
        return len(self._found) > MAX_PROBLEMS

    def __len__(self) -> int:
        """Return how many there are, told or not."""
        return len(self._found)

    def __iter__(self) -> Iterator[Problem]:
        """Yield the problems in the order of the file; after the fiftieth only how many more there are."""
        ordered = sorted(self._found, key=lambda problem: (problem.line, problem.column))
        yield from ordered[:MAX_PROBLEMS]
        if self.flooded:
            more = len(ordered) - MAX_PROBLEMS
            what = f"and {more:,} more from here on; mend those before it first"
            yield replace(ordered[MAX_PROBLEMS], code="F022", key="", message=what)

    def fail_if_any(self) -> None:
        """Raise FormError with everything noted, in the order of the file; do nothing when clean."""
        if self._found:
            raise FormError(tuple(self))


@dataclass(frozen=True, slots=True)
class Place:
    """A node of the file with its key path."""

    node: yaml.Node
    key: str = ""

    @property
    def line(self) -> int:
        """Line from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def column(self) -> int:
        """Column from 1."""
        return int(self.node.start_mark.column) + 1

    def item(self, index: int, node: yaml.Node) -> Place:
        """Return the place of a list's item, counted from 0."""
        return Place(node, f"{self.key}[{index}]")

    def field(self, name: str, node: yaml.Node) -> Place:
        """Return the place of a mapping's value."""
        return Place(node, f"{self.key}.{name}" if self.key else name)

    def entries(self) -> dict[str, Place]:
        """Return a mapping's values by their keys; nothing where this is no mapping."""
        if not isinstance(self.node, yaml.MappingNode):
            return {}
        return {str(key.value): self.field(str(key.value), value) for key, value in self.node.value}

    def items(self) -> list[Place]:
        """Return a list's items; nothing where this is no list."""
        if not isinstance(self.node, yaml.SequenceNode):
            return []
        return [self.item(index, node) for index, node in enumerate(self.node.value)]

    @property
    def words(self) -> str:
        """A plain value as it is written; empty where this is none, or null."""
        node = self.node
        if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:null":
            return ""
        return str(node.value).strip()


def read_text(path: Path) -> str:
    """Return the text of a form.

    Raises:
        FormError: It cannot be opened, is no regular file, is too long or is not UTF-8.
    """
    try:
        # Without O_NONBLOCK, opening a pipe nobody writes to would hang.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                message = "is a pipe or a device, not a file; save its text into a file and name that"
                raise FormError([_whole(str(path), "F001", message)])
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FormError([_whole(str(path), "F001", _unopened(error))]) from error
    if len(raw) > MAX_BYTES:
        message = f"is longer than {MAX_BYTES:,} bytes; split it or check that it is the right file"
        raise FormError([_whole(str(path), "F002", message)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        problem = Problem(code="F003", path=str(path), line=line, column=column, key="", message=message)
        raise FormError([problem]) from error


def parse(text: str, path: str) -> Place:
    """Return the root of ``text`` as YAML.

    Raises:
        FormError: It is not YAML, is empty, repeats a key, nests too deep or uses anchors.
    """
    problems = Problems(path)
    try:
        # Most forms give no cause, and a second pass over every event would double their reading time.
        if _suspicious(text):
            _check_events(text, path)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise FormError([_at(path, "F004", line, column, _plain(error, text))]) from error
    except yaml.YAMLError as error:
        raise FormError([_whole(path, "F004", f"is not YAML: {error}")]) from error
    except RecursionError as error:
        raise FormError([_whole(path, "F007", f"nests deeper than {MAX_DEPTH} levels")]) from error
    if root is None:
        raise FormError([_whole(path, "F005", "is empty; fill it in or take it away")])
    if not _well_formed(root, 0):
        _check_structure(Place(root), problems, 0)
    problems.fail_if_any()
    return Place(root)


def _suspicious(text: str) -> bool:
    """Tell whether ``text`` may hold anchors, or nest deeper than is safe to compose."""
    brackets = text.count("[") + text.count("{")
    return "&" in text or "*" in text or brackets > _MAX_BRACKETS or _FAR_RIGHT.search(text) is not None


def _check_events(text: str, path: str) -> None:
    """Refuse anchors and deep nesting before anything is composed.

    A bomb of anchors must not be expanded even once, and libyaml composes by calling itself: a hundred
    thousand brackets would end the whole process, not only the reading.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "anchors and aliases (& and *) are not used here; write the value out"
            raise FormError([_at(path, "F006", line, column, message)])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        # The root is no level, and a value in the deepest collection is one: as _check_structure counts.
        if depth > MAX_DEPTH + 1:
            raise FormError([_at(path, "F007", line, column, f"nests deeper than {MAX_DEPTH} levels")])


def cut(text: str, most: int = 40) -> str:
    """Return ``text``, or as much of it as ``most`` characters hold with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _plain(error: yaml.MarkedYAMLError, text: str) -> str:
    problem = error.problem or "cannot be understood"
    mark = error.problem_mark
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "is not YAML: a tab is used for indentation; use spaces"
    return f"is not YAML: {problem}"


def _unopened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the name and the folder you are in"
    if isinstance(error, IsADirectoryError):
        return "is a folder; name the file itself"
    return f"cannot be read: {(error.strerror or str(error)).lower()}; check the name and its permissions"


def _whole(path: str, code: str, message: str) -> Problem:
    return Problem(code=code, path=path, line=0, column=0, key="", message=message)


def _at(path: str, code: str, line: int, column: int, message: str) -> Problem:
    return Problem(code=code, path=path, line=line + 1, column=column + 1, key="", message=message)


def _well_formed(node: yaml.Node, depth: int) -> bool:
    """Return whether ``_check_structure`` would note nothing; it is slower, since it names every place."""
    if depth > MAX_DEPTH:
        return False
    if isinstance(node, yaml.SequenceNode):
        return all(_well_formed(item, depth + 1) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        keys = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
        return len(keys) == len(node.value) and all(_well_formed(value, depth + 1) for _, value in node.value)
    return True


def _check_structure(place: Place, problems: Problems, depth: int) -> None:
    if depth > MAX_DEPTH:
        problems.add(place, f"nests deeper than {MAX_DEPTH} levels", "F007")
        return
    if isinstance(place.node, yaml.SequenceNode):
        for index, item in enumerate(place.node.value):
            _check_structure(place.item(index, item), problems, depth + 1)
    elif isinstance(place.node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in place.node.value:
            here = place.field(str(key.value), key)
            if not isinstance(key, yaml.ScalarNode):
                problems.add(here, "a key must be a plain word", "F008")
                continue
            if key.value in seen:
                problems.add(here, f"key stands twice, first on line {seen[key.value]}", "F009")
            seen.setdefault(key.value, here.line)
            _check_structure(place.field(key.value, value), problems, depth + 1)
