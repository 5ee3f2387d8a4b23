"""The same document, word for word, or not.

Between two text layers every word must be the same. Where OCR read one of them, a word that it did not read
surely may differ, as long as it is like the other and no figure is in it; a difference in what was surely
read is left to the reader's eye when nearly all else is the same, and decides when it is not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from authcheck.model.document import TextOrigin
from authcheck.model.exemplar import Sameness, TextComparison
from authcheck.model.observation import unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.exemplar import Features, TextWord

LEAST_WORDS = 40
"""Words under which two letters may be the same by chance: a covering note, a form."""

_NEARLY = 0.96
"""Share of the same words from which what was misread may be all that differs."""

_MISREAD = 0.03
"""Share of the words that OCR may have misread in a text that is still the same."""

_LIKE = 60.0
"""Likeness (0 to 100) of a word to what OCR made of it."""

_SHOWN = 3
"""Differences quoted."""

_LONGEST = 60

_EDGES = re.compile(r"^[^\w$€£%]+|[^\w%]+$")
_SIGNS = str.maketrans(
    # Quotation marks, dashes, the soft hyphen, ligatures: written with one sign here and another there.
    {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0xAD: "", 0xFB01: "fi"}
)


def compare_texts(questioned: Features, known: Features) -> TextComparison:
    """Return whether two letters are one, word for word."""
    if questioned.sha256 == known.sha256:
        return TextComparison(sameness=Sameness.SAME, says="the same file, byte for byte", alike=1.0)
    one, other = _words(questioned.text), _words(known.text)
    fewer = min(len(one), len(other))
    if fewer < LEAST_WORDS:
        says = f"one of them has {fewer} words, too few to call two letters the same by"
        return TextComparison(sameness=Sameness.UNSURE, says=says, alike=0.0)
    ocr = TextOrigin.OCR in {questioned.read_by, known.read_by} or not all(
        word.sure for word in (*one, *other)
    )
    left, right = [word.text for word in one], [word.text for word in other]
    differences = [
        (one[here[0] : here[1]], other[there[0] : there[1]]) for here, there in _apart(left, right)
    ]
    differences = [each for each in differences if _joined(each[0]) != _joined(each[1])]
    longest = max(len(one), len(other))
    apart = sum(max(len(here), len(there)) for here, there in differences)
    alike = round(max(0.0, 1 - apart / longest), 3)
    return _judged(differences, alike, longest, ocr=ocr)


def _apart(left: Sequence[str], right: Sequence[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where two texts differ, from and to in both; what stands side by side is one difference."""
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for step in Levenshtein.opcodes(left, right):
        if step.tag == "equal":
            continue
        here, there = (step.src_start, step.src_end), (step.dest_start, step.dest_end)
        if found and found[-1][0][1] == here[0] and found[-1][1][1] == there[0]:
            (first, _), (other, _) = found.pop()
            here, there = (first, here[1]), (other, there[1])
        found.append((here, there))
    return found


def _judged(
    differences: Sequence[tuple[Sequence[TextWord], Sequence[TextWord]]],
    alike: float,
    words: int,
    *,
    ocr: bool,
) -> TextComparison:
    if not differences:
        return TextComparison(sameness=Sameness.SAME, says=f"all {words:,} words are the same", alike=1.0)
    told = "; ".join(_told(*each) for each in differences[:_SHOWN])
    more = f" and {len(differences) - _SHOWN} more" if len(differences) > _SHOWN else ""
    if alike < _NEARLY or not ocr:
        says = f"{alike:.0%} of the words are the same; they differ in {told}{more}"
        return TextComparison(sameness=Sameness.DIFFERENT, says=says, alike=alike)
    real = [each for each in differences if not _may_be_misread(*each)]
    if not real and 1 - alike <= _MISREAD:
        says = f"all {words:,} words are the same but {len(differences)} that OCR read badly ({told}{more})"
        return TextComparison(sameness=Sameness.SAME, says=says, alike=alike)
    shown = "; ".join(_told(*each) for each in (real or differences)[:_SHOWN])
    says = f"{alike:.1%} of the words are the same; look whether these are misread or changed: {shown}{more}"
    return TextComparison(sameness=Sameness.UNSURE, says=says, alike=alike)


def _may_be_misread(here: Sequence[TextWord], there: Sequence[TextWord]) -> bool:
    """Tell whether a difference is one that OCR makes: like, unsure, and without a figure."""
    one, other = _joined(here), _joined(there)
    if any(sign.isdigit() for sign in one + other):
        return False
    unsure = any(not word.sure for word in (*here, *there))
    return unsure and ratio(one, other) >= _LIKE


def _words(text: Sequence[TextWord]) -> list[TextWord]:
    plain = (replace(word, text=_EDGES.sub("", word.text.translate(_SIGNS).casefold())) for word in text)
    return [word for word in plain if word.text]


def _joined(words: Sequence[TextWord]) -> str:
    """Return words run together, without hyphens: a line break parts words that are one elsewhere."""
    return "".join(word.text for word in words).replace("-", "")


def _told(here: Sequence[TextWord], there: Sequence[TextWord]) -> str:
    return f"{_quoted(here)} here, {_quoted(there)} there"


def _quoted(words: Sequence[TextWord]) -> str:
    text = " ".join(word.text for word in words)
    return f"“{unquoted(text[:_LONGEST])}{'…' if len(text) > _LONGEST else ''}”" if text else "nothing"
