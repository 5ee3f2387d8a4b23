from __future__ import annotations

from dataclasses import replace

from casefiles import CONFIRMED, DENIED, DENIES, a_case, says

from authcheck.model.case import Access, Claim, Proposition, Relation, Stance, Statement
from authcheck.model.hearing import Heard
from authcheck.model.rule import ClaimTest, StatementsMatcher
from authcheck.sourcing import hear, select

NOT_OURS = replace(DENIES, value="not_ours")


def picked(matcher: StatementsMatcher, *statements: Statement) -> list[str]:
    return [statement.id for statement in select(hear(a_case(*statements), None), matcher).statements]


def test_statements_are_picked_by_relation_name_access_and_method() -> None:
    statements = (
        says("s1", speaker="A", relation=Relation.CHAIN, access=Access.FIRST_HAND),
        says("s2", relation=Relation.RECIPIENT, with_method=True),
    )
    assert picked(replace(CONFIRMED, by=(Relation.RECIPIENT,)), *statements) == ["s2"]
    assert picked(replace(CONFIRMED, named=True), *statements) == ["s1"]
    assert picked(replace(CONFIRMED, named=False), *statements) == ["s2"]
    assert picked(replace(CONFIRMED, access=(Access.FIRST_HAND,)), *statements) == ["s1"]
    assert picked(replace(CONFIRMED, with_method=True), *statements) == ["s2"]
    assert picked(replace(CONFIRMED, with_method=False), *statements) == ["s1"]


def test_not_a_document_of_this_house_is_no_flat_denial() -> None:
    assert picked(DENIED, says("s1", NOT_OURS)) == []
    assert picked(DENIED, says("s1", DENIES)) == ["s1"]


def test_only_the_claimed_issuers_house_may_say_what_is_its_own() -> None:
    house = StatementsMatcher(
        claims=(ClaimTest(prop=Proposition.ORIGIN, stances=(Stance.DENY,), values=("not_ours",)),),
        house=True,
    )
    for organisation in ("US", "US/DoD", "US/DoD/CJTF-OIR"):
        assert picked(house, says("s1", NOT_OURS, organisation=organisation)) == ["s1"]
    for organisation in ("US/White House", "Iraq", ""):
        assert picked(house, says("s1", NOT_OURS, organisation=organisation)) == []


def test_a_statement_that_says_otherwise_in_the_same_breath_is_left_out() -> None:
    unless_denied = replace(
        CONFIRMED,
        claims=(ClaimTest(prop=Proposition.CONTENT, stances=(Stance.DENY,)),),
        without=DENIED.claims,
    )
    content = Claim(prop=Proposition.CONTENT, stance=Stance.DENY)
    assert picked(unless_denied, says("s1", content), says("s2", content, DENIES)) == ["s1"]


def test_any_of_joins_conditions_on_one_statement() -> None:
    either = replace(
        CONFIRMED, any_of=(StatementsMatcher(named=True), StatementsMatcher(by=(Relation.RECIPIENT,)))
    )
    statements = (says("s1", speaker="A"), says("s2", relation=Relation.RECIPIENT), says("s3"))
    assert picked(either, *statements) == ["s1", "s2"]


def test_too_few_voices_a_missing_companion_or_an_exception_leave_nothing() -> None:
    hearing = hear(a_case(says("s1"), says("s2")), None)
    assert select(hearing, replace(CONFIRMED, at_least=2)) == Heard()
    assert select(hearing, replace(CONFIRMED, also=DENIED)) == Heard()
    assert select(hearing, replace(CONFIRMED, unless=CONFIRMED)) == Heard()
    assert select(hearing, replace(CONFIRMED, also=CONFIRMED, unless=DENIED)).least == 1


def test_two_wordings_of_one_utterance_are_listed_once() -> None:
    one = says("s1", speaker="Mark Milley", exact="It should not have been released")
    other = replace(
        one, id="s2", carried_by=replace(one.carried_by, exact="It should never have been released")
    )
    another = replace(one, id="s3", carried_by=replace(one.carried_by, exact="We are not leaving Iraq"))
    assert picked(CONFIRMED, one, other, another) == ["s1", "s3"]
