"""What of a case file counts at a given time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.model.case import StatementStatus
from authcheck.model.hearing import Hearing, SetAside
from authcheck.sourcing.echoes import Upstreams
from authcheck.sourcing.implied import with_implied
from authcheck.sourcing.openly import ties_kept_back
from authcheck.sourcing.replacement import Reversals
from authcheck.sourcing.scope import bears_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from authcheck.model.case import Case, Claim, Claimed, Fact, Statement


def hear(case: Case, as_of: datetime | None) -> Hearing:
    """Return what counts: accepted, said in time, of this exhibit, no echo, not taken back.

    Args:
        case: The whole file.
        as_of: Nothing said later counts, nor anything undated; all on file counts where None. With zone.
    """
    aside: list[SetAside] = []
    statements = _in_time(_accepted(case.statements, aside), as_of, aside)
    # What a statement implies hangs on all it says, so it is added before what speaks of other items goes.
    statements = [with_implied(statement) for statement in statements]
    statements = _of_this_exhibit(statements, case.claimed, aside)
    statements = _without_echoes(statements, aside)
    statements = _without_reversed(statements, aside)
    return Hearing(
        case=case,
        as_of=as_of,
        statements=tuple(statements),
        facts=_known(case.facts, as_of, aside),
        set_aside=tuple(aside),
    )


def spoken(case: Case) -> list[Statement]:
    """Return what is accepted and speaks of this exhibit, whenever it was said, with what it implies."""
    aside: list[SetAside] = []
    statements = [with_implied(statement) for statement in _accepted(case.statements, aside)]
    return _of_this_exhibit(statements, case.claimed, aside)


def _accepted(statements: Sequence[Statement], aside: list[SetAside]) -> list[Statement]:
    rejected = Upstreams(statements).rejected()
    kept: list[Statement] = []
    for statement in statements:
        repeated = rejected.get(statement.id)
        why = {
            StatementStatus.PROPOSED: "proposed, not yet accepted by the desk",
            StatementStatus.REJECTED: "rejected by the desk",
        }.get(statement.status)
        if why is None and repeated is not None:
            named = "a statement" if ties_kept_back(statement) else repeated.id
            why = f"repeats {named}, which the desk rejected"
        _sort(statement, why, kept, aside)
    return kept


def _sort(statement: Statement, why: str | None, kept: list[Statement], aside: list[SetAside]) -> None:
    if why is None:
        kept.append(statement)
    else:
        aside.append(SetAside(id=statement.id, why=why))


def _in_time(
    statements: Sequence[Statement], as_of: datetime | None, aside: list[SetAside]
) -> list[Statement]:
    kept: list[Statement] = []
    for statement in statements:
        why = None
        if as_of is not None and statement.said is None:
            why = "undated, so it cannot be placed before the time asked about"
        elif as_of is not None and statement.said is not None and statement.said > as_of:
            why = "said after the time asked about"
        _sort(statement, why, kept, aside)
    return kept


def _known(facts: Sequence[Fact], as_of: datetime | None, aside: list[SetAside]) -> tuple[Fact, ...]:
    later = [fact for fact in facts if as_of is not None and fact.since is not None and fact.since > as_of]
    aside.extend(SetAside(id=fact.kind.value, why="known only after the time asked about") for fact in later)
    return tuple(fact for fact in facts if fact not in later)


def _of_this_exhibit(
    statements: Sequence[Statement], claimed: Claimed, aside: list[SetAside]
) -> list[Statement]:
    kept: list[Statement] = []
    for statement in statements:
        claims = tuple(claim for claim in statement.claims if bears_on(claim, statement, claimed))
        why = None if claims else "speaks of the set, not of this item"
        _sort(replace(statement, claims=claims), why, kept, aside)
    return kept


def _without_echoes(statements: Sequence[Statement], aside: list[SetAside]) -> list[Statement]:
    """Leave to a statement only what it adds to those it repeats, so that an echo changes nothing."""
    upstreams = Upstreams(statements)
    first, added = upstreams.first(), upstreams.added()
    kept: list[Statement] = []
    for statement in statements:
        claims, start = added[statement.id], first[statement.id]
        named = "another statement" if ties_kept_back(statement) else start.id
        why = None if claims else f"repeats {named}" if start.id != statement.id else "claims nothing"
        _sort(replace(statement, claims=claims), why, kept, aside)
    return kept


def _without_reversed(statements: Sequence[Statement], aside: list[SetAside]) -> list[Statement]:
    kept: list[Statement] = []
    reversals = Reversals(statements)
    for statement in statements:
        by = {claim: reversals.of(claim, statement) for claim in statement.claims}
        claims = tuple(claim for claim in statement.claims if by[claim] is None)
        why = _taken_back(statement, by)
        if claims:
            kept.append(replace(statement, claims=claims))
        if why:
            aside.append(SetAside(id=statement.id, why=why))
    return kept


def _taken_back(statement: Statement, by: dict[Claim, Statement | None]) -> str:
    gone = {claim: other for claim, other in by.items() if other is not None}
    # Only one speaker or office takes back what it said: to name the two is to say that they are one.
    tell = not any(map(ties_kept_back, (statement, *gone.values())))
    ids = ", ".join(sorted({other.id for other in gone.values()})) if tell else "a later statement"
    if len(gone) == len(by):
        return f"replaced by {ids}" if gone else ""
    props = ", ".join(sorted({claim.prop.value for claim in gone}))
    return f"replaced by {ids} on {props}" if gone else ""
