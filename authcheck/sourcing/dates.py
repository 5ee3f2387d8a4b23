"""What the written date of a statement tells: a bare day, month or year leaves open when in it that was."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from authcheck.forms.scalars import days_of

if TYPE_CHECKING:
    from datetime import date

    from authcheck.model.case import Statement
    from authcheck.model.days import Days


def not_before(statement: Statement) -> datetime | None:
    """Return the time before which it was not said; None where it is undated.

    A bare day, month or year counts from its end, so that nothing counts too early; it may have been said
    as early as its beginning.
    """
    days = _bare(statement)
    if statement.said is None or days is None:
        return statement.said
    return datetime.combine(days.first, time.min, UTC)


def day(statement: Statement) -> date | None:
    """Return the day on which it was said; None where that is not known to the day."""
    days = _bare(statement)
    if days is not None and days.first != days.last:
        return None
    return statement.said.date() if statement.said else None


def _bare(statement: Statement) -> Days | None:
    """Return the days of a date without an hour; None where the hour is given, or nothing."""
    try:
        return days_of(statement.said_as_written.strip())
    except ValueError:
        return None
