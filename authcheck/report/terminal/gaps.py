"""What was not examined: announced in one line before the conclusion, told in full after the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from authcheck.model.finding import Outcome
from authcheck.report.safe import safe, shortened
from authcheck.report.terminal.pieces import counted, joined, said, section

if TYPE_CHECKING:
    from rich.console import Group

    from authcheck.model.finding import Finding
    from authcheck.model.verdict import Assessment

_NAMED = 3
"""Gaps named in the announcement."""

_LONGEST_NAME = 60
"""Characters of a gap's name in the announcement."""


def announced(assessment: Assessment) -> Text:
    """Return how much was not examined, and what first, in a line or two."""
    names = [gap.what for gap in assessment.limitations] + [finding.title for finding in _unread(assessment)]
    if not names:
        return Text("Not examined: nothing that the rules ask for was left out.", style="dim")
    first = joined([shortened(name, _LONGEST_NAME) for name in names[:_NAMED]])
    more = f"; and {counted(len(names) - _NAMED, 'more', 'more')}" if len(names) > _NAMED else ""
    return Text(
        f"Not examined: {counted(len(names), 'thing', 'things')}, listed below: {first}{more}", style="yellow"
    )


def gaps(assessment: Assessment) -> Group | None:
    """Return what was not examined and why; None where there is nothing."""
    told = [f"{safe(gap.what)}: {_sentence(gap.why)}" for gap in assessment.limitations]
    # One poor page leaves many rules unread: one line for each reason, not for each rule.
    by_reason: dict[str, list[str]] = {}
    for finding in _unread(assessment):
        by_reason.setdefault(_sentence(finding.reason), []).append(finding.title)
    told += [f"{joined(titles)}: {reason}" for reason, titles in by_reason.items()]
    if not told:
        return None
    return section("Not examined, and why", *(said(line) for line in told))


def set_aside(assessment: Assessment) -> Group | None:
    """Return whose words on file did not count and why; None where all did."""
    by_reason: dict[str, list[str]] = {}
    for aside in assessment.set_aside:
        by_reason.setdefault(safe(aside.why), []).append(aside.who or aside.id)
    if not by_reason:
        return None
    lines = (
        f"{counted(len(names), 'entry', 'entries')}, {why}: {joined(list(dict.fromkeys(names)))}."
        for why, names in by_reason.items()
    )
    return section("Set aside in the case file, and why", *map(said, lines))


def _unread(assessment: Assessment) -> list[Finding]:
    return [finding for finding in assessment.findings if finding.outcome is Outcome.UNREAD]


def _sentence(text: str) -> str:
    whole = safe(text)
    return whole if whole.endswith("?") else f"{whole.removesuffix('.')}."
