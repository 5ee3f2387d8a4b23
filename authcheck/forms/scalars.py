"""Single values that a form may hold: words, numbers, days and times."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

import yaml

from authcheck.forms.complaints import seen, trap
from authcheck.forms.plain import NULL, is_plain
from authcheck.forms.schemas import Schema, meaning, one_word
from authcheck.forms.shapes import Unreadable, refuse
from authcheck.forms.words import cut, suggest
from authcheck.model.days import Days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authcheck.forms.places import Place, Problems
    from authcheck.forms.schemas import Nested

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_STR = "tag:yaml.org,2002:str"
_DATE = "tag:yaml.org,2002:timestamp"
_ABOUT = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def _scalar(place: Place, problems: Problems, expected: str) -> yaml.ScalarNode:
    if not isinstance(place.node, yaml.ScalarNode):
        found = "a list" if isinstance(place.node, yaml.SequenceNode) else "a mapping"
        raise refuse(place, problems, f"expected {expected}, got {found}")
    return place.node


def _bounded(kind: str, least: float | None, most: float | None) -> Schema:
    bounds = {"minimum": least, "maximum": most}
    return {"type": kind, **{name: bound for name, bound in bounds.items() if bound is not None}}


def _unknown(place: Place, problems: Problems, word: str, known: list[str]) -> Unreadable:
    near = "" if problems.flooded else suggest(word, known)
    return refuse(place, problems, f"unknown “{cut(word)}”{near}", "F012")


@dataclass(frozen=True)
class Text:
    """Words. YAML 1.1 reads ``no``, ``on``, ``012`` or a bare number as something else: quote those."""

    empty: bool = False
    """Whether an empty text will do."""

    dates: bool = True
    """Whether a date written bare will do: it is still what its author wrote."""

    most: int | None = None
    """Characters it may have."""

    def read(self, place: Place, problems: Problems) -> str:
        """Return the text."""
        node = _scalar(place, problems, "text")
        if node.tag != _STR and is_plain(node):
            trapped = trap(node.tag, node.value)
            if trapped and not (self.dates and node.tag == _DATE):
                raise refuse(place, problems, trapped, "F011")
        text = "" if node.tag == NULL and is_plain(node) else str(node.value).strip()
        if not (self.empty or seen(text)):
            raise refuse(place, problems, "is empty; fill it in")
        if self.most is not None and len(text) > self.most:
            message = f"is {len(text):,} characters long, and {self.most:,} are read at most; shorten it"
            raise refuse(place, problems, message, "F025")
        return text

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        bounds = {"minLength": None if self.empty else 1, "maxLength": self.most}
        return {"type": "string", **{name: bound for name, bound in bounds.items() if bound is not None}}


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
        return one_word({member.value: meaning(member) for member in self.of})


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
        return one_word({word: meaning(value) for word, value in self.words.items()})


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
            raise refuse(place, problems, f"expected a whole number, got “{cut(text)}”")
        number = int(text) if len(text) < 19 else 10**19  # noqa: PLR2004 - beyond 64 bits
        if (self.least is not None and number < self.least) or (self.most is not None and number > self.most):
            if self.least == self.most:
                name = place.key.rpartition(".")[2]
                raise refuse(place, problems, f"this version reads {name} {self.least}, not {cut(text)}")
            raise refuse(place, problems, f"expected {self.least} to {self.most}, got {cut(text)}")
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
            raise refuse(place, problems, f"expected a number, got “{cut(node.value)}”") from None
        if not self.least <= number <= self.most:
            raise refuse(place, problems, f"expected {self.least} to {self.most}, got {cut(node.value)}")
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
            raise refuse(place, problems, f"expected true or false, got “{cut(node.value)}”", "F011")
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
            raise refuse(place, problems, message) from None

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class AboutDay:
    """A date as well as it is known: ``2020-01-06``, ``2020-01``, ``2020``, or two of them with ``/``."""

    def read(self, place: Place, problems: Problems) -> Days:
        """Return the days that it may mean."""
        node = _scalar(place, problems, "a date")
        first, slash, last = str(node.value).partition("/")
        try:
            days = Days(days_of(first).first, days_of(last if slash else first).last)
        except ValueError:
            message = (
                "expected a date such as 2020-01-06, 2020-01, 2020 or 2019-11/2020-01, "
                f"got “{cut(node.value)}”"
            )
            raise refuse(place, problems, message) from None
        if days.last < days.first:
            raise refuse(place, problems, f"ends on {days.last}, before it begins on {days.first}")
        return days

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        one = r"\d{4}(-\d{2}(-\d{2})?)?"
        return {"type": ["string", "integer"], "pattern": f"^{one}(/{one})?$"}


def days_of(text: str) -> Days:
    """Return the days of a date known to the day, the month or the year.

    Raises:
        ValueError: ``text`` is no such date.
    """
    if not _ABOUT.fullmatch(text):
        raise ValueError(text)
    year, month, day = (int(part) for part in f"{text}-0-0".split("-")[:3])
    if day:
        return Days.one(datetime.date(year, month, day))
    first = datetime.date(year, month or 1, 1)
    end = month or 12
    return Days(first, datetime.date(year, end, calendar.monthrange(year, end)[1]))


@dataclass(frozen=True)
class Moment:
    """A time after RFC 3339; a bare day, month or year stands for its end, a time without zone is UTC."""

    def read(self, place: Place, problems: Problems) -> datetime.datetime:
        """Return the time, with its zone."""
        node = _scalar(place, problems, "a time")
        try:
            return moment(node.value)
        except ValueError:
            message = f"expected a time such as 2020-01-06T20:00Z, got “{cut(node.value)}”"
            raise refuse(place, problems, message) from None

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2}([Tt ]\d{2}:\d{2}.*)?)?)?$"}


def moment(text: str) -> datetime.datetime:
    """Return the time that ``text`` gives: RFC 3339, a bare day, month or year for its end, no zone for UTC.

    Raises:
        ValueError: ``text`` is neither.
    """
    if _ABOUT.fullmatch(text):
        return datetime.datetime.combine(days_of(text).last, datetime.time.max, datetime.UTC)
    if len(text) < len("2020-01-06T20:00"):
        raise ValueError(text)
    time = datetime.datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)
