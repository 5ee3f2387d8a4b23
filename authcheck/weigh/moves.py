"""What would move an answer: facts a desk could get, each tried on the verdict before it is named."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.model.axes import Axis, Custody, Integrity, Origin, Position, Standing, Status
from authcheck.model.evidence import CAPS, Evidence
from authcheck.model.finding import Basis, Conclusion, Family, Finding, Outcome
from authcheck.weigh.axes import decide
from authcheck.weigh.fact import Fact
from authcheck.weigh.people import TWO, second_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from authcheck.model.hearing import Hearing
    from authcheck.model.verdict import AxisResult

_NAME = re.compile(r"\{(issuer|recipient)\}")

MOST = 3
"""Facts named for one axis."""


# Cheapest first: a telephone call, another copy, an expert.
FACTS: dict[Axis, tuple[Fact, ...]] = {
    Axis.ORIGIN: (
        Fact(
            "Ask {issuer} whether the letter is theirs: a named acknowledgement, even one that disowns it,",
            Evidence.ACKNOWLEDGEMENT,
            Origin.GENUINE,
        ),
        TWO,
        Fact(
            "Show it to {recipient} or {issuer}: a flat, named denial that it was made there",
            Evidence.NAMED_DENIAL,
            Origin.FORGED,
        ),
        Fact(
            "Check names, titles, addresses and laws against the claimed date: one impossible fact",
            Evidence.IMPOSSIBLE_FACT,
            Origin.FORGED,
        ),
        Fact(
            "Have the original examined by a published method: a finding that it was forged",
            Evidence.EXAMINATION,
            Origin.FORGED,
        ),
    ),
    Axis.INTEGRITY: (
        Fact(
            "Show this copy to {issuer} or {recipient}: a named statement that it was changed",
            Evidence.ALTERATION,
            Integrity.ALTERED,
        ),
        Fact(
            "Compare it with another copy, line by line: a difference that its maker did not make",
            Evidence.ALTERATION,
            Integrity.ALTERED,
        ),
        Fact(
            "Ask how this file was made: that it was retyped, re-rendered or photographed",
            Evidence.DERIVATIVE,
            Integrity.DERIVATIVE,
        ),
    ),
    Axis.STANDING: (
        Fact(
            "Ask {issuer} whether a signed version was sent: a named statement that it was",
            Evidence.ISSUER_ON_STANDING,
            Standing.ISSUED,
        ),
        Fact(
            "Ask {recipient} to show the copy they received: that it bears a signature",
            Evidence.RECIPIENT_ON_SIGNATURE,
            Standing.SIGNED,
        ),
        Fact(
            "Ask {issuer} what it officially was: a named statement that it was a draft",
            Evidence.ISSUER_ON_STANDING,
            Standing.UNISSUED_DRAFT,
        ),
        Fact(
            "Look for the letter in {issuer}'s own publications: its own release",
            Evidence.ISSUER_RELEASE,
            Standing.ISSUED,
        ),
    ),
    Axis.POSITION: (
        Fact(
            "Ask {issuer} by name whether it stands by what the letter says: that it does",
            Evidence.ISSUER_ON_CONTENT,
            Position.AFFIRMED,
        ),
        Fact(
            "Ask {issuer} by name whether it stands by what the letter says: that it does not",
            Evidence.REBUKE,
            Position.DISAVOWED,
        ),
    ),
    Axis.CUSTODY: (
        Fact(
            "Ask the source how it came to them and record it in the case file: that a recipient gave it",
            Evidence.CUSTODY_RECORD,
            Custody.RECIPIENT,
        ),
        Fact(
            "Record the channel in the case file: that it came anonymously",
            Evidence.CUSTODY_RECORD,
            Custody.ANONYMOUS,
        ),
    ),
}


def with_moves(
    axes: tuple[AxisResult, ...], findings: Sequence[Finding], hearing: Hearing
) -> tuple[AxisResult, ...]:
    """Return the results with the cheapest facts that would change each, at most three an axis.

    A fact is named only where adding it changes the value, the status or whether it is contested.
    """
    claimed = hearing.case.claimed
    names = {
        "issuer": "/".join(claimed.issuer) if claimed.issuer else "the issuing office",
        "recipient": "/".join(claimed.recipient) if claimed.recipient else "the recipient",
    }
    moved = []
    for result in axes:
        advice: list[str] = []
        # A channel is recorded once, by the desk: there is nothing to ask once it stands.
        recorded = result.axis is Axis.CUSTODY and result.status is not Status.INDETERMINATE
        for fact in () if recorded else _facts(result.axis, findings, hearing):
            if len(advice) == MOST:
                break
            after = next(
                axis
                for axis in decide([*findings, learned(fact, result.axis)], hearing)
                if axis.axis is result.axis
            )
            outcome = _outcome(result, after)
            if outcome:
                advice.append(f"{_filled(fact.advice, names)} {outcome}")
        moved.append(replace(result, would_move=tuple(advice)))
    return tuple(moved)


def _facts(axis: Axis, findings: Sequence[Finding], hearing: Hearing) -> Iterator[Fact]:
    for fact in FACTS[axis]:
        if fact is TWO:
            yield from second_voice(findings, hearing)
        else:
            yield fact


def _filled(advice: str, names: Mapping[str, str]) -> str:
    # Not by ``format``: names on file may hold braces.
    return _NAME.sub(lambda match: names[match[1]], advice)


def learned(fact: Fact, axis: Axis) -> Finding:
    """Return the finding that learning ``fact`` would give, at the most its kind may weigh."""
    weight = max(cap.weight for cap in CAPS[fact.evidence] if cap.axis is axis and fact.toward in cap.toward)
    return Finding(
        rule="",
        digest="",
        title="",
        family=Family.SOURCING,
        outcome=Outcome.FOUND,
        reason=fact.advice,
        of_copy=False,
        concludes=Conclusion(
            axis=axis, toward=fact.toward, weight=weight, evidence=fact.evidence, basis=Basis.STANDARD
        ),
    )


def _outcome(before: AxisResult, after: AxisResult) -> str:
    """Say what learning a fact would do to an answer; empty where it would do nothing."""
    if (after.value, after.status) != (before.value, before.status):
        words = f"would make it “{after.value}”, {after.status}"
        return f"{words} and contested" if after.contested else words
    if after.contested and not before.contested:
        return "would make it contested"
    return ""
