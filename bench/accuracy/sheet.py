"""Pages that were told wrongly, side by side, with what is true in green and what was seen in red."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from authcheck.model.geometry import Box

_SIZE = (400, 540)
_ACROSS = 5
_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One page for the sheet."""

    picture: Image.Image
    caption: str
    page: tuple[float, float]
    """Width and height in points."""

    true: tuple[Box, ...]
    seen: tuple[Box, ...]


def tile(
    picture: Image.Image,
    caption: str,
    page: tuple[float, float],
    true: tuple[Box, ...],
    seen: tuple[Box, ...],
) -> Tile:
    """Return a page made small."""
    small = picture.copy()
    small.thumbnail(_SIZE, Image.Resampling.BOX)
    return Tile(picture=small, caption=caption, page=page, true=true, seen=seen)


def write_sheet(tiles: Sequence[Tile], path: Path) -> None:
    """Write the sheet as PNG; the first sixty where there are more."""
    shown = tiles[:_MOST]
    high = _SIZE[1] + 30
    rows = -(-len(shown) // _ACROSS)
    sheet = Image.new("RGB", (_ACROSS * (_SIZE[0] + 8), max(1, rows) * high), (110, 110, 110))
    font = ImageFont.load_default(13)
    for at, one in enumerate(shown):
        page = one.picture.convert("RGB")
        draw = ImageDraw.Draw(page)
        for boxes, colour in ((one.true, (0, 150, 0)), (one.seen, (220, 0, 0))):
            for box in boxes:
                across, down = page.width / one.page[0], page.height / one.page[1]
                draw.rectangle(
                    (box.left * across, box.top * down, box.right * across, box.bottom * down),
                    outline=colour,
                    width=2,
                )
        x, y = at % _ACROSS * (_SIZE[0] + 8), at // _ACROSS * high
        sheet.paste(page, (x, y + 28))
        ImageDraw.Draw(sheet).text((x + 2, y + 2), one.caption, fill=(255, 255, 255), font=font)
    sheet.save(path)
