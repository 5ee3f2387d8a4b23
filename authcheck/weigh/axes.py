"""The five questions, each answered from what speaks on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.model.axes import POLES, Axis, Custody, Integrity, Origin, Position, Standing, Status, Weight
from authcheck.model.case import DocumentClass, Extent, Proposition, Stance
from authcheck.model.finding import Family, Outcome
from authcheck.model.verdict import AxisResult
from authcheck.weigh.sides import Sides, contested, status, unread_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.axes import AxisValue
    from authcheck.model.finding import Finding
    from authcheck.model.hearing import Hearing

FORGERIES = frozenset({Origin.FORGED, Origin.PROBABLY_FORGED})

_AFFIRMS = frozenset({Stance.CONFIRM, Stance.IMPLY})
_DENIES = frozenset({Stance.DENY})

LADDER = (Standing.SIGNED, Standing.ISSUED, Standing.WITHDRAWN)
"""Each counts for those before it: what was withdrawn had been issued, what was issued was signed."""


def decide(findings: Sequence[Finding], hearing: Hearing) -> tuple[AxisResult, ...]:
    """Return the five results in the order of ``Axis``, without what would move them."""
    sides = {axis: Sides.on(axis, findings) for axis in Axis}
    origin = _of_a_set(_origin(sides[Axis.ORIGIN]), sides[Axis.ORIGIN], findings, hearing)
    standing = _standing(sides[Axis.STANDING])
    position = _position(sides[Axis.POSITION])
    if origin.value in FORGERIES:
        # A forger's letter has no official standing and its issuer no position on it.
        standing = _set_aside(standing, Standing.UNDETERMINED, origin)
        position = _set_aside(position, Position.NOT_STATED, origin)
    results = (
        origin,
        _integrity(sides[Axis.INTEGRITY], findings, hearing),
        standing,
        position,
        _custody(sides[Axis.CUSTODY]),
    )
    return tuple(replace(result, unread=unread_on(result.axis, findings)) for result in results)


def _set_aside(result: AxisResult, value: AxisValue, origin: AxisResult) -> AxisResult:
    return replace(
        result,
        value=value,
        status=Status.INDETERMINATE,
        contested=False,
        note=f"not asked of a letter that is {origin.value}",
    )


def _two_sided(
    axis: Axis, sides: Sides, one: AxisValue, other: AxisValue, undecided: AxisValue
) -> AxisResult:
    """Answer an axis with two poles; a tie is led by the first."""
    if sides.strength(other) > sides.strength(one):
        one, other = other, one
    for_, against = sides.strength(one), sides.strength(other)
    decided = status(for_, against)
    return AxisResult(
        axis=axis,
        value=undecided if decided is Status.INDETERMINATE else one,
        status=decided,
        contested=contested(for_, against),
        pole=one if for_ else None,
        for_=sides.rules(one),
        against=sides.rules(other),
    )


def _origin(sides: Sides) -> AxisResult:
    result = _two_sided(Axis.ORIGIN, sides, Origin.GENUINE, Origin.FORGED, Origin.UNDETERMINED)
    if result.status is not Status.SUPPORTED:
        return result
    probably = {
        Origin.GENUINE: Origin.PROBABLY_GENUINE,
        Origin.FORGED: Origin.PROBABLY_FORGED,
    }
    return replace(result, value=probably[Origin(result.value)])


def _of_a_set(origin: AxisResult, sides: Sides, findings: Sequence[Finding], hearing: Hearing) -> AxisResult:
    """Say how much of a set is meant; that some items are not theirs makes no forgery of the whole."""
    if hearing.case.claimed.class_ is not DocumentClass.SET:
        return origin
    affirmed = _extents(hearing, Proposition.ORIGIN, _AFFIRMS)
    denied = _extents(hearing, Proposition.ORIGIN, _DENIES) | _extents(hearing, Proposition.EXISTS, _DENIES)
    if denied == {Extent.SOME} and origin.pole is Origin.FORGED and _only_denied(sides, findings):
        note = "mixed: some items are denied, nothing is shown of the others"
        return replace(
            origin, value=Origin.UNDETERMINED, status=Status.INDETERMINATE, contested=False, note=note
        )
    implied = _extents(hearing, Proposition.ORIGIN, _AFFIRMS, derived=True)
    if (affirmed or implied) and Extent.SOME in denied:
        return replace(origin, note="mixed: some items are acknowledged or confirmed, some denied")
    if affirmed == {Extent.SOME}:
        return replace(origin, note="mixed: some items")
    # What a statement of a set implies, it implies of the set alone.
    if implied and not affirmed:
        return replace(origin, note="of the set as a whole; no single item is vouched for")
    return origin


def _only_denied(sides: Sides, findings: Sequence[Finding]) -> bool:
    """Return whether nothing but somebody's word speaks for a forgery."""
    told = {finding.rule for finding in findings if finding.statements}
    return all(rule in told for rule in sides.rules(Origin.FORGED))


