"""How many different people are behind some statements: an interval, since the file seldom shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.sourcing.cliques import heaviest
from authcheck.sourcing.echoes import roots
from authcheck.sourcing.organisations import Path, folded, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from authcheck.model.case import Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """What tells one statement's speaker from another's."""

    person: tuple[str, str] | None
    """Name or label, and the widest body; None where unnamed."""

    office: Path
    named: bool
    root: str
    """The reporting it goes back to."""

    plural: int
    """How many people speak at least."""

    apart: frozenset[str]
    """Roots of the statements that the desk vouches come from others; its own vouching is mutual."""

    @property
    def government(self) -> str:
        """The widest body; empty where unknown."""
        return self.office[0] if self.office else ""


def count(statements: Sequence[Statement], on_file: Sequence[Statement]) -> tuple[int, int]:
    """Return how many different voices are shown, and how many there may be.

    Shown are the most statements of which each two come from different people (another government, or
    the desk vouches) and from different reporting. There may be as many as are not shown to be the
    same: same speaker, same reporting, two named spokespeople of one office. Among very many statements
    in an odd tangle the first figure may be too low and the second too high, never the other way.

    Args:
        statements: Those to count.
        on_file: All of the case file, through which upstreams are followed.
    """
    voices = _voices(statements, on_file)
    different = heaviest(_pairs(voices, _shown_different), [1] * len(voices))
    not_same = heaviest(
        _pairs(voices, lambda one, other: not _shown_same(one, other)), [voice.plural for voice in voices]
    )
    return different.at_least, not_same.at_most


def _voices(statements: Sequence[Statement], on_file: Sequence[Statement]) -> list[Voice]:
    root = roots((*on_file, *statements))
    apart = _vouched(on_file, root)
    voices: list[Voice] = []
    for statement in statements:
        office = normal(statement.organisation)
        person = (folded(statement.speaker), office[0] if office else "") if statement.speaker else None
        voices.append(
            Voice(
                person=person,
                office=office,
                named=statement.named,
                root=root[statement.id],
                plural=statement.count_at_least,
                apart=apart.get(root[statement.id], frozenset()),
            )
        )
    return voices


def _vouched(on_file: Sequence[Statement], root: dict[str, str]) -> dict[str, frozenset[str]]:
    apart: dict[str, set[str]] = {}
    for statement in on_file:
        for other in statement.distinct_from:
            if other in root:
                apart.setdefault(root[statement.id], set()).add(root[other])
                apart.setdefault(root[other], set()).add(root[statement.id])
    return {own: frozenset(others) for own, others in apart.items()}


def _pairs(voices: Sequence[Voice], go_together: Callable[[Voice, Voice], bool]) -> list[int]:
    masks = [0] * len(voices)
    for first, one in enumerate(voices):
        for second in range(first):
            if go_together(one, voices[second]):
                masks[first] |= 1 << second
                masks[second] |= 1 << first
    return masks


def _one_person(one: Voice, other: Voice) -> bool:
    return one.person is not None and one.person == other.person


def _shown_different(one: Voice, other: Voice) -> bool:
    if one.root == other.root or _one_person(one, other):
        return False
    governments = one.government != other.government and bool(one.government and other.government)
    return governments or other.root in one.apart


def _shown_same(one: Voice, other: Voice) -> bool:
    if one.root == other.root or _one_person(one, other):
        return True
    one_office = bool(one.office) and one.office == other.office and one.named and other.named
    return one_office and other.root not in one.apart
