"""A speaker as an article tells of them, and words for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.articles.phrases import Tagged

ARTICLES = frozenset(["the", "a", "an", "el", "la", "los", "las", "un", "una", "unos", "unas"])


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as far as the article tells."""

    name: str
    """In full where the article has it; empty where unnamed."""

    described: str
    """The words of the phrase."""

    role: str
    kind: str
    """``person``, ``office``, ``outlet``, ``unnamed`` or ``paper`` (a document that holds words)."""

    organisation: tuple[str, ...] = ()
    count: int = 1
    span: tuple[int, int] | None = None
    anonymous: bool = False

    @property
    def named(self) -> bool:
        """Whether the words stand under a name: a person's, an office's, an outlet's."""
        return self.kind in {"person", "office", "outlet"}


def written(tagged: Tagged, first: int, last: int) -> str:
    """Return words as they stand, apart by single spaces but before signs."""
    words = [word.text for word in tagged.words[first : last + 1]]
    return re.sub(r" (?=[,)])|(?<=\() ", "", " ".join(words))


def without_article(words: str) -> str:
    """Return words without an article at their beginning."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ARTICLES and rest else words
