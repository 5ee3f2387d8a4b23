"""What of the case file counts at a given time, and what a selection of it amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from authcheck.model.case import Case, Fact, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A statement or fact on file that does not count here."""

    id: str
    why: str
    """Such as ``said after the time asked about`` or ``replaced by s7``."""

    who: str = ""
    """Who said it, or the kind of fact, in words for a report; empty where nobody has looked it up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """The part of a case file that counts."""

    case: Case
    as_of: datetime | None = None
    """None where everything on file counts."""

    statements: tuple[Statement, ...] = ()
    """Accepted, said in time and not replaced; implied claims added."""

    facts: tuple[Fact, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Statements that meet a selection, counted as independent voices."""

    statements: tuple[Statement, ...] = ()

    least: int = 0
    """How many different voices are shown."""

    most: int = 0
    """How many there may be, merging only where sameness is shown."""
