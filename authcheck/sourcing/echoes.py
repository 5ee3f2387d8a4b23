"""Statements that repeat others on file: whose reporting a statement comes from, and what it adds to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authcheck.model.case import Claim, Stance, Statement
from authcheck.sourcing.organisations import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STATEMENT = "stmt:"
REPORT = "report:"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def ancestors(statement: Statement, on_file: Mapping[str, Statement]) -> tuple[Statement, ...]:
    """Return the statements that this one repeats, nearest first, as far as they are on file.

    In a circle, which no case file may hold but a program may build, the first id in order of the
    alphabet counts as where it started.
    """
    way = [statement]
    while way[-1].upstream.startswith(STATEMENT):
        above = on_file.get(way[-1].upstream.removeprefix(STATEMENT))
        if above is None:
            break
        if above in way:
            circle = way[way.index(above) :]
            start = min(circle, key=lambda each: each.id)
            return tuple(way[1 : way.index(start) + 1])
        way.append(above)
    return tuple(way[1:])


def roots(statements: Iterable[Statement]) -> dict[str, str]:
    """Return for each statement's id the reporting it goes back to: an id, or ``report:NAME``."""
    on_file = {statement.id: statement for statement in statements}
    reports = {statement.upstream for statement in on_file.values() if statement.upstream.startswith(REPORT)}
    found: dict[str, str] = {}
    for statement in on_file.values():
        first = (statement, *ancestors(statement, on_file))[-1]
        if first.upstream.startswith(REPORT):
            found[statement.id] = _folded_report(first.upstream)
        else:
            found[statement.id] = next(
                (_folded_report(each) for each in sorted(reports) if _is(first, each)), first.id
            )
    return found


def _folded_report(upstream: str) -> str:
    return REPORT + folded(upstream.removeprefix(REPORT))


def _is(statement: Statement, report: str) -> bool:
    """Return whether a statement on file stands in the report that others cite by name."""
    outlet = folded(statement.carried_by.outlet)
    name = folded(report.removeprefix(REPORT))
    if not outlet or not (name == outlet or name.startswith(f"{outlet} ")):
        return False
    day = _DAY.search(name)
    return day is None or statement.said_as_written.startswith(day.group())


def beyond(statement: Statement, repeated: Iterable[Statement]) -> tuple[Claim, ...]:
    """Return the claims that a statement adds to those it repeats."""
    known = {_gist(claim) for each in repeated for claim in each.claims}
    return tuple(claim for claim in statement.claims if _gist(claim) not in known)


def _gist(claim: Claim) -> tuple[object, ...]:
    stance = Stance.CONFIRM if claim.stance is Stance.IMPLY else claim.stance
    return claim.prop, stance, claim.value, claim.extent, claim.items
