"""Who moved which answer, and when: the verdict weighed at every time at which something was said."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from casefiles import CONFIRMS, DENIES, a_case, says
from hypothesis import given
from hypothesis import strategies as st

from authcheck.chronicle import chronicle
from authcheck.examine import examine
from authcheck.model.axes import Axis, Origin, Position, Standing, Status
from authcheck.model.case import (
    Access,
    Case,
    Claim,
    Claimed,
    DocumentClass,
    Extent,
    Fact,
    FactKind,
    Of,
    Private,
    Proposition,
    Relation,
    Stance,
    StatementStatus,
)
from authcheck.model.document import Document
from authcheck.model.exhibit import Exhibit
from authcheck.model.observation import Reading
from authcheck.report.sources.as_json import timeline_json
from authcheck.report.sources.timeline import timeline_text
from authcheck.rulebook import load_rulebook
from authcheck.sourcing import hear, load_case
from authcheck.sourcing.turns import Turns
from authcheck.weigh.history import answers

if TYPE_CHECKING:
    from authcheck.model.rule import Rulebook
    from authcheck.model.timeline import Timeline

SEELY = Path(__file__).parents[1] / "samples" / "seely" / "letter.case.yaml"
UNSEEN = Reading(
    document=Document(
        exhibit=Exhibit(path="a.pdf", name="a.pdf", sha256="0" * 64, size=1, media_type="application/pdf"),
        pages=(),
    )
)


@cache
def rules() -> Rulebook:
    return load_rulebook()


MORNING = datetime(2031, 5, 13, 9, tzinfo=UTC)


def told(case: Case, as_of: datetime | None = None, *, whole: bool = False) -> Timeline | None:
    hearing = hear(case, as_of)
    return chronicle(UNSEEN, hearing, rules(), examine(UNSEEN, hearing, rules()), whole=whole)


def moves(timeline: Timeline | None) -> list[tuple[str, Axis, object, bool]]:
    assert timeline is not None
    return [
        (", ".join(moved.by), moved.after.axis, moved.after.value, moved.after.contested)
        for step in timeline.steps
        for moved in step.moved
    ]


def test_the_founding_case_step_by_step():
    assert moves(told(load_case(SEELY))) == [
        ("iraqi-military", Axis.ORIGIN, Origin.PROBABLY_GENUINE, False),
        ("esper", Axis.POSITION, Position.DISAVOWED, False),
        ("milley", Axis.ORIGIN, Origin.GENUINE, False),
        ("milley", Axis.STANDING, Standing.UNISSUED_DRAFT, False),
        ("abdul-mahdi", Axis.STANDING, Standing.UNISSUED_DRAFT, True),
    ]


def test_times_after_the_one_asked_about_are_not_told():
    timeline = told(load_case(SEELY), datetime(2020, 1, 6, 21, 20, tzinfo=UTC))
    assert timeline is not None
    assert [step.heard for step in timeline.steps] == [("us-military",), ("iraqi-military",), ("esper",)]


def test_where_nobody_has_spoken_there_is_no_timeline():
    assert told(Case()) is None
    assert told(a_case(says("p", status=StatementStatus.PROPOSED))) is None


def test_a_reversal_moves_the_answer_back():
    denied = says("fake", DENIES, speaker="A", organisation="US", said=MORNING)
    owned = says("ours", CONFIRMS, speaker="A", organisation="US", said=MORNING + timedelta(days=2))
    assert moves(told(a_case(denied, owned))) == [
        ("fake", Axis.ORIGIN, Origin.PROBABLY_FORGED, False),
        ("ours", Axis.ORIGIN, Origin.GENUINE, False),
    ]


def test_what_is_undated_comes_last_and_only_where_no_time_is_asked_about():
    case = a_case(says("first", said=MORNING, access=Access.FIRST_HAND),
                  says("undated", said=None, organisation="Iraq", relation=Relation.RECIPIENT,
                       access=Access.FIRST_HAND))  # fmt: skip
    timeline = told(case)
    assert timeline is not None
    assert timeline.undated == ("undated",)
    (moved,) = timeline.undated_moved
    assert (moved.by, moved.after.value) == (("undated",), Origin.PROBABLY_GENUINE)
    dated = told(case, MORNING)
    assert dated is not None
    assert (dated.undated, dated.undated_moved) == ((), ())


def kept_back(hour: int) -> Timeline | None:
    """Return the timeline of three statements, one of which was said at an hour that is kept back."""
    secret = replace(
        says("secret", CONFIRMS, speaker="S1", relation=Relation.RECIPIENT, organisation="Iraq",
             said=MORNING + timedelta(hours=hour)),
        private=(Private.SAID,),
    )  # fmt: skip
    first = says("first", CONFIRMS, said=MORNING)
    last = says("last", DENIES, speaker="B", said=MORNING + timedelta(hours=4))
    return told(a_case(secret, first, last))


def test_the_place_of_what_was_said_at_a_time_kept_back_tells_nothing():
    timeline = kept_back(-2)
    assert timeline is not None
    assert timeline == kept_back(2) == kept_back(6)
    assert [step.heard for step in timeline.steps] == [("first",), ("last",)]
    assert timeline.withheld is not None
    assert (timeline.withheld.heard, timeline.withheld.at) == (("secret",), None)
    assert timeline.withheld.moved[0].after.axis is Axis.ORIGIN
    assert "  time withheld      S1: origin" in timeline_text(timeline, "a.pdf", 100)


def test_several_times_kept_back_are_told_together_by_their_ids():
    def at(*hours: int) -> Timeline | None:
        return told(a_case(*(
            replace(says(id_, said=MORNING + timedelta(hours=hour)), private=(Private.ALL,))
            for id_, hour in zip("bac", hours, strict=True)
        )))  # fmt: skip

    timeline = at(1, 2, 3)
    assert timeline == at(3, 2, 1)
    assert timeline is not None
    assert timeline.withheld is not None
    assert timeline.withheld.heard == ("a", "b", "c")


def test_a_fact_that_becomes_known_moves_without_anybody_speaking():
    fact = Fact(kind=FactKind.CONFESSION, says="he made it", toward=Origin.FORGED, since=MORNING)
    case = replace(a_case(says("a", organisation="", said=MORNING - timedelta(days=1))), facts=(fact,))
    timeline = told(case)
    assert timeline is not None
    last = timeline.steps[-1]
    assert (last.facts, last.heard, last.moved[0].by) == (("confession",), (), ())
    assert (last.moved[0].after.value, last.moved[0].after.status) == (Origin.FORGED, Status.ESTABLISHED)
    assert "confession: origin from “undetermined” to “forged”" in timeline_text(timeline, "a.pdf", 100)


def test_too_many_times_are_counted_and_not_told_one_by_one(monkeypatch):
    monkeypatch.setattr("authcheck.chronicle.MOST_TIMES", 4)
    case = a_case(*(says(f"s{n}", said=MORNING + timedelta(hours=n)) for n in range(5)))
    timeline = told(case)
    assert timeline is not None
    assert (timeline.untold, timeline.steps) == (5, ())
    everything = told(case, whole=True)
    assert everything is not None
    assert len(everything.steps) == 5


def test_what_is_told_is_what_as_of_gives():
    """The last step before a time is the verdict at that time."""
    case = load_case(SEELY)
    timeline = told(case)
    assert timeline is not None
    current = {answer.axis: answer for answer in timeline.began}
    for step in timeline.steps:
        current |= {moved.after.axis: moved.after for moved in step.moved}
        hearing = hear(case, step.at)
        assert tuple(current.values()) == answers(examine(UNSEEN, hearing, rules()), hearing)


def test_the_words_tell_times_at_which_nothing_moved():
    told_ = " ".join(timeline_text(told(load_case(SEELY)), "letter.pdf", 100).split())
    assert "2020-01-06 17:20Z a U.S. military official: nothing moved." in told_
    assert "Adel Abdul Mahdi: standing stays “unissued draft”, now contested." in told_
    assert "Nobody has spoken" in timeline_text(None, "letter.pdf", 100)


def test_a_bare_date_is_told_without_an_hour():
    dated = replace(says("a", DENIES, speaker="A", said=datetime(2031, 5, 13, 23, 59, 59, tzinfo=UTC)),
                    said_as_written="2031-05-13")  # fmt: skip
    lines = timeline_text(told(a_case(dated)), "a.pdf", 100).splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  2")] == ["2031-05-13"]
    assert "23:59" not in "".join(lines)


@pytest.mark.parametrize("written", ["2031", "2031-12"])
def test_a_month_or_a_year_is_told_as_it_is_known(written):
    end = datetime(2031, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
    dated = replace(says("a", DENIES, speaker="A", said=end), said_as_written=written)
    to_the_day = replace(dated, id="b", said_as_written="2031-12-31")
    lines = timeline_text(told(a_case(to_the_day, dated)), "a.pdf", 100).splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  2")] == [written]


def test_programs_get_the_same():
    value = timeline_json(told(load_case(SEELY)))
    assert isinstance(value, dict)
    assert list(value) == [
        "began",
        "steps",
        "withheld",
        "withheld_moved",
        "undated",
        "undated_moved",
        "untold",
    ]
    assert json.loads(json.dumps(value["steps"]))[1] == {
        "at": "2020-01-06T17:50:00Z",
        "statements": ["iraqi-military"],
        "facts": [],
        "moved": [
            {
                "axis": "origin",
                "from": {"value": "undetermined", "status": "INDETERMINATE", "contested": False},
                "to": {"value": "probably genuine", "status": "SUPPORTED", "contested": False},
                "by": ["iraqi-military"],
            }
        ],
    }
    assert timeline_json(None) is None


DRAFT = Claim(prop=Proposition.STATUS, stance=Stance.CONFIRM, value="draft")


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([CONFIRMS, DENIES, DRAFT]),
                          st.sampled_from(["A", "B", None]), st.sampled_from(["US", "Iraq"])),
                min_size=1, max_size=5))  # fmt: skip
def test_every_answer_that_is_other_than_before_is_told(said):
    statements = [
        says(f"s{n}", claim, speaker=speaker, organisation=house, said=MORNING + timedelta(hours=hours))
        for n, (hours, claim, speaker, house) in enumerate(said)
    ]
    case = a_case(*statements)
    timeline = told(case)
    assert timeline is not None
    current = {answer.axis: answer for answer in timeline.began}
    for moved in (moved for step in timeline.steps for moved in step.moved):
        assert current[moved.before.axis] == moved.before
        current[moved.after.axis] = moved.after
    hearing = hear(case, None)
    assert tuple(current.values()) == answers(examine(UNSEEN, hearing, rules()), hearing)


PROPOSITIONS = [
    CONFIRMS, DENIES, DRAFT, Claim(prop=Proposition.EXISTS, stance=Stance.DENY),
    Claim(prop=Proposition.RELEASE, stance=Stance.CONFIRM, value="published"),
    Claim(prop=Proposition.RELEASE, stance=Stance.DENY, value="not_sent"),
    Claim(prop=Proposition.POLICY, stance=Stance.DENY), Claim(prop=Proposition.POLICY, stance=Stance.CONFIRM),
    Claim(prop=Proposition.SIGNED, stance=Stance.CONFIRM), Claim(prop=Proposition.SIGNED, stance=Stance.DENY),
    Claim(prop=Proposition.ALTERED, stance=Stance.CONFIRM, extent=Extent.SOME),
    Claim(prop=Proposition.ORIGIN, stance=Stance.CONFIRM, extent=Extent.SOME),
    Claim(prop=Proposition.ORIGIN, stance=Stance.DENY, extent=Extent.SOME),
    Claim(prop=Proposition.ORIGIN, stance=Stance.DENY, items=("mail-1",)),
]  # fmt: skip
DAY_END = datetime(2031, 5, 13, 23, 59, 59, 999999, tzinfo=UTC)
MONTH_END = datetime(2031, 5, 31, 23, 59, 59, 999999, tzinfo=UTC)


@st.composite
def whole_cases(draw: st.DrawFn) -> Case:
    ids = [f"s{n}" for n in range(draw(st.integers(1, 7)))]
    times = [(MORNING + timedelta(days=n), "") for n in range(-1, 5)]
    times += [(DAY_END, "2031-05-13"), (MONTH_END, "2031-05")]
    statements = []
    for own in ids:
        said, written = draw(st.sampled_from(times))
        claims = draw(st.lists(st.sampled_from(PROPOSITIONS), min_size=1, max_size=3, unique=True))
        statement = says(
            own, *claims, said=said,
            speaker=draw(st.sampled_from(["A", "B", "S1", None])),
            organisation=draw(st.sampled_from(["US", "US/DoD", "Iraq", ""])),
            relation=draw(st.sampled_from([Relation.CHAIN, Relation.RECIPIENT, Relation.THIRD_PARTY])),
            access=draw(st.sampled_from([Access.FIRST_HAND, Access.UNKNOWN])),
            of=draw(st.sampled_from([Of.LETTER, Of.SET])),
            status=draw(st.sampled_from([StatementStatus.ACCEPTED] * 4 + list(StatementStatus))),
            upstream=draw(st.sampled_from(["", "", "", "report:AP", *(f"stmt:{each}" for each in ids)])),
        )  # fmt: skip
        statements.append(replace(statement, said_as_written=written))
    claimed = Claimed(
        issuer=("US", "DoD", "CJTF-OIR"),
        recipient=("Iraq", "MoD"),
        class_=draw(st.sampled_from([None, DocumentClass.SET, DocumentClass.CABLE])),
    )
    return a_case(*statements, claimed=claimed)


def heard_anew(case: Case) -> list[tuple[datetime, tuple[str, ...], tuple[object, ...]]]:
    """Return when, who was heard and the answers then, each time heard and examined from the beginning."""
    found = []
    times = {each.said for each in case.statements if each.status is StatementStatus.ACCEPTED and each.said}
    for time in sorted(times):
        hearing = hear(case, time)
        new = tuple(each.id for each in hearing.statements if each.said == time)
        found.append((time, new, answers(examine(UNSEEN, hearing, rules()), hearing)))
    return found


@given(whole_cases())
def test_the_quick_way_tells_what_hearing_all_anew_at_each_time_tells(case):
    timeline = told(case, whole=True)
    if timeline is None:
        return
    current = {answer.axis: answer for answer in timeline.began}
    steps = {step.at: step for step in timeline.steps}
    for time, new, anew in heard_anew(case):
        step = steps.get(time)
        assert (step.heard if step else ()) == new
        current |= {moved.after.axis: moved.after for moved in step.moved} if step else {}
        assert tuple(current.values()) == anew


@given(whole_cases())
def test_turns_hear_what_is_heard_at_each_time(case):
    turns = Turns(case)
    for time in sorted({each.said for each in case.statements if each.said}):
        turns.advance(time)
        assert turns.hearing(time).statements == hear(case, time).statements


def test_the_timeline_of_many_statements_is_told_soon():
    statements = [
        says(f"s{n}", PROPOSITIONS[n % 3], speaker=f"P{n % 40}" if n % 3 else None, outlet=f"Outlet {n % 9}",
             organisation=("US/DoD", "US", "Iraq", "UK")[n % 4], said=MORNING + timedelta(minutes=n))
        for n in range(700)
    ]  # fmt: skip
    began = process_time()
    timeline = told(a_case(*statements), whole=True)
    assert timeline is not None
    assert len(timeline.steps) == 700
    assert process_time() - began < 20
