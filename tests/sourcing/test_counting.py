"""How many voices: every example of the counting rules, and the laws that hold for any file."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from casefiles import CONFIRMED, CONFIRMS, a_case, says
from hypothesis import given
from hypothesis import strategies as st

from authcheck.model.case import CarriedBy, Claim, Proposition, Relation, Stance, Statement, StatementStatus
from authcheck.sourcing import hear, select
from authcheck.sourcing.cliques import heaviest

if TYPE_CHECKING:
    import pytest


def interval(*statements: Statement) -> tuple[int, int]:
    heard = select(hear(a_case(*statements), None), CONFIRMED)
    return heard.least, heard.most


def test_two_spokespeople_of_one_office_are_one_voice() -> None:
    one = says("s1", speaker="Alyssa Farah", organisation="US/DoD")
    other = says("s2", speaker="Jonathan Hoffman", organisation="US/DoD")
    assert interval(one, other) == (1, 1)


def test_two_offices_of_one_government_are_one_voice_or_two() -> None:
    one = says("s1", speaker="A", organisation="US/DoD")
    other = says("s2", speaker="B", organisation="US/State")
    assert interval(one, other) == (1, 2)


def test_officials_of_two_governments_are_two_voices() -> None:
    assert interval(says("s1", organisation="US"), says("s2", organisation="Iraq")) == (2, 2)


def test_a_named_and_an_unnamed_voice_of_one_organisation_may_be_one_person() -> None:
    named, unnamed = says("s1", speaker="A", organisation="US/DoD"), says("s2", organisation="US/DoD")
    assert interval(named, unnamed) == (1, 2)
    assert interval(named, replace(unnamed, distinct_from=("s1",))) == (2, 2)


def test_vouching_is_mutual() -> None:
    assert interval(says("s1", distinct_from=("s2",)), says("s2")) == (2, 2)


def test_five_outlets_on_one_agency_report_are_one_voice() -> None:
    cited = [says(f"s{n}", upstream="report:AP 2020-01-06", outlet=f"Outlet {n}") for n in range(5)]
    assert interval(*cited) == (1, 1)


def test_an_agency_and_those_who_cite_its_report_by_name_are_one_voice() -> None:
    agency = says("s0", outlet="AP")
    assert interval(agency, says("s1", upstream="report:AP 2020-01-06")) == (1, 1)
    assert interval(agency, says("s1", upstream="report:AP 2020-01-09")) == (1, 2)
    assert interval(agency, says("s1", upstream="report:AFP 2020-01-06")) == (1, 2)


def test_one_vague_official_does_not_fuse_two_distinct_ones() -> None:
    """Merging by groups instead of by pairs would."""
    vague = says("s1", organisation="")
    assert interval(vague, says("s2", organisation="US"), says("s3", organisation="Iraq")) == (2, 3)


def test_a_plural_raises_the_upper_bound_only() -> None:
    """The founding article alone: U.S. officials, and the chairman who implies origin."""
    officials = says("s1", organisation="US", count_at_least=2)
    chairman = says("s2", speaker="Mark Milley", organisation="US/DoD")
    assert interval(officials, chairman) == (1, 3)


def test_one_speaker_in_two_outlets_is_one_voice() -> None:
    one = says("s1", speaker="Mark Milley", organisation="US/DoD", outlet="A")
    assert interval(one, replace(one, id="s2", organisation=("US",))) == (1, 1)


def test_two_spellings_of_one_country_are_one_government() -> None:
    assert interval(says("s1", organisation="U.S."), says("s2", organisation="United States/DoD")) == (1, 2)


def test_an_unknown_organisation_is_not_shown_to_be_another() -> None:
    assert interval(says("s1", organisation=""), says("s2", organisation="US")) == (1, 2)


def test_near_spellings_of_one_house_are_not_shown_to_be_two() -> None:
    for one, other in (("DHS", "US/DHS"), ("US military", "US/DoD"), ("Iraqi army", "Iraq/MoD")):
        assert interval(says("s1", organisation=one), says("s2", organisation=other)) == (1, 2)
    for one, other in (("USSR", "US"), ("Iran", "Iraq"), ("UN", "UNESCO")):
        assert interval(says("s1", organisation=one), says("s2", organisation=other)) == (2, 2)


def test_near_spellings_of_one_report_are_not_shown_to_be_two() -> None:
    one = says("s1", upstream="report:AP 2020-01-06")
    assert interval(one, says("s2", organisation="Iraq", upstream="report:ap, 6 Jan 2020")) == (1, 2)
    assert interval(one, says("s2", organisation="Iraq", upstream="report:AFP 2020-01-06")) == (2, 2)


def test_a_side_of_the_letter_stands_for_the_organisation_left_out() -> None:
    chain = says("s1", organisation="")
    recipient = says("s2", organisation="", relation=Relation.RECIPIENT)
    assert interval(chain, recipient) == (2, 2)
    assert interval(chain, says("s2", organisation="", relation=Relation.THIRD_PARTY)) == (1, 2)


def test_upstreams_are_followed_to_their_root() -> None:
    chain = [says("s1"), says("s2", upstream="stmt:s1"), says("s3", upstream="stmt:s2", organisation="Iraq")]
    assert interval(*chain) == (1, 1)


def test_a_circle_of_citations_counts_once() -> None:
    """A case file with one is refused; a program may still build it."""
    circle = [says("s1", upstream="stmt:s2"), says("s2", upstream="stmt:s1", organisation="Iraq")]
    assert interval(*circle) == (1, 1)


def test_two_governments_quoted_in_one_report_are_one_voice() -> None:
    report = "report:Reuters 2020-01-06"
    assert interval(says("s1", upstream=report), says("s2", upstream=report, organisation="Iraq")) == (1, 1)


def test_what_adds_to_a_repeated_statement_does_not_add_a_voice() -> None:
    one = says("s1", organisation="US")
    fuller = says("s2", organisation="Iraq", upstream="stmt:s1")
    heard = hear(a_case(one, fuller), None)
    assert [aside.id for aside in heard.set_aside] == ["s2"]


def test_what_is_proposed_rejected_or_said_later_vouches_for_nobody() -> None:
    one, other = says("s1"), says("s2")
    for status in (StatementStatus.PROPOSED, StatementStatus.REJECTED):
        assert interval(one, other, says("p", status=status, upstream="stmt:s1", distinct_from=("s2",))) == (
            1,
            2,
        )
    late = says("p", upstream="stmt:s1", distinct_from=("s2",), said=datetime(2020, 2, 6, tzinfo=UTC))
    heard = select(hear(a_case(one, other, late), datetime(2020, 1, 7, tzinfo=UTC)), CONFIRMED)
    assert (heard.least, heard.most) == (1, 2)


def test_an_echo_lends_its_vouching_to_nobody() -> None:
    draft = Claim(prop=Proposition.STATUS, stance=Stance.CONFIRM, value="draft")
    echo = says("e", CONFIRMS, draft, upstream="stmt:s1", distinct_from=("s2",))
    assert interval(says("s1"), says("s2"), echo) == (1, 2)


def test_two_whom_one_outlet_quotes_stay_two_whoever_cites_its_report() -> None:
    quoted = [says("s1", organisation="US", outlet="AP"), says("s2", organisation="Iraq", outlet="AP")]
    assert interval(*quoted) == (2, 2)
    for status in StatementStatus:
        citing = says("s3", organisation="US", outlet="BBC", upstream="report:AP 2020-01-06", status=status)
        assert interval(*quoted, citing) == (2, 2)


def test_a_label_is_one_person_whatever_its_organisation() -> None:
    one, other = says("s1", speaker="S1", organisation="US"), says("s2", speaker="s-01", organisation="Iraq")
    assert interval(one, other) == (1, 1)
    assert interval(one, replace(other, distinct_from=("s1",))) == (1, 1)


def test_namesakes_of_two_governments_are_two_only_where_the_desk_vouches() -> None:
    one = says("s1", speaker="John Roe", organisation="France")
    other = says("s2", speaker="john roe", organisation="Iraq")
    assert interval(one, other) == (1, 2)
    assert interval(one, replace(other, distinct_from=("s1",))) == (2, 2)


def test_a_thousand_different_voices_are_counted() -> None:
    assert interval(*(says(f"s{n}", organisation=f"{n} Land") for n in range(1000))) == (1000, 1000)


def test_a_chain_of_thousands_of_repetitions_is_one_voice() -> None:
    chain = [says(f"s{n}", upstream=f"stmt:s{n + 1}" if n < 4999 else "") for n in range(5000)]
    hearing = hear(a_case(*chain), None)
    assert [each.id for each in hearing.statements] == ["s4999"]
    assert {each.why for each in hearing.set_aside} == {"repeats s4999"}


organisations = st.sampled_from(["", "US", "US/DoD", "US/State", "Iraq", "Iraq/MoD", "UK"])


@st.composite
def files(draw: st.DrawFn) -> tuple[Statement, ...]:
    """Statements that confirm origin, with speakers, upstreams and vouching in any tangle."""
    size = draw(st.integers(1, 8))
    ids = [f"s{n}" for n in range(size)]
    upstreams = st.sampled_from(["", "", "", "report:AP 2020-01-06", *(f"stmt:{own}" for own in ids)])
    statements = []
    for own in ids:
        others = [other for other in ids if other != own]
        vouched = draw(st.lists(st.sampled_from(others), max_size=2)) if others else []
        statements.append(
            says(
                own,
                organisation=draw(organisations),
                speaker=draw(st.sampled_from([None, None, "A", "B"])),
                upstream=draw(upstreams),
                distinct_from=tuple(vouched),
                count_at_least=draw(st.integers(1, 3)),
            )
        )
    return tuple(statements)


@given(files())
def test_shown_is_never_more_than_possible(statements: tuple[Statement, ...]) -> None:
    least, most = interval(*statements)
    assert 1 <= least <= most


@given(files(), st.data())
def test_an_echo_changes_nothing(statements: tuple[Statement, ...], data: st.DataObject) -> None:
    root = data.draw(st.sampled_from(statements))
    echo = says(
        "echo",
        organisation=data.draw(organisations),
        upstream=f"stmt:{root.id}",
        count_at_least=data.draw(st.integers(1, 3)),
    )
    before = hear(a_case(*statements), None)
    after = hear(a_case(*statements, echo), None)
    assert select(after, CONFIRMED) == select(before, CONFIRMED)


@given(files(), st.data())
def test_citing_the_report_that_holds_a_statement_changes_nothing(
    statements: tuple[Statement, ...], data: st.DataObject
) -> None:
    quoted = replace(data.draw(st.sampled_from(statements)), upstream="", carried_by=CarriedBy(outlet="AP"))
    others = [each for each in statements if each.id != quoted.id]
    report = data.draw(st.sampled_from(["report:AP", "report:AP 2020-01-06", "report:ap 2020-01-06 by X"]))
    citing = replace(
        quoted,
        id="echo",
        upstream=report,
        carried_by=CarriedBy(outlet="BBC"),
        distinct_from=(),
        count_at_least=1,
    )
    assert interval(quoted, *others, citing)[0] == interval(quoted, *others)[0]


@given(files(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(
    statements: tuple[Statement, ...], chance: random.Random
) -> None:
    shuffled = list(statements)
    chance.shuffle(shuffled)
    before, after = (select(hear(a_case(*each), None), CONFIRMED) for each in (statements, shuffled))
    assert after == before


@given(files(), st.sampled_from(["", "US", "Iraq", "UK"]))
def test_one_more_voice_never_lowers_the_count(statements: tuple[Statement, ...], organisation: str) -> None:
    before = interval(*statements)
    after = interval(*statements, says("more", organisation=organisation))
    assert after >= before
    assert after[0] >= before[0]


@given(st.integers(1, 9), st.data())
def test_the_heaviest_group_is_found_exactly(size: int, data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.integers(1, 4), min_size=size, max_size=size))
    together = [0] * size
    for one in range(size):
        for other in range(one):
            if data.draw(st.booleans()):
                together[one] |= 1 << other
                together[other] |= 1 << one
    best = 0
    for group in range(1 << size):
        members = [member for member in range(size) if group >> member & 1]
        if all(group & ~together[member] == 1 << member for member in members):
            best = max(best, sum(weights[member] for member in members))
    found = heaviest(together, weights)
    assert (found.at_least, found.at_most) == (best, best)


def test_a_tangle_too_large_to_solve_gives_sound_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ring of five: two at most, which a search cut short may not reach from either side."""
    monkeypatch.setattr("authcheck.sourcing.cliques.STEPS", 1)
    ring = [1 << (member + 1) % 5 | 1 << (member - 1) % 5 for member in range(5)]
    found = heaviest(ring, [1] * 5)
    assert 1 <= found.at_least <= 2 <= found.at_most
