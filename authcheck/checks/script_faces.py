"""Words at a closing that are set in a typeface which imitates handwriting."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from authcheck.model.document import Page, Word

_HAND = re.compile(
    r"script|handwrit|hand(?![a-z])|cursive|calligra|chancery|brush|signature|autograph"
    r"|vibes|allura|pacifico|mistral|sacramento|satisfy|caveat|kalam|parisienne|yellowtail|cookie|courgette"
    r"|zapfino|snell|bradley|kunstler|vivaldi|vladimir|palace|edwardian|monotypecorsiva|corsiva|freestyle"
    r"|inkfree|indieflower|shadowsinto|homemadeapple|reeniebeanie|rocksalt|nothingyoucoulddo|cedarville"
    r"|ecolier|breip|dkg(?![a-z]{4})|daniel(?![a-z])|rage(?:italic)?(?![a-z])",
    re.IGNORECASE,
)
"""Names of typefaces that imitate a hand, without spaces and hyphens; the file says them itself."""

_REACH = 90.0
"""Points over a closing's words where a name set as a signature may stand."""

_LEAST = 3
"""Letters from which it is a name rather than a sign."""


def script_lines(page: Page, closing: Box) -> list[tuple[Word, ...]]:
    """Return the lines in or closely over a closing that are set in such a typeface."""
    place = Box(closing.left - 20.0, closing.top - _REACH, closing.right + 20.0, closing.bottom)
    words = [
        word
        for word in page.words
        if word.visible
        and word.font is not None
        and imitates_a_hand(word.font)
        and word.box.overlap(place) > 0
    ]
    lines = [tuple(row) for _, row in groupby(words, key=lambda word: word.line)]
    return [line for line in lines if sum(char.isalpha() for word in line for char in word.text) >= _LEAST]


def imitates_a_hand(font: str) -> bool:
    """Tell whether a typeface is known by its name to imitate handwriting."""
    return bool(_HAND.search(font.replace(" ", "").replace("-", "").replace("_", "")))
