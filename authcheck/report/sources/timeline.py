"""The timeline of a letter in words, with the times at which nothing moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from authcheck.report.terminal.page import page
from authcheck.report.terminal.pieces import labelled, said, section
from authcheck.report.terminal.timeline import TIME, rows_of

if TYPE_CHECKING:
    from authcheck.model.timeline import Timeline


def timeline_text(told: Timeline | None, letter: str, width: int, *, styled: bool = False) -> str:
    """Return the timeline as text; see ``page``."""
    heading = said(f"Who moved what is known of {letter}, and when", style="bold")
    if told is None:
        return page(
            (heading, Text("Nobody has spoken: no accepted statement is on file.")), width, styled=styled
        )
    began = "; ".join(f"{each.axis.value} “{each.value.value}”" for each in told.began)
    return page(
        (
            Group(heading, said(f"Before anybody spoke: {began}.")),
            section("Then", labelled(rows_of(told, quiet=True), TIME))
            if told.steps or told.withheld or told.undated
            else None,
        ),
        width,
        styled=styled,
    )
