"""What a form may hold, as values: each shape reads a node or notes what is wrong with it."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import yaml

from authcheck.forms.nodes import Place, Problems, cut, parse, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

_STR = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"

_MOST_LISTED = 12
"""Known words that one message lists."""

_MOST_SEARCHED = 100
"""Known words among which the nearest is looked for: the search takes its time for each."""


Schema = dict[str, Any]
"""A JSON Schema (draft 2020-12) or a part of one."""


class Nested:
    """Gives each record of a schema one place, so that records may hold themselves."""

    def __init__(self) -> None:
        """Start with none."""
        self.definitions: dict[str, Schema] = {}
        self._names: dict[int, str] = {}

    def reference(self, record: Record[Any]) -> Schema:
        """Return a reference to the record's schema, which is worked out once."""
        name = self._names.get(id(record))
        if name is None:
            name = self._names[id(record)] = f"record-{len(self._names) + 1}"
            self.definitions[name] = {}
            self.definitions[name] = record.described(self)
        return {"$ref": f"#/$defs/{name}"}


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


def _refuse(place: Place, problems: Problems, message: str, code: str = "F010") -> Unreadable:
    problems.add(place, message, code)
    return Unreadable()


def _scalar(place: Place, problems: Problems, expected: str) -> yaml.ScalarNode:
    if not isinstance(place.node, yaml.ScalarNode):
        found = "a list" if isinstance(place.node, yaml.SequenceNode) else "a mapping"
        raise _refuse(place, problems, f"expected {expected}, got {found}")
    return place.node


def _bounded(kind: str, least: float | None, most: float | None) -> Schema:
    bounds = {"minimum": least, "maximum": most}
    return {"type": kind, **{name: bound for name, bound in bounds.items() if bound is not None}}


def _is_plain(node: yaml.ScalarNode) -> bool:
    return not node.style  # None from the Python parser, empty from libyaml


def suggest(word: str, known: list[str]) -> str:
    """Return ``, did you mean “…”?`` for the nearest known word; the known words where none is near."""
    longest = 2 * max(map(len, known), default=0)
    searched = known if len(known) <= _MOST_SEARCHED else [each for each in known if each[:1] == word[:1]]
    near = (
        difflib.get_close_matches(word, searched[:_MOST_SEARCHED], n=1, cutoff=0.6)
        if len(word) <= longest
        else []
    )
    if near:
        return f", did you mean “{cut(near[0])}”?"
    return f"; known: {listed(known)}"


def listed(known: Collection[str]) -> str:
    """Return the known words with commas between them, the first dozen where there are more."""
    first = ", ".join(cut(each) for each in islice(known, _MOST_LISTED))
    more = len(known) - _MOST_LISTED
    return f"{first} and {more} more" if more > 0 else first


def _unknown(place: Place, problems: Problems, word: str, known: list[str]) -> Unreadable:
    near = "" if problems.flooded else suggest(word, known)
    return _refuse(place, problems, f"unknown “{cut(word)}”{near}", "F012")


@dataclass(frozen=True)
class Text:
    """Words. YAML 1.1 reads ``no``, ``on``, ``012`` or a bare number as something else: quote those."""

    empty: bool = False
    """Whether an empty text will do."""

    def read(self, place: Place, problems: Problems) -> str:
        """Return the text."""
        node = _scalar(place, problems, "text")
        # A date written bare is still what its author wrote; a truth value or a number is not.
        traps = ("bool", "int", "float")
        if _is_plain(node) and node.tag.rsplit(":", 1)[-1] in traps:
            word = cut(node.value)
            raise _refuse(place, problems, f"YAML reads {word} as no text; quote it: '{word}'", "F011")
        text = "" if node.tag == _NULL and _is_plain(node) else str(node.value).strip()
        if not text and not self.empty:
            raise _refuse(place, problems, "is empty")
        return text

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "string"} if self.empty else {"type": "string", "minLength": 1}


@dataclass(frozen=True)
class Choice(Generic[E]):
    """One member of an enum, by its value."""

    of: type[E]

    def read(self, place: Place, problems: Problems) -> E:
        """Return the member."""
        node = _scalar(place, problems, "one word")
        try:
            return self.of(node.value)
        except ValueError:
            raise _unknown(place, problems, node.value, [member.value for member in self.of]) from None

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"enum": [member.value for member in self.of]}


@dataclass(frozen=True)
class OneOf(Generic[T]):
    """One word of a table, where only some members of an enum will do or some have more than one name."""

    words: Mapping[str, T]

    def read(self, place: Place, problems: Problems) -> T:
        """Return what the word stands for."""
        node = _scalar(place, problems, "one word")
        if node.value not in self.words:
            raise _unknown(place, problems, node.value, list(self.words))
        return self.words[node.value]

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Whole:
    """A whole number."""

    least: int | None = None
    most: int | None = None

    def read(self, place: Place, problems: Problems) -> int:
        """Return the number."""
        node = _scalar(place, problems, "a whole number")
        text = str(node.value)
        if (
            not text.removeprefix("-").isdecimal()
            or not text.isascii()
            or (text.startswith("0") and text != "0")
        ):
            raise _refuse(place, problems, f"expected a whole number, got “{cut(text)}”")
        number = int(text) if len(text) < 19 else 10**19  # noqa: PLR2004 - beyond 64 bits
        if (self.least is not None and number < self.least) or (self.most is not None and number > self.most):
            if self.least == self.most:
                name = place.key.rpartition(".")[2]
                raise _refuse(place, problems, f"this version reads {name} {self.least}, not {cut(text)}")
            raise _refuse(place, problems, f"expected {self.least} to {self.most}, got {cut(text)}")
        return number

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return _bounded("integer", self.least, self.most)


