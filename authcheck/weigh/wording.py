"""The headline, and what a desk may and may not print on a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.axes import Axis, Integrity, Origin, Position, Standing, Status
from authcheck.model.evidence import Evidence
from authcheck.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.finding import Finding
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
    parts = [_ORIGIN.get(origin, str(origin))]
    if standing not in {Standing.UNDETERMINED, Standing.SIGNED} and origin is not Origin.UNDETERMINED:
        parts = [f"{parts[0]}, {standing}"]
    elif standing is not Standing.UNDETERMINED:
        parts.append(str(standing))
    elif origin not in _FORGERIES:
        parts.append("standing undetermined")
    position, integrity = Position(by[Axis.POSITION].value), Integrity(by[Axis.INTEGRITY].value)
    if position in _POSITION:
        parts.append(_POSITION[position])
    if integrity in _INTEGRITY:
        note = by[Axis.INTEGRITY].note
        parts.append(f"{_INTEGRITY[integrity]} ({note})" if note else _INTEGRITY[integrity])
    if any(result.contested for result in axes):
        parts.append("contested")
    line = " · ".join(parts)
    return line[0].upper() + line[1:]


def may_report(axes: Sequence[AxisResult], findings: Sequence[Finding], hearing: Hearing) -> str:
    """Return what may be printed on this evidence."""
    by = _by_axis(axes)
    issuer = "/".join(hearing.case.claimed.issuer) or "the purported issuer"
    told = frozenset(finding.rule for finding in findings if finding.statements)
    sentences = [
        _origin_line(by[Axis.ORIGIN], issuer, told),
        *_standing_lines(by[Axis.STANDING], by[Axis.ORIGIN], findings, told),
    ]
    position, integrity = by[Axis.POSITION], by[Axis.INTEGRITY]
    if position.value == Position.DISAVOWED:
        sentences.append("That the issuer disowns it, in the issuer's words.")
    elif position.value == Position.AFFIRMED:
        sentences.append("That the issuer stands by it, in the issuer's words.")
    elif position.value == Position.MIXED:
        sentences.append("That the issuer both stands by it and disowns it, quoting both.")
    if integrity.value == Integrity.ALTERED:
        extent = " in part" if integrity.note else ""
        sentences.append(f"That what circulates was altered{extent}, with the evidence named.")
    elif integrity.value == Integrity.DERIVATIVE:
        sentences.append("That this copy was retyped, re-rendered or photographed.")
    return " ".join(sentences)


def _standing_lines(
    standing: AxisResult, origin: AxisResult, findings: Sequence[Finding], told: frozenset[str]
) -> list[str]:
    lines = []
    if standing.value == Standing.UNISSUED_DRAFT and _rests_on(standing.for_, told):
        lines.append("That it was a draft that was not issued, with who says so.")
    elif standing.value == Standing.UNISSUED_DRAFT:
        # A mark on a page shows that the page is marked; that nothing was issued, nobody has said.
        lines.append("That this copy is marked as a draft, saying where; not that nothing was issued.")
    elif standing.value == Standing.SIGNED and origin.status is Status.INDETERMINATE:
        # Whoever can make the letter can make the signature.
        lines.append(
            "That it bears a signature or a mark that stands for one, saying which; not whose it is."
        )
    elif standing.value == Standing.SIGNED:
        lines.append("That it was signed, with the evidence named; whether it was sent is not shown.")
    elif standing.status is not Status.INDETERMINATE:
        lines.append(f"That it was {standing.value}, with the evidence named.")
    if any(_says_unsigned(finding) for finding in findings) and standing.value != Standing.SIGNED:
        lines.append("That this copy shows no signature.")
    if standing.contested:
        lines.append(f"That {_conflict('its standing', standing, told)}")
    return lines


def _says_unsigned(finding: Finding) -> bool:
    return (
        finding.outcome is Outcome.FOUND
        and finding.concludes is not None
        and finding.concludes.evidence is Evidence.BLANK_SIGNATURE
    )


def _rests_on(rules: Sequence[str], told: frozenset[str]) -> bool:
    return any(rule in told for rule in rules)


def _conflict(what: str, result: AxisResult, told: frozenset[str]) -> str:
    if _rests_on(result.for_, told) and _rests_on(result.against, told):
        return f"{what} is disputed, giving both sides."
    return f"the evidence on {what} conflicts, giving both sides."


def _origin_line(origin: AxisResult, issuer: str, told: frozenset[str]) -> str:
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
        line += f" That {_conflict('its origin', origin, told)}"
    return line


def may_not_report(axes: Sequence[AxisResult]) -> str:
    """Return what must not be printed on this evidence."""
    by = _by_axis(axes)
    nots: list[str] = []
    origin, standing = by[Axis.ORIGIN], by[Axis.STANDING]
    if origin.value == Origin.UNDETERMINED:
        nots.append("that it is genuine or that it is forged")
    elif origin.status is Status.SUPPORTED:
        nots.append(f"that it is {origin.pole} without “probably”")
    if origin.value in _FORGERIES:
        nots.append("that it is genuine, that it was issued, or that the issuer stands by it")
    else:
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
