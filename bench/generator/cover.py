"""Take a signature off a page, as a forger or a lazy negative example would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    Random = np.random.Generator

Pixels = tuple[int, int, int, int]


def painted_out(picture: Image.Image, box: Pixels, random: Random, *, redrawn: bool) -> None:
    """Cover ``box`` in place: with one colour of the paper around, or with paper grown in from its edges."""
    left, top, right, bottom = (max(0, edge) for edge in box)
    right, bottom = min(right, picture.width), min(bottom, picture.height)
    if right <= left or bottom <= top:
        return
    ring = np.asarray(
        picture.crop(
            (
                max(0, left - 12),
                max(0, top - 12),
                min(picture.width, right + 12),
                min(picture.height, bottom + 12),
            )
        ).convert("RGB"),
        dtype=np.float32,
    )
    greys = ring.mean(axis=2)
    light = ring[greys >= np.percentile(greys, 60)]
    colour = np.median(light, axis=0)
    if not redrawn:
        plain = tuple(int(v) for v in colour)
        picture.paste(plain if picture.mode == "RGB" else plain[0], (left, top, right, bottom))
        return
    spread = np.minimum(light.std(axis=0), 6)
    grain = random.normal(0, 1, (bottom - top, right - left, 1)) * spread + colour
    patch = Image.fromarray(np.clip(grain, 0, 255).astype(np.uint8)).convert(
        picture.mode if picture.mode != "1" else "L"
    )
    soft = Image.new("L", patch.size, 0)
    soft.paste(255, (1, 1, max(2, patch.width - 1), max(2, patch.height - 1)))
    picture.paste(patch, (left, top), soft.filter(ImageFilter.GaussianBlur(1.0)))
