"""``conclude``: what an outcome means, held to the caps of the verdict's contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.forms import Choice, Field, OneOf, Record, Text
from authcheck.forms.schemas import meaning, one_word
from authcheck.forms.shapes import Unreadable
from authcheck.forms.words import cut, listed, nearest
from authcheck.model.axes import POLES, VALUES, Axis, AxisValue, Weight
from authcheck.model.evidence import CAPS, Evidence, cap
from authcheck.model.finding import Basis, Conclusion
from authcheck.model.rule import Meaning
from authcheck.rulebook.codes import Code
from authcheck.rulebook.measures import MEASURED, most_for, told
from authcheck.rulebook.shapes import Placed, WithPlace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authcheck.forms.places import Place, Problems
    from authcheck.forms.schemas import Nested, Schema
    from authcheck.model.measured import Measured

PLACEHOLDERS = ("page", "zone", "match", "what", "who", "count")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

WEIGHTS = {weight.words: weight for weight in Weight}


def told_cap(kind: Evidence) -> str:
    """Return what a kind of evidence bears on and the most it weighs there, in words."""
    bears = [
        f"{each.axis}, {' or '.join(value for value in POLES[each.axis] if value in each.toward)}: at most "
        f"{each.weight.words}"
        for each in CAPS[kind]
        if each.weight is not Weight.NOTHING
    ]
    return "; ".join(bears) or "weighs nothing on any axis"


class _KindOfEvidence(Choice[Evidence]):
    """A kind of evidence, told to editors with its cap."""

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return one_word({kind.value: _joined(meaning(kind), told_cap(kind)) for kind in Evidence})


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A meaning as it stands in the file, before its keys are held against each other."""

    axis: Axis
    toward: Placed[str]
    weight: Placed[Weight]
    evidence: Evidence | None
    basis: Basis | None
    measured: Placed[Measured] | None
    say: Placed[str]


_PARTS = Record(
    _Parts,
    {
        "axis": Field(
            Choice(Axis), "which question it bears on; none answers another", required=True, nullable=False
        ),
        "toward": Field(WithPlace(Text()), "which answer it points to", required=True, nullable=False),
        "weight": Field(WithPlace(OneOf(WEIGHTS)), "how strongly", required=True, nullable=False),
        "evidence": Field(_KindOfEvidence(Evidence), "the kind of evidence, which caps the weight"),
        "basis": Field(
            OneOf({"standard": Basis.STANDARD, "none": Basis.NONE}),
            "standard where a reference of the field or the contract carries the weight; counts have a key "
            "of their own, measured",
        ),
        "measured": Field(WithPlace(MEASURED), "the counts that carry the weight, instead of a basis"),
        "say": Field(
            WithPlace(Text()),
            "the sentence for the report; {page}, {zone}, {match}, {what}, {who} and {count} are filled in",
            required=True,
            nullable=False,
            examples=("Page {page}, {zone}: marked “{match}”.",),
        ),
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
            _hold_to_counts(parts, toward, problems)
        _check_sentence(parts.say, problems)
        if toward is None or len(problems) > before:
            raise Unreadable
        concludes = Conclusion(
            axis=parts.axis,
            toward=toward,
            weight=parts.weight.value,
            evidence=parts.evidence,
            basis=_basis(parts),
            measured=parts.measured.value if parts.measured else None,
        )
        return Meaning(concludes=concludes, say=parts.say.value)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        narrowed = [
            _where({"properties": {"axis": {"const": axis.value}}, "required": ["axis"]}, poles)
            for axis, poles in POLES.items()
        ]
        unsaid = _where(
            {"not": {"required": ["axis"]}}, [value for poles in POLES.values() for value in poles]
        )
        return {**_PARTS.schema(nested), "allOf": [*narrowed, unsaid]}


def _where(axis: Schema, answers: Iterable[AxisValue]) -> Schema:
    """Return what ``toward`` may be where ``axis`` holds."""
    toward = one_word({answer.value: meaning(answer) for answer in answers})
    return {"if": axis, "then": {"properties": {"toward": toward}}}


def _value(parts: _Parts, problems: Problems) -> AxisValue | None:
    word, poles = parts.toward.value, POLES[parts.axis]
    for pole in poles:
        if pole.value == word:
            return pole
    values = ", ".join(pole.value for pole in poles)
    others = " and ".join(axis for axis in Axis if axis is not parts.axis and word in POLES[axis])
    if _is_value(parts.axis, word):
        why = "is a result, not something a finding points to"
    elif others:
        why = f"is an answer of {others}, not of {parts.axis}"
    else:
        near = nearest(word, [pole.value for pole in poles])
        why = f"is no answer of {parts.axis}{f', did you mean “{near}”?' if near else ''}"
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
            message += f"; write “{most.words}”, or name the evidence that the rule sees"
            problems.add(place, message, Code.CAP)
    if weight > Weight.MODERATE and (parts.evidence is None or _basis(parts) is Basis.NONE):
        missing = "a kind of evidence" if parts.evidence is None else "a basis"
        message = (
            f"without {missing} a weight is at most moderate, not {weight.words}; add it, or write “moderate”"
        )
        problems.add(place, message, Code.BASIS)


def _basis(parts: _Parts) -> Basis:
    return Basis.MEASURED if parts.measured else parts.basis or Basis.NONE


def _hold_to_counts(parts: _Parts, toward: AxisValue, problems: Problems) -> None:
    if parts.measured is None:
        return
    measured = parts.measured.value
    if parts.basis is not None:
        message = "“measured” is a basis by itself; leave “basis” out, or the counts"
        problems.add(parts.measured.place, message, Code.MEASURED)
    most = most_for(measured, parts.evidence, parts.axis, toward)
    if parts.weight.value is most:
        return
    message = f"{measured.hits} against {measured.false_alarms} is {told(measured)}"
    if most < measured.weight:
        message += f", of which the evidence may weigh “{most.words}”"
    message += f"; write “{most.words}”, not “{parts.weight.value.words}”"
    problems.add(parts.weight.place, message, Code.MEASURED)


def _check_sentence(say: Placed[str], problems: Problems) -> None:
    for name in _PLACEHOLDER.findall(say.value):
        if name not in PLACEHOLDERS:
            near = nearest(name, list(PLACEHOLDERS))
            meant = f", did you mean {{{near}}}?" if near else ";"
            message = f"{{{cut(name)}}} is not filled in{meant} filled in are {listed(PLACEHOLDERS)}"
            problems.add(say.place, message, Code.SAY)
