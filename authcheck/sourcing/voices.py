"""How many different people are behind some statements: an interval, since the file seldom shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.sourcing.cliques import heaviest
from authcheck.sourcing.echoes import Reporting, Upstreams
from authcheck.sourcing.organisations import Path, folded, may_be_one, normal, speaks_for
from authcheck.sourcing.speakers import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


@dataclass(frozen=True, slots=True)
class NotTwo:
    """Two statements that are not shown to come from different people."""

    one: str
    other: str
    why: str
    vouching_helps: bool
    """Whether it counts if the desk vouches that these are different people."""


def count(statements: Sequence[Statement], case: Case) -> tuple[int, int]:
    """Return how many different voices are shown, and how many there may be.

    Shown are the most statements of which each two come from different people (another government, or
    the desk vouches) and from different reporting. There may be as many as are not shown to be the
    same: same speaker, same reporting, two named spokespeople of one office. Among very many statements
    in an odd tangle the first figure may be too low and the second too high, never the other way.

    Args:
        statements: Those to count.
        case: The whole case file, through which upstreams are followed.
    """
    voices = _voices(statements, case)
    different = heaviest(_pairs(voices, _shown_different), [1] * len(voices))
    not_same = heaviest(
        _pairs(voices, lambda one, other: not _shown_same(one, other)), [voice.plural for voice in voices]
    )
    return different.at_least, not_same.at_most


def why_not_two(statements: Sequence[Statement], case: Case) -> tuple[NotTwo, ...]:
    """Return each pair of statements not shown to come from different people, and why."""
    voices = _voices(statements, case)
    return tuple(
        NotTwo(statements[first].id, statements[second].id, *_alike(voices[first], voices[second]))
        for second in range(len(voices))
        for first in range(second)
        if not _shown_different(voices[first], voices[second])
    )


def _alike(one: Voice, other: Voice) -> tuple[str, bool]:
    if one.reporting.is_of(other.reporting):
        return "they go back to the same reporting", False
    if _one_person(one, other):
        return "same speaker", False
    if _namesakes(one, other):
        return "same name", True
    if not one.side or not other.side:
        return "the organisation of one is not on file", True
    if may_be_one(one.side, other.side):
        return "same house", True
    return "they may go back to the same report", True


def _voices(statements: Sequence[Statement], case: Case) -> list[Voice]:
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


def _pairs(voices: Sequence[Voice], go_together: Callable[[Voice, Voice], bool]) -> list[int]:
    masks = [0] * len(voices)
    for first, one in enumerate(voices):
        for second in range(first):
            if go_together(one, voices[second]):
                masks[first] |= 1 << second
                masks[second] |= 1 << first
    return masks


def _one_person(one: Voice, other: Voice) -> bool:
    """Return whether one name or label stands for one person: namesakes of two bodies may be two."""
    return _namesakes(one, other) and (one.label or one.side[:1] == other.side[:1])


def _namesakes(one: Voice, other: Voice) -> bool:
    return one.person is not None and one.person == other.person


def _shown_different(one: Voice, other: Voice) -> bool:
    if one.reporting.is_of(other.reporting) or _one_person(one, other):
        return False
    if other.id in one.apart:
        return True
    if _namesakes(one, other):
        return False
    houses = bool(one.side and other.side) and not may_be_one(one.side, other.side)
    return houses and not _may_be_one_report(one, other)


def _may_be_one_report(one: Voice, other: Voice) -> bool:
    """Return whether two reports are cited under like names: ``AP 2020-01-06``, ``ap, 6 Jan 2020``."""
    cited = {one.report, other.report} - {""}
    return bool(cited) and (one.report or one.outlet) == (other.report or other.outlet)


def _first_word(name: str) -> str:
    return next(iter(re.findall(r"\w+", folded(name))), "")


def _shown_same(one: Voice, other: Voice) -> bool:
    if one.reporting.is_of(other.reporting) or _one_person(one, other):
        return True
    one_office = bool(one.office) and one.office == other.office and one.named and other.named
    return one_office and other.id not in one.apart
