"""``closing.blank``: a signature block with nothing in the space over the typed name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.checks.script_faces import script_lines
from authcheck.checks.signature_space import Paper, spaces, those_with
from authcheck.model.observation import Observation, unquoted

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
    return [
        Observation(
            what=f"nothing in the space above the typed name “{unquoted(one.space.name)}”",
            page=one.space.page,
            zone="closing",
            box=one.box,
        )
        for one in those_with(Paper.EMPTY, letter, unsigned, parameters)
    ]


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
