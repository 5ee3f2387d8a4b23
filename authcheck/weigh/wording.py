"""The headline, and what a desk may and may not print on a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.axes import Axis, Integrity, Origin, Position, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.hearing import Hearing
    from authcheck.model.verdict import AxisResult

_ORIGIN = {Origin.UNDETERMINED: "origin undetermined"}

_POSITION = {
    Position.AFFIRMED: "affirmed by the issuer",
    Position.DISAVOWED: "disavowed by the issuer",
    Position.MIXED: "the issuer is of two minds",
}

_INTEGRITY = {
    Integrity.ALTERED: "this copy altered",
    Integrity.DERIVATIVE: "this copy derivative",
    Integrity.PROVEN_INTACT: "this copy proven intact",
}

_FORGERIES = frozenset({Origin.FORGED, Origin.PROBABLY_FORGED})


def _by_axis(axes: Sequence[AxisResult]) -> dict[Axis, AxisResult]:
    return {result.axis: result for result in axes}


def headline(axes: Sequence[AxisResult]) -> str:
    """Return the verdict in one line, such as ``Genuine, unissued draft · disavowed by the issuer``."""
    by = _by_axis(axes)
    origin, standing = Origin(by[Axis.ORIGIN].value), Standing(by[Axis.STANDING].value)
    first = _ORIGIN.get(origin, str(origin))
    if standing is not Standing.UNDETERMINED:
        first = f"{first}, {standing}"
    elif origin not in _FORGERIES:
        first = f"{first}, standing undetermined"
    parts = [first[0].upper() + first[1:]]
    position, integrity = Position(by[Axis.POSITION].value), Integrity(by[Axis.INTEGRITY].value)
    if position in _POSITION:
        parts.append(_POSITION[position])
    if integrity in _INTEGRITY:
        note = by[Axis.INTEGRITY].note
        parts.append(f"{_INTEGRITY[integrity]} ({note})" if note else _INTEGRITY[integrity])
    if any(result.contested for result in axes):
        parts.append("contested")
    return " · ".join(parts)


def may_report(axes: Sequence[AxisResult], hearing: Hearing) -> str:
    """Return what may be printed on this evidence."""
    by = _by_axis(axes)
    claimed = hearing.case.claimed
    issuer = "/".join(claimed.issuer) or "the purported issuer"
    sentences = [_origin_line(by[Axis.ORIGIN], issuer)]
    standing, position = by[Axis.STANDING], by[Axis.POSITION]
    if standing.value == Standing.UNISSUED_DRAFT:
        sentences.append("That it was a draft that was not issued, with who says so.")
    elif standing.value == Standing.SIGNED:
        sentences.append(_signed_line(by[Axis.ORIGIN]))
    elif standing.status is not Status.INDETERMINATE:
        sentences.append(f"That it was {standing.value}, with the evidence named.")
    if standing.contested:
        sentences.append("That its standing is disputed, giving both sides.")
    if position.value == Position.DISAVOWED:
        sentences.append("That the issuer disowns it, in the issuer's words.")
    elif position.value == Position.AFFIRMED:
        sentences.append("That the issuer stands by it, in the issuer's words.")
    elif position.value == Position.MIXED:
        sentences.append("That the issuer both stands by it and disowns it, quoting both.")
    integrity = by[Axis.INTEGRITY]
    if integrity.value == Integrity.ALTERED:
        extent = " in part" if integrity.note else ""
        sentences.append(f"That what circulates was altered{extent}, with the evidence named.")
    elif integrity.value == Integrity.DERIVATIVE:
        sentences.append("That this copy was retyped, re-rendered or photographed.")
    return " ".join(sentences)


def _origin_line(origin: AxisResult, issuer: str) -> str:
    match origin.value:
        case Origin.GENUINE:
            line = f"That the letter comes from {issuer}, naming who acknowledges it or what proves it."
        case Origin.PROBABLY_GENUINE:
            line = f"That the letter probably comes from {issuer}, saying on whose word and how they know."
        case Origin.PROBABLY_FORGED:
            line = f"That the letter probably does not come from {issuer}, with the evidence named."
        case Origin.FORGED:
            line = f"That the letter is a forgery and not from {issuer}, with the evidence named."
        case _:
            line = (
                f"That a letter circulates under the name of {issuer} and that its origin is not determined."
            )
    if origin.contested:
        line += " That its origin is disputed, giving both sides."
    return line


def _signed_line(origin: AxisResult) -> str:
    if origin.status is Status.INDETERMINATE:
        # Whoever can make the letter can make the signature.
        return "That it bears a signature, not whose; whether it was sent is not shown."
    return "That it was signed, with the evidence named; whether it was sent is not shown."


def may_not_report(axes: Sequence[AxisResult]) -> str:
    """Return what must not be printed on this evidence."""
    by = _by_axis(axes)
    nots: list[str] = []
    origin, standing = by[Axis.ORIGIN], by[Axis.STANDING]
    if origin.value == Origin.UNDETERMINED:
        nots.append("that it is genuine or that it is forged")
    elif origin.status is Status.SUPPORTED:
        nots.append(f"that it is {origin.pole} without “probably”")
    if origin.value not in _FORGERIES:
        if standing.value == Standing.UNISSUED_DRAFT:
            nots.append("that it was issued, or that it states a decision")
        elif standing.value == Standing.UNDETERMINED:
            nots.append("that it was issued, or that it was only a draft")
        elif standing.value == Standing.SIGNED:
            nots.append(
                "that its purported author signed it, or that it was sent"
                if origin.status is Status.INDETERMINATE
                else "that it was sent"
            )
        if by[Axis.POSITION].value == Position.NOT_STATED:
            nots.append("that the issuer stands by it or disowns it")
    if by[Axis.INTEGRITY].value not in {Integrity.PROVEN_INTACT, Integrity.ALTERED}:
        nots.append("that this copy is unaltered")
    nots.append("that what the letter says is true: this was not examined")
    line = "; ".join(nots)
    return f"{line[0].upper()}{line[1:]}."
