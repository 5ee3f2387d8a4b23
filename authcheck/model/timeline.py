"""Who moved which answer, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from authcheck.model.axes import Axis, AxisValue, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question at one time."""

    axis: Axis
    value: AxisValue
    status: Status
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An answer that became another."""

    before: Answer
    after: Answer

    by: tuple[str, ...] = ()
    """Ids of the statements that moved it; empty where facts did, or the file itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One time at which something was said or became known."""

    at: datetime | None
    """With zone; None for what was said at times that the desk keeps to itself, which is told together."""

    as_written: str = ""
    """The time as the case file has it: a bare date stands for the end of its day."""

    heard: tuple[str, ...] = ()
    """Ids of the statements said then that count."""

    facts: tuple[str, ...] = ()
    """Kinds of the facts known from then on."""

    who: tuple[str, ...] = ()
    """Those who spoke, in words for a report, in the order of ``heard``."""

    moved: tuple[Moved, ...] = ()
    """In the order of axes; empty where nothing moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """How the answers came to be what they are."""

    began: tuple[Answer, ...]
    """What the file and undated facts carry before anybody has spoken, one an axis."""

    steps: tuple[Step, ...]
    """In time."""

    withheld: Step | None = None
    """What statements move whose times the desk keeps to itself, together and after all others: among the
    others their places would tell when they were said. None without such."""

    undated: tuple[str, ...] = ()
    """Ids of accepted statements without a time; they count only where no time is asked about."""

    undated_moved: tuple[Moved, ...] = ()
    """What they move once they are counted with all the others."""

    untold: int = 0
    """Times that are not told one by one, since there are too many of them; then ``steps`` is empty."""
