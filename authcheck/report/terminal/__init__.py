"""Assessment → the report that people read, in a terminal or a plain text file.

What was not examined is announced before the conclusion and told after the evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.terminal.conclusion import conclusion
from authcheck.report.terminal.evidence import evidence
from authcheck.report.terminal.gaps import announced, gaps, set_aside
from authcheck.report.terminal.identity import identity, provenance
from authcheck.report.terminal.moves import moves
from authcheck.report.terminal.page import PLAIN_WIDTH, fitting, page
from authcheck.report.terminal.settings import settings
from authcheck.report.terminal.timeline import timeline

if TYPE_CHECKING:
    from authcheck.model.verdict import Assessment

__all__ = ["PLAIN_WIDTH", "render"]


def render(assessment: Assessment, *, width: int = PLAIN_WIDTH, styled: bool = False) -> str:
    """Return the report as text that ends in a line break.

    Args:
        assessment: What to tell.
        width: Columns there are.
        styled: Whether to use bold and colour; without, the text holds no control code.
    """
    sections = (
        identity(assessment),
        announced(assessment),
        conclusion(assessment, fitting(width)),
        *evidence(assessment),
        timeline(assessment),
        gaps(assessment),
        set_aside(assessment),
        settings(assessment),
        moves(assessment),
        provenance(assessment),
    )
    return page(sections, width, styled=styled)
