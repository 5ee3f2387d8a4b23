"""How answers change as more is heard; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.finding import Outcome
from authcheck.model.timeline import Answer, Moved
from authcheck.weigh.axes import decide

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from authcheck.model.axes import Axis
    from authcheck.model.finding import Finding
    from authcheck.model.hearing import Hearing


def answers(findings: Sequence[Finding], hearing: Hearing) -> tuple[Answer, ...]:
    """Return the five answers that findings carry, in the order of ``Axis``."""
    return tuple(
        Answer(axis=result.axis, value=result.value, status=result.status, contested=result.contested)
        for result in decide(findings, hearing)
    )


def moved(
    before: Sequence[Answer], after: Sequence[Answer], findings: Sequence[Finding], heard: Collection[str]
) -> tuple[Moved, ...]:
    """Return the answers that are others now, each with the statements among ``heard`` that moved it.

    Args:
        before: The five answers until then.
        after: The five answers now.
        findings: What is found now.
        heard: Ids of the statements that are new.
    """
    return tuple(
        Moved(before=old, after=new, by=_by(new.axis, findings, heard))
        for old, new in zip(before, after, strict=True)
        if old != new
    )


def _by(axis: Axis, findings: Sequence[Finding], heard: Collection[str]) -> tuple[str, ...]:
    speaking = {
        name
        for finding in findings
        if finding.outcome is Outcome.FOUND and finding.concludes and finding.concludes.axis is axis
        for name in finding.statements
    }
    # What a statement takes back it moves too, though no finding on that axis rests on it.
    return tuple(name for name in heard if name in speaking) or tuple(heard)
