"""What authcheck concludes, axis by axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from authcheck.model.axes import Axis, AxisValue, Status
    from authcheck.model.document import Engine, Limitation
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.finding import Finding
    from authcheck.model.hearing import SetAside
    from authcheck.model.settings import Settings
    from authcheck.model.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisResult:
    """The answer to one question, with all that speaks for and against it."""

    axis: Axis
    value: AxisValue
    status: Status

    contested: bool = False
    """Evidence of at least moderate weight stands on both sides."""

    pole: AxisValue | None = None
    """The value that ``for_`` speaks for: the value itself, or where that is undetermined the side that
    leads; None where nothing speaks."""

    note: str = ""
    """What the value alone does not say, such as ``some items``; empty where there is nothing."""

    for_: tuple[str, ...] = ()
    """Findings (rule ids) that speak for the value, strongest first."""

    against: tuple[str, ...] = ()
    """Findings that speak against it, strongest first."""

    unread: tuple[str, ...] = ()
    """Findings that bear on this axis and could not be examined."""

    would_move: tuple[str, ...] = ()
    """The cheapest facts that would change this answer, at most three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Five answers and what a desk may print on them."""

    axes: tuple[AxisResult, ...]
    """One for each member of ``Axis``, in its order."""

    headline: str
    may_report: str
    may_not_report: str

    as_of: datetime | None = None
    """Only statements said up to this time counted; None where all on file did."""

    def __getitem__(self, axis: Axis) -> AxisResult:
        """Return the result on ``axis``."""
        return next(result for result in self.axes if result.axis is axis)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """What made an assessment, enough to make it again."""

    tool: str
    """``authcheck`` and its version."""

    rulebook: str
    """Digest of all rules used, 12 hexadecimal digits."""

    engines: tuple[Engine, ...]

    languages: tuple[str, ...] = ()
    """Tesseract's codes of the languages that OCR read in; empty where it read nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All findings and the verdict of one exhibit."""

    exhibit: Exhibit

    pages: int
    """Pages read."""

    case_path: str | None
    """The case file as found or given; None where there is none."""

    findings: tuple[Finding, ...]
    limitations: tuple[Limitation, ...]
    verdict: Verdict
    made_with: MadeWith

    pages_in_file: int | None = None
    """None where all were read."""

    set_aside: tuple[SetAside, ...] = ()
    """What of the case file did not count, ``who`` filled in."""

    settings: Settings | None = None
    """The desk's settings that held; None where there were none."""

    timeline: Timeline | None = None
    """Who moved which answer and when; None where nobody has spoken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An exhibit that could not be examined."""

    path: str
    kind: str
    """Class name of the error."""

    message: str
    """What, where and the way out, in one line."""
