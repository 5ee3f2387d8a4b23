"""Shapes that only case files need; see ``authcheck.forms`` for the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import yaml

from authcheck.forms import Choice, Field, ListOf, Moment, OneOf, Record, Shape, Text, Whole
from authcheck.forms.shapes import Unreadable
from authcheck.model.case import CLAIM_VALUES, Claim, Extent, Proposition, Stance

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from authcheck.forms.places import Place, Problems
    from authcheck.forms.schemas import Nested, Schema

T = TypeVar("T")

MUST_NAME = frozenset({Proposition.STATUS, Proposition.RELEASE})
"""Propositions that say nothing without a value."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def _refuse(place: Place, problems: Problems, message: str) -> Unreadable:
    problems.add(place, message)
    return Unreadable()


class OrganisationPath:
    """``US/DoD/CJTF-OIR``, ``US``, or a list of the parts."""

    def read(self, place: Place, problems: Problems) -> tuple[str, ...]:
        """Return the parts from the widest body down."""
        if isinstance(place.node, yaml.SequenceNode):
            parts = ListOf(Text()).read(place, problems)
        else:
            parts = tuple(part.strip() for part in Text().read(place, problems).split("/"))
        if not all(parts):
            raise _refuse(place, problems, "has an empty part; write it as US/DoD/CJTF-OIR")
        return parts

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return ListOf(Text(), single=True).schema(nested)


class Hash:
    """A SHA-256 in hexadecimal."""

    def read(self, place: Place, problems: Problems) -> str:
        """Return it in lower case."""
        # An all-digit hash is a number to YAML; it is still what was meant.
        text = place.words.lower()
        if not _SHA256.fullmatch(text):
            raise _refuse(place, problems, "expected the 64 hexadecimal digits of a SHA-256")
        return text

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "string", "pattern": "^[0-9A-Fa-f]{64}$"}


class Span:
    """``[start, end]`` in characters."""

    def read(self, place: Place, problems: Problems) -> tuple[int, int]:
        """Return start and end."""
        numbers = ListOf(Whole(least=0, most=10**9)).read(place, problems)
        if len(numbers) != 2 or numbers[0] > numbers[1]:  # noqa: PLR2004 - start and end
            raise _refuse(place, problems, "expected [start, end] in characters")
        return numbers[0], numbers[1]

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}


@dataclass(frozen=True, slots=True)
class Said:
    """A time and how it was written."""

    at: datetime | None = None
    """None where undated."""

    written: str = ""


class WhenSaid:
    """A time, kept as written too."""

    def read(self, place: Place, problems: Problems) -> Said:
        """Return the time."""
        return Said(Moment().read(place, problems), place.words)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return Moment().schema(nested)


class Upstream:
    """Empty for own reporting, ``stmt:ID`` or ``report:NAME``."""

    def read(self, place: Place, problems: Problems) -> str:
        """Return it; whether the id exists is for ``references`` to say."""
        text = Text(empty=True).read(place, problems)
        kind, colon, name = text.partition(":")
        if text and (kind not in {"stmt", "report"} or not colon or not name.strip()):
            message = (
                f"expected stmt:ID (a statement in this file) or report:NAME, "
                f"such as report:AP 2020-01-06, got “{text[:40]}”"
            )
            raise _refuse(place, problems, message)
        return f"{kind}:{name.strip()}" if text else ""

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "string", "pattern": "^((stmt|report):.+)?$"}


@dataclass(frozen=True)
class OrShorthand(Generic[T]):
    """A mapping, or one word that says the same."""

    shape: Shape[T]
    short: Callable[[str], T]
    """Builds the value from the word; its ValueError is a message for the writer."""

    def read(self, place: Place, problems: Problems) -> T:
        """Return the value."""
        if not isinstance(place.node, yaml.ScalarNode):
            return self.shape.read(place, problems)
        try:
            return self.short(Text().read(place, problems))
        except ValueError as error:
            raise _refuse(place, problems, str(error)) from error

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return {"anyOf": [{"type": "string", "minLength": 1}, self.shape.schema(nested)]}


_VALUES = {value: value for values in CLAIM_VALUES.values() for value in values}


def _claim(
    *, prop: Proposition, stance: Stance, value: str, extent: Extent | None, items: tuple[str, ...]
) -> Claim:
    return Claim(prop=prop, stance=stance, value=value, extent=extent or Extent.ALL, items=items)


class ClaimShape:
    """A proposition, a stance on it, and its value where it has any."""

    record = Record(
        _claim,
        {
            "prop": Field(Choice(Proposition), "what the claim is about", required=True, nullable=False),
            "stance": Field(Choice(Stance), "what it says of that", default=Stance.CONFIRM),
            "value": Field(OneOf(_VALUES), "which status or release", default=""),
            "extent": Field(Choice(Extent), "how much of a set it speaks of"),
            "items": Field(ListOf(Text(), single=True), "which items of the set are meant", default=()),
        },
    )

    def read(self, place: Place, problems: Problems) -> Claim:
        """Return the claim; note a value that is missing, or that the proposition has not."""
        claim = self.record.read(place, problems)
        message = _wrong_value(claim)
        if message:
            raise _refuse(place.entries().get("value", place), problems, message)
        return claim

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return self.record.schema(nested)


def _wrong_value(claim: Claim) -> str:
    known = CLAIM_VALUES.get(claim.prop, ())
    if claim.prop in MUST_NAME and not claim.value:
        return f"“value” is missing: a claim on {claim.prop} names one of {', '.join(known)}"
    if claim.value and not known:
        return f"a claim on {claim.prop} has no value; leave “{claim.value}” out"
    if claim.value and claim.value not in known:
        home = next(prop for prop, values in CLAIM_VALUES.items() if claim.value in values)
        return f"“{claim.value}” is a value of {home}, not of {claim.prop}, which has {', '.join(known)}"
    if claim.value == "not_ours" and claim.stance is not Stance.DENY:
        return "“not_ours” goes with the stance deny: origin denied as not a document of this house"
    return ""
