"""A letter on plain paper with a signature field, written object by object: no library here makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Line = tuple[float, float, str]
"""Left edge and base line in points from the lower left of the page, and the words."""

_STAND_IN = b"specimen of authcheck, signed by nobody"
_RANGE = b"0000000000 0000000000 0000000000 0000000000"
"""Room for the stretches of the file that a signature is for."""


def note(
    path: Path, lines: Sequence[Line], foot: str, place: tuple[int, int, int, int], *, filled: bool
) -> None:
    """Write a one-page PDF with a signature field.

    Args:
        path: Where to.
        lines: What the page says.
        foot: A small line near its lower edge.
        place: The field: left, bottom, right, top in points.
        filled: Whether the field holds what has the shape of a signature; it is none and validates nowhere.
    """
    page = b"".join(_shown(line, b"/F1 12") for line in lines) + _shown((72, 32, foot), b"/F2 6.5")
    value = b"/V 8 0 R" if filled else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]/SigFlags %d>>>>" % (3 if filled else 0),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 6 0 R/Annots[7 0 R]/Resources %s>>"
        % b"<</Font<</F1 4 0 R/F2 5 0 R>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Commissioner)/P 3 0 R/F 4/Rect[%d %d %d %d]%s>>"
        % (*place, value),
    ]
    if filled:
        # A sequence that holds one text, which is as little as a reader takes for a signature's shape.
        told = b"\x30%c\x0c%c%s" % (len(_STAND_IN) + 2, len(_STAND_IN), _STAND_IN)
        objects.append(
            b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[%s]/Contents<%s>>>"
            % (_RANGE, told.hex().encode())
        )
    raw = _assembled(objects)
    if filled:
        start = raw.index(b"/Contents<") + len(b"/Contents")
        end = raw.index(b">", start) + 1
        raw = raw.replace(_RANGE, b"%010d %010d %010d %010d" % (0, start, end, len(raw) - end))
    path.write_bytes(raw)


def typed(path: Path, lines: Sequence[Line], foot: str, name: Line) -> None:
    """Write a one-page PDF with ``name`` typed in a script typeface, which the file names and lacks."""
    page = b"".join(_shown(line, b"/F1 12") for line in lines) + _shown((72, 32, foot), b"/F2 6.5")
    page += _shown(name, b"/F3 24")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 7 0 R/Resources %s>>"
        % b"<</Font<</F1 4 0 R/F2 5 0 R/F3 6 0 R>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/SpecimenScript/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
    ]
    path.write_bytes(_assembled(objects))


def _shown(line: Line, font: bytes) -> bytes:
    left, base, words = line
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT %s Tf %g %g Td (%s) Tj ET\n" % (font, left, base, escaped)


def _assembled(objects: Sequence[bytes]) -> bytes:
    raw = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return raw + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, rows, len(objects) + 1, len(raw))
    )
