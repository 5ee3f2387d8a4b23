"""How often rules come out so on letters that have something, and on letters that lack it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from authcheck.errors import FormError
from authcheck.examine import examine
from authcheck.model.case import Case
from authcheck.model.finding import Outcome
from authcheck.model.measured import Material, Measured, Share
from authcheck.model.trial import Measurement, Measuring, Unexamined
from authcheck.rulebook.measures import most_for
from authcheck.rulebook.samples import leads_out
from authcheck.sourcing import find_case, hear, load_case
from authcheck.trials.letters import read_all
from authcheck.trials.manifest import read_manifest, sorted_out
from authcheck.trials.samples import with_companions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from authcheck.model.reading import ReadingOptions
    from authcheck.model.rule import Meaning, Rule, Rulebook
    from authcheck.trials.manifest import Truth

_OUTSIDE = "leads out of its folder by way of a link; put a copy there"

_COUNTED = (Outcome.FOUND, Outcome.ABSENT)
"""Outcomes that say something of a letter; the others count on neither side."""


@dataclass(slots=True)
class _Came:
    """How one rule came out, letter by letter."""

    having: dict[Outcome, list[str]] = field(default_factory=lambda: defaultdict(list))
    lacking: dict[Outcome, list[str]] = field(default_factory=lambda: defaultdict(list))


def measure(
    rulebook: Rulebook,
    folder: Path,
    truths: Sequence[Truth],
    options: ReadingOptions,
    *,
    today: date,
    material: Material,
    at_once: int,
) -> Measuring:
    """Return how the rules come out on the letters of a folder with a manifest.

    Each letter is read in an isolated worker, with the case file that lies beside it. One that cannot be
    read is named in what is returned. A letter of which a rule can say nothing, because it does not apply or
    could not look, counts on neither side of that rule.

    Args:
        rulebook: The rules to measure.
        folder: Holds the letters and the manifest.
        truths: What the letters are asked to have, any of it; at least one.
        options: How to read.
        today: Goes into the name of the corpus.
        material: What the letters are.
        at_once: Letters read at the same time.

    Raises:
        CallError: There is no manifest, or nothing in it has such a truth.
        FormError: The manifest has problems.
        OcrError: The OCR engine cannot do what ``options`` ask.
    """
    has = sorted_out(read_manifest(folder), truths)
    inside = folder.resolve()
    outside = {name for name in has if leads_out(folder / name, inside)}
    known = [name for name, value in has.items() if value is not None and name not in outside]
    book = with_companions(rulebook)
    came: dict[str, _Came] = {rule.id: _Came() for rule in book.rules}
    unexamined = [Unexamined(name=name, why=_OUTSIDE) for name in has if name in outside]
    sides: dict[bool, int] = {True: 0, False: 0}
    reads = read_all([folder / name for name in known], book.checks(), options, at_once=at_once)
    for name, read in zip(known, reads, strict=True):
        case, why_not = _case(read.path)
        if read.reading is None or why_not:
            unexamined.append(Unexamined(name=name, why=read.why_not or why_not))
            continue
        side = bool(has[name])
        sides[side] += 1
        for finding in examine(read.reading, hear(case, None), book):
            rows = came[finding.rule].having if side else came[finding.rule].lacking
            rows[finding.outcome].append(name)
    on = f"{folder.resolve().name}, {today.isoformat()}"
    return Measuring(
        corpus=on,
        truth=" or ".join(map(str, truths)),
        letters=len(has),
        having=sides[True],
        lacking=sides[False],
        unknown=tuple(name for name, value in has.items() if value is None and name not in outside),
        unexamined=tuple(unexamined),
        measurements=tuple(
            measurement
            for rule in rulebook.rules
            for measurement in _measurements(rule, came[rule.id], on, material)
        ),
    )


def _case(letter: Path) -> tuple[Case, str]:
    path = find_case(letter)
    if path and leads_out(path, letter.parent.resolve()):
        return Case(), f"its case file: {_OUTSIDE}"
    try:
        return (load_case(path) if path else Case()), ""
    except FormError as error:
        return Case(), f"its case file: {error.problems[0]}"


def _measurements(rule: Rule, came: _Came, on: str, material: Material) -> Iterator[Measurement]:
    """Yield what one rule came to: what it found, and what it did not find where that means something."""
    yield _measurement(rule, Outcome.FOUND, rule.found, came, on, material)
    if rule.absent is not None:
        yield _measurement(rule, Outcome.ABSENT, rule.absent, came, on, material)


def _measurement(
    rule: Rule, outcome: Outcome, meaning: Meaning | None, came: _Came, on: str, material: Material
) -> Measurement:
    hits, false_alarms = came.having[outcome], came.lacking[outcome]
    having, lacking = (sum(len(side[each]) for each in _COUNTED) for side in (came.having, came.lacking))
    measured = None
    if having and lacking:
        measured = Measured(
            hits=Share(len(hits), having),
            false_alarms=Share(len(false_alarms), lacking),
            on=on,
            material=material,
        )
    weight = measured.weight if measured else None
    if measured and meaning:
        concludes = meaning.concludes
        weight = most_for(measured, concludes.evidence, concludes.axis, concludes.toward)
    return Measurement(
        rule=rule.id,
        title=rule.title,
        outcome=outcome,
        hits=tuple(hits),
        misses=tuple(name for each in _COUNTED if each is not outcome for name in came.having[each]),
        false_alarms=tuple(false_alarms),
        passed=lacking - len(false_alarms),
        unread=(*came.having[Outcome.UNREAD], *came.lacking[Outcome.UNREAD]),
        inapplicable=len(came.having[Outcome.INAPPLICABLE]) + len(came.lacking[Outcome.INAPPLICABLE]),
        measured=measured,
        weight=weight,
    )
