"""Assessment → the report that people read, in a terminal or a plain text file.

What was not examined is announced before the conclusion and told after the evidence.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding

from authcheck.report.terminal.conclusion import conclusion
from authcheck.report.terminal.evidence import evidence
from authcheck.report.terminal.gaps import announced, gaps, set_aside
from authcheck.report.terminal.identity import identity, provenance
from authcheck.report.terminal.moves import moves

if TYPE_CHECKING:
    from authcheck.model.verdict import Assessment

PLAIN_WIDTH = 80
"""Columns where nobody is known to look, as in a pipe or a file."""

NARROWEST, WIDEST = 40, 110
"""Columns: below, words no longer fit beside their labels; above, lines are tiring to read."""


def render(assessment: Assessment, *, width: int = PLAIN_WIDTH, styled: bool = False) -> str:
    """Return the report as text that ends in a line break.

    Args:
        assessment: What to tell.
        width: Columns there are.
        styled: Whether to use bold and colour; without, the text holds no control code.
    """
    columns = max(NARROWEST, min(width, WIDEST))
    console = Console(
        file=StringIO(),
        width=columns,
        force_terminal=styled,
        force_jupyter=False,
        legacy_windows=False,
        color_system="standard" if styled else None,
        # The environment has been asked already, and decided ``styled``.
        _environ={},
        markup=False,
        emoji=False,
        highlight=False,
    )
    sections = (
        identity(assessment),
        announced(assessment),
        conclusion(assessment, columns),
        *evidence(assessment),
        gaps(assessment),
        set_aside(assessment),
        moves(assessment),
        provenance(assessment),
    )
    with console.capture() as captured:
        for section in sections:
            if section is not None:
                console.print(Padding(Group(section), (0, 0, 1, 0)))
    lines = (line.rstrip() for line in captured.get().split("\n"))
    return "\n".join(lines).rstrip("\n") + "\n"
