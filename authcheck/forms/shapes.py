"""What a form may hold: lists and mappings of shapes, each of which reads a node or notes what is wrong."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import yaml

from authcheck.forms.complaints import NO_BLANK_AFTER_DASH
from authcheck.forms.files import read_text
from authcheck.forms.nodes import parse
from authcheck.forms.places import Place, Problems
from authcheck.forms.plain import NULL, is_bare, is_plain, outdented_under, run_into
from authcheck.forms.schemas import Nested, Schema, example, or_null
from authcheck.forms.words import listed, nearest, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Unreadable(Exception):  # noqa: N818 - control flow inside this room, never seen outside
    """A value could not be read; the problem is already noted."""


class Shape(Protocol[T_co]):
    """What a value may be."""

    def read(self, place: Place, problems: Problems) -> T_co:
        """Return the value at ``place``.

        Raises:
            Unreadable: It does not fit; what is wrong has been added to ``problems``.
        """
        ...

    def schema(self, nested: Nested) -> Schema:
        """Return the same in JSON Schema, for editors; what only reading can tell is left out."""
        ...


def refuse(place: Place, problems: Problems, message: str, code: str = "F010") -> Unreadable:
    """Note what is wrong and return what is to be raised."""
    problems.add(place, message, code)
    return Unreadable()


def _listing(place: Place) -> str:
    """Return how a list is written where something else stands."""
    if place.of_toml:
        brackets = isinstance(place.node, yaml.MappingNode)
        return f"write [[{place.step}]] over each entry" if brackets else "put [ ] around the items"
    glued = isinstance(place.node, yaml.ScalarNode) and is_plain(place.node) and place.words[:1] == "-"
    return NO_BLANK_AFTER_DASH if glued else "put a dash or [ ] around the items"


@dataclass(frozen=True)
class ListOf(Generic[T]):
    """A list; ``single`` lets one item stand for a list of one."""

    item: Shape[T]
    single: bool = False
    least: int = 0
    most: int | None = None
    """Where there are more, none is read."""

    def read(self, place: Place, problems: Problems) -> tuple[T, ...]:
        """Return the items that could be read; every other one is noted."""
        if not isinstance(place.node, yaml.SequenceNode):
            if not self.single:
                raise refuse(place, problems, f"expected a list; {_listing(place)}")
            return (self.item.read(place, problems),)
        if len(place.node.value) < self.least:
            few = "is empty; give one at least" if self.least == 1 else f"give {self.least} of them at least"
            raise refuse(place, problems, few, "F013")
        if self.most is not None and len(place.node.value) > self.most:
            many = f"holds {len(place.node.value):,}, and {self.most:,} are read at most; shorten it"
            raise refuse(place.heading, problems, many, "F025")
        items: list[T] = []
        for index, node in enumerate(place.node.value):
            try:
                items.append(self.item.read(place.item(index, node), problems))
            except Unreadable:
                continue
        return tuple(items)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        item = self.item.schema(nested)
        many: Schema = {"type": "array", "items": item}
        if self.least:
            many["minItems"] = self.least
        if self.most is not None:
            many["maxItems"] = self.most
        return {"anyOf": [item, many]} if self.single else many


@dataclass(frozen=True)
class Field(Generic[T]):
    """A key of a record."""

    shape: Shape[T]
    doc: str
    """One sentence for messages and for the published schema."""

    required: bool = False
    default: T | None = None
    """Value where the key is missing or null."""

    nullable: bool = True
    """Whether ``null`` counts as the key being left out."""

    examples: tuple[object, ...] = ()
    """Values as they are written in a file, for editors."""

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema, what it means included."""
        value = self.shape.schema(nested)
        if self.nullable:
            value = or_null(value)
        standard = example(self.default)
        default = {} if standard is None else {"default": standard}
        examples = {"examples": list(self.examples)} if self.examples else {}
        return {"description": self.doc, **value, **default, **examples}


@dataclass(frozen=True)
class Record(Generic[T]):
    """A mapping with known keys, built into a value.

    ``build`` receives every field by its name (a hyphen or a trailing keyword clash is the builder's
    affair) and may raise ValueError with a message for the person who wrote the file.
    """

    build: Callable[..., T]
    fields: Mapping[str, Field[Any]]
    """Complete before the first reading: a record that holds itself gets those keys after it is made."""

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return {name: field.default for name, field in self.fields.items()}

    @cached_property
    def _required(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, field.doc) for name, field in self.fields.items() if field.required)

    def read(self, place: Place, problems: Problems) -> T:
        """Return the built value; note unknown keys, missing ones and every unreadable value."""
        if not isinstance(place.node, yaml.MappingNode):
            raise refuse(place, problems, f"expected a mapping with {listed(self.fields)}")
        values = self._defaults.copy()
        before = len(problems)
        given = self._take(place, place.node, values, problems)
        for name, doc in self._required:
            if name not in given:
                problems.add(place.heading, f"“{name}” is missing: {doc}", "F015")
        if len(problems) > before:
            raise Unreadable
        try:
            return self.build(**values)
        except ValueError as error:
            raise refuse(place, problems, str(error), "F016") from error

    def _take(
        self, place: Place, mapping: yaml.MappingNode, values: dict[str, Any], problems: Problems
    ) -> set[str]:
        """Read the keys of a mapping into ``values``; return those that are there, or were meant to be."""
        given: set[str] = set()
        fields = self.fields
        outdented: tuple[str, ...] = ()
        for index, (key, node) in enumerate(mapping.value):
            field = fields.get(key.value)
            if field is None:
                if key.value not in outdented:
                    problems.add(place.field(key.value, key), *self._unknown(mapping, index, problems))
                    # A key that is misspelt is not missing as well.
                    given.add("" if problems.flooded else nearest(key.value, list(fields)))
                continue
            given.add(key.value)
            if is_bare(node):
                outdented = outdented_under(mapping, index, fields)
                if outdented:
                    beside = listed(outdented)
                    message = f"is empty, and {beside} stand beside it; indent what belongs under it"
                    problems.add(place.field(key.value, key), message)
                    continue
            if field.nullable and node.tag == NULL and isinstance(node, yaml.ScalarNode) and is_plain(node):
                continue
            with suppress(Unreadable):
                values[key.value] = field.shape.read(place.field(key.value, node), problems)
        return given

    def _unknown(self, mapping: yaml.MappingNode, index: int, problems: Problems) -> tuple[str, str]:
        """Return what is wrong with a key that is none of the record's, and its code."""
        if problems.flooded:
            return "unknown key", "F014"
        slip = run_into(mapping, index, self.fields)
        return slip or f"unknown key{suggest(mapping.value[index][0].value, list(self.fields))}", "F014"

    def schema(self, nested: Nested) -> Schema:
        """Return a reference to its JSON Schema."""
        return nested.reference(self)

    def described(self, nested: Nested) -> Schema:
        """Return its JSON Schema in full."""
        described: Schema = {
            "type": "object",
            "properties": nested.properties(self.fields),
            "additionalProperties": False,
        }
        required = [name for name, field in self.fields.items() if field.required]
        return described | ({"required": required} if required else {})


def read_form(path: Path, record: Record[T], name: str | None = None) -> T:
    """Read a form from disk.

    Args:
        path: The file.
        record: What it may hold.
        name: How messages call the file; the path itself where None.

    Raises:
        FormError: Everything that is wrong with it.
    """
    shown = name or str(path)
    problems = Problems(shown)
    try:
        return record.read(parse(read_text(path), shown), problems)
    except Unreadable:
        problems.fail_if_any()
        raise
