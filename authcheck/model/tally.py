"""What a case file's statements come to, proposition by proposition, before any rule weighs them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from authcheck.model.case import Proposition, Stance
    from authcheck.model.hearing import SetAside


class Kind(StrEnum):
    """Whose word it is."""

    ISSUER_NAMED = "issuer, named"
    ISSUER_UNNAMED = "issuer, unnamed"
    RECIPIENT_NAMED = "recipient, named"
    RECIPIENT_UNNAMED = "recipient, unnamed"
    OWN_HOUSE = "the claimed issuer's own house: not its document"
    ANOTHER_HOUSE = "another house: not its document"
    THIRD_PARTY = "third party"
    OUTLET = "an outlet in its own voice"
    DOCUMENT = "another document"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneVoice:
    """Statements that are shown to be one voice."""

    statements: tuple[str, ...]
    """Ids, at least one."""

    why: str = ""
    """Such as ``same speaker``; empty for a single statement."""

    people: int = 1
    """How many spoke at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotShownTwo:
    """Two statements that may be one voice or two, and why."""

    one: str
    other: str
    why: str
    """Empty where that would tell what the desk keeps to itself."""

    vouching_helps: bool | None
    """Whether it counts once the desk vouches that these are different people; None where not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Voices: an interval and what is behind it."""

    least: int
    """How many are shown to be different people with reporting of their own; rules use this."""

    most: int
    """How many there may be, merging only where sameness is shown."""

    shown: tuple[str, ...] = ()
    """Statements that show ``least``; empty in a tangle too large to solve."""

    voices: tuple[OneVoice, ...] = ()
    not_shown: tuple[NotShownTwo, ...] = ()
    implied: tuple[str, ...] = ()
    """Statements that say so without saying it, such as by calling the letter a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Denials of one kind."""

    kind: Kind
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Those who spoke to the matter and neither affirmed nor denied it."""

    stance: Stance
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One proposition, with its value where it has one."""

    prop: Proposition
    value: str
    affirmed: Count | None
    """None where nobody affirms it."""

    denied: tuple[Denial, ...] = ()
    undecided: tuple[Undecided, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Issuer or recipient on both sides of one question."""

    about: str
    """Such as ``origin`` or ``whether it was issued``."""

    one: tuple[str, ...]
    """Ids of the statements for it."""

    other: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Who repeats whom."""

    statements: tuple[str, ...]
    """Ids, each repeating the next; the last is where it starts on file."""

    report: str = ""
    """The report that the last one cites by name; empty for its own reporting."""

    circle: bool = False
    """The last repeats the first: nobody's own reporting is on file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The count of a case file."""

    as_of: datetime | None
    """None where everything on file counts."""

    heard: tuple[str, ...]
    """Ids of the statements that count."""

    lines: tuple[Line, ...]
    """In the order of propositions; origin always, the others where somebody spoke to them."""

    non_denials: tuple[str, ...]
    """Statements of the issuer that deny what the letter says and leave open whose it is."""

    conflicts: tuple[Conflict, ...]
    chains: tuple[Chain, ...]
    waiting: tuple[str, ...]
    """Ids of proposed statements, which the desk has neither accepted nor rejected."""

    set_aside: tuple[SetAside, ...]
    """What does not count and why; the proposed ones are in ``waiting``."""
