"""What an image file says about itself: EXIF tags, PNG texts, comments. None of it is verified."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PIL import ExifTags

from authcheck.model.document import MetadataField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PIL.Image import Image

EXIF = "image.exif"
TEXT = "image.text"

LONGEST = 2000
"""Characters kept of one value."""

MOST = 100
"""Texts kept of one file."""

_BASE = ExifTags.Base
_IN_PICTURE = (
    _BASE.Make,
    _BASE.Model,
    _BASE.Software,
    _BASE.HostComputer,
    _BASE.Artist,
    _BASE.Copyright,
    _BASE.ImageDescription,
    _BASE.DocumentName,
    _BASE.PageName,
    _BASE.DateTime,
    _BASE.Orientation,
)
_IN_EXIF = (
    _BASE.DateTimeOriginal,
    _BASE.DateTimeDigitized,
    _BASE.LensModel,
    _BASE.BodySerialNumber,
    _BASE.CameraOwnerName,
    _BASE.ImageUniqueID,
    _BASE.UserComment,
)
_OFFSETS = {
    _BASE.DateTime: _BASE.OffsetTime,
    _BASE.DateTimeOriginal: _BASE.OffsetTimeOriginal,
    _BASE.DateTimeDigitized: _BASE.OffsetTimeDigitized,
}
_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_OFFSET = re.compile(r"[+-]\d\d:\d\d|Z")

_USER_COMMENT_CODE = 8
"""Bytes before a user comment that name its alphabet."""


def exif_fields(picture: Image) -> tuple[MetadataField, ...]:
    """Return the tags that tell of making and handling; of a place only that one is given.

    A letter's leaker may be found by the place a picture was taken: it is said that it is there, not where.
    """
    exif = picture.getexif()
    detail = exif.get_ifd(ExifTags.IFD.Exif)
    tags: dict[int, object] = {
        **{tag: exif[tag] for tag in _IN_PICTURE if tag in exif},
        **{tag: detail[tag] for tag in _IN_EXIF if tag in detail},
    }
    fields = [
        MetadataField(zone=EXIF, key=_BASE(tag).name, value=value)
        for tag in tags
        if (value := _dated(tag, _plain(tags[tag], tag), detail))
    ]
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        fields.append(MetadataField(zone=EXIF, key="GPS", value="present"))
    return tuple(fields)


def text_fields(picture: Image) -> tuple[MetadataField, ...]:
    """Return a PNG's text chunks or another format's comment; to be asked once the pixels are loaded."""
    return tuple(_texts(picture))[:MOST]


def _texts(picture: Image) -> Iterator[MetadataField]:
    texts: Mapping[str, object] = getattr(picture, "text", {}) if picture.format == "PNG" else {}
    for key, value in texts.items():
        if text := _plain(value):
            yield MetadataField(zone=TEXT, key=key[:LONGEST], value=text)
    if picture.format in {"JPEG", "MPO"} and (comment := _plain(picture.info.get("comment"))):
        yield MetadataField(zone=TEXT, key="comment", value=comment)


def _plain(value: object, tag: int = 0) -> str:
    if isinstance(value, bytes):
        if tag == _BASE.UserComment:
            value = value[_USER_COMMENT_CODE:]
        value = value[: 4 * LONGEST].decode("utf-8", "replace")
    text = "" if value is None else str(value)
    return "".join(each for each in text if each.isprintable() or each in "\t\n").strip()[:LONGEST]


def _dated(tag: int, value: str, detail: Mapping[int, object]) -> str:
    """Return a date after RFC 3339; without an offset where the file gives none, for none may be guessed."""
    offset_tag = _OFFSETS.get(_BASE(tag))
    found = _TIME.fullmatch(value) if offset_tag else None
    if found is None or offset_tag is None:
        return value
    offset = _plain(detail.get(offset_tag))
    year, month, day, time = found.groups()
    return f"{year}-{month}-{day}T{time}{offset if _OFFSET.fullmatch(offset) else ''}"