@dataclass(frozen=True)
class Decimal:
    """A number from ``least`` to ``most``."""

    least: float
    most: float

    def read(self, place: Place, problems: Problems) -> float:
        """Return the number."""
        node = _scalar(place, problems, "a number")
        try:
            number = float(node.value)
        except ValueError:
            raise _refuse(place, problems, f"expected a number, got “{cut(node.value)}”") from None
        if not self.least <= number <= self.most:
            raise _refuse(place, problems, f"expected {self.least} to {self.most}, got {cut(node.value)}")
        return number

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return _bounded("number", self.least, self.most)


@dataclass(frozen=True)
class Flag:
    """``true`` or ``false``."""

    def read(self, place: Place, problems: Problems) -> bool:
        """Return the truth value."""
        node = _scalar(place, problems, "true or false")
        if node.value not in {"true", "false"}:
            raise _refuse(place, problems, f"expected true or false, got “{cut(node.value)}”", "F011")
        return bool(node.value == "true")

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Day:
    """A calendar day, ``YYYY-MM-DD``."""

    def read(self, place: Place, problems: Problems) -> datetime.date:
        """Return the day."""
        node = _scalar(place, problems, "a day")
        try:
            return datetime.datetime.strptime(node.value, "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
        except ValueError:
            message = f"expected a day such as 2020-01-06, got “{cut(node.value)}”"
            raise _refuse(place, problems, message) from None

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Moment:
    """A time after RFC 3339; a bare day stands for its end, a time without zone is UTC."""

    def read(self, place: Place, problems: Problems) -> datetime.datetime:
        """Return the time, with its zone."""
        node = _scalar(place, problems, "a time")
        try:
            return moment(node.value)
        except ValueError:
            message = f"expected a time such as 2020-01-06T20:00Z, got “{cut(node.value)}”"
            raise _refuse(place, problems, message) from None

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}.*)?$"}


def moment(text: str) -> datetime.datetime:
    """Return the time that ``text`` gives: RFC 3339, a bare day for its end, no zone for UTC.

    Raises:
        ValueError: ``text`` is neither.
    """
    if len(text) == len("2020-01-06"):
        day = datetime.date.fromisoformat(text)
        return datetime.datetime.combine(day, datetime.time.max, datetime.UTC)
    if len(text) < len("2020-01-06T20:00"):
        raise ValueError(text)
    time = datetime.datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class ListOf(Generic[T]):
    """A list; ``single`` lets one item stand for a list of one."""

    item: Shape[T]
    single: bool = False
    least: int = 0

    def read(self, place: Place, problems: Problems) -> tuple[T, ...]:
        """Return the items that could be read; every other one is noted."""
        if not isinstance(place.node, yaml.SequenceNode):
            if not self.single:
                raise _refuse(place, problems, "expected a list; put a dash or [ ] around the items")
            return (self.item.read(place, problems),)
        if len(place.node.value) < self.least:
            raise _refuse(place, problems, f"needs at least {self.least} of them", "F013")
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

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema, what it means included."""
        value = self.shape.schema(nested)
        if self.nullable:
            value = {"anyOf": [value, {"type": "null"}]}
        return {"description": self.doc, **value}


@dataclass(frozen=True)
class Record(Generic[T]):
    """A mapping with known keys, built into a value.

    ``build`` receives every field by its name (a hyphen or a trailing keyword clash is the builder's
    affair) and may raise ValueError with a message for the person who wrote the file.
    """

    build: Callable[..., T]
    fields: Mapping[str, Field[Any]]

    def read(self, place: Place, problems: Problems) -> T:
        """Return the built value; note unknown keys, missing ones and every unreadable value."""
        if not isinstance(place.node, yaml.MappingNode):
            raise _refuse(place, problems, f"expected a mapping with {listed(self.fields)}")
        values: dict[str, Any] = {name: field.default for name, field in self.fields.items()}
        before = len(problems)
        present: set[str] = set()
        for key, node in place.node.value:
            here = place.field(key.value, node)
            field = self.fields.get(key.value)
            if field is None:
                known = place.field(key.value, key)
                near = "" if problems.flooded else suggest(key.value, list(self.fields))
                problems.add(known, f"unknown key{near}", "F014")
                continue
            present.add(key.value)
            if field.nullable and node.tag == _NULL and isinstance(node, yaml.ScalarNode) and _is_plain(node):
                continue
            try:
                values[key.value] = field.shape.read(here, problems)
            except Unreadable:
                continue
        for name, field in self.fields.items():
            if field.required and name not in present:
                problems.add(place, f"“{name}” is missing: {field.doc}", "F015")
        if len(problems) > before:
            raise Unreadable
        try:
            return self.build(**values)
        except ValueError as error:
            raise _refuse(place, problems, str(error), "F016") from error

    def schema(self, nested: Nested) -> Schema:
        """Return a reference to its JSON Schema."""
        return nested.reference(self)

    def described(self, nested: Nested) -> Schema:
        """Return its JSON Schema in full."""
        described: Schema = {
            "type": "object",
            "properties": {name: field.schema(nested) for name, field in self.fields.items()},
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


def json_schema(shape: Shape[Any], *, title: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a whole form."""
    nested = Nested()
    root = shape.schema(nested)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": nested.definitions,
    }
