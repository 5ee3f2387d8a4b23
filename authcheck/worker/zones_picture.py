"""Draw zones onto pictures of their pages: to see what authcheck takes for what."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from authcheck import errors, ingest
from authcheck.model.geometry import Box
from authcheck.model.reading import ReadingOptions
from authcheck.model.zone import Zone, ZoneName
from authcheck.worker.order import UNREADABLE, Job, answered, at_work, believed, unbelievable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

    from authcheck.model.exhibit import Exhibit
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

_PNG = b"\x89PNG\r\n\x1a\n"


def draw_zones(path: str, out_dir: Path, *, options: ReadingOptions | None = None) -> list[Path]:
    """Write each page of a letter with its zones framed into ``out_dir``.

    The pictures of ``letter.pdf`` are ``letter-page-1.png`` and so on; those of an earlier run are replaced.
    The letter is read and painted in an isolated process; only pictures come back. Returns the files
    written, in the order of pages.

    Raises:
        ExhibitError: The letter cannot be read; the subclass says why.
        OcrError: The OCR engine cannot do what ``options`` ask.
        CallError: ``out_dir`` cannot be written.
    """
    options = options or ReadingOptions()
    exhibit = ingest.take_in(path, limits=options.limits, trust=options.trust)
    with at_work(Job.ZONES_PICTURE, work, exhibit, options) as running:
        pictures = _believe(running.finish(), exhibit)
    return _write(pictures, out_dir, Path(path).stem)


def work(request: bytes, _rest: Callable[[], bytes]) -> bytes:
    """Paint the letter of an order; return its pages as PNGs in MessagePack; in the worker."""
    return answered(request, lambda letter, _: msgspec.msgpack.encode(_painted(letter)))


def _painted(letter: Letter) -> tuple[bytes, ...]:
    return tuple(_png(paint(letter, page.number)) for page in letter.document.pages)


def paint(letter: Letter, number: int, dpi: int = DPI) -> Image:
    """Return page ``number`` (from 1) in colour with a labelled frame around each zone."""
    from PIL import ImageDraw  # noqa: PLC0415 - the parent does without it

    page = letter.document.pages[number - 1]
    picture = letter.crop(number, Box(0.0, 0.0, page.width, page.height), dpi).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for zone in letter.document.zones:
        if zone.page == number:
            _frame(pen, zone, dpi / 72)
    return picture


def _frame(pen: ImageDraw, zone: Zone, scale: float) -> None:
    colour = _COLOURS[zone.name]
    left, top = (zone.box.left - _PAD) * scale, (zone.box.top - _PAD) * scale
    right, bottom = (zone.box.right + _PAD) * scale, (zone.box.bottom + _PAD) * scale
    pen.rectangle((left, top, max(right, left), max(bottom, top)), outline=colour, width=2)
    pen.text((left + 2, max(top - 11, 0)), f"{zone.name.value} {zone.legibility:.2f}", fill=colour)


def _png(picture: Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _believe(said: bytes, exhibit: Exhibit) -> tuple[bytes, ...]:
    """Return the worker's pictures, or raise the error it names; trust neither further than its form."""
    try:
        pictures = msgspec.msgpack.decode(believed(said, exhibit), type=tuple[bytes, ...])
    except UNREADABLE as error:
        raise unbelievable(exhibit) from error
    if not all(picture.startswith(_PNG) for picture in pictures):
        raise errors.WorkerDied(exhibit.path, "gave something other than pictures")
    return pictures


def _write(pictures: tuple[bytes, ...], out_dir: Path, stem: str) -> list[Path]:
    paths = [out_dir / f"{stem}-page-{number}.png" for number in range(1, len(pictures) + 1)]
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        for path, picture in zip(paths, pictures, strict=True):
            path.write_bytes(picture)
    except OSError as error:
        message = f"{out_dir}: cannot be written: {error.strerror}; choose another folder with --out"
        raise errors.CallError(message) from error
    return paths
