"""``closing.ink``: a signature by hand, in the space over a typed name or elsewhere on a page.

On pages that are pictures the whole page is looked at: a signature stands beside its space, runs over the
name, or belongs to a closing that was not recognised. On pages with text of their own, the ink in the space
of each closing is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.checks.page.pictures import is_picture
from authcheck.checks.signature_space import READS_BADLY, Paper, pages_without_space, seen_in, spaces
from authcheck.model.geometry import Box
from authcheck.model.observation import Observation, unquoted
from authcheck.model.zone import ZoneName
from authcheck.plugins import CannotExamine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from authcheck.checks.page.signatures import Sighting
    from authcheck.checks.page.typed import OnTyped
    from authcheck.checks.signature_space import Seen
    from authcheck.model.document import Document, Page
    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter


MOST_PAGES = 8
"""Pages without a space for a signature that are looked at as a whole; of longer letters nothing is said."""

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
    typed = [page for page in pages if not is_picture(page)]
    if typed:
        try:
            found += _on_typed(letter, typed, parameters)
        except CannotExamine as error:
            unsure.append(str(error))
    if unsure and not found:
        raise CannotExamine("; ".join(unsure))
    return found


def _on_typed(
    letter: Letter, typed: Sequence[Page], parameters: Mapping[str, ParameterValue]
) -> list[Observation]:
    """Return what is seen on pages with text of their own: in the spaces of closings, or without a space.

    Raises:
        CannotExamine: Nothing is seen, and of one page or space it is unsure.
    """
    document = letter.document
    numbers = {page.number for page in typed}
    loose = pages_without_space(document, typed)
    seen: tuple[Seen, ...] = ()
    closed = any(zone.name is ZoneName.CLOSING for zone in document.zones)
    unread = any(page.legibility < READS_BADLY for page in loose)
    if closed or unread or len(loose) > MOST_PAGES:
        own = [space for space in spaces(document) if space.page in numbers]
        seen = seen_in(letter, own, parameters)
    found = [_in_space(document, one) for one in seen if one.paper is Paper.STROKES]
    open_ = [one for one in seen if one.paper is Paper.UNSURE]
    if found or not (loose or open_):
        return found
    from authcheck.checks.page.typed import look_at_typed  # noqa: PLC0415 - brings numpy, on need

    unsure: list[str] = []
    for one in open_:
        there = look_at_typed(letter, document.pages[one.space.page - 1])
        if (
            there.signed
            and _large_enough(there.sighting, parameters)
            and _at(there.sighting, one.space.closing)
        ):
            found.append(_loose(document, there))
        else:
            unsure.append(one.why)
    for page in loose:
        there = look_at_typed(letter, page)
        if there.signed and _large_enough(there.sighting, parameters):
            found.append(_loose(document, there))
        elif not there.sighting.unsigned:
            unsure.append(
                f"page {page.number}: no space for a signature was recognised, and something that is no"
                f" print may be one (probability {there.sighting.chance:.2f}); see for yourself"
            )
    if unsure and not found:
        raise CannotExamine("; ".join(unsure))
    return found


def _at(sighting: Sighting, closing: Box) -> bool:
    return bool(sighting.boxes) and sighting.boxes[0].overlap(closing) > 0


def _loose(document: Document, seen: OnTyped) -> Observation:
    sighting = seen.sighting
    box = sighting.boxes[0]
    strokes = "strokes in a picture that was placed" if seen.placed else "drawn strokes"
    closed = any(
        zone.page == sighting.page and zone.name is ZoneName.CLOSING and zone.box.overlap(box) > 0
        for zone in document.zones
    )
    where = "at the closing" if closed else "where no closing was recognised"
    return Observation(
        what=f"{strokes} like a signature, {where} (probability {sighting.chance:.2f})",
        page=sighting.page,
        zone="closing" if closed else None,
        box=box,
    )


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
