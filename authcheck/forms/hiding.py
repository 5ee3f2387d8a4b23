"""Signs that make a file mean one thing to whoever reviews it and another to the program that reads it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from authcheck.forms.complaints import Complaint, line_and_column
from authcheck.forms.places import MAX_PROBLEMS
from authcheck.forms.words import cut
from authcheck.model.signs import JOINERS, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = re.compile(f"[{UNSEEN}{JOINERS}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKED = re.compile("[^\\W\\d_][\u0300-\u036f]{1,8}")
_ALPHABETIC = re.compile("[^\\W\\d_\x00-\x7f]|[\u0300-\u036f]")

_ALIKE = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
"""Alphabets of which some letters look like another's, as the names of their letters begin."""

_COMPOSED = frozenset({"LATIN", "GREEK", "CYRILLIC"})
"""Those whose letters are typed with their accents as one sign."""

_JOINED = frozenset(
    {
        *("ARABIC", "SYRIAC", "MANDAIC", "NKO", "MONGOLIAN", "PHAGS", "DEVANAGARI", "BENGALI", "GURMUKHI"),
        *("GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR"),
        *("TIBETAN", "BALINESE", "JAVANESE", "SUNDANESE"),
    }
)
"""Scripts that need joiners to be spelled."""

_VARIED = frozenset({"CJK", "MYANMAR", "PHAGS"})
"""Scripts whose letters have variants that a selector tells apart; so have the signs of emoji."""

_PICTURES = frozenset({"So", "Sk", "Sm"})
"""What emoji are to Unicode: signs of other kinds, with the colours of a skin, and arrows."""


def hiding(text: str) -> tuple[Complaint, ...]:
    """Return a complaint for each place that hides or turns text, breaks lines, or passes for another."""
    if text.isascii():
        return ()
    told = [*_unseen(text)]
    if _ALPHABETIC.search(text):
        told += [*_mixed(text), *_in_parts(text)]
    told.sort()
    first = [Complaint(*line_and_column(text, place), what, "F023") for place, what in told[:MAX_PROBLEMS]]
    if len(told) > MAX_PROBLEMS:
        more = f"and {len(told) - MAX_PROBLEMS:,} more from here on; mend those before it first"
        first.append(Complaint(*line_and_column(text, told[MAX_PROBLEMS][0]), more, "F022"))
    return tuple(first)


def _unseen(text: str) -> Iterator[tuple[int, str]]:
    for found in _UNSEEN.finditer(text):
        if not _spelling(text, found.start()):
            what = f"U+{ord(found[0]):04X} hides or turns text, or breaks a line unseen"
            yield found.start(), f"{what}; take it out, or write it as an escape in double quotes"


def _spelling(text: str, place: int) -> bool:
    """Return whether a sign nobody sees belongs to how the word around it is written."""
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if sign in JOINERS:
        drawn = _kind(after) in _PICTURES and (_kind(before) in _PICTURES or before == "\ufe0f")
        return _script(before) in _JOINED or drawn
    if "\u180b" <= sign <= "\u180f":
        return _script(before) == "MONGOLIAN"
    if "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef":
        return _script(before) in _VARIED or (sign == "\ufe0f" and _kind(before) in _PICTURES)
    return False


def _mixed(text: str) -> Iterator[tuple[int, str]]:
    """Yield each word that has letters of two alphabets which look alike."""
    for word in _LETTERS.finditer(text):
        if word[0].isascii():
            continue
        scripts = [_script(sign) for sign in word[0]]
        counted = Counter(script for script in scripts if script in _ALIKE)
        if len(counted) > 1:
            (most, _), *_, (least, _) = counted.most_common()
            index = scripts.index(least)
            what = f"U+{ord(word[0][index]):04X} in “{cut(word[0])}” is a {least.capitalize()} letter"
            way_out = "type it anew, or write it as an escape in double quotes"
            yield word.start() + index, f"{what} among {most.capitalize()} ones; {way_out}"


def _in_parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield each letter that is typed apart from its accent where there is one sign for both."""
    for found in _MARKED.finditer(text):
        whole = unicodedata.normalize("NFC", found[0])
        if whole != found[0] and _script(found[0]) in _COMPOSED:
            what = f"“{whole}” stands here in parts, U+{ord(found[0][1]):04X} being one"
            way_out = f"type it anew as one letter, U+{ord(whole[0]):04X}"
            yield found.start(), f"{what}: another word to a program; {way_out}"


def _script(sign: str) -> str:
    """Return how the name of a character begins; empty where there is none."""
    return unicodedata.name(sign[0], "").partition(" ")[0].partition("-")[0] if sign else ""


def _kind(sign: str) -> str:
    return unicodedata.category(sign) if sign else ""
