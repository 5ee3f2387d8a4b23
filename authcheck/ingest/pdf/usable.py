"""Whether a page's text layer says what its reader sees, or the page has to be read by OCR."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authcheck.ingest.pdf.pictures import Painted
    from authcheck.model.document import Word

_FAIR_SHARE = 0.5
"""Part of the page from which pictures may hold what it says."""

_LEAST_WORDS = 10
"""On a page that pictures hold, fewer words than this away from the margins are a stamp, not its text."""

_LEAST_LETTERS = 40
"""The same in letters and digits: a stamp of many short words, or specks of type, is no text either."""

_MARGIN = 0.1
"""Part of the height, at top and bottom, where filing stamps and page numbers stand."""

_WHITE = 0.97
"""Luminance, from 0 to 1, from which a word is as white as paper."""

_GARBAGE = 0.3
"""Part of the letters that stand for no character from which a text layer is useless."""


def usable(words: Sequence[Word], painted: Painted, height: float) -> bool:
    """Whether the text layer says what a reader of the page sees; ``height`` of the page in points."""
    seen = [word for word in words if word.visible]
    pictured = painted.filled >= _FAIR_SHARE
    if pictured:
        # White words over a scan erase what it says rather than say anything.
        seen = [word for word in seen if word.luminance < _WHITE]
    if not seen or _garbled(seen):
        return False
    if not pictured:
        return True
    inner = [word for word in seen if _MARGIN * height < word.box.middle[1] < (1 - _MARGIN) * height]
    letters = sum(sign.isalnum() for word in inner for sign in word.text)
    return len(inner) >= _LEAST_WORDS and letters >= _LEAST_LETTERS


def _garbled(words: Iterable[Word]) -> bool:
    text = "".join(word.text for word in words)
    wrong = sum(1 for char in text if char == "\ufffd" or not char.isprintable())
    # Private-use characters count as not printable; a few are bullets of symbol fonts.
    return wrong > _GARBAGE * len(text)
