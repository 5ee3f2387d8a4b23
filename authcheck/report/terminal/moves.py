"""The cheapest facts that would change an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.terminal.pieces import labelled, said, section

if TYPE_CHECKING:
    from rich.console import Group

    from authcheck.model.verdict import Assessment


def moves(assessment: Assessment) -> Group | None:
    """Return the cheapest facts that would move each answer; None where none would."""
    rows = [
        ("" if repeated else result.axis.value, said(f"{fact}."))
        for result in assessment.verdict.axes
        for repeated, fact in enumerate(result.would_move)
    ]
    if not rows:
        return None
    return section("What would move it, the cheapest first", labelled(rows, width=11))
