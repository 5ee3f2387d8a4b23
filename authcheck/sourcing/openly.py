"""What of a statement may be printed: what the desk marked private is left out, here and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.model.case import CarriedBy, Private, Stance
from authcheck.sourcing.speakers import label

if TYPE_CHECKING:
    from authcheck.model.case import Statement

UNTOLD = "a source whom the desk does not describe"

SAYS = {
    Stance.CONFIRM: "confirms",
    Stance.IMPLY: "implies",
    Stance.DENY: "denies",
    Stance.DOUBT: "doubts",
    Stance.REFUSE: "declines to speak of",
    Stance.UNABLE: "cannot speak of",
    Stance.NO_DISPUTE: "does not dispute",
}
"""What a speaker does with a proposition, in words for a report."""


def openly(statement: Statement) -> Statement:
    """Return the statement as it may be printed; what is private counts all the same.

    A label such as ``S1`` names nobody and is printed always.
    """
    if not statement.private:
        return statement
    shown = statement
    kept = set(Private) if Private.ALL in statement.private else set(statement.private)
    if Private.ALL in kept and not label(shown.speaker):
        shown = replace(shown, speaker=None)
    if Private.DESCRIBED_AS in kept:
        shown = replace(shown, described_as=UNTOLD)
    if Private.ORGANISATION in kept:
        shown = replace(shown, organisation=())
    if Private.SAID in kept:
        shown = replace(shown, said=None, said_as_written="", said_in_words="")
    if Private.CARRIED_BY in kept:
        shown = replace(shown, carried_by=CarriedBy())
    return shown


def shown_as(statement: Statement) -> str:
    """Return the speaker in words for a report: a name on the record alone, else a label or a description."""
    shown = openly(statement)
    if shown.speaker and (shown.named or label(shown.speaker)):
        return shown.speaker
    return shown.described_as or "an unnamed source"
