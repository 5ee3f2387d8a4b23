"""``closing.ink``: ink strokes in the space over a typed name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.checks.signature_space import Paper, spaces, those_with
from authcheck.model.observation import Observation, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter


def check(letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:
    """Return an observation for each closing with strokes in its space.

    Raises:
        CannotExamine: None has strokes, and for one it is unsure or it could not be read.
    """
    return [
        Observation(
            what=f"ink strokes in the space above the typed name “{unquoted(one.space.name)}”"
            if one.space.name
            else "ink strokes in the space of the closing",
            page=one.space.page,
            zone="closing",
            box=one.box,
        )
        for one in those_with(Paper.STROKES, letter, spaces(letter.document), parameters)
    ]
