"""The cheapest facts that would change an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.terminal.pieces import labelled, said, section

if TYPE_CHECKING:
    from rich.console import Group

    from authcheck.model.verdict import Assessment


_SHOWN = 2
"""Facts printed for one answer, the cheapest; the JSON holds all."""


def moves(assessment: Assessment) -> Group | None:
    """Return the cheapest facts that would move each answer; None where nothing would."""
    rows = [
        ("" if place else result.axis.value, said(fact))
        for result in assessment.verdict.axes
        for place, fact in enumerate(result.would_move[:_SHOWN])
    ]
    if not rows:
        return None
    return section("What would move it", labelled(rows, width=11))
