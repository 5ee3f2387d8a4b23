"""Assessments for tests of what tells them, built by hand: nothing here reads, examines or weighs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from authcheck.model.axes import (
    Axis,
    AxisValue,
    Custody,
    Integrity,
    Origin,
    Position,
    Standing,
    Status,
    Weight,
)
from authcheck.model.document import Engine, Limitation
from authcheck.model.exhibit import Exhibit
from authcheck.model.finding import Basis, Conclusion, Family, Finding, Outcome
from authcheck.model.geometry import Box
from authcheck.model.measured import Material, Measured, Share
from authcheck.model.observation import Observation
from authcheck.model.verdict import Assessment, AxisResult, MadeWith, Verdict

NOTHING_DECIDED: tuple[AxisResult, ...] = tuple(
    AxisResult(axis=axis, value=value, status=Status.INDETERMINATE)
    for axis, value in (
        (Axis.ORIGIN, Origin.UNDETERMINED),
        (Axis.INTEGRITY, Integrity.NOT_EXAMINABLE),
        (Axis.STANDING, Standing.UNDETERMINED),
        (Axis.POSITION, Position.NOT_STATED),
        (Axis.CUSTODY, Custody.NOT_RECORDED),
    )
)


MEASURED = Measured(
    hits=Share(41, 48), false_alarms=Share(3, 610), on="an archive, 2026-11-01", material=Material.REAL
)
"""Counts that carry moderate."""


def concluding(axis: Axis, toward: AxisValue, weight: Weight) -> Conclusion:
    """Return a conclusion on a standard basis."""
    return Conclusion(axis=axis, toward=toward, weight=weight, evidence=None, basis=Basis.STANDARD)


def a_told_finding(
    rule: str = "core/draft.marking",
    *,
    title: str = "Draft wording",
    reason: str = "Page 1, header: marked “DRAFT”.",
    outcome: Outcome = Outcome.FOUND,
    concludes: Conclusion | None = None,
    observations: tuple[Observation, ...] = (),
    mistaken: tuple[str, ...] = (),
    of_copy: bool = True,
) -> Finding:
    """Return a finding to be told of."""
    return Finding(
        rule=rule,
        digest="3fa91c",
        title=title,
        family=Family(rule.split("/")[1].split(".", maxsplit=1)[0]),
        outcome=outcome,
        reason=reason,
        concludes=concludes,
        observations=observations,
        mistaken=mistaken,
        of_copy=of_copy,
    )


def an_assessment(
    *findings: Finding,
    axes: tuple[AxisResult, ...] = NOTHING_DECIDED,
    path: str = "desk/letter.pdf",
    headline: str = "Origin undetermined, standing undetermined",
    limitations: tuple[Limitation, ...] = (),
    case_path: str | None = None,
    as_of: datetime | None = None,
) -> Assessment:
    """Return an assessment of one page on which nothing is decided."""
    return Assessment(
        exhibit=Exhibit(
            path=path,
            name=path.rsplit("/", 1)[-1],
            sha256="c0ffee" + 58 * "0",
            size=48_123,
            media_type="application/pdf",
        ),
        pages=1,
        case_path=case_path,
        findings=findings,
        limitations=limitations,
        verdict=Verdict(
            axes=axes,
            headline=headline,
            may_report="That a letter circulates.",
            may_not_report="That what it says is true.",
            as_of=as_of,
        ),
        made_with=MadeWith(
            tool="authcheck 0.1.0",
            rulebook="0123456789ab",
            engines=(Engine(name="pdfium", version="7000"), Engine(name="tesseract", version="5.5.0")),
        ),
    )


def deciding(**changed: AxisResult) -> tuple[AxisResult, ...]:
    """Return the five answers, those named by their axis put in the place of the undecided ones."""
    return tuple(changed.get(result.axis.value, result) for result in NOTHING_DECIDED)


def a_contested_draft() -> Assessment:
    """Return what a draft comes to that its issuer disowns and its recipient calls signed."""
    acknowledged = a_told_finding(
        "core/sourcing.acknowledged",
        title="A named authority of the issuer acknowledges it",
        reason="The harbour office acknowledges the letter: Ada Example, on the record, 12 May 2031.",
        concludes=concluding(Axis.ORIGIN, Origin.GENUINE, Weight.VERY_STRONG),
        mistaken=("The speaker meant another letter of the same week.", "The speaker had not seen it."),
    )
    letterhead = a_told_finding(
        "core/letterhead.present",
        title="Letterhead",
        reason="Page 1, letterhead: “HARBOUR OFFICE OF EXAMPLE”.",
        concludes=concluding(Axis.ORIGIN, Origin.GENUINE, Weight.WEAK),
        observations=(
            Observation(
                what="words across the top of the first page",
                match="HARBOUR OFFICE OF EXAMPLE",
                page=1,
                zone="letterhead",
                box=Box(72.04, 36.0, 540.06, 60.0),
            ),
        ),
        mistaken=("A letterhead is copied with any scanner.",),
    )
    called_draft = a_told_finding(
        "core/sourcing.called_draft",
        title="The issuer calls it a draft",
        reason="Ada Example of the harbour office calls it a draft.",
        concludes=concluding(Axis.STANDING, Standing.UNISSUED_DRAFT, Weight.STRONG),
        mistaken=("An issuer that is embarrassed by a letter calls it a draft.",),
    )
    marked = a_told_finding(
        concludes=concluding(Axis.STANDING, Standing.UNISSUED_DRAFT, Weight.STRONG),
        observations=(
            Observation(
                what="marked", match="DRAFT", page=1, zone="header", box=Box(270.0, 20.0, 340.0, 32.0)
            ),
        ),
        mistaken=("A clerk sent on the last draft, because the signed copy was still in the registry.",),
    )
    received = a_told_finding(
        "core/sourcing.received_signed",
        title="The recipient says it was signed",
        reason="The pilots' guild says that its copy is signed.",
        concludes=concluding(Axis.STANDING, Standing.SIGNED, Weight.MODERATE),
        mistaken=("The guild means another version.",),
    )
    return an_assessment(
        acknowledged,
        letterhead,
        called_draft,
        marked,
        received,
        a_told_finding("core/sourcing.receipt", reason="The pilots' guild confirms receiving it."),
        a_told_finding(
            "core/signature.ink", title="Ink over the typed name", outcome=Outcome.ABSENT, reason=""
        ),
        a_told_finding(
            "core/draft.email", title="Unsent mail", outcome=Outcome.INAPPLICABLE, reason="Not a mail."
        ),
        a_told_finding(
            "core/draft.watermark",
            title="Watermark",
            outcome=Outcome.UNREAD,
            reason="page 1 is too poor to read",
        ),
        axes=deciding(
            origin=AxisResult(
                axis=Axis.ORIGIN,
                value=Origin.GENUINE,
                status=Status.ESTABLISHED,
                for_=("core/sourcing.acknowledged", "core/letterhead.present"),
            ),
            standing=AxisResult(
                axis=Axis.STANDING,
                value=Standing.UNISSUED_DRAFT,
                status=Status.SUPPORTED,
                contested=True,
                for_=("core/sourcing.called_draft", "core/draft.marking"),
                against=("core/sourcing.received_signed",),
                unread=("core/draft.watermark",),
                would_move=("Ask the guild to show the copy it received",),
            ),
            custody=AxisResult(
                axis=Axis.CUSTODY,
                value=Custody.NOT_RECORDED,
                status=Status.INDETERMINATE,
                would_move=("Record in the case file how it came to the desk",),
            ),
        ),
        headline="Genuine, unissued draft · contested",
        limitations=(
            Limitation(what="faint pencil marks", why="the scan has 96 dots an inch; ask for a better one"),
        ),
        case_path="desk/letter.case.yaml",
        as_of=datetime(2031, 5, 13, 12, tzinfo=UTC),
    )


def renamed(assessment: Assessment, path: str) -> Assessment:
    """Return the same assessment of the same file under another path."""
    exhibit = replace(assessment.exhibit, path=path, name=path.rsplit("/", 1)[-1])
    return replace(assessment, exhibit=exhibit)
