"""The headline, the desk line, and the five answers."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from authcheck.model.axes import Axis, Status
from authcheck.report.safe import safe
from authcheck.report.terminal.pieces import labelled, said

if TYPE_CHECKING:
    from authcheck.model.verdict import Assessment, AxisResult

QUESTIONS = {
    Axis.ORIGIN: "Made in the office named?",
    Axis.INTEGRITY: "Copy as its maker left it?",
    Axis.STANDING: "What was it officially?",
    Axis.POSITION: "Does the issuer back it?",
    Axis.CUSTODY: "How did it reach the desk?",
}

_LEGEND = {
    Status.ESTABLISHED: "very strong evidence, and nothing of weight against it",
    Status.SUPPORTED: "the stronger side of the evidence, not beyond doubt",
    Status.INDETERMINATE: "the evidence does not decide it",
}

_CONTESTED = "evidence of weight on both sides"


_ROOM_FOR_QUESTIONS = 68
"""Columns from which the questions stand beside the answers."""


def conclusion(assessment: Assessment, width: int) -> Group:
    """Return what a desk reads first, for a page of ``width`` columns."""
    verdict = assessment.verdict
    desk = labelled(
        (
            (Text("May report", style="bold"), said(verdict.may_report)),
            (Text("May not report", style="bold"), said(verdict.may_not_report)),
        )
    )
    return Group(
        said(verdict.headline, style="bold underline"),
        Text(_heard(assessment), style="dim"),
        Text(),
        desk,
        Text(),
        _answers(verdict.axes, questions=width >= _ROOM_FOR_QUESTIONS),
        _legend(verdict.axes),
    )


def _heard(assessment: Assessment) -> str:
    if assessment.case_path is None:
        return "No case file: nobody's word was heard, and only the file itself speaks."
    as_of = assessment.verdict.as_of
    aside = len(assessment.set_aside)
    less = f"; {aside} set aside, listed below" if aside else ""
    if as_of is None:
        return f"Heard: all statements accepted in the case file{less}."
    return f"Heard: statements in the case file made by {as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC{less}."


def _answers(axes: tuple[AxisResult, ...], *, questions: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True)
    if questions:
        table.add_column("Question", no_wrap=True)
    table.add_column("Answer", ratio=1, overflow="fold")
    table.add_column("How sure", width=13)
    for result in axes:
        answer = said(result.value.value, style="bold")
        status = Text(result.status.value)
        if result.contested:
            status.append("\nCONTESTED", style="bold yellow")
        question = (QUESTIONS[result.axis],) if questions else ()
        table.add_row(result.axis.value, *question, answer, status)
    return table


def _legend(axes: tuple[AxisResult, ...]) -> Text:
    used = {result.status for result in axes}
    lines = [f"Note on {result.axis.value}: {safe(result.note)}" for result in axes if result.note]
    lines += [f"{status.value}: {meaning}" for status, meaning in _LEGEND.items() if status in used]
    if any(result.contested for result in axes):
        lines.append(f"CONTESTED: {_CONTESTED}")
    return Text("\n".join(lines), style="dim")
