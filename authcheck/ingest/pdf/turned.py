"""Where a box of a page goes when a scan is put upright."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from authcheck.model.geometry import Box

if TYPE_CHECKING:
    from authcheck.ingest.upright import Upright


def turned_box(box: Box, width: float, height: float, upright: Upright) -> Box:
    """Return the upright box around ``box``, which stands on a page of ``width`` x ``height`` points."""
    angle = math.radians(upright.quarter + upright.skew)
    cos, sin = math.cos(angle), math.sin(angle)
    new_width = abs(width * cos) + abs(height * sin)
    new_height = abs(width * sin) + abs(height * cos)
    corners = [(x - width / 2, y - height / 2) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    # With y downwards, turning clockwise takes (x, y) to (x cos - y sin, x sin + y cos).
    across = [x * cos - y * sin + new_width / 2 for x, y in corners]
    down = [x * sin + y * cos + new_height / 2 for x, y in corners]
    left, top, right, bottom = upright.frame
    at_x, at_y = left * new_width, top * new_height
    far_x, far_y = (right - left) * new_width, (bottom - top) * new_height
    return Box(
        round(_within(min(across) - at_x, far_x), 2),
        round(_within(min(down) - at_y, far_y), 2),
        round(_within(max(across) - at_x, far_x), 2),
        round(_within(max(down) - at_y, far_y), 2),
    )


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), most)
