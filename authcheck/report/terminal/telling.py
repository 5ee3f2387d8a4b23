"""Findings in words, nothing told twice in full."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from authcheck.report.safe import safe, shortened
from authcheck.report.terminal.pieces import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.finding import Finding
    from authcheck.model.observation import Observation

_SHOWN = 3
"""Observations printed under one finding; the JSON holds all."""

_LONGEST_QUOTE = 160
"""Characters of a quotation; the JSON holds all."""

_REMINDER = 32
"""Characters of a quotation that has been printed before."""

_ZONES = {
    "case": "case file",
    "pdf.info": "document properties",
    "pdf.xmp": "document properties (XMP)",
    "image.exif": "picture properties (EXIF)",
    "file.name": "file name",
    "image.page": "",
    "image.closing": "closing",
    "image.letterhead": "letterhead",
}
"""The zones of rule files whose names mean nothing at a desk."""

_MARKS = dict.fromkeys(map(ord, "\u201c\u201d\u2018\u2019\"'"))
"""Quotation marks, to be left out."""

_QUOTED = re.compile(r"“([^“”]*)”")


class Telling:
    """Tells findings one after another and knows what the reader has read."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._quoted: set[str] = set()
        self._seen: set[str] = set()

    def seen(self, finding: Finding) -> Iterator[Text]:
        """Yield the finding's sentence with its rule, then where and what was seen as far as that is new."""
        reason = safe(finding.reason)
        self._seen.add(reason)
        yield Text(self._reminding(reason)).append_text(_cited(finding))
        told = _of_statement if finding.statements else partial(_of_copy, reason)
        fresh = dict.fromkeys(line for line in map(told, finding.observations) if line)
        new = [line for line in fresh if not self._told(line)]
        for line in new[:_SHOWN]:
            self._seen.add(line)
            yield Text(self._reminding(line))
        if len(new) > _SHOWN:
            yield Text(_further(finding.observations, len(new) - _SHOWN))

    def again(self, finding: Finding) -> Text:
        """Return the finding's title, for one that rests on statements the reader has just read."""
        title = safe(finding.title).removesuffix(".")
        return Text(f"{title} (same statements).").append_text(_cited(finding))

    def _told(self, line: str) -> bool:
        # A sentence may set a quotation inside another in other marks; the words are the same.
        bare = line.translate(_MARKS)
        return any(bare in told.translate(_MARKS) for told in self._seen)

    def _reminding(self, text: str) -> str:
        """Return ``text``, quotations that were printed before cut to their first words."""

        def quotation(match: re.Match[str]) -> str:
            words = match[1]
            if words in self._quoted:
                return f"“{shortened(words, _REMINDER)}”"
            self._quoted.add(words)
            return match[0]

        return _QUOTED.sub(quotation, text)


def _cited(finding: Finding) -> Text:
    return Text(f"  {safe(finding.rule)}#{safe(finding.digest)}", style="dim")


def _place_and_words(observation: Observation) -> tuple[str, str]:
    page = None if observation.page is None else f"page {observation.page}"
    zone = _ZONES.get(observation.zone or "", observation.zone)
    place = ", ".join(safe(part) for part in (page, zone) if part)
    if observation.match:
        return place, f"“{shortened(observation.match, _LONGEST_QUOTE)}”"
    return place, shortened(observation.what, _LONGEST_QUOTE)


def _of_statement(observation: Observation) -> str:
    """Return who said it, when and where, and then the words: never words without whose they are."""
    return safe(observation.what)


def _of_copy(reason: str, observation: Observation) -> str:
    return _beyond(reason, *_place_and_words(observation))


def _further(observations: tuple[Observation, ...], untold: int) -> str:
    """Return what is not told, in figures that add up with those of the finding's sentence."""
    pages = {observation.page for observation in observations if observation.page is not None}
    if not pages:
        return f"and {untold:,} more"
    places = counted(len(observations), "place", "places")
    return f"and more: {places} on {counted(len(pages), 'page', 'pages')} in all"


def _beyond(reason: str, place: str, words: str) -> str:
    """Return what place and words say beyond the finding's own sentence; empty where that is nothing."""
    known = words.strip("“”").removesuffix("…") in reason
    if not known:
        return ": ".join(part for part in (place, words) if part)
    # A place that is no place on a page, such as the file's name, is in the sentence if it matters.
    named = place.casefold() in reason.casefold() or not place.startswith("page ")
    return "" if named else place
