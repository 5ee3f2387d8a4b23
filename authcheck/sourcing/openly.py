"""What of a statement may be printed: what the desk marked private is left out, here and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.model.case import CarriedBy, Private, Stance
from authcheck.sourcing.speakers import label

if TYPE_CHECKING:
    from authcheck.model.case import Relation, Statement

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
    if Private.ALL in kept:
        # Whose reporting it repeats tells as much as who carries it.
        shown = replace(shown, upstream="", speaker=shown.speaker if label(shown.speaker) else None)
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


def relation_shown(statement: Statement) -> Relation | None:
    """Return what the speaker is to the letter; None where that, or what it follows from, is kept back."""
    if Private.ALL in statement.private:
        return None
    if Private.ORGANISATION in statement.private and not statement.relation_given:
        return None
    return statement.relation


def ties_kept_back(statement: Statement) -> bool:
    """Return whether nothing may say what ties it to another: a house, a report, a time, a name."""
    if set(statement.private) - {Private.DESCRIBED_AS}:
        return True
    return statement.speaker is not None and not statement.named and not label(statement.speaker)
