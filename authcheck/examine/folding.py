"""Tolerant reading: what an OCR engine makes of a marking is still the marking.

Only letters count, look-alikes are one letter, and long phrases may have a slip in eight letters. A match
begins and ends where a word does, or DRAFT would be found in aircraft, and each edit makes it another word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTERS_PER_SLIP = 8

_LOOK_ALIKES = str.maketrans({"0": "o", "1": "i", "l": "i", "5": "s", "8": "b"})


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
    slipped = {span for key in keys for span in _slipped(folded, key, len(key) // LETTERS_PER_SLIP)}
    # The closest reading of a place stands: "a DELIBERATIVE" is one slip away, and DELIBERATIVE none.
    for _, _, start, end in sorted((slips, start - end, start, end) for slips, start, end in slipped):
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            spans.append((start, end))
    yield from (_placed(folded, *span) for span in spans)


@cache
def _keys(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(phrase).letters for phrase in phrases) - {""}


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
    tried: set[tuple[int, int]] = set()
    for offset in range(0, len(key), size):
        for hit in _occurrences(folded.letters, key[offset : offset + size]):
            for start in range(max(hit - offset - slips, 0), hit - offset + slips + 1):
                if start not in folded.opens:
                    continue
                for end in range(start + len(key) - slips, start + len(key) + slips + 1):
                    if end not in folded.closes or (start, end) in tried:
                        continue
                    tried.add((start, end))
                    made = _distance(folded.letters[start:end], key)
                    if end > start and 0 < made <= slips:
                        yield made, start, end


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out or changed to make one the other."""
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        previous, row[0] = row[0], index
        for column, wanted in enumerate(other, 1):
            change = previous + (letter != wanted)
            previous = row[column]
            row[column] = min(change, previous + 1, row[column - 1] + 1)
    return row[-1]
