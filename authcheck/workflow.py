"""The corridor: take in, read, hear, examine, weigh."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import authcheck
from authcheck.chronicle import chronicle
from authcheck.examine import examine
from authcheck.ingest import take_in
from authcheck.model.case import Case
from authcheck.model.document import Limitation, TextOrigin
from authcheck.model.finding import Family
from authcheck.model.reading import ReadingOptions
from authcheck.model.verdict import Assessment, MadeWith
from authcheck.rulebook import load_rulebook
from authcheck.sourcing import find_case, hear, load_case, readings, unspoken_of
from authcheck.sourcing.openly import shown_as
from authcheck.weigh import weigh
from authcheck.worker import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from authcheck.exemplars.found import Beside
    from authcheck.model.document import Document
    from authcheck.model.exemplar import Features
    from authcheck.model.finding import Finding
    from authcheck.model.hearing import Hearing, SetAside
    from authcheck.model.rule import Rulebook

__all__ = ["assess", "conclude", "load_rulebook"]

PLAIN_READING = ReadingOptions()

TRUTH = Limitation(
    what="whether what the letter says is true",
    why="authcheck examines where a letter comes from, never whether its content holds",
)


def assess(  # noqa: PLR0913 - what a caller may choose
    path: str,
    *,
    rulebook: Rulebook,
    case_path: Path | None = None,
    as_of: datetime | None = None,
    options: ReadingOptions = PLAIN_READING,
    stdin: bytes | None = None,
    whole_timeline: bool = False,
    beside: Beside | None = None,
) -> Assessment:
    """Examine one questioned document and return all findings and the verdict.

    Args:
        path: The letter; ``-`` for ``stdin``.
        rulebook: The rules in force.
        case_path: The case file; None looks for ``<letter>.case.yaml`` beside the letter.
        as_of: Only what was said up to this time counts; None counts everything on file.
        options: How to read.
        stdin: The letter's bytes where ``path`` is ``-``.
        whole_timeline: Tell every time at which something was said, however many there are.
        beside: Exemplars and other letters to compare it with; None compares nothing.

    Raises:
        ExhibitError: The letter cannot be examined.
        FormError: The case file has problems.
        OcrError: The OCR engine cannot do what ``options`` ask.
    """
    with Reader(take_in(path, stdin, options.limits, options.trust), options, stdin) as reader:
        return conclude(
            reader,
            rulebook=rulebook,
            case_path=case_path,
            as_of=as_of,
            whole_timeline=whole_timeline,
            beside=beside,
        )


def conclude(
    reader: Reader,
    *,
    rulebook: Rulebook,
    case_path: Path | None = None,
    as_of: datetime | None = None,
    whole_timeline: bool = False,
    beside: Beside | None = None,
) -> Assessment:
    """Return the assessment of a letter that is being read; arguments and errors as for ``assess``."""
    exhibit = reader.exhibit
    if case_path is None and exhibit.path != "-":
        case_path = find_case(Path(exhibit.path))
    case = load_case(case_path) if case_path else Case()
    reading = reader.observe(rulebook.checks(), features=beside is not None)
    if beside is not None and reading.features is not None:
        case = _beside(case, reading.features, beside)
    hearing = hear(case, as_of)
    findings = examine(reading, hearing, rulebook)
    return Assessment(
        exhibit=exhibit,
        pages=len(reading.document.pages),
        pages_in_file=reading.document.page_count,
        case_path=str(case_path) if case_path else None,
        findings=findings,
        limitations=(*readings(hearing, findings), *_limitations(reading.document, findings)),
        verdict=weigh(findings, hearing),
        made_with=MadeWith(
            tool=f"authcheck {authcheck.__version__}",
            rulebook=rulebook.digest,
            engines=reading.document.engines,
            languages=reading.document.languages,
        ),
        set_aside=_set_aside(hearing, findings),
        settings=rulebook.settings,
        timeline=chronicle(reading, hearing, rulebook, findings, whole=whole_timeline),
    )


def _beside(case: Case, features: Features, beside: Beside) -> Case:
    """Return the case with what comparing found, and what it could not look for."""
    from authcheck.exemplars.found import compared  # noqa: PLC0415 - brings numpy, and hardly a run compares

    came = compared(features, beside, case.claimed)
    return replace(case, facts=(*case.facts, *came.facts), uncompared=came.uncompared)


def _set_aside(hearing: Hearing, findings: Sequence[Finding]) -> tuple[SetAside, ...]:
    """Return what of the case file moves nothing, with the names of those who said it."""
    who = {each.id: shown_as(each) for each in hearing.case.statements}
    return tuple(
        replace(aside, who=who.get(aside.id, aside.id))
        for aside in (*hearing.set_aside, *unspoken_of(hearing, findings))
    )


def _limitations(document: Document, findings: Sequence[Finding]) -> tuple[Limitation, ...]:
    """Return all that was not examined, of the copy and by design; what matters to every desk first."""
    limits = [*_blank(document)]
    if not any(finding.of_copy and finding.family is Family.INTEGRITY for finding in findings):
        limits.append(
            Limitation(
                what="whether this copy was altered",
                why="no integrity rule looked at it; compare it with another copy, line by line",
            )
        )
    limits += document.limitations
    if any(field.signed for field in document.signatures):
        limits.append(
            Limitation(
                what="the validity of its cryptographic signatures",
                why="their presence was recorded, not their validity; use a signature validator",
            )
        )
    return (*limits, TRUTH)


def _blank(document: Document) -> Iterator[Limitation]:
    """Yield the pages that hold neither words nor ink: on the wrong side of a sheet there is no letter."""
    # A page of the text layer with pictures would have gone to OCR, which tells white paper from ink.
    blank = [
        page.number
        for page in document.pages
        if not page.words and page.legibility and (page.read_by is TextOrigin.OCR or not page.pictures)
    ]
    if blank:
        which = f"pages {_runs(blank)}, which are" if len(blank) > 1 else f"page {blank[0]}, which is"
        yield Limitation(
            what=f"{which} blank", why="is this the right file, and was no sheet scanned face down?"
        )


def _runs(numbers: Sequence[int]) -> str:
    """Return ascending numbers in words, such as ``1 to 4, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join(" to ".join(map(str, run)) for run in runs)
