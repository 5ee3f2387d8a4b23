"""What tells one voice from another: who speaks, for whom, and whose reporting it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.sourcing.echoes import Reporting, Upstreams
from authcheck.sourcing.openly import ties_kept_back
from authcheck.sourcing.organisations import Path, folded, may_be_one, normal, speaks_for
from authcheck.sourcing.speakers import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.case import Case, Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """What tells one statement's speaker from another's."""

    person: str | None
    """Name or label, folded; None where unnamed."""

    label: bool
    """Whether it is the label of a protected source, who is one person whatever the organisation."""

    office: Path
    """As the file gives it; empty where it does not."""

    side: Path
    """The office, or the side of the letter it speaks for; empty where unknown."""

    named: bool
    id: str
    """The statement's."""

    reporting: Reporting
    """What it goes back to."""

    report: str
    """First word of the report it goes back to; empty where that stands on file."""

    outlet: str
    """First word of the outlet that carries what it goes back to; empty where unknown."""

    plural: int
    """How many people speak at least."""

    apart: frozenset[str]
    """Ids of the statements that the desk vouches come from others; vouching is mutual."""

    guarded: bool = False
    """Whether nothing may say what ties it to another; see ``openly``."""


def voices_of(statements: Sequence[Statement], case: Case) -> list[Voice]:
    """Return the voice behind each statement; upstreams are followed through the whole case file."""
    reporting = Upstreams((*case.statements, *statements)).reporting()
    # Of those that count alone: what is proposed, rejected or said later vouches for nobody, and what a
    # repetition vouches for it vouches for itself.
    apart = _vouched(statements)
    voices: list[Voice] = []
    for statement in statements:
        office = normal(statement.organisation)
        side = normal(speaks_for(statement, case.claimed))
        origin = reporting[statement.id]
        voices.append(
            Voice(
                person=label(statement.speaker) or folded(statement.speaker or "") or None,
                label=bool(label(statement.speaker)),
                office=office,
                side=side,
                named=statement.named,
                id=statement.id,
                reporting=origin,
                report=_first_word(origin.report),
                outlet=_first_word(origin.outlet),
                plural=statement.count_at_least,
                apart=frozenset(apart.get(statement.id, ())),
                guarded=ties_kept_back(statement),
            )
        )
    return voices


def _vouched(statements: Sequence[Statement]) -> dict[str, set[str]]:
    apart: dict[str, set[str]] = {}
    for statement in statements:
        for other in statement.distinct_from:
            apart.setdefault(statement.id, set()).add(other)
            apart.setdefault(other, set()).add(statement.id)
    return apart


def shown_different(one: Voice, other: Voice) -> bool:
    """Return whether two statements are shown to come from different people and different reporting."""
    if one.reporting.is_of(other.reporting) or _one_person(one, other):
        return False
    if other.id in one.apart:
        return True
    if _namesakes(one, other):
        return False
    houses = bool(one.side and other.side) and not may_be_one(one.side, other.side)
    return houses and not _may_be_one_report(one, other)


def shown_same(one: Voice, other: Voice) -> bool:
    """Return whether they are shown to come from one speaker, one office by name, or one reporting."""
    if one.reporting.is_of(other.reporting) or _one_person(one, other):
        return True
    one_office = bool(one.office) and one.office == other.office and one.named and other.named
    return one_office and other.id not in one.apart


def may_tie(one: Voice, other: Voice) -> bool:
    """Return whether it may be told what ties two voices: nothing is kept back, or one label tells anyway."""
    return not (one.guarded or other.guarded) or (one.label and one.person == other.person)


def alike(one: Voice, other: Voice) -> tuple[str, bool | None]:
    """Return why two are not shown to be different, and whether it counts if the desk vouches for it.

    Both are empty where the reason would tell what the desk keeps back.
    """
    return _alike(one, other) if may_tie(one, other) else ("", None)


def _alike(one: Voice, other: Voice) -> tuple[str, bool]:
    if _one_person(one, other):
        return "same speaker", False
    if one.reporting.is_of(other.reporting):
        return "they go back to the same reporting", False
    if _namesakes(one, other):
        return "same name", True
    if not one.side or not other.side:
        return "the organisation of one is not on file", True
    if may_be_one(one.side, other.side):
        return "same house", True
    return "they may go back to the same report", True


def why_same(one: Voice, other: Voice) -> str:
    """Return why two that are shown to be the same are."""
    if one.reporting.is_of(other.reporting) or _one_person(one, other):
        return alike(one, other)[0]
    return "two spokespeople of one office"


def _one_person(one: Voice, other: Voice) -> bool:
    """Return whether one name or label stands for one person: namesakes of two bodies may be two."""
    return _namesakes(one, other) and (one.label or one.side[:1] == other.side[:1])


def _namesakes(one: Voice, other: Voice) -> bool:
    return one.person is not None and one.person == other.person


def _may_be_one_report(one: Voice, other: Voice) -> bool:
    """Return whether two reports are cited under like names: ``AP 2020-01-06``, ``ap, 6 Jan 2020``."""
    cited = {one.report, other.report} - {""}
    return bool(cited) and (one.report or one.outlet) == (other.report or other.outlet)


def _first_word(name: str) -> str:
    return next(iter(re.findall(r"\w+", folded(name))), "")
