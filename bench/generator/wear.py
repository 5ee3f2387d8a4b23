"""What happens to pages: scanned, copied, faxed, photographed, squeezed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from bench.generator.truth import Half

if TYPE_CHECKING:
    from numpy.typing import NDArray

Random = np.random.Generator
Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Worn:
    """A page after all that."""

    picture: Image.Image
    dpi: tuple[int, int]
    wear: tuple[str, ...]
    map_: NDArray[np.float64]
    """Three by three: from pixels of the clean page to pixels of this one."""

    def moved(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return where a box in pixels of the clean page lies now, as parts of width and height."""
        left, top, right, bottom = box
        corners = np.array(
            [[left, right, right, left], [top, top, bottom, bottom], [1, 1, 1, 1]], dtype=float
        )
        there = self.map_ @ corners
        x, y = there[0] / there[2] / self.picture.width, there[1] / there[2] / self.picture.height
        edges = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
        a, b, c, d = (round(min(1.0, max(0.0, edge)), 4) for edge in edges)
        return a, b, c, d


def _clouds(random: Random, size: tuple[int, int], cell: int) -> NDArray[np.float32]:
    width, height = size
    small = random.normal(0, 1, (height // cell + 2, width // cell + 2)).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC))


def _turned(picture: Image.Image, degrees: float) -> tuple[Image.Image, NDArray[np.float64]]:
    paper = tuple(int(v) for v in np.median(np.asarray(picture.resize((40, 40))).reshape(1600, -1), axis=0))
    turned = picture.rotate(
        degrees, Image.Resampling.BILINEAR, fillcolor=paper if len(paper) > 1 else paper[0]
    )
    angle = np.radians(degrees)
    x, y = picture.width / 2, picture.height / 2
    cos, sin = np.cos(angle), np.sin(angle)
    return turned, np.array(
        [[cos, sin, x - cos * x - sin * y], [-sin, cos, y + sin * x - cos * y], [0, 0, 1]]
    )


def paper(random: Random, half: Half) -> tuple[float, float, float]:
    """Return the colour of the paper: mostly white, sometimes yellowed or grey."""
    if random.random() < 0.7:
        grey = float(random.uniform(238, 255))
        return grey, grey, grey - float(random.uniform(0, 4))
    low = 195 if half is Half.TRAINING else 180
    grey = float(random.uniform(low, 240))
    return grey, grey - float(random.uniform(0, 8)), grey - float(random.uniform(0, 34))


def scanned(picture: Image.Image, random: Random, half: Half, dpi: int) -> Worn:
    """Scan a page: skew, soft focus, uneven toner, grain, dust, the lid's shadow."""
    wear = [f"scan {dpi}"]
    skew = float(random.normal(0, 0.7)) if random.random() < 0.7 else 0.0
    image, map_ = picture, np.eye(3)
    if abs(skew) > 0.05:
        image, map_ = _turned(image, skew)
        wear.append(f"skew {skew:.1f}")
    image = image.filter(ImageFilter.BoxBlur(float(random.uniform(0.2, 1.0)) * dpi / 200))
    values = np.asarray(image, dtype=np.float32) / 255
    size = image.size
    sheet = np.array(paper(random, half), dtype=np.float32)
    grain = random.normal(0, float(random.uniform(0.5, 5)), (size[1], size[0])).astype(np.float32)
    shade = (float(random.uniform(0, 3)) * _clouds(random, size, dpi * 2) + grain)[:, :, None]
    toner = np.float32(random.uniform(0, 40))
    values = (sheet + shade) * values + toner * (1 - values)
    if random.random() < 0.3:
        edge = np.exp(-np.arange(size[0]) / float(random.uniform(6, 30)))[None, :, None].astype(np.float32)
        values -= float(random.uniform(20, 200)) * (edge if random.random() < 0.5 else edge[:, ::-1])
        wear.append("dark edge")
    if random.random() < 0.12:
        edge = np.exp(-np.arange(size[1]) / float(random.uniform(3, 18)))[:, None, None].astype(np.float32)
        values -= 220 * (edge if random.random() < 0.5 else edge[::-1])
        wear.append("dark end")
    for _ in range(int(random.integers(0, 120))):
        x, y, wide = (
            int(random.integers(3, size[0] - 4)),
            int(random.integers(3, size[1] - 4)),
            int(random.integers(1, 4)),
        )
        values[y : y + wide, x : x + wide] -= float(random.uniform(20, 150))
    result = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    if random.random() < 0.35:
        result = result.convert("L")
        wear.append("grey")
    if random.random() < 0.15:
        grey = result.convert("L")
        cut = int(np.median(np.asarray(grey)) * float(random.uniform(0.55, 0.78)))
        result = grey.point(lambda value: 255 if value > cut else 0)
        wear.append("bilevel")
    return Worn(result, (dpi, dpi), tuple(wear), map_)


def copied(worn: Worn, random: Random, times: int) -> Worn:
    """Copy a page on an office copier, more than once: contrast, swelling, specks."""
    image = worn.picture.convert("L")
    for _ in range(times):
        values = np.asarray(
            image.filter(ImageFilter.GaussianBlur(float(random.uniform(0.4, 0.9)))), dtype=np.float32
        )
        middle = float(random.uniform(140, 195))
        gain = float(random.uniform(1.8, 4))
        values = (values - middle) * gain + 160 + 9 * _clouds(random, image.size, 5)
        specks = random.random(values.shape) < float(random.choice((0.00002, 0.0002, 0.0008)))
        values[specks] = 20
        image = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    return Worn(image, worn.dpi, (*worn.wear, f"copied {times}"), worn.map_)


def faxed(worn: Worn, random: Random, *, fine: bool) -> Worn:
    """Fax a page: 204 points an inch across, 98 or 196 down, black and white."""
    down = 196 if fine else 98
    image = worn.picture.convert("L")
    wide, high = round(image.width * 204 / worn.dpi[0]), round(image.height * down / worn.dpi[1])
    small = image.resize((wide, high), Image.Resampling.BOX)
    values = np.asarray(small, dtype=np.float32)
    around = np.asarray(small.filter(ImageFilter.BoxBlur(40)), dtype=np.float32)
    noisy = values + float(random.uniform(2, 12)) * random.normal(0, 1, values.shape)
    black = noisy < around * float(random.uniform(0.68, 0.86))
    black |= random.random(values.shape) < float(random.choice((0, 0.0002, 0.001)))
    for row in random.integers(10, high - 10, int(random.integers(0, 8))):
        black[row] = black[row - 1]
    if random.random() < 0.3:
        black[:, int(random.integers(0, wide))] |= random.random(high) < float(random.uniform(0.2, 0.9))
    result = Image.fromarray(np.where(black, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)
    scale = np.diag([wide / image.width, high / image.height, 1.0])
    return Worn(result, (204, down), (*worn.wear, f"fax 204x{down}"), scale @ worn.map_)


def photographed(picture: Image.Image, random: Random, half: Half) -> Worn:
    """Photograph a page on a table: perspective, uneven light, shadow, soft focus."""
    width, height = 1700, 2270
    room = 0.09 if half is Half.TRAINING else 0.07
    corners = [
        (
            float(random.uniform(0.01, room)) if left else 1 - float(random.uniform(0.01, room)),
            float(random.uniform(0.01, room)) if top else 1 - float(random.uniform(0.01, room)),
        )
        for left, top in ((True, True), (False, True), (False, False), (True, False))
    ]
    there = [(x * width, y * height) for x, y in corners]
    forward = _homography(
        [(0, 0), (picture.width, 0), (picture.width, picture.height), (0, picture.height)], there
    )
    back = np.linalg.inv(forward)
    how = tuple(float(v) for v in (back / back[2, 2]).ravel()[:8])
    size = (width, height)
    words = picture.transform(
        size, Image.Transform.PERSPECTIVE, how, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
    )
    sheet = Image.new("L", picture.size, 255).transform(
        size, Image.Transform.PERSPECTIVE, how, Image.Resampling.BILINEAR
    )
    covered = np.asarray(sheet, dtype=np.float32)[:, :, None] / 255
    table = (
        np.array(random.uniform(40, 150, 3), dtype=np.float32) + (8 * _clouds(random, size, 6))[:, :, None]
    )
    scene = np.asarray(words, dtype=np.float32) / 255 * np.array(
        paper(random, half), dtype=np.float32
    ) * covered + table * (1 - covered)
    across, down = np.meshgrid(
        np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32)
    )
    tilt = random.uniform(-0.3, 0.3, 2)
    light = 0.85 + tilt[0] * (across - 0.5) + tilt[1] * (down - 0.5)
    if random.random() < 0.5:
        edge = float(random.uniform(0.5, 1.5))
        light -= float(random.uniform(0.1, 0.35)) / (1 + np.exp(-(across + down - edge) * 18))
    scene = scene * light[:, :, None] + random.normal(
        0, float(random.uniform(1, 4)), (height, width, 1)
    ).astype(np.float32)
    result = Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(float(random.uniform(0.4, 1.3)))
    )
    return Worn(result, (200, 200), ("photo",), forward)


def _homography(here: list[tuple[float, float]], there: list[tuple[float, float]]) -> NDArray[np.float64]:
    rows, wanted = [], []
    for (x, y), (u, v) in zip(here, there, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    solved = np.linalg.solve(np.array(rows), np.array(wanted))
    return np.append(solved, 1.0).reshape(3, 3)


def squeezed(picture: Image.Image, quality: int) -> Image.Image:
    """Return the picture after JPEG has been at it."""
    memory = io.BytesIO()
    picture.save(memory, "JPEG", quality=quality)
    again = Image.open(memory)
    again.load()
    return again
