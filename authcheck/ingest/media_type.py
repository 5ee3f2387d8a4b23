"""Tell a file's media type by its first bytes, never by its name."""

from __future__ import annotations

HEAD = 8192
"""Bytes of a file's beginning that are enough to tell."""

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
WEBP = "image/webp"
TIFF = "image/tiff"
HEIC = "image/heic"

READABLE = frozenset({PDF, PNG, JPEG, WEBP, TIFF, HEIC})
"""Media types that authcheck has a reader for."""

_PDF_JUNK = 1024
"""Viewers accept a PDF whose header stands anywhere in this many first bytes."""

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"%!PS", "application/postscript"),
    (b"{\\rtf", "application/rtf"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "application/x-ole-storage (an old Office file or an Outlook message)",
    ),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-msdownload"),
)

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})

_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
)


def media_type(head: bytes) -> str:
    """Return the media type of a file that begins with ``head`` (up to ``HEAD`` bytes).

    A type nobody here reads is named as well as can be, since its name goes into an error message.
    """
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    return _pdf(head) or _riff(head) or _iso_media(head) or _zip(head) or _text(head)


def _pdf(head: bytes) -> str:
    return PDF if b"%PDF-" in head[: _PDF_JUNK + 5] else ""


def _riff(head: bytes) -> str:
    return WEBP if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else ""


def _iso_media(head: bytes) -> str:
    if head[4:8] != b"ftyp":
        return ""
    length = min(int.from_bytes(head[:4], "big"), 256)
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, length, 4))}
    if b"avif" in brands:
        return "image/avif"
    return HEIC if brands & _HEIF_BRANDS else "video/mp4"


def _zip(head: bytes) -> str:
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ""
    return next((name for mark, name in _ZIPPED if mark in head), "application/zip")


def _text(head: bytes) -> str:
    if b"\x00" in head:
        return "application/octet-stream"
    try:
        # The last character may be cut through the middle.
        text = head.decode("utf-8", errors="strict" if len(head) < HEAD else "ignore")
    except UnicodeDecodeError:
        return "application/octet-stream"
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html")):
        return "text/html"
    if start.startswith("<?xml"):
        return "application/xml"
    first = start.split("\n", 1)[0]
    if first.startswith(("from:", "received:", "return-path:", "delivered-to:", "mime-version:")):
        return "message/rfc822"
    return "text/plain"
