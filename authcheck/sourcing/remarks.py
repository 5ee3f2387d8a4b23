"""How the desk's statements were read: what moved nothing, and what one word more would mend."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from authcheck.model.axes import Axis
from authcheck.model.case import Relation
from authcheck.model.document import Limitation
from authcheck.model.evidence import Evidence
from authcheck.model.finding import Outcome
from authcheck.model.hearing import SetAside
from authcheck.sourcing.openly import openly, relation_shown, shown_as, ties_kept_back
from authcheck.sourcing.organisations import normal
from authcheck.sourcing.selection import one_utterance
from authcheck.sourcing.speakers import describes
from authcheck.sourcing.voices import count, why_not_two

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.model.case import Claim, Statement
    from authcheck.model.finding import Finding
    from authcheck.model.hearing import Hearing

_CONFIRMATIONS = frozenset({Evidence.TWO_FIRST_HAND, Evidence.TWO_CONFIRMATIONS, Evidence.ONE_CONFIRMATION})
_PAIRS = 3
"""Pairs of voices explained; a desk mends them one by one."""


def unspoken_of(hearing: Hearing, findings: Sequence[Finding]) -> tuple[SetAside, ...]:
    """Return the statements that count and that no finding speaks of, with how each was read."""
    told = {name for finding in findings if finding.outcome is Outcome.FOUND for name in finding.statements}
    heard = [statement for statement in hearing.statements if statement.id in told]
    return tuple(
        SetAside(id=statement.id, why=_as_read(statement))
        for statement in hearing.statements
        if statement.id not in told and not any(one_utterance(statement, other) for other in heard)
    )


def _as_read(statement: Statement) -> str:
    named = "named" if statement.named else "unnamed"
    claims = ", ".join(_claimed(claim) for claim in statement.claims if not claim.derived)
    relation = relation_shown(statement)
    read_as = "" if relation is None else f"read as {relation.replace('_', ' ')}, {named}, "
    return f"counted, and no rule speaks of it: {read_as}claims {claims}"


def _claimed(claim: Claim) -> str:
    stance = claim.stance.value.replace("_", " ")
    value = f" {claim.value.replace('_', ' ')}" if claim.value else ""
    extent = f" of {', '.join(claim.items)}" if claim.items else " of some" if claim.extent == "some" else ""
    return f"{claim.prop.value}{value}{extent} ({stance})"


def readings(hearing: Hearing, findings: Sequence[Finding]) -> tuple[Limitation, ...]:
    """Return what was taken from a statement that its writer may have meant otherwise, gravest first."""
    return (
        *_taken_for_outsiders(hearing),
        *_taken_for_unnamed(hearing),
        *_counted_as_one(hearing, findings),
    )


def _taken_for_outsiders(hearing: Hearing) -> Iterator[Limitation]:
    house = normal(hearing.case.claimed.issuer)[:1]
    for statement in hearing.statements:
        guessed = not statement.relation_given and statement.relation is Relation.THIRD_PARTY
        # The remark itself would tell the house.
        told = statement.named and not ties_kept_back(statement)
        if guessed and told and house and normal(statement.organisation)[:1] == house:
            yield Limitation(
                what=f"statement {statement.id}",
                why=(
                    f"{shown_as(statement)} is read as a third party; if the speaker answers for the letter, "
                    "write relation: chain in the case file, otherwise relation: third_party"
                ),
            )


def _taken_for_unnamed(hearing: Hearing) -> Iterator[Limitation]:
    for statement in hearing.statements:
        words = openly(statement).described_as
        party = statement.relation.of_issuer or statement.relation is Relation.RECIPIENT
        if statement.speaker is None and party and words and not describes(words):
            yield Limitation(
                what=f"statement {statement.id}",
                why=(
                    f"“{words}” is read as unnamed; if the office spoke in its own name, "
                    "write it as speaker in the case file"
                ),
            )


def _counted_as_one(hearing: Hearing, findings: Sequence[Finding]) -> Iterator[Limitation]:
    confirming = {
        name
        for finding in findings
        if finding.outcome is Outcome.FOUND
        and finding.concludes is not None
        and finding.concludes.axis is Axis.ORIGIN
        and finding.concludes.evidence in _CONFIRMATIONS
        for name in finding.statements
    }
    voices = [statement for statement in hearing.statements if statement.id in confirming]
    least, _ = count(voices, hearing.case) if voices else (0, 0)
    if least == len(voices):
        return
    for pair in islice(why_not_two(voices, hearing.case), _PAIRS):
        way = "; if the desk vouches that they are different people, write distinct_from in the case file"
        why = f": {pair.why}" if pair.why else ""
        yield Limitation(
            what=f"statements {pair.one} and {pair.other}",
            why=f"count as one voice{why}{way if pair.vouching_helps else ''}",
        )
