"""The statements a rule asks for, and how many voices they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from authcheck.model.hearing import Heard
from authcheck.sourcing.dates import day
from authcheck.sourcing.openly import openly
from authcheck.sourcing.organisations import folded, of_the_house
from authcheck.sourcing.voices import count

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from authcheck.model.case import Claim, Claimed, Statement
    from authcheck.model.hearing import Hearing
    from authcheck.model.rule import ClaimTest, StatementsMatcher

ALIKE = 80
"""Likeness, of 100, from which two wordings of one speaker and day are one utterance."""

NOT_OURS = "not_ours"


def select(hearing: Hearing, matcher: StatementsMatcher) -> Heard:
    """Return the statements that meet a selection, counted; an empty value where it is not met.

    It is met where enough independent voices are shown, ``also`` is met and ``unless`` is not.
    """
    if matcher.also is not None and not select(hearing, matcher.also).statements:
        return Heard()
    if matcher.unless is not None and select(hearing, matcher.unless).statements:
        return Heard()
    met = [statement for statement in hearing.statements if meets(statement, matcher, hearing.case.claimed)]
    if not met:
        return Heard()
    least, most = count(met, hearing.case)
    if least < matcher.at_least:
        return Heard()
    return Heard(statements=_utterances(met), least=least, most=max(least, most))


def meets(statement: Statement, matcher: StatementsMatcher, claimed: Claimed) -> bool:
    """Return whether one statement is of those that a selection asks for."""
    return (
        (not matcher.by or statement.relation in matcher.by)
        and matcher.named in {None, statement.named}
        and (not matcher.access or statement.access in matcher.access)
        and (not matcher.of or statement.of in matcher.of)
        and matcher.with_method in {None, statement.with_method}
        and (matcher.house is None or matcher.house is of_the_house(statement, claimed))
        and (not matcher.claims or _claims_any(statement.claims, matcher.claims))
        and not _claims_any(statement.claims, matcher.without)
        and (not matcher.any_of or any(meets(statement, each, claimed) for each in matcher.any_of))
    )


def _claims_any(claims: Iterable[Claim], tests: Iterable[ClaimTest]) -> bool:
    wanted = tuple(tests)
    return any(_fits(claim, test) for claim in claims for test in wanted)


def _fits(claim: Claim, test: ClaimTest) -> bool:
    # "Not a document of this house" says who did not make it; only a test that names it means it.
    value = claim.value in test.values if test.values else claim.value != NOT_OURS
    return claim.prop is test.prop and claim.stance in test.stances and value


def _utterances(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements in the order they were said, each utterance once.

    Those whose time is not told come last, by their ids: between two times they would tell theirs.
    """
    kept: list[Statement] = []
    of_one_day: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=_when):
        others = of_one_day[statement.speaker and folded(statement.speaker), day(statement)]
        if not any(one_utterance(statement, other) for other in others):
            kept.append(statement)
            others.append(statement)
    return tuple(kept)


def _when(statement: Statement) -> tuple[bool, float, str]:
    said = openly(statement).said
    return said is None, said.timestamp() if said else 0.0, statement.id


def one_utterance(one: Statement, other: Statement) -> bool:
    """Return whether two statements are one utterance of one speaker in slightly other words."""
    if one.speaker is None or other.speaker is None or folded(one.speaker) != folded(other.speaker):
        return False
    # A month or a year is no day that two could share.
    if day(one) is None or day(one) != day(other):
        return False
    words, others = (folded(each.carried_by.exact) for each in (one, other))
    return bool(words and others) and fuzz.ratio(words, others) >= ALIKE
