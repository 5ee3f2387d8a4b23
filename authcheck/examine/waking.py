"""Whose letters a pack speaks of: its rules sleep where the letter claims another sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.examine.looking import look
from authcheck.examine.sight import Sight
from authcheck.model.rule import Look
from authcheck.sourcing.organisations import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.examine.questioned import Questioned
    from authcheck.model.pack import Pack, Wakes

_NAMED = 2
"""Phrases or bodies that a reason names."""


def sleeping(questioned: Questioned, packs: Iterable[Pack]) -> Mapping[str, Sight]:
    """Return why rules say nothing of this letter, by the name of each pack that sleeps."""
    sights = ((pack.name, _why(questioned, pack, pack.wakes)) for pack in packs if pack.wakes)
    return {name: sight for name, sight in sights if sight is not None}


def _why(questioned: Questioned, pack: Pack, wakes: Wakes) -> Sight | None:
    """Return why a pack sleeps; None where it is awake."""
    claimed = questioned.hearing.case.claimed.issuer
    if any(holds(issuer, claimed) for issuer in wakes.issuers):
        return None
    if wakes.text is not None:
        sight = look(questioned, Look(zones=wakes.zones, for_=wakes.text))
        if sight.observations:
            return None
        # A sender is named at the head of a letter: a later page that nobody could read hides none.
        unreadable = any(not page.legibility for page in questioned.document.pages[:1])
        if sight.unread is not None and unreadable and not (claimed and wakes.issuers):
            return Sight(unread=f"whether it is {_asked(pack)} could not be read; {_WAY_OUT}", asleep=True)
    return Sight(inapplicable=f"is not {_asked(pack)} ({_wanted(wakes)}); {_WAY_OUT} if it is", asleep=True)


_WAY_OUT = "name the claimed issuer in the case file"


def _asked(pack: Pack) -> str:
    return f"a letter that the pack {pack.name} speaks of"


def _wanted(wakes: Wakes) -> str:
    wanted = []
    if wakes.text is not None:
        phrases = [f"“{phrase}”" for phrase in wakes.text.phrases]
        wanted.append(f"{' or '.join(wakes.zones)} names {_either(phrases)}")
    if wakes.issuers:
        wanted.append(f"claimed issuer is {_either(['/'.join(issuer) for issuer in wakes.issuers])}")
    return ", or ".join(wanted)


def _either(names: list[str]) -> str:
    more = len(names) - _NAMED
    shown = [*names[:_NAMED], f"{more} more"] if more > 0 else names
    return " or ".join(shown)
