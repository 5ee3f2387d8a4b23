"""A rule's outcome on one letter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.axes import Axis, AxisValue, Weight
    from authcheck.model.evidence import Evidence
    from authcheck.model.measured import Measured
    from authcheck.model.observation import Observation
    from authcheck.model.settings import Override


class Outcome(StrEnum):
    """What a rule came to; ``unread`` never counts as ``absent``, and ``absent`` is never "clean"."""

    FOUND = "found"
    """It was looked for and is there."""

    ABSENT = "absent"
    """It was looked for and is not there."""

    INAPPLICABLE = "inapplicable"
    """The rule does not speak of such a letter."""

    UNREAD = "unread"
    """It could not be looked for."""


class Family(StrEnum):
    """What a rule is about; the first part of its name."""

    SIGNATURE = "signature"
    """Signatures, and the space for them."""

    LETTERHEAD = "letterhead"
    """The heading of the office."""

    DRAFT = "draft"
    """Marks of a text that is not final."""

    SOURCING = "sourcing"
    """What sources said."""

    INTEGRITY = "integrity"
    """Changes to the copy."""

    CONSISTENCY = "consistency"
    """What fits or does not fit what is known otherwise."""

    EXPOSURE = "exposure"
    """What the file tells of those who handled it."""


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
    measured: Measured | None = None
    """The counts the weight rests on; None for any other basis."""


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

    override: Override | None = None
    """How the desk's settings switched the rule off or lowered it; None where they did not."""

    lowered_from: Weight | None = None
    """What the rule gives this outcome; None where the desk's settings did not lower it."""

    asleep: str = ""
    """The rule's pack where that speaks of another sender's letters; empty where the rule looked."""
