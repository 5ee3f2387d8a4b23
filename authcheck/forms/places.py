"""Places in files that people write, and what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from authcheck.errors import FormError
from authcheck.forms.words import cut
from authcheck.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_PROBLEMS = 50
"""Problems of one file that are told; whoever mends fifty reads it again anyway."""

TOML = "toml"
"""What the marks of TOML are called."""

_MAX_MESSAGE = 400
_MAX_KEY = 120


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
                length=_length(place.node),
            )
        )

    def reword(self, since: int, reword: Callable[[Problem], Problem]) -> None:
        """Say otherwise what was noted after the first ``since`` problems."""
        self._found[since:] = map(reword, self._found[since:])

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


@dataclass(slots=True, eq=False)
class Place:
    """A node of the file with its key path. Never changed; freezing would triple what making one takes."""

    node: yaml.Node
    above: Place | None = None
    """The mapping or list it stands in; None at the root."""

    step: str | int = ""
    """Its key there, or its index."""

    @property
    def key(self) -> str:
        """The key path, such as ``tests[2].expect``; empty at the root."""
        # Worked out only for what goes wrong: a file has a place for every value.
        if self.above is None:
            return ""
        above = self.above.key
        if isinstance(self.step, int):
            return f"{above}[{self.step}]"
        return f"{above}.{self.step}" if above else self.step

    @property
    def line(self) -> int:
        """Line from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def column(self) -> int:
        """Column from 1."""
        return int(self.node.start_mark.column) + 1

    @property
    def of_toml(self) -> bool:
        """Whether it stands in TOML, which writes lists another way than YAML."""
        return bool(self.node.start_mark.name == TOML)

    @property
    def heading(self) -> Place:
        """The key that a mapping or list stands under, where what is said is of the whole; itself without."""
        if self.above is None or isinstance(self.step, int):
            return self
        for key, value in self.above.node.value:
            if value is self.node:
                return Place(key, self.above, self.step)
        return self

    def item(self, index: int, node: yaml.Node) -> Place:
        """Return the place of a list's item, counted from 0."""
        return Place(node, self, index)

    def field(self, name: str, node: yaml.Node) -> Place:
        """Return the place of a mapping's value."""
        return Place(node, self, name)

    def entries(self) -> dict[str, Place]:
        """Return a mapping's values by their keys; nothing where this is no mapping."""
        if not isinstance(self.node, yaml.MappingNode):
            return {}
        return {str(key.value): self.field(str(key.value), value) for key, value in self.node.value}

    def pairs(self) -> list[tuple[str, Place, Place]]:
        """Return a mapping's keys, each with its own place and that of its value."""
        if not isinstance(self.node, yaml.MappingNode):
            return []
        return [
            (str(key.value), self.field(str(key.value), key), self.field(str(key.value), value))
            for key, value in self.node.value
        ]

    @property
    def names(self) -> frozenset[str]:
        """A mapping's keys; empty where this is no mapping."""
        node = self.node
        return (
            frozenset(str(key.value) for key, _ in node.value)
            if isinstance(node, yaml.MappingNode)
            else frozenset()
        )

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


def _length(node: yaml.Node) -> int:
    """Return how many characters of its first line a node takes; 1 where it goes on below."""
    start, end = node.start_mark, node.end_mark
    return max(end.column - start.column, 1) if start.line == end.line else 1


def of_whole(path: str, code: str, message: str) -> Problem:
    """Return a problem of a file as a whole."""
    return Problem(code=code, path=path, line=0, column=0, key="", message=message)
