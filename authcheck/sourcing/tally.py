"""Hearing → tally: each proposition with its voices, denials by kind, non-denials, conflicts and chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.case import Claim, Proposition, Relation, Stance, StatementStatus
from authcheck.model.tally import Chain, Conflict, Count, Denial, Kind, Line, Tally, Undecided
from authcheck.sourcing.echoes import REPORT, STATEMENT
from authcheck.sourcing.hearing import hear
from authcheck.sourcing.openly import openly
from authcheck.sourcing.organisations import of_the_house
from authcheck.sourcing.selection import NOT_OURS
from authcheck.sourcing.voices import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from authcheck.model.case import Case, Statement
    from authcheck.model.hearing import Hearing

AFFIRMS = frozenset({Stance.CONFIRM, Stance.IMPLY})
_UNDECIDED = (Stance.DOUBT, Stance.NO_DISPUTE, Stance.UNABLE, Stance.REFUSE)
_SAYINGS = frozenset({Proposition.CONTENT, Proposition.POLICY})
_WHOSE = frozenset({Proposition.ORIGIN, Proposition.EXISTS})

_ISSUED = frozenset(
    {
        (Proposition.SIGNED, "", True),
        (Proposition.RELEASE, "sent", True),
        (Proposition.RELEASE, "published", True),
        (Proposition.RELEASE, "not_sent", False),
        (Proposition.STATUS, "final", True),
    }
)
_UNISSUED = frozenset(
    {
        (Proposition.STATUS, "draft", True),
        (Proposition.STATUS, "not_a_decision", True),
        (Proposition.STATUS, "final", False),
        (Proposition.SIGNED, "", False),
        (Proposition.RELEASE, "not_sent", True),
        (Proposition.RELEASE, "sent", False),
    }
)
"""Whether it was issued: what speaks for it, and what against."""


def tally(case: Case, as_of: datetime | None) -> Tally:
    """Return the count of a case file.

    Args:
        case: The whole file.
        as_of: Nothing said later counts, nor anything undated; all on file counts where None. With zone.
    """
    hearing = hear(case, as_of)
    proposed = tuple(each.id for each in case.statements if each.status is StatementStatus.PROPOSED)
    return Tally(
        as_of=as_of,
        heard=tuple(statement.id for statement in hearing.statements),
        lines=tuple(_lines(hearing)),
        non_denials=tuple(each.id for each in hearing.statements if _is_non_denial(each)),
        conflicts=tuple(_conflicts(hearing)),
        chains=tuple(_chains(case, as_of)),
        waiting=proposed,
        set_aside=tuple(aside for aside in hearing.set_aside if aside.id not in proposed),
    )


def _lines(hearing: Hearing) -> Iterator[Line]:
    spoken = {
        (claim.prop, "" if claim.value == NOT_OURS else claim.value)
        for statement in hearing.statements
        for claim in statement.claims
    }
    order = list(Proposition)
    for prop, value in sorted(
        spoken | {(Proposition.ORIGIN, "")}, key=lambda line: (order.index(line[0]), line[1])
    ):
        yield _line(hearing, prop, value)


def _line(hearing: Hearing, prop: Proposition, value: str) -> Line:
    def saying(stances: Iterable[Stance]) -> list[Statement]:
        return _saying(hearing, lambda claim: _on(claim, prop, value) and claim.stance in stances)

    affirming, denying = saying(AFFIRMS), saying({Stance.DENY})
    kinds = {statement.id: _kind(statement, hearing, prop, value) for statement in denying}
    denied = ((kind, [statement for statement in denying if kinds[statement.id] is kind]) for kind in Kind)
    undecided = ((stance, saying({stance})) for stance in _UNDECIDED)
    return Line(
        prop=prop,
        value=value,
        affirmed=_count(affirming, hearing, prop) if affirming else None,
        denied=tuple(
            Denial(kind=kind, count=_count(those, hearing, prop)) for kind, those in denied if those
        ),
        undecided=tuple(
            Undecided(stance=stance, statements=tuple(each.id for each in those))
            for stance, those in undecided
            if those
        ),
    )


def _on(claim: Claim, prop: Proposition, value: str) -> bool:
    return claim.prop is prop and ("" if claim.value == NOT_OURS else claim.value) == value


def _saying(hearing: Hearing, wanted: Callable[[Claim], bool]) -> list[Statement]:
    return [each for each in hearing.statements if any(map(wanted, each.claims))]


def _count(statements: Sequence[Statement], hearing: Hearing, prop: Proposition) -> Count:
    implied = tuple(
        statement.id
        for statement in statements
        if all(
            claim.derived or claim.stance is Stance.IMPLY
            for claim in statement.claims
            if claim.prop is prop and claim.stance in AFFIRMS
        )
        and any(claim.prop is prop and claim.stance in AFFIRMS for claim in statement.claims)
    )
    return counted(statements, hearing.case, implied)


def _kind(statement: Statement, hearing: Hearing, prop: Proposition, value: str) -> Kind:
    claims = [claim for claim in statement.claims if _on(claim, prop, value) and claim.stance is Stance.DENY]
    if all(claim.value == NOT_OURS for claim in claims):
        own = of_the_house(statement, hearing.case.claimed)
        return Kind.OWN_HOUSE if own else Kind.ANOTHER_HOUSE
    if statement.relation.of_issuer:
        return Kind.ISSUER_NAMED if statement.named else Kind.ISSUER_UNNAMED
    return {
        Relation.RECIPIENT: Kind.RECIPIENT_NAMED if statement.named else Kind.RECIPIENT_UNNAMED,
        Relation.OUTLET: Kind.OUTLET,
        Relation.DOCUMENT: Kind.DOCUMENT,
    }.get(statement.relation, Kind.THIRD_PARTY)


def _is_non_denial(statement: Statement) -> bool:
    """Return whether the issuer denies what the letter says, and neither owns it nor disowns its origin."""
    if not statement.relation.of_issuer:
        return False
    denies = any(claim.prop in _SAYINGS and claim.stance is Stance.DENY for claim in statement.claims)
    whose = any(
        claim.prop in _WHOSE and claim.stance in AFFIRMS | {Stance.DENY} for claim in statement.claims
    )
    return denies and not whose


def _conflicts(hearing: Hearing) -> Iterator[Conflict]:
    party = [
        each for each in hearing.statements if each.relation.of_issuer or each.relation is Relation.RECIPIENT
    ]

    def sides(about: str, one: Callable[[Claim], bool], other: Callable[[Claim], bool]) -> Iterator[Conflict]:
        for_ = tuple(each.id for each in party if any(map(one, each.claims)))
        against = tuple(each.id for each in party if any(map(other, each.claims)))
        if for_ and against:
            yield Conflict(about=about, one=for_, other=against)

    def asserts(claim: Claim, what: frozenset[tuple[Proposition, str, bool]]) -> bool:
        if claim.stance not in AFFIRMS | {Stance.DENY}:
            return False
        return (claim.prop, claim.value, claim.stance in AFFIRMS) in what

    yield from sides(
        "origin",
        lambda claim: claim.prop is Proposition.ORIGIN and claim.stance in AFFIRMS,
        lambda claim: claim.prop in _WHOSE and claim.stance is Stance.DENY and claim.value != NOT_OURS,
    )
    yield from sides(
        "whether it was issued",
        lambda claim: asserts(claim, _ISSUED),
        lambda claim: asserts(claim, _UNISSUED),
    )
    yield from sides(
        "whether the issuer stands by it",
        lambda claim: claim.prop in _SAYINGS and claim.stance in AFFIRMS,
        lambda claim: claim.prop in _SAYINGS and claim.stance is Stance.DENY,
    )


def _chains(case: Case, as_of: datetime | None) -> Iterator[Chain]:
    """Yield each chain of accepted repetitions from its far end, and each circle once.

    Only what was said up to ``as_of``, and no link that the desk keeps to itself.
    """
    on_file = {
        statement.id: openly(statement)
        for statement in case.statements
        if statement.status is StatementStatus.ACCEPTED
        and (as_of is None or (statement.said is not None and statement.said <= as_of))
    }
    above = {
        own: statement.upstream.removeprefix(STATEMENT)
        for own, statement in on_file.items()
        if statement.upstream.startswith(STATEMENT) and statement.upstream.removeprefix(STATEMENT) in on_file
    }
    repeated = set(above.values())
    cited = [own for own, statement in on_file.items() if statement.upstream.startswith(REPORT)]
    walked: set[str] = set()
    for own in (
        *(own for own in above if own not in repeated),
        *above,
        *(own for own in cited if own not in repeated),
    ):
        if own in walked:
            continue
        way: dict[str, None] = {}
        here: str | None = own
        while here is not None and here not in way:
            way[here] = None
            here = above.get(here)
        walked |= set(way)
        ids = list(way)
        if here is not None:
            ids = ids[ids.index(here) :]
        report = "" if here is not None else on_file[ids[-1]].upstream.removeprefix(REPORT)
        yield Chain(statements=tuple(ids), report=report, circle=here is not None)
