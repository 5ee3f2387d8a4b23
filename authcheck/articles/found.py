"""A statement as found, and which of two that overlap is the better one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.model.case import Proposition

if TYPE_CHECKING:
    from authcheck.articles.who import Who
    from authcheck.model.case import Claim


@dataclass(frozen=True, slots=True)
class Found:
    """Who claims what, where in the article."""

    who: Who
    start: int
    end: int
    claims: tuple[Claim, ...]
    sentence: int
    via: str
    outer: bool = False
    """Whether it is reported speech, which may hold what somebody confirms or denies."""

    whole: tuple[int, int] | None = None
    """Where it stands with the verb that governs it; None where the words say it by themselves."""


def once(found: list[Found]) -> list[Found]:
    """Return each statement once, in order; of two that overlap the better one."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (one.start, one.end)):
        rival = next(
            (at for at in range(len(kept) - 1, max(len(kept) - 6, -1), -1) if kept[at].end > each.start), None
        )
        if rival is None:
            kept.append(each)
        elif _better(each, kept[rival]):
            kept[rival] = each
    return kept


def _better(one: Found, other: Found) -> bool:
    if one.who.kind != other.who.kind and "outlet" in {one.who.kind, other.who.kind}:
        return other.who.kind == "outlet"  # what an outlet reports somebody to have said
    if one.outer != other.outer and one.who.name != other.who.name and len(one.claims) == len(other.claims):
        return one.outer
    bare = tuple(all(claim.prop is Proposition.EXISTS for claim in found.claims) for found in (one, other))
    if bare[0] != bare[1]:
        return bare[1]  # that it exists follows from most that is said of it
    return (len(one.claims), other.end - other.start) > (len(other.claims), one.end - one.start)
