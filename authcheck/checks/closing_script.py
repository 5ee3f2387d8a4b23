"""``closing.script``: a name at the closing typed in a typeface that imitates handwriting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.checks.script_faces import script_lines
from authcheck.model.geometry import Box
from authcheck.model.observation import Observation, unquoted
from authcheck.model.zone import ZoneName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter


def check(letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:  # noqa: ARG001 - it has none
    """Return an observation for each line at a closing that is set in such a typeface."""
    document = letter.document
    found: list[Observation] = []
    for zone in document.zones:
        if zone.name is not ZoneName.CLOSING:
            continue
        for line in script_lines(document.pages[zone.page - 1], zone.box):
            text = " ".join(word.text for word in line)
            face = unquoted(line[0].font or "")
            what = f"“{unquoted(text)}” is typed in a typeface that imitates handwriting ({face})"
            box = Box.around(word.box for word in line)
            found.append(Observation(what=what, match=text, page=zone.page, zone=zone.name, box=box))
    return found
