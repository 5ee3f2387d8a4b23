"""Reversals: a later word of the same speaker or office takes an earlier one's place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from authcheck.model.case import Claim, Proposition, Stance, Statement
from authcheck.sourcing.dates import not_before
from authcheck.sourcing.organisations import folded, normal
from authcheck.sourcing.speakers import label

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from datetime import datetime

_SIGNS = {Stance.CONFIRM: True, Stance.IMPLY: True, Stance.DENY: False}

# "Sent" denied is "not sent" confirmed; "final" denied is "draft" confirmed.
_OPPOSITES = {"not_sent": "sent", "final": "draft"}

# "There is no such letter" falls with "it is ours"; what stood on a site falls with "we were broken into".
_TAKEN_BACK = (
    ((Proposition.EXISTS, "", False), (Proposition.ORIGIN, "", True)),
    ((Proposition.RELEASE, "published", True), (Proposition.ORIGIN, "", False)),
)


Assertion = tuple[Proposition, str, bool]
"""A proposition, its value, and whether it is affirmed."""


class Reversals:
    """Who takes back what among some statements."""

    def __init__(self, heard: Iterable[Statement]) -> None:
        """Sort the dated statements by those for whom they speak, and by what they assert."""
        self._asserted: dict[Hashable, list[tuple[datetime, str, Claim, Statement]]] = defaultdict(list)
        for statement in heard:
            if statement.said is None:
                continue
            for speaker in speaks_for(statement):
                for claim in statement.claims:
                    word = statement.said, statement.id, claim, statement
                    self._asserted[speaker, assertion(claim)].append(word)
        for words in self._asserted.values():
            words.sort(key=_order)

    def of(self, claim: Claim, statement: Statement) -> Statement | None:
        """Return the first later statement that takes the claim back; None where it stands.

        Only the opposite stance on the same proposition takes back: to refuse, to be unable or not to
        dispute replaces nothing. An undated statement neither replaces nor is replaced; one of a bare day,
        month or year replaces only what was said before that began, and is replaced only by what was said
        after it ended.
        """
        said, asserted = statement.said, assertion(claim)
        if said is None or asserted is None:
            return None
        later = [
            word
            for speaker in speaks_for(statement)
            for opposite in _opposites(asserted)
            for word in self._first_after(said, claim, (speaker, opposite))
        ]
        return min(later, key=_order)[3] if later else None

    def _first_after(
        self, said: datetime, claim: Claim, key: Hashable
    ) -> Iterator[tuple[datetime, str, Claim, Statement]]:
        words = self._asserted.get(key, ())
        for word in islice(words, bisect_right(words, said, key=lambda word: word[0]), None):
            _, _, later, other = word
            earliest = not_before(other)
            if earliest is not None and said < earliest and reaches(later, claim):
                yield word
                return


def _order(word: tuple[datetime, str, Claim, Statement]) -> tuple[datetime, str]:
    return word[:2]


def speaks_for(statement: Statement) -> list[Hashable]:
    """Return whom a statement binds: its speaker, and where it is on the record the office that speaks."""
    office = normal(statement.organisation)
    bound: list[Hashable] = []
    source = label(statement.speaker)
    if source:
        bound.append(source)
    elif statement.speaker is not None:
        bound.append((folded(statement.speaker), office[:1]))
    if statement.named and office:
        side = "issuer" if statement.relation.of_issuer else statement.relation.value
        bound.append((office, side))
    return bound


def assertion(claim: Claim) -> Assertion | None:
    """Return what a claim asserts; None where it affirms and denies nothing."""
    sign = _SIGNS.get(claim.stance)
    if sign is None:
        return None
    if claim.prop is Proposition.ORIGIN:
        return claim.prop, "", sign
    if claim.value in _OPPOSITES:
        return claim.prop, _OPPOSITES[claim.value], not sign
    return claim.prop, claim.value, sign


def _opposites(asserted: Assertion) -> Iterator[Assertion]:
    """Yield what would take an assertion back."""
    prop, value, sign = asserted
    yield prop, value, not sign
    for old, new in _TAKEN_BACK:
        if old == asserted:
            yield new


def taken_back_by(asserted: Assertion) -> Iterator[Assertion]:
    """Yield what an assertion takes back."""
    prop, value, sign = asserted
    yield prop, value, not sign
    for old, new in _TAKEN_BACK:
        if new == asserted:
            yield old


def reaches(later: Claim, earlier: Claim) -> bool:
    """Return whether a later claim speaks of as much as the earlier one, or of its very items."""
    return earlier.extent is later.extent and (not later.items or later.items == earlier.items)
