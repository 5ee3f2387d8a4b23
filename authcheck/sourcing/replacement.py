"""Reversals: a later word of the same speaker or office takes an earlier one's place."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from authcheck.model.case import Claim, Proposition, Stance, Statement
from authcheck.sourcing.organisations import folded, normal
from authcheck.sourcing.speakers import label

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import datetime

_BARE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_SIGNS = {Stance.CONFIRM: True, Stance.IMPLY: True, Stance.DENY: False}

# "Sent" denied is "not sent" confirmed; "final" denied is "draft" confirmed.
_OPPOSITES = {"not_sent": "sent", "final": "draft"}

# "There is no such letter" falls with "it is ours"; what stood on a site falls with "we were broken into".
_TAKEN_BACK = (
    ((Proposition.EXISTS, "", False), (Proposition.ORIGIN, "", True)),
    ((Proposition.RELEASE, "published", True), (Proposition.ORIGIN, "", False)),
)


class Reversals:
    """Who takes back what among some statements."""

    def __init__(self, heard: Iterable[Statement]) -> None:
        """Sort the dated statements by those for whom they speak."""
        self._by_speaker: dict[Hashable, list[Statement]] = defaultdict(list)
        for statement in heard:
            for speaker in _speaks_for(statement) if statement.said is not None else ():
                self._by_speaker[speaker].append(statement)

    def of(self, claim: Claim, statement: Statement) -> Statement | None:
        """Return the first later statement that takes the claim back; None where it stands.

        Only the opposite stance on the same proposition takes back: to refuse, to be unable or not to
        dispute replaces nothing. An undated statement neither replaces nor is replaced; one of a bare date
        replaces only what was said before its day began.
        """
        if statement.said is None:
            return None
        later = [
            (other.said, other.id, other)
            for speaker in _speaks_for(statement)
            for other in self._by_speaker[speaker]
            if other.said is not None
            and statement.said < _earliest(other, other.said)
            and any(_takes_back(each, claim) for each in other.claims)
        ]
        return min(later, key=lambda other: other[:2])[2] if later else None


def _earliest(statement: Statement, said: datetime) -> datetime:
    """Return the time before which a statement was not made: a bare date says no hour of its day."""
    if _BARE.fullmatch(statement.said_as_written.strip()):
        return said.replace(hour=0, minute=0, second=0, microsecond=0)
    return said


def _speaks_for(statement: Statement) -> list[Hashable]:
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


def _assertion(claim: Claim) -> tuple[Proposition, str, bool] | None:
    sign = _SIGNS.get(claim.stance)
    if sign is None:
        return None
    if claim.prop is Proposition.ORIGIN:
        return claim.prop, "", sign
    if claim.value in _OPPOSITES:
        return claim.prop, _OPPOSITES[claim.value], not sign
    return claim.prop, claim.value, sign


def _takes_back(later: Claim, earlier: Claim) -> bool:
    if earlier.extent is not later.extent or (later.items and later.items != earlier.items):
        return False
    new, old = _assertion(later), _assertion(earlier)
    if new is None or old is None:
        return False
    if (old, new) in _TAKEN_BACK:
        return True
    return new[:2] == old[:2] and new[2] is not old[2]
