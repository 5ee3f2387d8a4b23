"""Reversals: a later word of the same speaker or office takes an earlier one's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.case import Claim, Proposition, Stance, Statement
from authcheck.sourcing.organisations import folded, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = {Stance.CONFIRM: True, Stance.IMPLY: True, Stance.DENY: False}

# "Sent" denied is "not sent" confirmed; "final" denied is "draft" confirmed.
_OPPOSITES = {"not_sent": "sent", "final": "draft"}

# "There is no such letter" falls with "it is ours"; what stood on a site falls with "we were broken into".
_TAKEN_BACK = (
    ((Proposition.EXISTS, "", False), (Proposition.ORIGIN, "", True)),
    ((Proposition.RELEASE, "published", True), (Proposition.ORIGIN, "", False)),
)


def replaced_by(claim: Claim, statement: Statement, heard: Sequence[Statement]) -> Statement | None:
    """Return the first later statement that takes the claim back; None where it stands.

    Only the opposite stance on the same proposition takes back: to refuse, to be unable or not to
    dispute replaces nothing. An undated statement neither replaces nor is replaced.
    """
    if statement.said is None:
        return None
    later = (
        other
        for other in heard
        if other.said is not None
        and other.said > statement.said
        and _speaks_for(other, statement)
        and any(_takes_back(each, claim) for each in other.claims)
    )
    return min(later, key=lambda other: (other.said, other.id), default=None)


def _speaks_for(later: Statement, earlier: Statement) -> bool:
    if later.speaker is not None and earlier.speaker is not None:
        same_name = folded(later.speaker) == folded(earlier.speaker)
        if same_name and normal(later.organisation)[:1] == normal(earlier.organisation)[:1]:
            return True
    one_side = later.relation is earlier.relation or (later.relation.of_issuer and earlier.relation.of_issuer)
    same_office = bool(later.organisation) and normal(later.organisation) == normal(earlier.organisation)
    return later.named and earlier.named and one_side and same_office


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
