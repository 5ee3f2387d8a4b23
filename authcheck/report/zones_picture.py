"""Zones drawn onto pictures of their pages: to see what authcheck takes for what."""

from __future__ import annotations

import io
import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PIL import ImageDraw

from authcheck import errors, ingest
from authcheck.isolation import run_isolated, serve
from authcheck.layout import find_zones
from authcheck.model.exhibit import Exhibit
from authcheck.model.geometry import Box
from authcheck.model.reading import OcrEngine, ReadingOptions
from authcheck.model.zone import Zone, ZoneName

if TYPE_CHECKING:
    from PIL.Image import Image

    from authcheck.plugins import Letter

DPI = 90
"""Resolution of the pictures."""

_PAD = 2.0
"""Points a frame stands off its zone, so that it crosses no letter."""

_COLOURS = {
    ZoneName.LETTERHEAD: "#c026d3",
    ZoneName.HEADER: "#64748b",
    ZoneName.FOOTER: "#64748b",
    ZoneName.DATELINE: "#ea580c",
    ZoneName.REFERENCE: "#a16207",
    ZoneName.ADDRESSEE: "#15803d",
    ZoneName.SUBJECT: "#0e7490",
    ZoneName.BODY: "#2563eb",
    ZoneName.CLOSING: "#dc2626",
    ZoneName.WATERMARK: "#7c3aed",
}

_CROSSING = {
    kind.__name__: kind
    for kind in (
        errors.DamagedExhibit,
        errors.NoPages,
        errors.PasswordNeeded,
        errors.UnsupportedFormat,
        errors.LimitReached,
    )
}
_PNG = b"\x89PNG\r\n\x1a\n"
_LENGTH = 8
"""Bytes before the order that give its length; the letter's bytes follow the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    exhibit: Exhibit
    options: ReadingOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    pictures: tuple[bytes, ...] = ()
    """One PNG a page."""

    error: str = ""
    """Class name of the error; empty where there are pictures."""

    detail: str = ""


def draw_zones(path: str, out_dir: Path, *, options: ReadingOptions | None = None) -> list[Path]:
    """Write ``page-1.png`` and so on, each page of a letter with its zones framed, into ``out_dir``.

    The letter is read and painted in an isolated process; only pictures come back. Returns the files
    written, in the order of pages.

    Raises:
        ExhibitError: The letter cannot be read; the subclass says why.
        OcrError: The OCR engine cannot do what ``options`` ask.
        CallError: ``out_dir`` cannot be written.
    """
    options = options if options is not None else ReadingOptions()
    exhibit = ingest.take_in(path)
    head = msgspec.json.encode(_Order(exhibit=exhibit, options=options))
    request = b"".join((len(head).to_bytes(_LENGTH, "big"), head, ingest.read_bytes(path)))
    # The system's Tesseract is a program of its own and is handed the page as a file.
    writes = options.engine is OcrEngine.SYSTEM
    with tempfile.TemporaryDirectory(prefix="authcheck-") if writes else nullcontext("") as scratch:
        raw = run_isolated(paint_order, request, options.limits, path=path, module=__name__, scratch=scratch)
    return _write(_believe(raw, path), out_dir)


def paint_order(request: bytes) -> bytes:
    """Carry out an order in the worker; return an ``_Answer`` as MessagePack."""
    length = int.from_bytes(request[:_LENGTH], "big")
    order = msgspec.json.decode(request[_LENGTH : _LENGTH + length], type=_Order)
    try:
        with ingest.open_letter(order.exhibit, request[_LENGTH + length :], order.options) as letter:
            letter.with_zones(find_zones(letter.document))
            pages = range(1, len(letter.document.pages) + 1)
            answer = _Answer(pictures=tuple(_png(paint(letter, page)) for page in pages))
    except errors.OcrError as error:
        answer = _Answer(error=type(error).__name__, detail=error.detail)
    except tuple(_CROSSING.values()) as error:
        answer = _Answer(error=type(error).__name__, detail=error.detail)
    return msgspec.msgpack.encode(answer)


def paint(letter: Letter, number: int, dpi: int = DPI) -> Image:
    """Return page ``number`` (from 1) in colour with a labelled frame around each zone."""
    page = letter.document.pages[number - 1]
    picture = letter.crop(number, Box(0.0, 0.0, page.width, page.height), dpi).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for zone in letter.document.zones:
        if zone.page == number:
            _frame(pen, zone, dpi / 72)
    return picture


def _frame(pen: ImageDraw.ImageDraw, zone: Zone, scale: float) -> None:
    colour = _COLOURS[zone.name]
    left, top = (zone.box.left - _PAD) * scale, (zone.box.top - _PAD) * scale
    right, bottom = (zone.box.right + _PAD) * scale, (zone.box.bottom + _PAD) * scale
    pen.rectangle((left, top, max(right, left), max(bottom, top)), outline=colour, width=2)
    pen.text((left + 2, max(top - 11, 0)), f"{zone.name.value} {zone.legibility:.2f}", fill=colour)


def _png(picture: Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _believe(raw: bytes, path: str) -> tuple[bytes, ...]:
    """Return the worker's pictures, or raise the error it names; trust neither further than its form."""
    try:
        answer = msgspec.msgpack.decode(raw, type=_Answer)
    except msgspec.MsgspecError as error:
        raise errors.WorkerDied(path, "gave an answer that could not be read") from error
    if answer.error in {"OcrError", "LanguageMissing"}:
        raise errors.OcrError(answer.detail)
    if answer.error:
        raise _CROSSING.get(answer.error, errors.DamagedExhibit)(path, answer.detail)
    if not all(picture.startswith(_PNG) for picture in answer.pictures):
        raise errors.WorkerDied(path, "gave something other than pictures")
    return answer.pictures


def _write(pictures: tuple[bytes, ...], out_dir: Path) -> list[Path]:
    paths = [out_dir / f"page-{number}.png" for number in range(1, len(pictures) + 1)]
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        for path, picture in zip(paths, pictures, strict=True):
            path.write_bytes(picture)
    except OSError as error:
        message = f"{out_dir}: cannot be written: {error.strerror}; choose another folder with --out"
        raise errors.CallError(message) from error
    return paths


if __name__ == "__main__":
    serve(lambda request, _: paint_order(request))
