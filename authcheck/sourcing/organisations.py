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


LETTERS_OF_A_STEM = 4
"""Letters from which a name that begins another may be the same name: Iraq in Iraqi, but not US in USSR."""


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


def is_the_issuer(speaker: str | None, claimed: Claimed) -> bool:
    """Return whether a speaker bears the name of the claimed issuer: its last part or its whole path."""
    if not speaker or not claimed.issuer:
        return False
    path = tuple(part.strip() for part in speaker.split("/"))
    return normal(path) in {normal(claimed.issuer), normal(claimed.issuer[-1:])}


def speaks_for(statement: Statement, claimed: Claimed) -> Path:
    """Return a speaker's organisation, or the side of the letter it speaks for; empty where unknown."""
    if statement.organisation:
        return statement.organisation
    if statement.relation.of_issuer:
        return claimed.issuer
    return claimed.recipient if statement.relation is Relation.RECIPIENT else ()


def may_be_one(one: Path, other: Path) -> bool:
    """Return whether two organisations may be one body, or parts of one, under two spellings.

    ``DHS`` beside ``US/DHS``, ``US military`` beside ``US/DoD``, ``Iraqi army`` beside ``Iraq``.
    """
    left, right = normal(one), normal(other)
    if not left or not right or left[0] == right[0]:
        return True
    if left[0] in right[1:] or right[0] in left[1:]:
        return True
    short, long = sorted((left[0], right[0]), key=len)
    return long.startswith(f"{short} ") or (len(short) >= LETTERS_OF_A_STEM and long.startswith(short))


def is_elsewhere(organisation: Path, issuer: Path) -> bool:
    """Return whether an organisation is known to be another than the claimed issuer's: a namesake's."""
    return bool(organisation and issuer) and not may_be_one(organisation, issuer)


def stand_beside(one: Path, other: Path) -> bool:
    """Return whether two organisations are parts of one government or house and neither holds the other."""
    left, right = normal(one), normal(other)
    return left[:1] == right[:1] != () and not holds(one, other) and not holds(other, one)


def relation_of(speaker: str | None, organisation: Path, claimed: Claimed) -> Relation | None:
    """Return what a speaker is to the letter, as far as names and paths decide it; None where they don't."""
    named = bool(speaker and claimed.author) and folded(speaker or "") == folded(claimed.author)
    if named and not is_elsewhere(organisation, claimed.issuer):
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
