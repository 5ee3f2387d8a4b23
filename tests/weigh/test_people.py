"""Whom to ask next, given who has confirmed the letter so far."""

from __future__ import annotations

from dataclasses import replace

from authcheck.model.axes import Axis, Origin, Weight
from authcheck.model.case import Access, Case, Claim, Claimed, Private, Proposition, Stance, Statement
from authcheck.model.evidence import Evidence
from authcheck.model.hearing import Hearing
from authcheck.weigh import weigh
from factories import a_finding, a_statement

CONFIRMS = Claim(prop=Proposition.ORIGIN, stance=Stance.CONFIRM)


def unnamed(id_: str, house: str = "US", access: Access = Access.FIRST_HAND) -> Statement:
    return a_statement(CONFIRMS, id=id_, speaker=None, organisation=(house,) if house else (), access=access)


def advice(*statements: Statement) -> str:
    """Return what would move the origin of a letter that these confirm, not shown to be two."""
    once = a_finding(
        Origin.GENUINE,
        weight=Weight.WEAK,
        evidence=Evidence.ONE_CONFIRMATION,
        statements=tuple(each.id for each in statements),
    )
    hearing = Hearing(case=Case(claimed=Claimed(issuer=("US", "{issuer}"))), statements=statements)
    return "\n".join(weigh([once], hearing)[Axis.ORIGIN].would_move)


def test_where_one_has_confirmed_a_second_of_another_house_is_asked_for():
    assert "Find one more person who knows at first hand, outside US" in advice(unnamed("a"))
    assert "Find one more person who knows, outside US" in advice(unnamed("a", access=Access.UNKNOWN))
    assert "of another government or house" in advice(unnamed("a", house=""))


def test_where_several_may_be_one_the_desk_is_asked_who_they_are():
    told = advice(unnamed("a"), unnamed("b"))
    assert "Find out who is behind a and b: that two of them are different people" in told
    assert "distinct_from, would make it “probably genuine”, SUPPORTED" in told


def test_vouching_is_not_asked_for_where_it_would_not_count():
    report = "report:AP 2020-01-06"
    assert "distinct_from" not in advice(*(replace(unnamed(each), upstream=report) for each in "ab"))
    assert "distinct_from" not in advice(*(replace(unnamed(each), speaker="S1") for each in "ab"))


def test_a_house_that_the_desk_keeps_to_itself_is_not_told_by_way_of_advice():
    assert "Logistics" not in advice(
        replace(unnamed("a", house="Logistics"), private=(Private.ORGANISATION,))
    )


def test_names_on_file_with_braces_are_printed_as_they_are():
    assert "Ask US/{issuer} whether" in advice(unnamed("a"))


def test_the_integrity_of_a_copy_is_asked_of_people_first():
    hearing = Hearing(case=Case(claimed=Claimed(issuer=("US",), recipient=("Iraq",))))
    first = weigh([], hearing)[Axis.INTEGRITY].would_move[0]
    asked, _, outcome = first.partition(" would make it ")
    assert asked == "Show this copy to US or Iraq: a named statement that it was changed"
    assert outcome == "“altered”, SUPPORTED"
