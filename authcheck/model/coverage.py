"""What rules speak of, and what of each rule its tests exercise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.axes import Axis, AxisValue
    from authcheck.model.finding import Family


class Kind(StrEnum):
    """What can be exercised."""

    OUTCOME = "outcome"
    """A test expects it."""

    ZONE = "zone"
    """A test finds something by looking at this zone alone."""

    WANTED = "looks for"
    """A test finds something by this phrase, pattern, value, kind or claim alone."""

    TAKEN_BACK = "unless"
    """A test would find something but for this alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that tests of a rule should exercise."""

    kind: Kind
    name: str
    """As it stands in the rule file."""

    exercised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCoverage:
    """What the tests of one rule exercise."""

    rule: str
    """The rule's id."""

    points: tuple[Point, ...]

    lost: tuple[str, ...] = ()
    """Samples that its tests name and that are not at hand: they exercise nothing."""

    @property
    def missing(self) -> tuple[Point, ...]:
        """What no test exercises."""
        return tuple(point for point in self.points if not point.exercised)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """How many rules of a family point to an answer."""

    axis: Axis
    toward: AxisValue
    family: Family
    rules: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneCoverage:
    """How many rules look at a zone, and for how many a test shows it."""

    zone: str
    rules: int
    exercised: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What rules cover."""

    rules: tuple[RuleCoverage, ...]
    spoken: tuple[Spoken, ...]
    """Every answer and family, those without a rule included."""

    zones: tuple[ZoneCoverage, ...]
    """Every zone that rules look at or something installed fills."""

    @property
    def points(self) -> int:
        """How many things there are to exercise."""
        return sum(len(each.points) for each in self.rules)

    @property
    def exercised(self) -> int:
        """How many of them are."""
        return self.points - sum(len(each.missing) for each in self.rules)

    @property
    def percent(self) -> float | None:
        """The same as a share of 100; None where there is nothing to exercise."""
        return 100 * self.exercised / self.points if self.points else None
