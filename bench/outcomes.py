"""What came of one corpus file: plain values that go to a line of JSON and to the tally."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from authcheck.errors import AuthcheckError
from authcheck.ingest import take_in
from authcheck.model.axes import Integrity, Standing
from authcheck.model.finding import Family, Outcome
from authcheck.model.reading import ReadingOptions
from authcheck.worker import read_and_observe
from authcheck.workflow import assess, load_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from authcheck.model.finding import Finding
    from authcheck.model.rule import Rulebook

SIGNED = Standing.SIGNED.value
ALTERED = Integrity.ALTERED.value
DRAFT = Standing.UNISSUED_DRAFT.value


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding that was found, or could not be examined."""

    rule: str
    family: str
    outcome: str
    toward: str
    """Empty where the finding concludes nothing."""

    weight: str
    reason: str
    pages: tuple[int, ...]
    """Pages its observations stand on."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one file."""

    set: str
    file: str
    failure: str = ""
    """Error class and message; empty where the file was examined."""

    pages: int = 0
    seconds: float = 0.0
    axes: tuple[tuple[str, str, str], ...] = ()
    """Axis, value, status."""

    seen: tuple[Seen, ...] = ()
    zones: tuple[tuple[str, int], ...] = ()
    """Zone and how many pages have it; empty unless asked for."""

    def hits(self) -> Iterator[Seen]:
        """Yield the findings that were found."""
        return (seen for seen in self.seen if seen.outcome == Outcome.FOUND)

    def alarms(self) -> tuple[Seen, ...]:
        """Return findings that call it a marked draft or altered; a blank signature is neither."""
        return tuple(hit for hit in self.hits() if hit.family == Family.DRAFT or hit.toward == ALTERED)

    def blank(self) -> bool:
        """Tell whether a signature was found missing."""
        return any(hit.family == Family.SIGNATURE and hit.toward == DRAFT for hit in self.hits())

    def signature(self, page: int | None) -> str:
        """Return ``yes``, ``unread`` or ``no`` for one page, or for the whole file (None)."""
        mine = [seen for seen in self.seen if seen.family == Family.SIGNATURE]
        for seen in mine:
            found = seen.outcome == Outcome.FOUND and seen.toward == SIGNED
            if found and (page is None or not seen.pages or page in seen.pages):
                return "yes"
        return "unread" if any(seen.outcome == Outcome.UNREAD for seen in mine) else "no"

    def line(self) -> str:
        """Return it as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def _seen(finding: Finding) -> Seen:
    says = finding.concludes
    return Seen(
        rule=finding.rule,
        family=finding.family.value,
        outcome=finding.outcome.value,
        toward=says.toward.value if says else "",
        weight=says.weight.words if says else "",
        reason=finding.reason,
        pages=tuple(sorted({seen.page for seen in finding.observations if seen.page is not None})),
    )


def _zones(path: Path) -> Counter[str]:
    document = read_and_observe(take_in(str(path), None), ReadingOptions(), (), None).document
    return Counter(name for name, _ in {(zone.name.value, zone.page) for zone in document.zones})


_rulebooks: list[Rulebook] = []
"""The rulebook of this process, loaded once."""


def examine(name: str, path: Path, zones: bool) -> Came:  # noqa: FBT001 - a process pool calls by position
    """Assess one file, without a case file, and return what came of it.

    With ``zones`` it is read a second time, outside the clock, to count them.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"
    if not _rulebooks:
        _rulebooks.append(load_rulebook())
    start = perf_counter()
    try:
        assessment = assess(str(path), rulebook=_rulebooks[0])
        seconds = perf_counter() - start
        counts = _zones(path) if zones else Counter()
    except AuthcheckError as error:
        kind = type(error).__name__
        return Came(name, path.name, failure=f"{kind}: {error}", seconds=perf_counter() - start)
    told = {Outcome.FOUND, Outcome.UNREAD}
    return Came(
        set=name,
        file=path.name,
        pages=assessment.pages,
        seconds=round(seconds, 3),
        axes=tuple((axis.axis.value, str(axis.value), str(axis.status)) for axis in assessment.verdict.axes),
        seen=tuple(_seen(finding) for finding in assessment.findings if finding.outcome in told),
        zones=tuple(sorted(counts.items())),
    )
