"""``letterhead.form``: what the head of a letter's first page shows of its issuer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.observation import Observation
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
        CannotExamine: There is none, and the first page reads badly.
    """
    document = letter.document
    heads = [zone for zone in document.zones if zone.name is ZoneName.LETTERHEAD]
    if not heads and document.pages and document.pages[0].legibility < _READS_BADLY:
        first = document.pages[0]
        message = (
            f"no letterhead found, and page {first.number} reads badly (legibility {first.legibility:.2f})"
        )
        raise CannotExamine(message)
    return [_observe(document, zone) for zone in heads]


def _observe(document: Document, zone: Zone) -> Observation:
    words = " / ".join(document.lines_of(zone))
    logo = any(_holds(zone, picture.box) for picture in document.pages[zone.page - 1].pictures)
    if words:
        what = f"a letterhead reading “{words}”" + (" with a picture" if logo else "")
    else:
        what = "a picture where a letterhead stands, without words that could be read"
    return Observation(what=what, match=words, page=zone.page, zone=zone.name, box=zone.box)


def _holds(zone: Zone, box: Box) -> bool:
    return zone.box.overlap(box) > 0.8 * box.width * box.height
