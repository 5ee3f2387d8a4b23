"""``closing.ink``: a signature by hand, in the space over a typed name or elsewhere on a page.

On pages that are pictures the whole page is looked at: a signature stands beside its space, runs over the
name, or belongs to a closing that was not recognised. On pages with text of their own, the ink in the space
of each closing is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.checks.page.pictures import is_picture
from authcheck.checks.signature_space import Paper, spaces, those_with
from authcheck.model.geometry import Box
from authcheck.model.observation import Observation, unquoted
from authcheck.model.zone import ZoneName
from authcheck.plugins import CannotExamine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.checks.page.signatures import Sighting
    from authcheck.checks.signature_space import Seen
    from authcheck.model.document import Document
    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter


_COVERED = 0.7
"""Part of strokes that a picture covers when they are part of it."""

_READS_NOTHING = 0.3
"""Legibility under which a page without a signature may be one that was not read."""


def check(letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:
    """Return an observation for each closing with strokes in its space, and each picture of a signed page.

    Raises:
        CannotExamine: There is none, and of one it is unsure or it could not be read.
    """
    pages = letter.document.pages
    pictures = [page for page in pages if is_picture(page)]
    found: list[Observation] = []
    unsure: list[str] = []
    if pictures:
        from authcheck.checks.page.signatures import look  # noqa: PLC0415 - brings numpy, on need

        for page in pictures:
            sighting = look(letter, page)
            if sighting.signed and _large_enough(sighting, parameters):
                found.append(_on_picture(letter.document, sighting))
            elif not sighting.unsigned:
                unsure.append(
                    f"page {page.number}: marks that may be a signature or not (probability"
                    f" {sighting.chance:.2f}); see for yourself"
                )
            elif page.words and page.legibility < _READS_NOTHING:
                unsure.append(f"page {page.number} reads badly (legibility {page.legibility:.2f})")
    if len(pictures) < len(pages):
        typed = [space for space in spaces(letter.document) if not is_picture(pages[space.page - 1])]
        try:
            seen = those_with(Paper.STROKES, letter, typed, parameters)
            found += [_in_space(letter.document, one) for one in seen]
        except CannotExamine as error:
            unsure.append(str(error))
    if unsure and not found:
        raise CannotExamine("; ".join(unsure))
    return found


def _large_enough(sighting: Sighting, parameters: Mapping[str, ParameterValue]) -> bool:
    """Tell whether the marks together are as large as the rule asks; any size where it asks for none."""
    whole = Box.around(sighting.boxes)
    least = (parameters.get("min_width"), parameters.get("min_height"))
    return all(
        extent >= asked
        for extent, asked in zip((whole.width, whole.height), least, strict=True)
        if isinstance(asked, (int, float))
    )


def _on_picture(document: Document, sighting: Sighting) -> Observation:
    box = sighting.boxes[0]
    sure = f"probability {sighting.chance:.2f}"
    for space in spaces(document):
        if space.page == sighting.page and space.closing.overlap(box) > 0:
            where = (
                f"in the space above the typed name “{unquoted(space.name)}”"
                if space.name
                else "in the space of the closing"
            )
            return Observation(
                what=f"ink strokes {where} ({sure})", page=sighting.page, zone="closing", box=box
            )
    closed = any(
        zone.page == sighting.page and zone.name is ZoneName.CLOSING and zone.box.overlap(box) > 0
        for zone in document.zones
    )
    if closed:
        return Observation(
            what=f"ink strokes like a signature at the closing ({sure})",
            page=sighting.page,
            zone="closing",
            box=box,
        )
    return Observation(
        what=f"ink strokes like a signature, where no closing was recognised ({sure})",
        page=sighting.page,
        box=box,
    )


def _in_space(document: Document, seen: Seen) -> Observation:
    """Return what a space of a page with text of its own holds: a picture placed there, or drawn lines."""
    space = seen.space
    pictures = document.pages[space.page - 1].pictures
    covered = max((picture.box.overlap(seen.box) for picture in pictures), default=0.0)
    placed = covered > _COVERED * seen.box.width * seen.box.height
    strokes = "strokes in a picture that was placed" if placed else "drawn strokes"
    where = (
        f"in the space above the typed name “{unquoted(space.name)}”"
        if space.name
        else "in the space of the closing"
    )
    return Observation(what=f"{strokes} {where}", page=space.page, zone="closing", box=seen.box)
