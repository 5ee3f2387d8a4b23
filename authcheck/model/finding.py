"""A rule's outcome on one letter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.axes import Axis, AxisValue, Weight
    from authcheck.model.evidence import Evidence
    from authcheck.model.observation import Observation


class Outcome(StrEnum):
    """What a rule came to; ``unread`` never counts as ``absent``, and ``absent`` is never "clean"."""

    FOUND = "found"
    ABSENT = "absent"
    INAPPLICABLE = "inapplicable"
    UNREAD = "unread"


class Family(StrEnum):
    """What a rule is about; the first part of its name."""

    SIGNATURE = "signature"
    LETTERHEAD = "letterhead"
    DRAFT = "draft"
    SOURCING = "sourcing"
    INTEGRITY = "integrity"
    CONSISTENCY = "consistency"
    EXPOSURE = "exposure"


class Basis(StrEnum):
    """Why a weight is what it is."""

    STANDARD = "standard"
    """A reference of the field, or the caps of the verdict's contract."""

    MEASURED = "measured"
    """Hit and false-alarm rates on a named corpus."""

    NONE = "none"
    """The rule writer's judgement; at most moderate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What an outcome bears on, toward which value, and how strongly."""

    axis: Axis
    toward: AxisValue
    weight: Weight
    evidence: Evidence | None
    """The kind of evidence, which caps the weight; None where the rule names no kind."""

    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule's outcome with what was seen."""

    rule: str
    """The rule's id, such as ``core/draft.marking``; one finding a rule, so also the finding's id."""

    digest: str
    """First six hexadecimal digits of the SHA-256 of the rule's content."""

    title: str
    family: Family
    outcome: Outcome

    reason: str
    """One sentence: what was found, or why nothing could be said."""

    observations: tuple[Observation, ...] = ()

    concludes: Conclusion | None = None
    """None where this outcome says nothing about any axis."""

    would_bear_on: Axis | None = None
    """The axis the rule speaks to, kept where the outcome concludes nothing; None where it has none."""

    of_copy: bool = True
    """Whether the rule looked at this copy; False where it looked at the case file."""

    mistaken: tuple[str, ...] = ()
    """Innocent explanations."""

    statements: tuple[str, ...] = ()
    """Ids of the statements it rests on."""
