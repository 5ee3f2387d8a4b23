"""How rules came out on their tests, and on a corpus: for people and for programs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from authcheck.model.measured import METHOD
from authcheck.report.safe import safe
from authcheck.rulebook.measures import figure, rounded_down

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.model.problem import Trial
    from authcheck.model.trial import Measurement, Measuring, Tally
    from authcheck.report.as_json import Json

_COLUMNS = ("tests", "hits", "misses", "false alarms", "skipped")
_NAMED = 12
"""Letters of one kind that are named; programs get all of them."""


def table(tallies: Sequence[Tally], trials: Sequence[Trial]) -> str:
    """Return a line a rule with what its tests came to, and why tests were skipped."""
    width = max((len(tally.rule) for tally in tallies), default=4)
    lines = [f"{'rule':{width}}  {'  '.join(_COLUMNS)}"]
    for tally in tallies:
        counts = (tally.tests, tally.hits, tally.misses, tally.false_alarms, tally.skipped)
        cells = (f"{count:>{len(name)},}" for name, count in zip(_COLUMNS, counts, strict=True))
        lines.append(f"{safe(tally.rule):{width}}  {'  '.join(cells)}")
    skipped = dict.fromkeys(trial.skipped for trial in trials if trial.skipped)
    return "\n".join([*lines, *(f"skipped: {safe(why)}" for why in skipped)]) + "\n"


def tallied(tallies: Sequence[Tally]) -> list[Json]:
    """Return tallies as plain values."""
    return [
        {
            "rule": tally.rule,
            "tests": tally.tests,
            "hits": tally.hits,
            "misses": tally.misses,
            "false_alarms": tally.false_alarms,
            "skipped": tally.skipped,
        }
        for tally in tallies
    ]


def told(measuring: Measuring) -> str:
    """Return what measuring gave, for people; rules that nothing came of stand in one line."""
    spoken = [each for each in measuring.measurements if each.hits or each.false_alarms]
    silent = [each for each in measuring.measurements if each not in spoken]
    if len(measuring.measurements) == 1:
        spoken, silent = silent + spoken, []
    blocks = ["\n".join(_letters(measuring)), *("\n".join(_block(each)) for each in spoken)]
    if silent:
        names = ", ".join(f"{each.rule} ({each.outcome})" for each in silent)
        blocks.append(f"came up on no letter: {safe(names)}")
    return "\n\n".join(blocks) + "\n"


def _letters(measuring: Measuring) -> Iterator[str]:
    yield (
        f"{safe(measuring.corpus)}: {measuring.letters:,} letters; {measuring.having:,} have "
        f"{safe(measuring.truth)}, {measuring.lacking:,} lack it"
    )
    yield f"  intervals: {METHOD}; letters count as independent of each other"
    if measuring.unknown:
        yield f"  not known of {len(measuring.unknown):,}: {_some(measuring.unknown)}"
    if measuring.unexamined:
        yield f"  could not be read, {len(measuring.unexamined):,}:"
        yield from (f"    {safe(each.name)}: {safe(each.why)}" for each in measuring.unexamined)


def _block(measurement: Measurement) -> Iterator[str]:
    measured = measurement.measured
    yield f"{safe(measurement.rule)}, {measurement.outcome}: {safe(measurement.title)}"
    have = len(measurement.hits) + len(measurement.misses)
    lack = len(measurement.false_alarms) + measurement.passed
    yield (
        f"  hits {len(measurement.hits):,} of {have:,}, misses {len(measurement.misses):,}, "
        f"false alarms {len(measurement.false_alarms):,} of {lack:,}"
    )
    if measurement.misses:
        yield f"  missed: {_some(measurement.misses)}"
    if measurement.false_alarms:
        yield f"  false alarms: {_some(measurement.false_alarms)}"
    if measurement.unread:
        yield f"  unread, counted on neither side: {_some(measurement.unread)}"
    if measurement.inapplicable:
        yield f"  does not apply, counted on neither side: {measurement.inapplicable:,}"
    if measured is None or measurement.weight is None:
        yield "  no ratio: it takes letters that have it and letters that lack it"
        return
    lower, upper = measured.interval
    ratio = "unknown" if math.isnan(measured.ratio) else figure(measured.ratio)
    yield f"  likelihood ratio {ratio} as counted; {figure(lower)} to {figure(upper)}"
    yield from (f"    {line}" for line in _pasted(measurement))


def _pasted(measurement: Measurement) -> Iterator[str]:
    measured, weight = measurement.measured, measurement.weight
    assert measured is not None and weight is not None  # noqa: S101, PT018 - asked by the caller
    on = measured.on.replace("'", "''")
    capped = "  # the cap of its evidence" if weight < measured.weight else ""
    yield f"weight: {weight.words}{capped}"
    yield (
        f"measured: {{hits: {measured.hits}, false_alarms: {measured.false_alarms}, on: '{safe(on)}', "
        f"material: {measured.material}}}"
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(map(safe, names[:_NAMED])) + (f" and {more:,} more" if more > 0 else "")


def as_values(measuring: Measuring) -> Json:
    """Return what measuring gave, as plain values."""
    return {
        "schema": "authcheck.measuring/1",
        "corpus": measuring.corpus,
        "truth": measuring.truth,
        "letters": measuring.letters,
        "having": measuring.having,
        "lacking": measuring.lacking,
        "unknown": list(measuring.unknown),
        "unexamined": [{"name": each.name, "why": each.why} for each in measuring.unexamined],
        "interval": METHOD,
        "rules": [_values(each) for each in measuring.measurements],
    }


def _values(measurement: Measurement) -> Json:
    measured, weight = measurement.measured, measurement.weight
    value: dict[str, Json] = {
        "rule": measurement.rule,
        "outcome": measurement.outcome.value,
        "hits": list(measurement.hits),
        "misses": list(measurement.misses),
        "false_alarms": list(measurement.false_alarms),
        "passed": measurement.passed,
        "unread": list(measurement.unread),
        "inapplicable": measurement.inapplicable,
        "likelihood_ratio": None,
        "weight": weight.words if weight is not None else None,
        "measured": None,
    }
    if measured is not None:
        lower, upper = measured.interval
        value["likelihood_ratio"] = {
            "counted": rounded_down(measured.ratio) if math.isfinite(measured.ratio) else None,
            "at_least": rounded_down(lower),
            "at_most": rounded_down(upper) if math.isfinite(upper) else None,
        }
        value["measured"] = {
            "hits": str(measured.hits),
            "false_alarms": str(measured.false_alarms),
            "on": measured.on,
            "material": measured.material.value,
        }
    return value
