"""Findings become a conclusion here and nowhere else; pure, and held to the laws of the contract.

The strongest finding on each side speaks; nothing is added up. ``sides`` is that arithmetic, ``axes``
what each of the five questions makes of it, ``moves`` what would change an answer (tried, not guessed),
``wording`` the headline and what a desk may print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.case import Case
from authcheck.model.hearing import Hearing
from authcheck.model.verdict import Verdict
from authcheck.weigh.axes import decide
from authcheck.weigh.moves import with_moves
from authcheck.weigh.wording import headline, may_not_report, may_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.finding import Finding

__all__ = ["weigh"]

NOTHING_HEARD = Hearing(case=Case())


def weigh(findings: Sequence[Finding], hearing: Hearing = NOTHING_HEARD) -> Verdict:
    """Return the verdict that ``findings`` carry.

    Args:
        findings: In any order; the order changes nothing.
        hearing: What of the case file counted; it words the verdict and moves no axis.
    """
    axes = with_moves(decide(findings, hearing), findings, hearing)
    return Verdict(
        axes=axes,
        headline=headline(axes),
        may_report=may_report(axes, findings, hearing),
        may_not_report=may_not_report(axes),
        as_of=hearing.as_of,
    )
