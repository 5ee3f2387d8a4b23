"""``closing.ink``: ink strokes in the space over a typed name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.checks.signature_space import Paper, look, spaces, unread_closing
from authcheck.model.observation import Observation, unquoted
from authcheck.plugins import CannotExamine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter


def check(letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:
    """Return an observation for each closing with strokes in its space.

    Raises:
        CannotExamine: None has strokes, and for one it is unsure or it could not be read.
    """
    why = unread_closing(letter.document)
    if why:
        raise CannotExamine(why)
    seen = [look(letter, space, parameters) for space in spaces(letter.document)]
    found = [
        Observation(
            what=f"ink strokes in the space above the typed name “{unquoted(one.space.name)}”"
            if one.space.name
            else "ink strokes in the space of the closing",
            page=one.space.page,
            zone="closing",
            box=one.box,
        )
        for one in seen
        if one.paper is Paper.STROKES
    ]
    unsure = [one.why for one in seen if one.paper is Paper.UNSURE]
    if unsure and not found:
        raise CannotExamine("; ".join(unsure))
    return found
