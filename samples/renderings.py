"""What becomes of a page on its way to a desk: a scan, a fax, a phone picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # reportlab ships no types
from sheet import Imprint, canvas_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

SCAN_DPI = 300
FAX_DPI = 150
BLUE_BLACK = (28, 34, 92)


def page_image(pdf: Path, dpi: int) -> Image.Image:
    """Render the first page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return image.convert("L")


def signed(page: Image.Image, ink: Image.Image, left: int, top: int) -> Image.Image:
    """Return the page in colour with ``ink`` (mode ``L``, 255 full) laid over it."""
    colour = page.convert("RGB")
    colour.paste(BLUE_BLACK, (left, top), ink.point(lambda density: density * 9 // 10))
    return colour


def _clouds(random: np.random.Generator, width: int, height: int, cell: int) -> np.ndarray:
    """Return slow random waves from about -1 to 1; ``cell`` is their size in pixels."""
    small = random.normal(0.0, 1.0, (height // cell + 2, width // cell + 2)).astype(np.float32)
    picture = Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)
    return np.asarray(picture)


def _pixels(image: Image.Image) -> np.ndarray:
    """Return the picture as rows, columns and channels of 32-bit floats."""
    values = np.asarray(image, dtype=np.float32)
    return values[:, :, None] if values.ndim == 2 else values  # noqa: PLR2004 - rows and columns only: grey


def _picture(values: np.ndarray) -> Image.Image:
    """Return values of 0 to 255 as a picture, grey where they have one channel."""
    whole = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return Image.fromarray(whole[:, :, 0] if whole.shape[2] == 1 else whole)


def scanned(page: Image.Image, random: np.random.Generator, *, skew: float) -> Image.Image:
    """Return the page as a flatbed scanner at the same resolution sees it.

    Args:
        page: Grey or in colour, at ``SCAN_DPI``.
        random: Lays the dust.
        skew: Degrees counter-clockwise that the sheet lies askew.
    """
    white = 255 if page.mode == "L" else (255, 255, 255)
    askew = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=white).filter(ImageFilter.GaussianBlur(0.8))
    values = _pixels(askew)
    height, width = values.shape[:2]
    ink = 1.0 - values / 255.0
    # Toner is uneven and never quite black; paper is never quite white, and cloudy.
    toner = 14 + 7 * _clouds(random, width, height, 90)
    paper = 247 + 0.8 * _clouds(random, width, height, 420) + random.normal(0, 1.6, (height, width))
    paper -= 26 * np.exp(-np.arange(width) / 14.0)[None, :]  # the lid's shadow along the left edge
    result = paper[:, :, None] * (1 - ink) + (toner[:, :, None] + values * 0.5) * ink
    for _ in range(260):  # specks of dust on the glass
        x, y = int(random.integers(3, width - 3)), int(random.integers(3, height - 3))
        size = int(random.integers(1, 4))
        result[y : y + size, x : x + size] -= random.uniform(30, 120)
    return _picture(result)


def as_jpeg(image: Image.Image, quality: int, dpi: int = SCAN_DPI) -> io.BytesIO:
    """Return the picture's bytes as JPEG."""
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=quality, dpi=(dpi, dpi), subsampling=2 if image.mode == "RGB" else 0)
    return jpeg


def as_pdf(image: Image.Image, path: Path, made: datetime, *, quality: int) -> None:
    """Write one picture as a PDF page of its own size, as a scanner's software does."""
    width, height = image.width * 72 / SCAN_DPI, image.height * 72 / SCAN_DPI
    canvas = canvas_of(path, Imprint("", "", made, creator="Flatbed scanner"), (width, height))
    # From memory: an image read from a file is named after the file's full path, on whichever machine.
    canvas.drawImage(ImageReader(as_jpeg(image, quality)), 0, 0, width, height)
    canvas.showPage()
    canvas.save()


def faxed(page: Image.Image, random: np.random.Generator, *, skew: float) -> Image.Image:
    """Return the page in black and white as a fax machine delivers it, at the same resolution."""
    askew = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    values = np.asarray(askew, dtype=np.float32)
    height, width = values.shape
    noisy = values + 20 * _clouds(random, width, height, 3) + random.normal(0, 9, values.shape)
    black = noisy < 158  # noqa: PLR2004 - the machine's threshold
    specks = random.random(values.shape)
    black |= specks < 0.0004  # noqa: PLR2004 - dirt on the line, a speck in 2,500 pixels
    for row in random.integers(60, height - 60, 3):  # scan lines lost on the way repeat the one before
        black[row] = black[row - 1]
    streak = int(random.integers(width - 60, width - 30))
    black[:, streak] |= random.random(height) < 0.35  # noqa: PLR2004 - a worn sensor draws a broken line
    return Image.fromarray(np.where(black, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)


def as_fax(image: Image.Image, path: Path, dpi: int = FAX_DPI) -> None:
    """Write a black and white picture as TIFF in the compression of fax machines (CCITT group 4)."""
    image.save(path, "TIFF", compression="group4", dpi=(dpi, dpi))


def _coefficients(corners: list[tuple[float, float]], width: int, height: int) -> tuple[float, ...]:
    """Return what Pillow needs to lay a ``width`` by ``height`` page onto four corners.

    Corners run from top left clockwise, in pixels of the photograph.
    """
    page = ((0, 0), (width, 0), (width, height), (0, height))
    rows, wanted = [], []
    for (x, y), (u, v) in zip(corners, page, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return tuple(float(number) for number in np.linalg.solve(np.array(rows), np.array(wanted)))


def photographed(page: Image.Image, random: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    """Return a photograph of ``size`` pixels of the page lying on a wooden desk, held upright."""
    width, height = size
    corners = [(0.082, 0.052), (0.922, 0.061), (0.949, 0.950), (0.048, 0.941)]
    placed = _coefficients([(x * width, y * height) for x, y in corners], page.width, page.height)
    perspective = Image.Transform.PERSPECTIVE
    words = page.transform(size, perspective, placed, Image.Resampling.BICUBIC, fillcolor=255)
    sheet = Image.new("L", page.size, 255).transform(size, perspective, placed, Image.Resampling.BICUBIC)
    sheet = sheet.filter(ImageFilter.GaussianBlur(0.7))
    shadow = np.roll(np.asarray(sheet.filter(ImageFilter.GaussianBlur(16))), (14, 10), axis=(0, 1)) / 255.0

    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    grain = (
        15 * _clouds(random, 8, height, 4)[:, :1]
        + 7 * _clouds(random, width // 60, height, 3).repeat(61, axis=1)[:, :width]
    )
    wood = np.array([118.0, 84.0, 56.0]) + (grain - 8)[:, :, None] * np.array([1.0, 0.85, 0.7])
    wood *= (1 - 0.45 * shadow)[:, :, None]

    paper = np.array([246.0, 243.0, 234.0]) + 1.5 * _clouds(random, width, height, 200)[:, :, None]
    printed = np.asarray(words, dtype=np.float32)[:, :, None] / 255.0
    letter = paper * (0.16 + 0.84 * printed)
    covered = np.asarray(sheet, dtype=np.float32)[:, :, None] / 255.0
    scene = letter * covered + wood * (1 - covered)

    # A window to the upper left; the photographer's shadow falls in from the lower right.
    light = 1.0 - 0.20 * across - 0.16 * down
    light -= 0.16 / (1 + np.exp(-(across + 0.9 * down - 1.52) * 22))
    scene = scene * light[:, :, None] + random.normal(0, 2.2, (height, width, 1))
    return _picture(scene).filter(ImageFilter.GaussianBlur(0.6))


def as_photograph(image: Image.Image, path: Path, taken: str, *, quality: int) -> None:
    """Write a JPEG with what phones write into it; ``taken`` is ``YYYY:MM:DD HH:MM:SS``."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Specimen", "Phone 1", 1  # make, model, upright
    exif[0x0132] = taken
    exif.get_ifd(0x8769).update({0x9003: taken, 0x9004: taken, 0x829A: 0.02, 0x8827: 125})
    image.save(path, "JPEG", quality=quality, dpi=(72, 72), exif=exif)
