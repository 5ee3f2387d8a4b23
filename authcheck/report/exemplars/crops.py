"""Write what was compared as pictures: the questioned letter on the left, the known one on the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authcheck.errors import CallError
from authcheck.report.exemplars.png import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from authcheck.model.exemplar import Comparison, Crop, ImageMatch

_NOT_NAMES = re.compile(r"[^A-Za-z0-9]+")


def write_crops(
    folder: Path, stem: str, compared: Sequence[Comparison], elsewhere: Sequence[ImageMatch]
) -> dict[int, str]:
    """Write a picture for each point and match that shows something; return the files by what they show.

    What is shown is named by its identity (``id``). Files of these names are replaced, no others.

    Raises:
        CallError: ``folder`` cannot be written.
    """
    written: dict[int, str] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for key, name, questioned, known in _shown(compared, elsewhere):
            path = folder / f"{_named(stem)}-{name}.png"
            path.write_bytes(side_by_side(questioned, known))
            written[key] = str(path)
    except OSError as error:
        message = f"{folder}: cannot be written: {error.strerror}; choose another folder with --crops"
        raise CallError(message) from error
    return written


def _shown(
    compared: Sequence[Comparison], elsewhere: Sequence[ImageMatch]
) -> Iterator[tuple[int, str, Crop | None, Crop | None]]:
    for each in compared:
        for point in each.points:
            if point.questioned or point.known:
                name = f"{each.exemplar.id}-{_named(point.name)}"
                yield id(point), name, point.questioned, point.known
        for number, match in enumerate(each.images, 1):
            yield id(match), f"{each.exemplar.id}-signature-{number}", match.questioned, match.known
    for number, match in enumerate(elsewhere, 1):
        yield id(match), f"signature-{number}", match.questioned, match.known


def _named(text: str) -> str:
    return _NOT_NAMES.sub("-", text).strip("-")[:60] or "letter"
