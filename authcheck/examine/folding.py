"""Tolerant reading: what an OCR engine makes of a marking is still the marking.

Only letters count, look-alikes are one letter, and long phrases may have a slip in eight letters. A match
begins and ends where a word does, or DRAFT would be found in aircraft, and each edit makes it another word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTERS_PER_SLIP = 8

_LOOK_ALIKES = str.maketrans({"0": "o", "1": "i", "l": "i", "5": "s", "8": "b"})

_WORDS = re.compile(r"[0-9]+|[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""What ``_parted`` leaves together, where all letters and digits are of ASCII."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text reduced to its letters."""

    letters: str
    places: tuple[int, ...]
    """Position of each letter in the text."""

    opens: frozenset[int]
    """Indexes into ``letters`` where a word begins."""

    closes: frozenset[int]
    """Indexes just after which nothing of a word follows."""


def fold(text: str) -> Folded:
    """Return ``text`` reduced to its letters."""
    plain = text.isascii() or not any(sign.isalnum() or sign.islower() for sign in set(text) if sign > "\x7f")
    return _fold_plain(text) if plain else _fold_any(text)


def _fold_plain(text: str) -> Folded:
    """Return the same as ``_fold_any``, word by word: only ASCII has letters and digits here."""
    small = text.lower().translate(_LOOK_ALIKES)
    letters: list[str] = []
    places: list[int] = []
    opens: set[int] = set()
    for word in _WORDS.finditer(text):
        start, end = word.span()
        opens.add(len(places))
        within = [place for place in range(start, end) if small[place].isalpha()]
        places += within
        letters += [small[place] for place in within]
    if text and not text[-1].isalnum():
        opens.add(len(places))
    return Folded("".join(letters), tuple(places), frozenset(opens), frozenset(opens | {0, len(places)}))


def _fold_any(text: str) -> Folded:
    letters: list[str] = []
    places: list[int] = []
    opens: set[int] = set()
    closes: set[int] = {0}
    for place, sign in enumerate(text):
        if _parted(text, place):
            opens.add(len(letters))
            closes.add(len(letters))
        small = sign.lower().translate(_LOOK_ALIKES)
        if len(small) == 1 and small.isalpha():
            letters.append(small)
            places.append(place)
    closes.add(len(letters))
    return Folded("".join(letters), tuple(places), frozenset(opens), frozenset(closes))


def _parted(text: str, place: int) -> bool:
    """Return whether a word may end before ``place`` and another begin there."""
    if place == 0:
        return True
    before, here = text[place - 1], text[place]
    if not (before.isalnum() and here.isalnum()):
        return True
    if before.isdigit() is not here.isdigit():
        return True
    # Lost spaces: "draftPage" and "DRAFTPage" are two words each.
    after = text[place + 1 : place + 2]
    return here.isupper() and (before.islower() or (before.isupper() and after.islower()))


def find(folded: Folded, phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) in the text for each place where a phrase is read, in no order.

    Args:
        folded: The text.
        phrases: What to look for, unfolded. Several may be glued together: PREDECISIONALDRAFT holds two.
    """
    keys = _keys(tuple(phrases))
    spans = list(_whole(folded, keys))
    taken = bytearray(len(folded.letters))
    for start, end in spans:
        taken[start:end] = b"\1" * (end - start)
    slipped: dict[tuple[int, int], int] = {}
    for key in keys:
        for slips, start, end in _slipped(folded, key, len(key) // LETTERS_PER_SLIP):
            slipped[start, end] = min(slips, slipped.get((start, end), slips))
    # The closest reading of a place stands: "a DELIBERATIVE" is one slip away, and DELIBERATIVE none.
    closest = sorted((slips, start - end, start, end) for (start, end), slips in slipped.items())
    for _, _, start, end in closest:
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            spans.append((start, end))
    yield from (_placed(folded, *span) for span in spans)


@lru_cache(maxsize=1024)
def _keys(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_letters, phrases)) - {""}


def _letters(phrase: str) -> str:
    """Return the letters of ``fold``, whose places are not asked of a phrase."""
    if not phrase.isascii():
        return fold(phrase).letters
    return "".join(filter(str.isalpha, phrase.lower().translate(_LOOK_ALIKES)))


def _placed(folded: Folded, start: int, end: int) -> tuple[int, int]:
    return folded.places[start], folded.places[end - 1] + 1


def _whole(folded: Folded, keys: frozenset[str]) -> Iterator[tuple[int, int]]:
    spans = sorted((start, start + len(key)) for key in keys for start in _occurrences(folded.letters, key))
    if not spans:
        return
    opened = set(folded.opens)
    for start, end in spans:
        if start in opened:
            opened.add(end)
    closed = set(folded.closes)
    for start, end in sorted(spans, key=lambda span: -span[1]):
        if end in closed:
            closed.add(start)
    for start, end in spans:
        if start in opened and end in closed:
            yield start, end


def _occurrences(letters: str, key: str) -> Iterator[int]:
    start = letters.find(key)
    while start >= 0:
        yield start
        start = letters.find(key, start + 1)


def _slipped(folded: Folded, key: str, slips: int) -> Iterator[tuple[int, int, int]]:
    """Yield (slips, start, end) where ``key`` stands with at least one slip and at most so many."""
    if not slips:
        return
    # With so many slips, one of the pieces must stand there unharmed: find it, then measure around it.
    size = -(-len(key) // (slips + 1))
    begins = {
        hit - offset
        for offset in range(0, len(key), size)
        for hit in _occurrences(folded.letters, key[offset : offset + size])
    }
    starts = {start for begin in begins for start in range(begin - slips, begin + slips + 1)} & folded.opens
    for start in starts:
        for end in range(start + len(key) - slips, start + len(key) + slips + 1):
            if end in folded.closes:
                made = Levenshtein.distance(folded.letters[start:end], key, score_cutoff=slips)
                if 0 < made <= slips:
                    yield made, start, end
