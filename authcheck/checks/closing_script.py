"""``closing.script``: a name at the closing typed in a typeface that imitates handwriting."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from authcheck.model.geometry import Box
from authcheck.model.observation import Observation, unquoted
from authcheck.model.zone import ZoneName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter

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


def check(letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:  # noqa: ARG001 - it has none
    """Return an observation for each line at a closing that is set in such a typeface."""
    document = letter.document
    found: list[Observation] = []
    for zone in document.zones:
        if zone.name is not ZoneName.CLOSING:
            continue
        place = Box(zone.box.left - 20.0, zone.box.top - _REACH, zone.box.right + 20.0, zone.box.bottom)
        page = document.pages[zone.page - 1]
        words = [
            word
            for word in page.words
            if word.visible
            and word.font is not None
            and imitates_a_hand(word.font)
            and word.box.overlap(place) > 0
        ]
        for _, row in groupby(words, key=lambda word: word.line):
            line = list(row)
            text = " ".join(word.text for word in line)
            if sum(char.isalpha() for char in text) >= _LEAST:
                face = unquoted(line[0].font or "")
                what = f"“{unquoted(text)}” is typed in a typeface that imitates handwriting ({face})"
                box = Box.around(word.box for word in line)
                found.append(Observation(what=what, match=text, page=zone.page, zone=zone.name, box=box))
    return found


def imitates_a_hand(font: str) -> bool:
    """Tell whether a typeface is known by its name to imitate handwriting."""
    return bool(_HAND.search(font.replace(" ", "").replace("-", "").replace("_", "")))
