"""``letterhead.form``: what the head of a letter's first page shows of its issuer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.checks.letterhead_words import names_an_office, quoted, read_lines
from authcheck.model.observation import Observation, unquoted
from authcheck.model.zone import ZoneName
from authcheck.plugins import CannotExamine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.model.document import Document
    from authcheck.model.geometry import Box
    from authcheck.model.observation import ParameterValue
    from authcheck.model.zone import Zone
    from authcheck.plugins import Letter

_READS_BADLY = 0.5
"""Legibility under which a missing letterhead may be one that was not read."""


def check(letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:  # noqa: ARG001 - it has none
    """Return an observation for each letterhead: its words, or that it is a picture.

    Raises:
        CannotExamine: There is none, and the place where it would stand reads badly.
    """
    document = letter.document
    heads = [zone for zone in document.zones if zone.name is ZoneName.LETTERHEAD]
    seen = [observation for zone in heads if (observation := _observe(document, zone)) is not None]
    if not seen and (why := _badly_read(document, heads)):
        raise CannotExamine(why)
    return seen


def _badly_read(document: Document, heads: Iterable[Zone]) -> str:
    """Return where a letterhead may be that was not read; empty where there is no such place."""
    for zone in heads:
        if zone.legibility < _READS_BADLY:
            return (
                f"the head of page {zone.page} reads badly (legibility {zone.legibility:.2f});"
                " see for yourself whether it is a letterhead"
            )
    first = document.pages[0] if document.pages else None
    if first is None or first.legibility >= _READS_BADLY:
        return ""
    return f"no letterhead found, and page {first.number} reads badly (legibility {first.legibility:.2f})"


def _observe(document: Document, zone: Zone) -> Observation | None:
    """Return what a letterhead shows; None where it is neither a picture nor the words of an office."""
    page = document.pages[zone.page - 1]
    lines = read_lines(page, zone)
    logo = any(_holds(zone, picture.box) for picture in page.pictures)
    if not logo and not names_an_office(page, lines):
        return None
    words = quoted(lines)
    if words:
        what = f"a letterhead reading “{unquoted(words)}”" + (" with a picture" if logo else "")
    else:
        what = "a picture where a letterhead stands; its words were not read"
    return Observation(what=what, match=words, page=zone.page, zone=zone.name, box=zone.box)


def _holds(zone: Zone, box: Box) -> bool:
    return zone.box.overlap(box) > 0.8 * box.width * box.height
