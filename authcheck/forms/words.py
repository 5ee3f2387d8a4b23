"""Words in messages: cut to size, listed, and held against those that were meant."""

from __future__ import annotations

import difflib
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_LISTED = 12
"""Known words that one message lists."""

_MOST_SEARCHED = 100
"""Known words among which the nearest is looked for: the search takes its time for each."""


def cut(text: str, most: int = 40) -> str:
    """Return ``text``, or as much of it as ``most`` characters hold with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def suggest(word: str, known: list[str]) -> str:
    """Return ``, did you mean “…”?`` for the nearest known word; the known words where none is near."""
    near = nearest(word, known)
    return f", did you mean “{cut(near)}”?" if near else f"; known: {listed(known)}"


def nearest(word: str, known: list[str]) -> str:
    """Return the known word that ``word`` is most likely a slip of; empty where none is near."""
    if len(word) > 2 * max(map(len, known), default=0):
        return ""
    searched = known if len(known) <= _MOST_SEARCHED else [each for each in known if each[:1] == word[:1]]
    near = difflib.get_close_matches(word, searched[:_MOST_SEARCHED], n=1, cutoff=0.6)
    return near[0] if near else ""


def listed(known: Collection[str]) -> str:
    """Return the known words with commas between them, the first dozen where there are more."""
    first = ", ".join(cut(each) for each in islice(known, _MOST_LISTED))
    more = len(known) - _MOST_LISTED
    return f"{first} and {more} more" if more > 0 else first