def _standing(sides: Sides) -> AxisResult:
    draft, held = sides.strength(Standing.UNISSUED_DRAFT), sides.strength(*LADDER)
    if draft > held:
        decided = status(draft, held)
        return AxisResult(
            axis=Axis.STANDING,
            value=Standing.UNDETERMINED if decided is Status.INDETERMINATE else Standing.UNISSUED_DRAFT,
            status=decided,
            contested=contested(draft, held),
            pole=Standing.UNISSUED_DRAFT,
            for_=sides.rules(Standing.UNISSUED_DRAFT),
            against=sides.rules(*LADDER),
        )
    # The furthest step that the evidence carries on its own.
    for step in range(len(LADDER), 0, -1):
        carried = LADDER[step - 1 :]
        strength = sides.strength(*carried)
        decided = status(strength, draft)
        if decided is not Status.INDETERMINATE or step == 1:
            return AxisResult(
                axis=Axis.STANDING,
                value=Standing.UNDETERMINED if decided is Status.INDETERMINATE else LADDER[step - 1],
                status=decided,
                contested=contested(strength, draft),
                pole=LADDER[step - 1] if strength else None,
                for_=sides.rules(*carried),
                against=sides.rules(Standing.UNISSUED_DRAFT),
            )
    raise AssertionError  # the first step always answers


def _position(sides: Sides) -> AxisResult:
    result = _two_sided(Axis.POSITION, sides, Position.AFFIRMED, Position.DISAVOWED, Position.NOT_STATED)
    if result.contested and result.status is Status.INDETERMINATE:
        return replace(result, value=Position.MIXED)
    return result


def _custody(sides: Sides) -> AxisResult:
    channels = POLES[Axis.CUSTODY]
    leading = sides.voices[0].toward if sides.voices else channels[0]
    others = tuple(channel for channel in channels if channel != leading)
    for_, against = sides.strength(leading), sides.strength(*others)
    decided = status(for_, against)
    return AxisResult(
        axis=Axis.CUSTODY,
        value=Custody.NOT_RECORDED if decided is Status.INDETERMINATE else leading,
        status=decided,
        contested=contested(for_, against),
        pole=leading if for_ else None,
        for_=sides.rules(leading),
        against=sides.rules(*others),
    )


def _integrity(sides: Sides, findings: Sequence[Finding], hearing: Hearing) -> AxisResult:
    intact, altered, derivative = Integrity.PROVEN_INTACT, Integrity.ALTERED, Integrity.DERIVATIVE
    # A derivative copy may be altered too, so the two do not oppose each other; an intact one is neither.
    # Altered is printed where several hold.
    for value, opposed in ((altered, (intact,)), (derivative, (intact,)), (intact, (altered, derivative))):
        for_, against = sides.strength(value), sides.strength(*opposed)
        decided = status(for_, against)
        if decided is not Status.INDETERMINATE:
            return AxisResult(
                axis=Axis.INTEGRITY,
                value=value,
                status=decided,
                contested=contested(for_, against),
                pole=value,
                note=_extent(hearing) if value is altered else "",
                for_=sides.rules(value),
                against=sides.rules(*opposed),
            )
    tie = contested(sides.strength(altered, derivative), sides.strength(intact))
    examined = any(
        finding.of_copy and finding.family is Family.INTEGRITY and finding.outcome is Outcome.ABSENT
        for finding in findings
    )
    unhurt = examined and sides.strength(altered) < Weight.MODERATE
    return AxisResult(
        axis=Axis.INTEGRITY,
        value=Integrity.NO_ALTERATION_FOUND if unhurt else Integrity.NOT_EXAMINABLE,
        status=Status.INDETERMINATE,
        contested=tie,
        pole=intact if sides.strength(intact) else None,
        note="evidence of alteration and of intactness stand against each other" if tie else "",
        for_=sides.rules(intact),
        against=sides.rules(altered, derivative),
    )


def _extent(hearing: Hearing) -> str:
    """Say how much of a set is meant where the evidence speaks of some items only."""
    if hearing.case.claimed.class_ is not DocumentClass.SET:
        return ""
    extents = _extents(hearing, Proposition.ALTERED, frozenset({Stance.CONFIRM}))
    return "mixed: some items" if extents == {Extent.SOME} else ""


def _extents(
    hearing: Hearing, prop: Proposition, stances: frozenset[Stance], *, derived: bool = False
) -> set[Extent]:
    return {
        Extent.SOME if claim.items else claim.extent
        for statement in hearing.statements
        for claim in statement.claims
        if claim.prop is prop and claim.stance in stances and claim.derived is derived
    }
