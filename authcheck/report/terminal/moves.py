"""The cheapest facts that would change an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.terminal.pieces import labelled, said, section

if TYPE_CHECKING:
    from rich.console import Group

    from authcheck.model.verdict import Assessment


def moves(assessment: Assessment) -> Group | None:
    """Return the cheapest fact that would move each answer; None where none would. The JSON holds more."""
    rows = [
        (result.axis.value, said(result.would_move[0]))
        for result in assessment.verdict.axes
        if result.would_move
    ]
    if not rows:
        return None
    return section("What would move it, the cheapest first step for each answer", labelled(rows, width=11))
