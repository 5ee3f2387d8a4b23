"""Two crops side by side as a grey PNG, written by hand: no picture library runs outside the worker."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.exemplar import Crop

_GAP = 16
"""Columns between the two."""

_WHITE, _LINE = b"\xff", b"\x80"


def side_by_side(questioned: Crop | None, known: Crop | None) -> bytes:
    """Return a PNG: the questioned letter's crop on the left, the known one's on the right.

    What is missing is left white.
    """
    both = [crop for crop in (questioned, known) if crop is not None]
    width, height = max(crop.width for crop in both), max(crop.height for crop in both)
    gap = _WHITE * (_GAP // 2 - 1) + _LINE * 2 + _WHITE * (_GAP // 2 - 1)
    rows = (b"\0" + _row(questioned, at, width) + gap + _row(known, at, width) for at in range(height))
    head = struct.pack(">IIBBBBB", 2 * width + _GAP, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def _row(crop: Crop | None, at: int, width: int) -> bytes:
    if crop is None or at >= crop.height:
        return _WHITE * width
    return crop.grey[at * crop.width : (at + 1) * crop.width].ljust(width, _WHITE)
