"""The report tells who moved which answer and when, in a few lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from assessments import a_contested_draft

from authcheck.model.axes import Axis, Origin, Position, Status
from authcheck.model.timeline import Answer, Moved, Step, Timeline
from authcheck.report.terminal import render

UNKNOWN = Answer(axis=Axis.ORIGIN, value=Origin.UNDETERMINED, status=Status.INDETERMINATE)
PROBABLY = Answer(axis=Axis.ORIGIN, value=Origin.PROBABLY_GENUINE, status=Status.SUPPORTED)
SHAKEN = replace(PROBABLY, contested=True)
SURE = Answer(axis=Axis.ORIGIN, value=Origin.GENUINE, status=Status.ESTABLISHED)
SILENT = Answer(axis=Axis.POSITION, value=Position.NOT_STATED, status=Status.INDETERMINATE)
DISOWNED = Answer(axis=Axis.POSITION, value=Position.DISAVOWED, status=Status.SUPPORTED)
NOON = datetime(2031, 5, 13, 12, tzinfo=UTC)


def told(timeline: Timeline | None) -> str:
    """Return what the report says about the timeline; empty where it says nothing."""
    text = render(replace(a_contested_draft(), timeline=timeline), width=100)
    after = text.partition("Who moved it, and when\n")[2]
    return " ".join(after.partition("\n\n")[0].split())


def a_step(*moved: Moved, who: tuple[str, ...] = ("Jane Roe",), at: datetime | None = NOON) -> Step:
    return Step(at=at, heard=tuple(f"s{n}" for n in range(len(who))), who=who, moved=moved)


def test_nobody_has_spoken_or_nothing_moved():
    assert told(None) == ""
    assert told(Timeline(began=(UNKNOWN,), steps=(a_step(),))) == ""


def test_each_time_tells_who_and_what():
    both = a_step(
        Moved(before=UNKNOWN, after=PROBABLY, by=("s0",)), Moved(before=SILENT, after=DISOWNED, by=("s0",))
    )
    assert told(Timeline(began=(UNKNOWN, SILENT), steps=(both,))) == (
        "2031-05-13 12:00Z Jane Roe: origin from “undetermined” to “probably genuine” (SUPPORTED); "
        "position from “not stated” to “disavowed” (SUPPORTED)."
    )


def test_an_answer_that_stays_and_becomes_contested_or_surer():
    steps = (
        a_step(Moved(before=PROBABLY, after=SHAKEN, by=("s0",))),
        a_step(Moved(before=SHAKEN, after=PROBABLY, by=("s0", "s1")), who=("Jane Roe", "John Roe")),
        a_step(Moved(before=DISOWNED, after=replace(DISOWNED, status=Status.ESTABLISHED), by=("s0",))),
        a_step(Moved(before=DISOWNED, after=replace(DISOWNED, status=Status.ESTABLISHED, contested=True))),
    )
    text = told(Timeline(began=(), steps=steps))
    assert "Jane Roe: origin stays “probably genuine”, now contested." in text
    assert "Jane Roe, John Roe: origin stays “probably genuine”, no longer contested." in text
    assert "position stays “disavowed”, now ESTABLISHED." in text
    assert "position stays “disavowed”, now ESTABLISHED and contested." in text


def test_a_time_that_the_desk_keeps_to_itself_is_not_told():
    step = a_step(Moved(before=UNKNOWN, after=SURE, by=("s0",)), at=None)
    assert told(Timeline(began=(), steps=(), withheld=step)).startswith("time withheld Jane Roe: origin")


def test_what_is_undated_comes_last():
    timeline = Timeline(
        began=(), steps=(), undated=("s9",), undated_moved=(Moved(before=UNKNOWN, after=SURE, by=("s9",)),)
    )
    assert told(timeline) == "undated origin from “undetermined” to “genuine” (ESTABLISHED)."


def test_too_many_times_are_counted_with_the_way_to_see_them():
    assert told(Timeline(began=(), steps=(), untold=99)) == (
        "Statements of 99 times are on file; see them with: authcheck sources timeline"
    )


def test_words_of_a_case_file_stay_harmless():
    step = a_step(Moved(before=UNKNOWN, after=SURE, by=("s0",)), who=("Jane\x1b[2J\nRoe",))
    assert "Jane Roe: origin" in told(Timeline(began=(), steps=(step,)))
