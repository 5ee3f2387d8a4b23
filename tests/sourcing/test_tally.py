"""The tally: the interval with its groups, denials by kind, non-denials, conflicts, chains and circles."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

from casefiles import CONFIRMS, DENIES, a_case, says
from hypothesis import given
from hypothesis import strategies as st

from authcheck.model.case import Case, Claim, Proposition, Relation, Stance, Statement, StatementStatus
from authcheck.model.tally import Chain, Conflict, Denial, Kind, Line, NotShownTwo, OneVoice, Tally
from authcheck.report.sources.as_json import tally_json
from authcheck.report.sources.tally import tally_text
from authcheck.sourcing.tally import tally

DRAFT = Claim(prop=Proposition.STATUS, stance=Stance.CONFIRM, value="draft")
UNSIGNED = Claim(prop=Proposition.SIGNED, stance=Stance.DENY)
SIGNED = Claim(prop=Proposition.SIGNED, stance=Stance.CONFIRM)
LOOSE = Claim(prop=Proposition.RELEASE, stance=Stance.CONFIRM, value="unauthorised")
NO_POLICY = Claim(prop=Proposition.POLICY, stance=Stance.DENY)
CANNOT_TELL = Claim(prop=Proposition.ORIGIN, stance=Stance.UNABLE)


def the_article_alone() -> Case:
    """What one article of the founding case gives, in statements of our own."""
    officials = says("officials", organisation="US", count_at_least=2, relation=Relation.THIRD_PARTY)
    chairman = says(
        "chairman", DRAFT, UNSIGNED, LOOSE, speaker="Mark Milley", organisation="US/DoD/Joint Chiefs of Staff"
    )
    secretary = says("secretary", CANNOT_TELL, NO_POLICY, speaker="Mark Esper", organisation="US/DoD")
    spokeswoman = says("spokeswoman", NO_POLICY, speaker="Alyssa Farah", organisation="US/DoD")
    return a_case(officials, chairman, secretary, spokeswoman)


def line(counted: Tally, prop: Proposition, value: str = "") -> Line:
    (found,) = (each for each in counted.lines if (each.prop, each.value) == (prop, value))
    return found


def test_the_founding_article_alone():
    counted = tally(the_article_alone(), None)
    origin = line(counted, Proposition.ORIGIN)
    assert origin.affirmed is not None
    assert (origin.affirmed.least, origin.affirmed.most) == (1, 3)
    assert origin.affirmed.implied == ("chairman",)
    assert origin.denied == ()
    assert [each.statements for each in origin.undecided] == [("secretary",)]
    assert counted.non_denials == ("secretary", "spokeswoman")
    for prop, value in ((Proposition.STATUS, "draft"), (Proposition.RELEASE, "unauthorised")):
        standing = line(counted, prop, value).affirmed
        assert standing is not None
        assert (standing.least, standing.most) == (1, 1)
    assert [each.kind for each in line(counted, Proposition.SIGNED).denied] == [Kind.ISSUER_NAMED]
    assert counted.conflicts == ()


def test_a_recipient_who_says_signed_is_a_conflict_with_draft():
    minister = says("minister", SIGNED, speaker="A. B.", organisation="Iraq", relation=Relation.RECIPIENT)
    case = the_article_alone()
    counted = tally(replace(case, statements=(*case.statements, minister)), None)
    assert counted.conflicts == (
        Conflict(about="whether it was issued", one=("minister",), other=("chairman",)),
    )


def test_an_outsider_is_in_conflict_with_nobody():
    outsider = says("outsider", DENIES, speaker="X", organisation="Elsewhere", relation=Relation.THIRD_PARTY)
    assert tally(a_case(says("a"), outsider), None).conflicts == ()
    recipient = replace(outsider, relation=Relation.RECIPIENT)
    assert [each.about for each in tally(a_case(says("a"), recipient), None).conflicts] == ["origin"]


def test_denials_are_told_apart_by_whose_they_are():
    not_ours = Claim(prop=Proposition.ORIGIN, stance=Stance.DENY, value="not_ours")
    case = a_case(
        says("named", DENIES, speaker="A", organisation="US/DoD"),
        says("unnamed", DENIES, organisation="US/DoD"),
        says("to", DENIES, speaker="B", organisation="Iraq/MoD", relation=Relation.RECIPIENT),
        says("to-unnamed", DENIES, organisation="Iraq/MoD", relation=Relation.RECIPIENT),
        says("house", not_ours, speaker="C", organisation="US/DoD", relation=Relation.AUTHOR_OFFICE),
        says("other-house", not_ours, speaker="D", organisation="UK", relation=Relation.THIRD_PARTY),
        says("expert", DENIES, speaker="E", organisation="Lab", relation=Relation.THIRD_PARTY),
        says("paper", DENIES, speaker="F", organisation="Paper", relation=Relation.OUTLET),
        says("book", DENIES, speaker="G", organisation="Archive", relation=Relation.DOCUMENT),
    )
    told = {each.kind: each.count.shown for each in line(tally(case, None), Proposition.ORIGIN).denied}
    assert told == {
        Kind.ISSUER_NAMED: ("named",),
        Kind.ISSUER_UNNAMED: ("unnamed",),
        Kind.RECIPIENT_NAMED: ("to",),
        Kind.RECIPIENT_UNNAMED: ("to-unnamed",),
        Kind.OWN_HOUSE: ("house",),
        Kind.ANOTHER_HOUSE: ("other-house",),
        Kind.THIRD_PARTY: ("expert",),
        Kind.OUTLET: ("paper",),
        Kind.DOCUMENT: ("book",),
    }


def test_statements_of_one_voice_are_told_together_with_why():
    case = a_case(
        says("a", speaker="Alyssa Farah", organisation="US/DoD"),
        says("b", speaker="Jonathan Hoffman", organisation="US/DoD"),
        says("c", speaker="Alyssa Farah", organisation="US/DoD", outlet="Other"),
        says("d", organisation="Iraq", count_at_least=3, upstream="report:AP"),
        says("e", organisation="Iraq", upstream="report:AP"),
    )
    count = line(tally(case, None), Proposition.ORIGIN).affirmed
    assert count is not None
    assert count.voices == (
        OneVoice(statements=("a", "b", "c"), why="two spokespeople of one office, same speaker"),
        OneVoice(statements=("d", "e"), why="they go back to the same reporting", people=3),
    )
    assert (count.least, count.most) == (2, 4)
    assert count.shown == ("a", "d")


def test_pairs_that_may_be_one_voice_are_told_with_the_way_out():
    case = a_case(says("a", organisation="US/DoD"), says("b", organisation="US/State"))
    count = line(tally(case, None), Proposition.ORIGIN).affirmed
    assert count is not None
    assert count.not_shown == (NotShownTwo(one="a", other="b", why="same house", vouching_helps=True),)
    vouched = a_case(
        says("a", organisation="US/DoD", distinct_from=("b",)), says("b", organisation="US/State")
    )
    count = line(tally(vouched, None), Proposition.ORIGIN).affirmed
    assert count is not None
    assert (count.shown, count.not_shown) == (("a", "b"), ())


def test_voices_that_may_be_one_are_told_once_however_often_each_spoke():
    case = a_case(
        says("a", speaker="Mark Milley", organisation="US/DoD"),
        says("b", speaker="Mark Milley", organisation="US/DoD"),
        says("c", organisation="US"),
    )
    count = line(tally(case, None), Proposition.ORIGIN).affirmed
    assert count is not None
    assert [(each.one, each.other) for each in count.not_shown] == [("a", "c")]


def test_of_very_many_voices_it_is_not_said_which_show_the_count():
    case = a_case(*(says(f"s{n}", organisation=f"{n} Land") for n in range(61)))
    counted = tally(case, None)
    count = line(counted, Proposition.ORIGIN).affirmed
    assert count is not None
    assert (count.least, count.shown) == (61, ())
    assert "and 49 more" in tally_text(counted, case, 100)


def test_chains_are_followed_to_where_they_start():
    case = a_case(
        says("a", upstream="report:AP 2020-01-06"),
        says("b", upstream="stmt:a"),
        says("c", upstream="stmt:b"),
        says("d", upstream="report:Reuters"),
        says("e"),
    )
    assert tally(case, None).chains == (
        Chain(statements=("c", "b", "a"), report="AP 2020-01-06"),
        Chain(statements=("d",), report="Reuters"),
    )


def test_chains_are_told_in_the_order_of_the_file():
    names = [f"s{n}" for n in range(40)]
    case = a_case(*(says(name, upstream=f"report:{name}") for name in names))
    assert [each.statements for each in tally(case, None).chains] == [(name,) for name in names]


def test_chains_hold_only_what_is_accepted_and_was_said_by_then():
    noon = datetime(2020, 1, 6, 12, tzinfo=UTC)
    case = a_case(
        says("a", said=noon),
        says("early", upstream="stmt:a", said=noon),
        says("late", upstream="stmt:a", said=noon.replace(day=9)),
        says("undated", upstream="stmt:a", said=None),
        says("proposed", upstream="stmt:a", status=StatementStatus.PROPOSED),
        says("rejected", upstream="report:AP", status=StatementStatus.REJECTED),
    )
    assert [each.statements for each in tally(case, noon).chains] == [("early", "a")]
    assert [each.statements[0] for each in tally(case, None).chains] == ["early", "late", "undated"]


def test_a_circle_is_told_once():
    """A case file with one is refused; a program may still build it."""
    case = a_case(says("a", upstream="stmt:b"), says("b", upstream="stmt:a"))
    assert tally(case, None).chains == (Chain(statements=("a", "b"), circle=True),)
    entered = a_case(says("x", upstream="stmt:a"), *case.statements)
    (first,) = tally(entered, None).chains
    assert first.circle
    assert set(first.statements) == {"a", "b"}


def test_proposals_wait_and_what_is_said_later_is_set_aside():
    proposed = says("p", status=StatementStatus.PROPOSED)
    late = says("late", said=datetime(2020, 2, 1, tzinfo=UTC))
    counted = tally(a_case(says("a"), proposed, late), datetime(2020, 1, 7, tzinfo=UTC))
    assert (counted.heard, counted.waiting) == (("a",), ("p",))
    assert [each.id for each in counted.set_aside] == ["late"]


def test_a_reversal_is_told():
    case = a_case(
        says("fake", DENIES, speaker="A", organisation="US", said=datetime(2020, 1, 6, 9, tzinfo=UTC)),
        says("ours", speaker="A", organisation="US", said=datetime(2020, 1, 8, 9, tzinfo=UTC)),
    )
    counted = tally(case, None)
    assert line(counted, Proposition.ORIGIN).denied == ()
    assert [(each.id, each.why) for each in counted.set_aside] == [("fake", "replaced by ours")]


def test_an_empty_file_has_one_line_that_nobody_speaks_to():
    counted = tally(Case(), None)
    assert counted.lines == (Line(prop=Proposition.ORIGIN, value="", affirmed=None),)
    assert "by nobody" in tally_text(counted, Case(), 80)


def test_the_words_say_the_interval_the_groups_and_the_way_out():
    case = the_article_alone()
    told = " ".join(tally_text(tally(case, None), case, 100).split())
    assert "affirmed 1 to 3 voices: officials (an unnamed source) (2 people at least); chairman" in told
    assert "chairman (Mark Milley) (implied)" in told
    assert "counts as two where the desk vouches (distinct_from)" in told
    assert "esper" not in told
    assert "secretary (Mark Esper) and spokeswoman (Alyssa Farah): what it says is denied" in told
    assert "Conflicts None between those who speak for issuer or recipient." in told


def test_the_words_tell_chains_circles_and_what_waits():
    case = a_case(
        says("a", upstream="stmt:b"),
        says("b", upstream="stmt:a"),
        says("c", upstream="report:AP"),
        says("p", status=StatementStatus.PROPOSED),
        says("r", status=StatementStatus.REJECTED),
    )
    told = " ".join(tally_text(tally(case, None), case, 100).split())
    assert "a circle, nobody's own reporting" in told
    assert "repeats the report “AP”" in told
    assert "A proposal never counts by itself" in told
    assert "r: rejected by the desk." in told


def test_programs_get_all_of_it():
    told = tally_json(tally(the_article_alone(), datetime(2020, 1, 7, tzinfo=UTC)))
    assert isinstance(told, dict)
    assert told["schema"] == "authcheck.tally/1"
    assert told["as_of"] == "2020-01-07T00:00:00Z"
    first = told["lines"][0]  # type: ignore[index] - a list of lines
    assert (first["affirmed"]["least"], first["affirmed"]["most"]) == (1, 3)  # type: ignore[index] - as above


organisations = st.sampled_from(["", "US", "US/DoD", "US/State", "Iraq", "Iraq/MoD", "UK"])


@st.composite
def files(draw: st.DrawFn) -> tuple[Statement, ...]:
    ids = [f"s{n}" for n in range(draw(st.integers(1, 6)))]
    return tuple(
        says(
            own,
            draw(st.sampled_from([CONFIRMS, DENIES, DRAFT, NO_POLICY, SIGNED])),
            organisation=draw(organisations),
            speaker=draw(st.sampled_from([None, None, "A", "B"])),
            relation=draw(st.sampled_from([Relation.CHAIN, Relation.RECIPIENT, Relation.THIRD_PARTY])),
            upstream=draw(st.sampled_from(["", "", "report:AP", *(f"stmt:{each}" for each in ids)])),
            count_at_least=draw(st.integers(1, 3)),
        )
        for own in ids
    )


def intervals(counted: Tally) -> dict[tuple[object, ...], tuple[int, int]]:
    def counts(each: Line) -> list[tuple[object, int, int]]:
        denied: list[Denial] = list(each.denied)
        affirmed = [] if each.affirmed is None else [("yes", each.affirmed.least, each.affirmed.most)]
        return [*affirmed, *((one.kind, one.count.least, one.count.most) for one in denied)]

    return {
        (each.prop, each.value, side): (least, most)
        for each in counted.lines
        for side, least, most in counts(each)
    }


@given(files())
def test_shown_is_never_more_than_possible_and_is_shown_by_as_many(statements):
    for each in tally(a_case(*statements), None).lines:
        for count in [one.count for one in each.denied] + ([each.affirmed] if each.affirmed else []):
            assert 1 <= count.least <= count.most
            assert len(count.shown) == count.least
            assert len(count.voices) >= count.least


@given(files(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_no_count(statements, chance: random.Random):
    shuffled = list(statements)
    chance.shuffle(shuffled)
    assert intervals(tally(a_case(*shuffled), None)) == intervals(tally(a_case(*statements), None))


@given(files(), st.data())
def test_an_echo_raises_no_count(statements, data):
    root = data.draw(st.sampled_from(statements))
    echo = replace(root, id="echo", upstream=f"stmt:{root.id}", organisation=("Elsewhere",), speaker=None)
    before, after = (tally(a_case(*each), None) for each in (statements, (*statements, echo)))
    assert intervals(after) == intervals(before)


@given(files())
def test_a_proposal_changes_no_count(statements):
    proposed = says("p", organisation="Elsewhere", status=StatementStatus.PROPOSED)
    before, after = (tally(a_case(*each), None) for each in (statements, (*statements, proposed)))
    assert intervals(after) == intervals(before)
