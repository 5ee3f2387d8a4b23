"""Who speaks for what on one axis, and how loud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.model.axes import Status, Weight
from authcheck.model.evidence import cap
from authcheck.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authcheck.model.axes import Axis, AxisValue
    from authcheck.model.finding import Finding

SPEAKS = frozenset({Outcome.FOUND, Outcome.ABSENT})


@dataclass(frozen=True, slots=True)
class Voice:
    """A finding that speaks on an axis."""

    rule: str
    toward: AxisValue
    weight: Weight


@dataclass(frozen=True, slots=True)
class Sides:
    """All that speaks on one axis, loudest first."""

    voices: tuple[Voice, ...]

    @classmethod
    def on(cls, axis: Axis, findings: Iterable[Finding]) -> Sides:
        """Return what speaks on ``axis``: found or absent, of some weight, and never above its cap."""
        voices = []
        for finding in findings:
            concludes = finding.concludes
            if concludes is None or concludes.axis is not axis or finding.outcome not in SPEAKS:
                continue
            weight = min(concludes.weight, cap(concludes.evidence, axis, concludes.toward))
            if weight > Weight.NOTHING:
                voices.append(Voice(finding.rule, concludes.toward, weight))
        return cls(tuple(sorted(voices, key=lambda voice: (-voice.weight, voice.rule))))

    def strength(self, *values: AxisValue) -> Weight:
        """Return the weight of the strongest finding for any of ``values``."""
        return max((voice.weight for voice in self.voices if voice.toward in values), default=Weight.NOTHING)

    def rules(self, *values: AxisValue) -> tuple[str, ...]:
        """Return the ids of the findings for any of ``values``, strongest first."""
        return tuple(voice.rule for voice in self.voices if voice.toward in values)


def status(for_: Weight, against: Weight) -> Status:
    """Return how far evidence of these strengths decides for its side."""
    if for_ is Weight.VERY_STRONG and against < Weight.MODERATE:
        return Status.ESTABLISHED
    if for_ >= Weight.MODERATE and for_ > against:
        return Status.SUPPORTED
    return Status.INDETERMINATE


def contested(one: Weight, other: Weight) -> bool:
    """Return whether evidence of at least moderate weight stands on both sides."""
    return min(one, other) >= Weight.MODERATE


def unread_on(axis: Axis, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the ids of the findings that bear on ``axis`` and could not be examined."""
    return tuple(
        sorted(
            finding.rule
            for finding in findings
            if finding.outcome is Outcome.UNREAD and finding.would_bear_on is axis
        )
    )
