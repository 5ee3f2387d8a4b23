"""Readings for tests: pages written down as text, zone by zone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from authcheck.model.document import Annotation, Document, Limitation, MetadataField, Page, TextOrigin, Word
from authcheck.model.exhibit import Exhibit
from authcheck.model.geometry import Box
from authcheck.model.observation import Observed, Reading
from authcheck.model.zone import Zone, ZoneName


def a_reading(
    *pages: Mapping[str, str],
    name: str = "letter.pdf",
    media_type: str = "application/pdf",
    legibility: float = 1.0,
    metadata: Sequence[tuple[str, str, str]] = (),
    annotations: Sequence[Annotation] = (),
    observed: Sequence[Observed] = (),
    limitations: Sequence[Limitation] = (),
) -> Reading:
    """Return a reading; a word of n letters on line k of a page is n points wide and stands at 10 k points.

    Args:
        pages: For each page, text by zone; lines are those of the text.
        name: The file's name.
        media_type: By content.
        legibility: Of every page and zone.
        metadata: (zone, key, value).
        annotations: What is laid over pages.
        observed: Answers of checks.
        limitations: What was not read.
    """
    made: list[Page] = []
    zones: list[Zone] = []
    for number, texts in enumerate(pages, 1):
        words: list[Word] = []
        line = 0
        for zone, text in texts.items():
            first = len(words)
            for row in text.splitlines():
                left = 0.0
                for word in row.split():
                    box = Box(left, line * 10.0, left + len(word), line * 10.0 + 8)
                    words.append(Word(text=word, box=box, line=line, origin=TextOrigin.TEXT_LAYER))
                    left += len(word) + 1
                line += 1
            if len(words) > first:
                box = Box.around(word.box for word in words[first:])
                indexes = tuple(range(first, len(words)))
                zones.append(
                    Zone(name=ZoneName(zone), page=number, box=box, words=indexes, legibility=legibility)
                )
        made.append(Page(number=number, width=612, height=792, words=tuple(words), legibility=legibility))
    exhibit = Exhibit(path=name, name=name, sha256="0" * 64, size=1, media_type=media_type)
    fields = tuple(MetadataField(zone=zone, key=key, value=value) for zone, key, value in metadata)
    document = Document(
        exhibit=exhibit,
        pages=tuple(made),
        zones=tuple(zones),
        metadata=fields,
        annotations=tuple(annotations),
        limitations=tuple(limitations),
    )
    return Reading(document=document, observed=tuple(observed))
