"""Shapes that only rule files need; see ``authcheck.forms`` for the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import yaml

from authcheck.forms import Choice, ListOf, Shape, Text
from authcheck.forms.schemas import one_word
from authcheck.forms.shapes import Unreadable
from authcheck.forms.words import suggest
from authcheck.model.case import Relation
from authcheck.rulebook.codes import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authcheck.forms.places import Place, Problems
    from authcheck.forms.schemas import Nested, Schema
    from authcheck.model.observation import ParameterValue

T = TypeVar("T")

_ADDRESS = re.compile(r"https?://[^\s/]\S*\Z")

ISSUER = tuple(relation for relation in Relation if relation.of_issuer)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A value that remembers where it stands."""

    value: T
    place: Place


@dataclass(frozen=True)
class WithPlace(Generic[T]):
    """The same value with its place, for checks that need more than one key."""

    shape: Shape[T]

    def read(self, place: Place, problems: Problems) -> Placed[T]:
        """Return the value and its place."""
        return Placed(self.shape.read(place, problems), place)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return self.shape.schema(nested)


@dataclass(frozen=True)
class OrNothing(Generic[T]):
    """The word ``nothing`` (read as None), or a value."""

    shape: Shape[T]

    def read(self, place: Place, problems: Problems) -> T | None:
        """Return the value, None for ``nothing``."""
        if isinstance(place.node, yaml.ScalarNode):
            if place.node.value == "nothing":
                return None
            problems.add(place, "expected “nothing” or a mapping with axis, toward, weight, say", "F010")
            raise Unreadable
        return self.shape.read(place, problems)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return {"anyOf": [{"const": "nothing"}, self.shape.schema(nested)]}


@dataclass(frozen=True)
class Table(Generic[T]):
    """A mapping with keys of the writer's own."""

    values: Shape[T]

    def read(self, place: Place, problems: Problems) -> tuple[tuple[str, T], ...]:
        """Return (key, value) pairs in the order of the file; every unreadable value is noted."""
        if not isinstance(place.node, yaml.MappingNode):
            problems.add(place, "expected a mapping")
            raise Unreadable
        before = len(problems)
        pairs: list[tuple[str, T]] = []
        for key, node in place.node.value:
            try:
                pairs.append((str(key.value), self.values.read(place.field(key.value, node), problems)))
            except Unreadable:
                continue
        if len(problems) > before:
            raise Unreadable
        return tuple(pairs)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return {"type": "object", "additionalProperties": self.values.schema(nested)}


@dataclass(frozen=True)
class Zone:
    """A zone's name."""

    known: Mapping[str, str]
    """The zones, with what each is."""

    def read(self, place: Place, problems: Problems) -> str:
        """Return the name."""
        name = Text().read(place, problems)
        if name not in self.known:
            problems.add(place, f"unknown zone “{name}”{suggest(name, list(self.known))}", Code.ZONE)
            raise Unreadable
        return name

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return one_word(self.known)


class Speakers:
    """``issuer`` for its three relations, a relation, or a list of relations."""

    def read(self, place: Place, problems: Problems) -> tuple[Relation, ...]:
        """Return the relations."""
        if isinstance(place.node, yaml.ScalarNode) and place.node.value == "issuer":
            return ISSUER
        return ListOf(Choice(Relation), single=True, least=1).read(place, problems)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return {"anyOf": [{"const": "issuer"}, ListOf(Choice(Relation), single=True, least=1).schema(nested)]}


class Parameter:
    """What a rule passes to a check: words, a number, a truth value or a list of words."""

    def read(self, place: Place, problems: Problems) -> ParameterValue:
        """Return the value as YAML means it."""
        if isinstance(place.node, yaml.SequenceNode):
            return ListOf(Text()).read(place, problems)
        if isinstance(place.node, yaml.ScalarNode) and not place.node.style:
            value = str(place.node.value)
            if value in {"true", "false"}:
                return value == "true"
            if value.isascii() and value.removeprefix("-").replace(".", "", 1).isdecimal():
                return float(value) if "." in value else int(value)
        return Text().read(place, problems)

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {
            "anyOf": [
                {"type": ["string", "number", "boolean"]},
                {"type": "array", "items": {"type": "string"}},
            ]
        }


def is_address(url: str) -> bool:
    """Return whether a reader may be sent there: an address of the web, nothing that runs or opens files."""
    return _ADDRESS.match(url) is not None


class WebAddress:
    """Where something can be read on the web."""

    def read(self, place: Place, problems: Problems) -> str:
        """Return the address."""
        url = Text().read(place, problems)
        if not is_address(url):
            problems.add(place, "expected an address of the web that begins with https:// or http://")
            raise Unreadable
        return url

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return {**Text().schema(nested), "pattern": "^https?://"}
