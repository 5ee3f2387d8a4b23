"""The questioned document as rules see it: what was read, what was heard, and what class it is of."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from authcheck.examine.areas import LOOSE_TEXT, WHOLE_PAGE, Area, areas_of
from authcheck.model.case import DocumentClass
from authcheck.model.zone import ZoneName

if TYPE_CHECKING:
    from authcheck.model.hearing import Hearing
    from authcheck.model.observation import CheckRequest, Observed, Reading

PAGE_ZONES = frozenset((*(zone.value for zone in ZoneName), WHOLE_PAGE, LOOSE_TEXT))

_MEMORANDUM = re.compile(r"\W*(?:MEMORANDUM|Memorandum\W*$)")
_LINES_OF_A_HEADING = 25
_PAGES = re.compile(r"pages? (\d+)(?:\D+(\d+))?")


class Questioned:
    """One questioned document; its areas are cut out once for all rules."""

    def __init__(self, reading: Reading, hearing: Hearing) -> None:
        """Hold what was read and heard."""
        self.document = reading.document
        self.hearing = hearing
        self._observed = {observed.request: observed for observed in reading.observed}
        self._areas: dict[str, tuple[Area, ...]] = {}

    def areas(self, zone: str) -> tuple[Area, ...]:
        """Return the areas of ``zone``, page by page."""
        if zone not in self._areas:
            self._areas[zone] = areas_of(self.document, zone)
        return self._areas[zone]

    def observed(self, request: CheckRequest) -> Observed | None:
        """Return a check's answer; None where it was not run."""
        return self._observed.get(request)

    @cached_property
    def class_(self) -> DocumentClass | None:
        """The class the desk names, else what the page tells; None where neither does."""
        claimed = self.hearing.case.claimed.class_
        if claimed is not None:
            return claimed
        zones = {zone.name for zone in self.document.zones}
        if any(map(_MEMORANDUM.match, self._heading())):
            return DocumentClass.MEMORANDUM
        # Who puts a signature field into a file means it to be signed.
        if (
            ZoneName.CLOSING in zones
            or {ZoneName.ADDRESSEE, ZoneName.DATELINE} <= zones
            or self.document.signatures
        ):
            return DocumentClass.SIGNED_LETTER
        return None

    def _heading(self) -> list[str]:
        first = [area for area in self.areas(WHOLE_PAGE) if area.page == 1]
        return first[0].text.split("\n")[:_LINES_OF_A_HEADING] if first else []

    def badly_read(self, zones: tuple[str, ...], legibility: float) -> str | None:
        """Return why what was not found may still be there; None where all was read well enough.

        Args:
            zones: Where a rule looks.
            legibility: What it needs, from 0 to 1.
        """
        looked = PAGE_ZONES.intersection(zones)
        if not looked:
            return None
        for zone in zones:
            for area in self.areas(zone):
                if area.page is not None and area.legibility < legibility:
                    return f"page {area.page}, {zone}: {_too_poor(area.legibility, legibility)}"
        for page in self.document.pages:
            if page.legibility < legibility or not page.legibility:
                return f"page {page.number}: {_too_poor(page.legibility, legibility)}"
        return self._unread_pages()

    def wordless(self, zones: tuple[str, ...]) -> str | None:
        """Return why a page looked at shows no word that could be missed; None where each shows some."""
        if not PAGE_ZONES.intersection(zones):
            return None
        worded = {area.page for area in self.areas(WHOLE_PAGE) if area.text.strip()}
        bare = [page.number for page in self.document.pages if page.number not in worded]
        if bare:
            return f"page {bare[0]}: no words were read on it"
        return None if worded else "no page with words was read"

    def _unread_pages(self) -> str | None:
        read = {page.number for page in self.document.pages}
        for limitation in self.document.limitations:
            numbers = _PAGES.match(limitation.what)
            if numbers and not {int(number) for number in numbers.groups() if number} <= read:
                return f"{limitation.what}: {limitation.why}"
        return None


def _too_poor(legibility: float, needed: float) -> str:
    if not legibility:
        return "nothing could be read"
    return f"reads too badly (legibility {legibility:.2f}, needs {needed:.2f})"
