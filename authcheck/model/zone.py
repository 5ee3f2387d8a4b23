"""The parts of a letter that rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from authcheck.model.geometry import Box


class ZoneName(StrEnum):
    """A part of a letter's page."""

    LETTERHEAD = "letterhead"
    """The issuer's name and address over the first page."""

    HEADER = "header"
    """Running text above the body, markings included."""

    FOOTER = "footer"
    """Running text below the body, markings included."""

    DATELINE = "dateline"
    REFERENCE = "reference"
    """The issuer's or recipient's file reference, office symbol."""

    ADDRESSEE = "addressee"
    SUBJECT = "subject"
    BODY = "body"
    """From salutation or first paragraph to the closing."""

    CLOSING = "closing"
    """Valediction, the space for a signature, typed name, rank or title."""

    WATERMARK = "watermark"
    """Large, pale, turned or stamped text over or under the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A zone of one page and the words in it."""

    name: ZoneName

    page: int
    """From 1."""

    box: Box
    """The place of the zone; for a closing it includes the space above the typed name."""

    words: tuple[int, ...] = ()
    """Indexes into the page's ``words``, in reading order."""

    legibility: float = 1.0
    """From 0 to 1: mean confidence of the zone's words weighted by length."""
