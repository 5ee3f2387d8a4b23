"""``closing.blank``: a signature block with nothing in the space over the typed name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.checks.page.pictures import is_picture
from authcheck.checks.script_faces import script_lines
from authcheck.checks.signature_space import Paper, spaces, those_with
from authcheck.model.observation import Observation, unquoted
from authcheck.plugins import CannotExamine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.checks.signature_space import Space
    from authcheck.model.document import Document
    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter


def check(letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:
    """Return an observation for each closing whose space is empty.

    Raises:
        CannotExamine: None is empty, and for one it is unsure or it could not be read.
    """
    named = [space for space in spaces(letter.document) if space.name]
    unsigned = [
        space
        for space in named
        if not _has_field(letter.document, space)
        and not script_lines(letter.document.pages[space.page - 1], space.closing)
    ]
    empty = those_with(Paper.EMPTY, letter, unsigned, parameters)
    blank = [one for one in empty if not _may_be_signed(letter, one.space)]
    if empty and not blank:
        message = (
            "the space over the typed name is empty, and marks beside it may be a signature; see for yourself"
        )
        raise CannotExamine(message)
    return [
        Observation(
            what=f"nothing in the space above the typed name “{unquoted(one.space.name)}”",
            page=one.space.page,
            zone="closing",
            box=one.box,
        )
        for one in blank
    ]


def _may_be_signed(letter: Letter, space: Space) -> bool:
    """Tell whether a picture of a page shows what may be a signature at a closing, if not in its space."""
    page = letter.document.pages[space.page - 1]
    if not is_picture(page):
        return False
    from authcheck.checks.page.signatures import look  # noqa: PLC0415 - brings numpy, on need

    sighting = look(letter, page)
    return not sighting.unsigned and any(box.overlap(space.closing) > 0 for box in sighting.boxes)


def _has_field(document: Document, space: Space) -> bool:
    """Tell whether a signed signature field lies on the closing or beside it: signed there, not here."""
    return any(
        field.signed
        and field.page == space.page
        and field.box is not None
        and field.box.top < space.closing.bottom
        and field.box.bottom > space.closing.top
        for field in document.signatures
    )
