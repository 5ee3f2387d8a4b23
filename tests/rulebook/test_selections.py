"""Selections held against one another: what is within another never takes what the other does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authcheck.model.axes import Weight
from authcheck.model.case import Case, Claim, Of, Proposition, Relation, Stance
from authcheck.model.hearing import Hearing
from authcheck.model.rule import ClaimTest, StatementsMatcher
from authcheck.rulebook.selections import Wide, least, within
from authcheck.sourcing import select
from factories import a_statement

RELATIONS = st.sampled_from([Relation.CHAIN, Relation.OUTLET])
PROPOSITIONS = st.sampled_from([Proposition.ORIGIN, Proposition.SIGNED])
STANCES = st.sampled_from([Stance.CONFIRM, Stance.DENY])
OFS = st.sampled_from([Of.COPY, Of.LETTER])

TESTS = st.builds(ClaimTest, prop=PROPOSITIONS, stances=st.lists(STANCES, min_size=1, unique=True).map(tuple))
FEW_TESTS = st.lists(TESTS, max_size=2).map(tuple)
FLAT = st.builds(
    StatementsMatcher,
    claims=FEW_TESTS,
    without=FEW_TESTS,
    by=st.lists(RELATIONS, max_size=2, unique=True).map(tuple),
    named=st.sampled_from([None, True, False]),
    of=st.lists(OFS, max_size=1).map(tuple),
    at_least=st.integers(1, 2),
)
BRANCHED = st.builds(
    lambda flat, branches: replace(flat, any_of=tuple(branches)), FLAT, st.lists(FLAT, max_size=2)
)
SELECTIONS = st.builds(
    lambda base, also, unless: replace(base, also=also, unless=unless),
    BRANCHED,
    st.none() | FLAT,
    st.none() | FLAT,
)
SPOKEN = st.builds(
    lambda number, relation, speaker, of, claims: replace(
        a_statement(*claims, id=f"s{number}", relation=relation, speaker=speaker), of=of
    ),
    st.integers(1, 99),
    RELATIONS,
    st.sampled_from([None, "Ann Marsh", "Bo Reed"]),
    OFS,
    st.lists(st.builds(Claim, prop=PROPOSITIONS, stance=STANCES), max_size=2),
)
FILES = st.lists(SPOKEN, max_size=4, unique_by=lambda statement: statement.id)


def taken(statements: list[object], selection: StatementsMatcher) -> bool:
    hearing = Hearing(case=Case(), statements=tuple(statements))  # type: ignore[arg-type]  # made above
    return bool(select(hearing, selection).statements)


@given(FILES, SELECTIONS, SELECTIONS)
def test_whatever_meets_a_selection_meets_one_that_it_is_within(statements, one, other) -> None:
    if within(one, other) and taken(statements, one):
        assert taken(statements, other)


@given(FILES, BRANCHED, FLAT)
def test_a_condition_more_stays_within(statements, one, more) -> None:
    both = replace(more, any_of=(one,), at_least=one.at_least)
    if taken(statements, both):
        assert within(both, one)


ORIGIN = ClaimTest(prop=Proposition.ORIGIN, stances=(Stance.CONFIRM,))
SIGNED = ClaimTest(prop=Proposition.SIGNED, stances=(Stance.CONFIRM,))
CHAIN = StatementsMatcher(by=(Relation.CHAIN,), claims=(ORIGIN,))


@pytest.mark.parametrize(
    "narrow",
    [
        CHAIN,
        replace(CHAIN, named=True),
        replace(CHAIN, at_least=2),
        replace(CHAIN, without=(SIGNED,)),
        StatementsMatcher(any_of=(CHAIN, replace(CHAIN, of=(Of.COPY,)))),
        StatementsMatcher(by=(Relation.CHAIN,), any_of=(StatementsMatcher(claims=(ORIGIN,)),)),
        replace(CHAIN, claims=(ORIGIN, SIGNED), any_of=(StatementsMatcher(claims=(ORIGIN,)),)),
    ],
)
def test_asking_for_more_is_within(narrow: StatementsMatcher) -> None:
    assert within(narrow, CHAIN)


@pytest.mark.parametrize(
    "wide",
    [
        StatementsMatcher(),
        replace(CHAIN, by=()),
        replace(CHAIN, claims=()),
        replace(CHAIN, claims=(ORIGIN, SIGNED)),
        StatementsMatcher(any_of=(CHAIN, StatementsMatcher(by=(Relation.OUTLET,), claims=(ORIGIN,)))),
    ],
)
def test_asking_for_less_is_not_within(wide: StatementsMatcher) -> None:
    assert not within(wide, CHAIN)


def test_what_must_not_be_said_covers_all_that_must_not() -> None:
    silent = replace(CHAIN, unless=StatementsMatcher(claims=(ORIGIN, SIGNED)))
    assert within(silent, replace(CHAIN, unless=StatementsMatcher(claims=(SIGNED,))))
    assert not within(replace(CHAIN, unless=StatementsMatcher(claims=(SIGNED,), at_least=2)), silent)
    assert not within(CHAIN, silent)
    assert not within(replace(CHAIN, unless=StatementsMatcher(claims=(SIGNED,))), silent)


def test_claims_may_be_said_of_different_kinds() -> None:
    either = replace(CHAIN, claims=(ORIGIN, SIGNED))
    wides = Wide(CHAIN, Weight.STRONG), Wide(replace(CHAIN, claims=(SIGNED,)), Weight.WEAK)
    assert least(either, wides) is Weight.WEAK
    assert least(CHAIN, wides) is Weight.STRONG
    assert least(either, wides[:1]) is Weight.NOTHING
