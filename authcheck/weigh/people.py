"""Whom to ask next: what would move origin, given who has confirmed it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.axes import Origin
from authcheck.model.case import Access
from authcheck.model.evidence import Evidence
from authcheck.model.finding import Outcome
from authcheck.weigh.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.case import Statement
    from authcheck.model.finding import Finding
    from authcheck.model.hearing import Hearing

TWO = Fact(
    "Find two people of different governments or houses who know at first hand: that both confirm it",
    Evidence.TWO_FIRST_HAND,
    Origin.GENUINE,
)


def second_voice(findings: Sequence[Finding], hearing: Hearing) -> tuple[Fact, ...]:
    """Return who else must confirm a letter for it to be confirmed by two, the cheapest first."""
    told = {
        name
        for finding in findings
        if finding.outcome is Outcome.FOUND
        and finding.concludes is not None
        and finding.concludes.evidence is Evidence.ONE_CONFIRMATION
        for name in finding.statements
    }
    confirming = [statement for statement in hearing.statements if statement.id in told]
    if not confirming:
        return (TWO,)
    first_hand = all(statement.access is Access.FIRST_HAND for statement in confirming)
    evidence = Evidence.TWO_FIRST_HAND if first_hand else Evidence.TWO_CONFIRMATIONS
    knows = "knows at first hand" if first_hand else "knows"
    another = Fact(
        f"Find one more person who {knows}, {_elsewhere(confirming)} and not by the same report: "
        "that they confirm it too",
        evidence,
        Origin.GENUINE,
    )
    if not _may_be_two(confirming):
        return (another,)
    ids = f"{', '.join(each.id for each in confirming[:-1])} and {confirming[-1].id}"
    apart = Fact(
        f"Find out who is behind {ids}: that two of them are different people with reporting of their own, "
        "which you vouch for with distinct_from,",
        evidence,
        Origin.GENUINE,
    )
    return (apart, another)


def _may_be_two(confirming: Sequence[Statement]) -> bool:
    """Return whether vouching could make two of them: not one name, not one report."""
    people = {each.speaker or each.id for each in confirming}
    reporting = {each.upstream or each.id for each in confirming}
    return len(people) > 1 and len(reporting) > 1


def _elsewhere(confirming: Sequence[Statement]) -> str:
    # What the desk keeps to itself is not told by way of advice.
    houses = {each.organisation[0] for each in confirming if each.organisation and not each.private}
    return f"outside {' and '.join(sorted(houses))}" if houses else "of another government or house"
