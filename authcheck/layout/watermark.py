"""Watermarks: large, pale or turned words over or under a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.layout.lines import legible_words, turn

if TYPE_CHECKING:
    from authcheck.model.document import Page, Word

_SLANT = (18.0, 72.0)
"""Degrees from level between which a word is slanted on purpose; below is skew, above is a margin's text."""

_STEEP = 80.0
"""Degrees from which a word runs up the page."""

_LARGE = 2.5
"""Body sizes from which a word is too large for a heading's neighbourhood."""

_PALE = 0.55
"""Luminance (0 black, 1 white) from which a colour is pale."""

_WHITE = 0.98
"""Luminance from which a word is knocked out of something dark, or not seen at all."""

_THIN = 0.6
"""Opacity below which a word lets the page through."""

_LEAST = 14.0
"""Points from which a slanted or clear word is a mark on the page rather than a note in it."""

_DISPLAY = 26.0
"""Points below which no word is a watermark for its size alone."""


def watermark_words(page: Page, body: float) -> tuple[int, ...]:
    """Return the indexes of the words of watermarks; ``body`` is the page's usual type size in points."""
    return tuple(
        index
        for index in legible_words(page)
        if page.words[index].underlies or _is_watermark(page.words[index], max(body, 6.0), page)
    )


def _is_watermark(word: Word, body: float, page: Page) -> bool:
    angle = turn(word)
    size = word.size or min(word.box.width, word.box.height)
    if angle < _SLANT[0] and size < _LEAST:
        return False
    letters = sum(char.isalpha() for char in word.text)
    if letters < 2:  # noqa: PLR2004 - a lone letter is a bullet, a section mark, a speck read by OCR
        return False
    if _SLANT[0] <= angle <= _SLANT[1]:
        # Headings of tables and axes of charts are slanted too, at the size of the text or below.
        return size >= max(1.4 * body, _LEAST)
    if angle >= _STEEP:
        # Releases and journals print their notes up the margin; a watermark stands in the page.
        middle = word.box.middle[0] / page.width
        return size >= max(_LARGE * body, _DISPLAY) and 0.1 < middle < 0.9  # noqa: PLR2004 - the margins
    if word.opacity < _THIN and size >= _LEAST:
        # No letter is set in type that lets the page through.
        return True
    pale = _PALE <= word.luminance < _WHITE
    return pale and size >= max(_LARGE * body, _DISPLAY)
