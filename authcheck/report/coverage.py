"""What rules cover, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.axes import POLES
from authcheck.model.coverage import Kind
from authcheck.model.finding import Family
from authcheck.report.as_json import write
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.axes import Axis, AxisValue
    from authcheck.model.coverage import Coverage, Point, RuleCoverage
    from authcheck.report.as_json import Json

COVERAGE = "authcheck.coverage/1"
"""The schema of the JSON."""

_ANSWER = 2 + max(len(f"{axis}: {toward}") for axis, poles in POLES.items() for toward in poles)
"""Columns of an axis and an answer, set in by two."""


def as_text(coverage: Coverage, *, tables: bool) -> str:
    """Return rule by rule what no test exercises; the last line sums it up.

    Args:
        coverage: What the rules cover.
        tables: Whether to show first, over all rules, which answers and zones have any.
    """
    lines = (*(_tables(coverage) if tables else ()), *_lines(coverage))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _tables(coverage: Coverage) -> Iterator[str]:
    yield "Rules that point to each answer, by family"
    yield " " * (_ANSWER + 1) + " ".join(f"{family.value:>11}" for family in Family)
    for axis, poles in POLES.items():
        for toward in poles:
            yield f"  {f'{axis}: {toward}':<{_ANSWER - 2}} {_by_family(coverage, axis, toward)}"
    yield ""
    yield "Zones: rules that look there, and those that a test shows finding something there"
    for zone in coverage.zones:
        shown = f"{zone.rules:>4} {zone.exercised:>4}" if zone.rules else "   no rule"
        yield f"  {zone.zone:<18}{shown}"
    yield ""


def _lines(coverage: Coverage) -> Iterator[str]:
    missing = [each for each in coverage.rules if each.missing or each.lost]
    if missing:
        yield "What no test exercises"
        for rule in missing:
            yield f"  {_share(rule)}"
            yield from (f"    {line}" for line in _missing(rule))
        yield ""
    percent = "nothing to exercise" if coverage.percent is None else f"{coverage.percent:.1f} %"
    whole = f"{coverage.exercised:,} of {coverage.points:,} points exercised, {percent}"
    yield f"{len(coverage.rules):,} {'rule' if len(coverage.rules) == 1 else 'rules'}, {whole}"


def _by_family(coverage: Coverage, axis: Axis, toward: AxisValue) -> str:
    counts = [each.rules for each in coverage.spoken if each.axis is axis and each.toward is toward]
    if not any(counts):
        return "  no rule"
    return " ".join(f"{count or '.':>11}" for count in counts)


def _share(rule: RuleCoverage) -> str:
    exercised = len(rule.points) - len(rule.missing)
    return f"{safe(rule.rule)}  {exercised} of {len(rule.points)}"


def _missing(rule: RuleCoverage) -> Iterator[str]:
    for kind in Kind:
        names = [point.name for point in rule.missing if point.kind is kind]
        if names:
            yield f"{kind}: {', '.join(_named(kind, name) for name in names)}"
    if rule.lost:
        yield f"samples not at hand, which count for nothing: {', '.join(map(safe, rule.lost))}"


def _named(kind: Kind, name: str) -> str:
    return safe(name) if kind in {Kind.OUTCOME, Kind.ZONE} else f"“{safe(name)}”"


def as_json(coverage: Coverage) -> str:
    """Return the same for programs, ending in a line feed."""
    value: Json = {
        "schema": COVERAGE,
        "points": coverage.points,
        "exercised": coverage.exercised,
        "percent": None if coverage.percent is None else round(coverage.percent, 1),
        "rules": [
            {
                "id": rule.rule,
                "points": [_point(point) for point in rule.points],
                "samples_not_at_hand": list(rule.lost),
            }
            for rule in coverage.rules
        ],
        "answers": [
            {
                "axis": each.axis.value,
                "toward": each.toward.value,
                "family": each.family.value,
                "rules": each.rules,
            }
            for each in coverage.spoken
        ],
        "zones": [
            {"zone": zone.zone, "rules": zone.rules, "exercised": zone.exercised} for zone in coverage.zones
        ],
    }
    return write(value) + "\n"


def _point(point: Point) -> Json:
    return {"kind": point.kind.value, "name": point.name, "exercised": point.exercised}
