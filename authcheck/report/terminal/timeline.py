"""Who moved which answer, and when."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from authcheck.report.safe import safe
from authcheck.report.terminal.pieces import counted, labelled, said, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from authcheck.model.timeline import Moved, Step, Timeline
    from authcheck.model.verdict import Assessment

TIME = 17
"""Columns of a time."""

_LONGEST_BARE = len("2020-01-06")
"""A time as written that is no longer than this is a day, a month or a year."""

UNTOLD_TIME = "time withheld"


def timeline(assessment: Assessment) -> Group | None:
    """Return the times at which an answer moved; None where nobody spoke or nothing moved."""
    told = assessment.timeline
    if told is None:
        return None
    if told.untold:
        times = counted(told.untold, "time", "times")
        line = f"Statements of {times} are on file; see them with: authcheck sources timeline"
        return section("Who moved it, and when", said(line))
    rows = list(rows_of(told, quiet=False))
    return section("Who moved it, and when", labelled(rows, TIME)) if rows else None


def rows_of(told: Timeline, *, quiet: bool) -> Iterator[tuple[Text, RenderableType]]:
    """Yield a row a time; with ``quiet`` also the times at which nothing moved."""
    for step in (*told.steps, *([told.withheld] if told.withheld else ())):
        if step.moved or quiet:
            yield Text(when(step)), Group(*_lines(step))
    if told.undated_moved:
        yield Text("undated"), said(f"{'; '.join(map(_change, told.undated_moved))}.")
    elif told.undated and quiet:
        yield Text("undated"), said(f"{', '.join(told.undated)}: nothing moved.")


def _lines(step: Step) -> Iterator[Text]:
    names = dict(zip(step.heard, step.who, strict=True))
    if not step.moved:
        who = _who(tuple(names), names) or ", ".join(step.facts)
        yield said(f"{who}: nothing moved.", style="dim")
    for by in dict.fromkeys(moved.by for moved in step.moved):
        who = _who(by, names) or ", ".join(step.facts)
        yield said(f"{who}: {'; '.join(_change(moved) for moved in step.moved if moved.by == by)}.")


def _who(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(names[each] for each in ids if each in names))


def when(step: Step) -> str:
    """Return a time as a desk writes it: no hour, day or month where the file gives none."""
    if step.at is None:
        return UNTOLD_TIME
    if 0 < len(step.as_written.strip()) <= _LONGEST_BARE:
        return safe(step.as_written.strip())
    return f"{step.at.astimezone(UTC):%Y-%m-%d %H:%M}Z"


def _change(moved: Moved) -> str:
    before, after = moved.before, moved.after
    axis, value = after.axis.value, f"“{after.value.value}”"
    if before.value != after.value:
        contested = ", contested" if after.contested else ""
        return f"{axis} from “{before.value.value}” to {value} ({after.status.value}{contested})"
    if before.status is not after.status:
        contested = " and contested" if after.contested else ""
        return f"{axis} stays {value}, now {after.status.value}{contested}"
    return f"{axis} stays {value}, {'now' if after.contested else 'no longer'} contested"
