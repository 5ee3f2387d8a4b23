"""YAML text to nodes that know where they stand; nothing is constructed, so nothing can run."""

from __future__ import annotations

from dataclasses import dataclass
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
                key=place.key,
                message=message,
            )
        )

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found, key=lambda problem: (problem.line, problem.column)))

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
        FormError: It cannot be opened, is too long or is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FormError([_whole(str(path), "F001", f"cannot be read: {error.strerror}")]) from error
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
        # Aliases are refused while parsing: a bomb of anchors must not be expanded even once.
        # Most forms hold neither sign, and a second pass over every event would double their reading time.
        for event in yaml.parse(text, Loader=_LOADER) if "&" in text or "*" in text else ():
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                mark = event.start_mark
                line, column = (mark.line, mark.column) if mark else (0, 0)
                message = "anchors and aliases (& and *) are not used here; write the value out"
                raise FormError([_at(path, "F006", line, column, message)])
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
        raise FormError([_whole(path, "F005", "is empty")])
    if not _well_formed(root, 0):
        _check_structure(Place(root), problems, 0)
    problems.fail_if_any()
    return Place(root)


def _plain(error: yaml.MarkedYAMLError, text: str) -> str:
    problem = error.problem or "cannot be understood"
    mark = error.problem_mark
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "is not YAML: a tab is used for indentation; use spaces"
    return f"is not YAML: {problem}"


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
