"""Organisations as paths from the widest body down, and what a speaker's path makes of the speaker."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from authcheck.model.case import Relation

if TYPE_CHECKING:
    from authcheck.model.case import Claimed, Statement

Path = tuple[str, ...]

# One file may say "U.S." and "US"; counted as two governments they would pass for two independent voices.
_SAME = {
    "usa": "us",
    "united states": "us",
    "united states of america": "us",
    "united kingdom": "uk",
    "great britain": "uk",
    "britain": "uk",
    "european union": "eu",
    "united nations": "un",
}


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a name for comparing: letter case, full stops, spaces and a leading "the" ignored."""
    plain = " ".join(name.casefold().replace(".", "").split()).removeprefix("the ")
    return _SAME.get(plain, plain)


@lru_cache(maxsize=4096)
def normal(path: Path) -> Path:
    """Return a path for comparing."""
    return tuple(folded(part) for part in path)


def holds(wider: Path, narrower: Path) -> bool:
    """Return whether ``wider`` is the same body as ``narrower`` or contains it; never where unknown."""
    above, below = normal(wider), normal(narrower)
    return bool(above) and above == below[: len(above)]


def relation_of(speaker: str | None, organisation: Path, claimed: Claimed) -> Relation | None:
    """Return what a speaker is to the letter, as far as names and paths decide it; None where they don't."""
    if speaker and claimed.author and folded(speaker) == folded(claimed.author):
        return Relation.PURPORTED_AUTHOR
    if not organisation or not claimed.issuer:
        return None
    if holds(organisation, claimed.issuer) or holds(claimed.issuer, organisation):
        return Relation.CHAIN
    if holds(organisation, claimed.recipient) or holds(claimed.recipient, organisation):
        return Relation.RECIPIENT
    return Relation.THIRD_PARTY


def of_the_house(statement: Statement, claimed: Claimed) -> bool:
    """Return whether a speaker may say what is, or is not, a document of the claimed issuer's house."""
    own = statement.relation in {Relation.PURPORTED_AUTHOR, Relation.AUTHOR_OFFICE}
    return own or holds(statement.organisation, claimed.issuer)
