"""Tally and timeline as plain values."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from authcheck.model.tally import Count, Line, Tally
    from authcheck.model.timeline import Answer, Moved, Step, Timeline
    from authcheck.report.as_json import Json

TALLY = "authcheck.tally/1"
TIMELINE = "authcheck.timeline/1"


def tally_json(tally: Tally) -> Json:
    """Return a tally as plain values; statements by their ids."""
    return {
        "schema": TALLY,
        "as_of": _time(tally.as_of),
        "heard": list(tally.heard),
        "lines": [_line(line) for line in tally.lines],
        "non_denials": list(tally.non_denials),
        "conflicts": [
            {"about": each.about, "one": list(each.one), "other": list(each.other)}
            for each in tally.conflicts
        ],
        "chains": [
            {"statements": list(each.statements), "report": each.report, "circle": each.circle}
            for each in tally.chains
        ],
        "proposed": list(tally.waiting),
        "set_aside": [{"id": each.id, "why": each.why} for each in tally.set_aside],
    }


def _line(line: Line) -> Json:
    return {
        "prop": line.prop.value,
        "value": line.value,
        "affirmed": None if line.affirmed is None else _count(line.affirmed),
        "denied": [{"by": each.kind.value, "count": _count(each.count)} for each in line.denied],
        "undecided": [
            {"stance": each.stance.value, "statements": list(each.statements)} for each in line.undecided
        ],
    }


def _count(count: Count) -> Json:
    return {
        "least": count.least,
        "most": count.most,
        "shown_by": list(count.shown),
        "voices": [
            {"statements": list(each.statements), "why": each.why, "people": each.people}
            for each in count.voices
        ],
        "not_shown_to_be_two": [
            {"one": each.one, "other": each.other, "why": each.why, "vouching_helps": each.vouching_helps}
            for each in count.not_shown
        ],
        "implied_by": list(count.implied),
    }


def timeline_json(told: Timeline | None) -> Json:
    """Return a timeline as plain values; null where nobody has spoken."""
    if told is None:
        return None
    return {
        "began": {each.axis.value: _answer(each) for each in told.began},
        "steps": [_step(step) for step in told.steps],
        "withheld": list(told.withheld.heard) if told.withheld else [],
        "withheld_moved": _moves(told.withheld.moved) if told.withheld else [],
        "undated": list(told.undated),
        "undated_moved": _moves(told.undated_moved),
        "untold": told.untold,
    }


def _step(step: Step) -> Json:
    return {
        "at": _time(step.at),
        "statements": list(step.heard),
        "facts": list(step.facts),
        "moved": _moves(step.moved),
    }


def _moves(moves: Sequence[Moved]) -> Json:
    return [
        {
            "axis": each.after.axis.value,
            "from": _answer(each.before),
            "to": _answer(each.after),
            "by": list(each.by),
        }
        for each in moves
    ]


def _answer(answer: Answer) -> Json:
    return {"value": answer.value.value, "status": answer.status.value, "contested": answer.contested}


def _time(time: datetime | None) -> Json:
    return None if time is None else time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
