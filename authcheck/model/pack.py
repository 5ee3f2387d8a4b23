"""A pack: rules that belong together, and the sender whose letters they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.rule import TextMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Wakes:
    """What wakes a pack: a letter that claims a certain sender, on the page or in the case file."""

    zones: tuple[str, ...] = ()
    """Where on the page the sender would be named."""

    text: TextMatcher | None = None
    """Phrases that name the sender; None where the page is not asked."""

    issuers: tuple[tuple[str, ...], ...] = ()
    """Paths of bodies; a claimed issuer that is one of them, or within one, wakes it. Empty: not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a pack file says."""

    name: str
    """The folder's; the first part of its rules' ids."""

    title: str
    version: str
    licence: str
    wakes: Wakes | None = None
    """None for a pack that holds for any letter."""
