"""``conclude``: what an outcome means, held to the caps of the verdict's contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.forms import Choice, Field, OneOf, Record, Text
from authcheck.forms.shapes import Unreadable
from authcheck.model.axes import POLES, VALUES, Axis, AxisValue, Weight
from authcheck.model.evidence import CAPS, Evidence, cap
from authcheck.model.finding import Basis, Conclusion
from authcheck.model.rule import Meaning
from authcheck.rulebook.codes import Code
from authcheck.rulebook.shapes import Placed, WithPlace

if TYPE_CHECKING:
    from authcheck.forms.nodes import Place, Problems
    from authcheck.forms.shapes import Nested, Schema

PLACEHOLDERS = ("page", "zone", "match", "what", "who", "count")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

WEIGHTS = {weight.words: weight for weight in Weight}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A meaning as it stands in the file, before its keys are held against each other."""

    axis: Axis
    toward: Placed[str]
    weight: Placed[Weight]
    evidence: Evidence | None
    basis: Basis
    say: Placed[str]


_PARTS = Record(
    _Parts,
    {
        "axis": Field(Choice(Axis), "which question it bears on", required=True, nullable=False),
        "toward": Field(WithPlace(Text()), "which answer it points to", required=True, nullable=False),
        "weight": Field(WithPlace(OneOf(WEIGHTS)), "how strongly", required=True, nullable=False),
        "evidence": Field(Choice(Evidence), "the kind of evidence, which caps the weight"),
        "basis": Field(
            # Weights by measurement need their counts in the file; until those are read, none may claim one.
            OneOf({"standard": Basis.STANDARD, "none": Basis.NONE}),
            "standard where a reference of the field or the contract carries the weight",
            default=Basis.NONE,
        ),
        "say": Field(WithPlace(Text()), "the sentence for the report", required=True, nullable=False),
    },
)


class MeaningShape:
    """``conclude.found`` or ``conclude.absent`` where it says something."""

    def read(self, place: Place, problems: Problems) -> Meaning:
        """Return the meaning; note a value the axis has not, and a weight over its cap."""
        parts = _PARTS.read(place, problems)
        before = len(problems)
        toward = _value(parts, problems)
        if toward is not None:
            _hold_to_cap(parts, toward, problems)
        _check_sentence(parts.say, problems)
        if toward is None or len(problems) > before:
            raise Unreadable
        concludes = Conclusion(
            axis=parts.axis,
            toward=toward,
            weight=parts.weight.value,
            evidence=parts.evidence,
            basis=parts.basis,
        )
        return Meaning(concludes=concludes, say=parts.say.value)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return _PARTS.schema(nested)


def _value(parts: _Parts, problems: Problems) -> AxisValue | None:
    word, poles = parts.toward.value, POLES[parts.axis]
    for pole in poles:
        if pole.value == word:
            return pole
    values = ", ".join(pole.value for pole in poles)
    why = "is a result, not something a finding points to" if _is_value(parts.axis, word) else "is none"
    problems.add(parts.toward.place, f"“{word}” {why}; {parts.axis} has: {values}", Code.TOWARD)
    return None


def _is_value(axis: Axis, word: str) -> bool:
    return word in [value.value for value in VALUES[axis]]


def _hold_to_cap(parts: _Parts, toward: AxisValue, problems: Problems) -> None:
    weight, place = parts.weight.value, parts.weight.place
    if weight is Weight.NOTHING:
        return
    if parts.evidence is not None:
        most = cap(parts.evidence, parts.axis, toward)
        if most is Weight.NOTHING:
            bears = "; ".join(
                f"{each.axis}: {', '.join(sorted(each.toward))}"
                for each in CAPS[parts.evidence]
                if each.weight is not Weight.NOTHING
            )
            message = (
                f"{parts.evidence} says nothing of {parts.axis}, {toward}; it bears on {bears or 'nothing'}"
            )
            problems.add(place, message, Code.CAP)
        elif weight > most:
            message = f"{parts.evidence} weighs at most {most.words} for {toward}, not {weight.words}"
            problems.add(place, message, Code.CAP)
    if weight > Weight.MODERATE and (parts.evidence is None or parts.basis is Basis.NONE):
        missing = "a kind of evidence" if parts.evidence is None else "a basis"
        message = f"without {missing} a weight is at most moderate, not {weight.words}"
        problems.add(place, message, Code.BASIS)


def _check_sentence(say: Placed[str], problems: Problems) -> None:
    for name in _PLACEHOLDER.findall(say.value):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{word}}}" for word in PLACEHOLDERS)
            problems.add(say.place, f"{{{name}}} is not filled in; known: {known}", Code.SAY)
