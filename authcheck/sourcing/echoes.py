"""Statements that repeat others on file: whose reporting a statement comes from, and what it adds to it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.model.case import Claim, Stance, Statement, StatementStatus
from authcheck.sourcing.organisations import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STATEMENT = "stmt:"
REPORT = "report:"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Reporting:
    """What a statement goes back to, as far as it can be followed on file."""

    id: str
    """The first statement's id; empty where that cites a report by name."""

    report: str = ""
    """The report cited, folded; empty for own reporting."""

    outlet: str = ""
    """Who published the first statement, folded."""

    said: str = ""
    """When it was said, as written."""

    def is_of(self, other: Reporting) -> bool:
        """Return whether both go back to one reporting, or one cites the report the other stands in.

        Two statements of an outlet's own are two, whoever cites the report that holds them.
        """
        if self.report and not other.report:
            return other.stands_in(self.report)
        if other.report and not self.report:
            return self.stands_in(other.report)
        return (self.id, self.report) == (other.id, other.report)

    def stands_in(self, report: str) -> bool:
        """Return whether a statement on file stands in a report that others cite by name."""
        if not self.outlet or not f"{report} ".startswith(f"{self.outlet} "):
            return False
        day = _DAY.search(report)
        return day is None or self.said.startswith(day.group())


class Upstreams:
    """Who repeats whom among some statements.

    In a circle, which no case file may hold but a program may build, the first id in order of the
    alphabet counts as where it started.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Follow each statement to the one it repeats."""
        self._on_file = {statement.id: statement for statement in statements}
        self._above: dict[str, str] = {}
        for statement in self._on_file.values():
            above = statement.upstream.removeprefix(STATEMENT)
            if statement.upstream.startswith(STATEMENT) and above in self._on_file:
                self._above[statement.id] = above
        self._break_circles()
        self._repeating: dict[str, list[str]] = defaultdict(list)
        for own, above in self._above.items():
            self._repeating[above].append(own)

    def _break_circles(self) -> None:
        done: set[str] = set()
        for start in self._on_file:
            way: dict[str, None] = {}
            here: str | None = start
            while here is not None and here not in done and here not in way:
                way[here] = None
                here = self._above.get(here)
            if here is not None and here in way:
                ids = list(way)
                del self._above[min(ids[ids.index(here) :])]
            done.update(way)

    def _downwards(self) -> Iterator[tuple[Statement, bool]]:
        """Yield each statement before and again (False) after all those that repeat it."""
        for first in self._on_file:
            waiting = [] if first in self._above else [(first, False), (first, True)]
            while waiting:
                own, before = waiting.pop()
                yield self._on_file[own], before
                if before:
                    for other in self._repeating.get(own, ()):
                        waiting += [(other, False), (other, True)]

    def first(self) -> dict[str, Statement]:
        """Return for each statement's id where its chain starts; itself where it repeats none on file."""
        found: dict[str, Statement] = {}
        for statement, before in self._downwards():
            if before:
                above = self._above.get(statement.id)
                found[statement.id] = statement if above is None else found[above]
        return found

    def rejected(self) -> dict[str, Statement]:
        """Return, for the id of each that repeats what the desk rejected, the nearest rejected one."""
        found: dict[str, Statement] = {}
        for statement, before in self._downwards():
            above = self._above.get(statement.id)
            if before and above is not None:
                if self._on_file[above].status is StatementStatus.REJECTED:
                    found[statement.id] = self._on_file[above]
                elif above in found:
                    found[statement.id] = found[above]
        return found

    def reporting(self) -> dict[str, Reporting]:
        """Return for each statement's id the reporting it goes back to."""
        return {own: _reporting(first) for own, first in self.first().items()}

    def added(self) -> dict[str, tuple[Claim, ...]]:
        """Return for each statement's id the claims that it adds to those it repeats."""
        found: dict[str, tuple[Claim, ...]] = {}
        known: Counter[tuple[object, ...]] = Counter()
        for statement, before in self._downwards():
            gists = {gist(claim) for claim in statement.claims}
            if before:
                found[statement.id] = tuple(claim for claim in statement.claims if not known[gist(claim)])
                known.update(gists)
            else:
                known.subtract(gists)
        return found


def _reporting(first: Statement) -> Reporting:
    if first.upstream.startswith(REPORT):
        return Reporting(id="", report=folded(first.upstream.removeprefix(REPORT)))
    return Reporting(id=first.id, outlet=folded(first.carried_by.outlet), said=first.said_as_written)


def gist(claim: Claim) -> tuple[object, ...]:
    """Return what a claim comes to for whoever hears it twice."""
    stance = Stance.CONFIRM if claim.stance is Stance.IMPLY else claim.stance
    return claim.prop, stance, claim.value, claim.extent, claim.items
