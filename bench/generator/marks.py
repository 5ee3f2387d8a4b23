"""What else lands on a page: notes by hand, stamps, holes, dirt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from bench.generator import hands
from bench.generator.pen import a_pen, ink_on, write
from bench.generator.truth import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.generator.compose import Box, Composition
    from bench.generator.truth import Half

Random = np.random.Generator


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark laid on a page: what, and where in points."""

    kind: Kind
    box: Box


def _spot(random: Random, made: Composition) -> tuple[float, float]:
    """Return where somebody might jot something: a margin, the head, the foot, beside a signature."""
    page = made.page
    if made.places and random.random() < 0.25:
        # A date or “read and approved” beside where somebody signs.
        left, top, _, bottom = made.places[0].space
        x = left + float(random.uniform(-60, 140))
        y = float(random.uniform(top - 20, bottom + 40))
        return min(max(x, 6.0), page.width - 130), min(max(y, 20.0), page.height - 40)
    what = random.random()
    if what < 0.35:
        return float(random.uniform(8, page.margin - 20)), float(random.uniform(60, page.height - 120))
    if what < 0.65:
        return float(random.uniform(page.width * 0.3, page.width - 130)), float(random.uniform(6, 80))
    if what < 0.8:
        return float(random.uniform(page.width - page.margin - 30, page.width - 60)), float(
            random.uniform(80, page.height - 120)
        )
    low = min(made.text_bottom + 20, page.height - 50)
    return float(random.uniform(30, page.width - 150)), float(random.uniform(low, page.height - 30))


def _note_place(random: Random, made: Composition) -> tuple[float, float]:
    """Return where somebody jots something; not where one signs, or it would pass for a signature."""
    while True:
        x, y = _spot(random, made)
        if not any(
            place.space[0] - 90 < x < place.space[2] + 10 and place.space[1] - 30 < y < place.name_box[3] + 10
            for place in made.places
            if place.name
        ) and not any(
            place.space[0] - 60 < x < place.space[2] and place.space[1] - 20 < y < place.space[3]
            for place in made.places
        ):
            return x, y


def note(image: Image.Image, made: Composition, scale: float, random: Random, half: Half) -> list[Marked]:
    """Jot a remark of one to three lines."""
    x, y = _note_place(random, made)
    found, pen = [], a_pen(random, half)
    high = float(random.uniform(7, 16))
    for line in range(int(random.choice((1, 2, 3), p=(0.6, 0.3, 0.1)))):
        count = int(random.integers(1, 5))
        paths = (
            hands.written_words(random, half, count)
            if random.random() < 0.7
            else hands.figures(random, 2 + count)
        )
        left, top, right, bottom = hands.extent(paths)
        wide = min((right - left) / (bottom - top) * high, made.page.width - x - 4)
        done = write(paths, pen, (x, y + line * 1.3 * high, wide, high), turn=float(random.normal(0, 3)))
        ink_on(image, done, scale, random)
        found.append(Marked(Kind.NOTE, done.box))
    return found


def emphasis(image: Image.Image, made: Composition, scale: float, random: Random, half: Half) -> list[Marked]:
    """Underline words, ring them, tick them or put a bar beside a paragraph."""
    pen, page = a_pen(random, half), made.page
    x, y = (
        float(random.uniform(page.margin, page.width / 2)),
        float(random.uniform(120, max(140.0, made.text_bottom - 60))),
    )
    what = random.random()
    if what < 0.45:
        wide = float(random.uniform(40, 180))
        done = write(
            hands.line_under(random, wide), pen, (x, y, wide, float(random.uniform(1, 4))), fit=False
        )
        done = (
            write(hands.line_under(random, 10.0), pen, (x, y, wide, 60.0))
            if done.box[2] > page.width
            else done
        )
    elif what < 0.65:
        wide, high = float(random.uniform(40, 130)), float(random.uniform(14, 34))
        done = write(hands.ring(random, wide, high), pen, (x, y, wide, high))
    elif what < 0.85:
        done = write(hands.tick(random), pen, (page.margin - 24, y, 16, 16))
    else:
        high = float(random.uniform(30, 90))
        done = write(
            hands.line_under(random, 10.0), pen, (page.margin - 14 - high / 2, y + high / 2, high, 3), turn=90
        )
    ink_on(image, done, scale, random)
    return [Marked(Kind.NOTE, done.box)]


def routing_initials(
    image: Image.Image, made: Composition, scale: float, random: Random, half: Half
) -> list[Marked]:
    """Initial the head of a page, as it goes round an office, or its foot, as contracts are."""
    page, found = made.page, []
    foot = made.sort == "contract" or random.random() < 0.35
    for at in range(int(random.integers(1, 4))):
        size = float(random.uniform(14, 34))
        y = page.height - float(random.uniform(size + 8, 70)) if foot else float(random.uniform(8, 60))
        x = page.width - 60 - at * float(random.uniform(36, 60)) - float(random.uniform(0, 30))
        done = write(
            hands.initials(random, half),
            a_pen(random, half),
            (x, y, size * 1.4, size),
            turn=float(random.normal(4, 8)),
        )
        ink_on(image, done, scale, random)
        found.append(Marked(Kind.INITIALS, done.box))
    return found


_STAMPS = {
    "a": ("RECEIVED", "COPY", "CONFIDENTIAL", "FILED", "APPROVED", "12 MAR 1974", "SECRET", "PAID"),
    "b": ("ENTERED", "DUPLICATE", "RESTRICTED", "REGISTRY", "NOTED", "JUN 2 1981", "DECLASSIFIED", "URGENT"),
}


def stamp_picture(random: Random, half: Half, high: int) -> Image.Image:
    """Return a stamp's ink (mode ``L``): words in a frame, or a round seal, worn."""
    words = _STAMPS[half.value][int(random.integers(0, 8))]
    font = ImageFont.load_default(max(8, int(high * 0.5)))
    if random.random() < 0.7:
        wide = int(font.getlength(words)) + high
        plate = Image.new("L", (wide, high), 0)
        draw = ImageDraw.Draw(plate)
        if random.random() < 0.7:
            draw.rectangle((1, 1, wide - 2, high - 2), outline=255, width=max(1, high // 14))
        draw.text((high / 2, high * 0.18), words, font=font, fill=255, stroke_width=max(0, high // 50))
    else:
        size = high * 3
        plate = Image.new("L", (size, size), 0)
        draw = ImageDraw.Draw(plate)
        for inset in (0.02, 0.2):
            draw.ellipse(
                (inset * size, inset * size, (1 - inset) * size, (1 - inset) * size),
                outline=255,
                width=max(1, size // 60),
            )
        for at, letter in enumerate((words + " · ") * 2):
            angle = at * 2 * math.pi / (2 * len(words) + 6)
            font_small = ImageFont.load_default(max(7, size // 10))
            draw.text(
                (size / 2 + 0.39 * size * math.sin(angle), size / 2 - 0.39 * size * math.cos(angle)),
                letter,
                font=font_small,
                fill=255,
                anchor="mm",
            )
        draw.text(
            (size / 2, size / 2),
            words[:6],
            font=ImageFont.load_default(max(8, size // 7)),
            fill=255,
            anchor="mm",
        )
    worn = np.asarray(plate, dtype=np.float32)
    cells = random.random((max(2, plate.height // 6), max(2, plate.width // 6))).astype(np.float32)
    cloud = np.asarray(Image.fromarray(cells).resize(plate.size))
    worn = worn * np.clip(1.6 * cloud + random.uniform(0.1, 0.6), 0, 1)
    return Image.fromarray(worn.astype(np.uint8)).rotate(
        float(random.normal(0, 7)), Image.Resampling.BILINEAR, expand=True
    )


def lay_stamp(
    image: Image.Image,
    made: Composition,
    scale: float,
    random: Random,
    half: Half,
    at: tuple[float, float] | None = None,
) -> list[Marked]:
    """Stamp the page anywhere, or at a place in points."""
    page = made.page
    picture = stamp_picture(random, half, int(float(random.uniform(16, 34)) * scale))
    wide, high = picture.width / scale, picture.height / scale
    x, y = at or (
        float(random.uniform(10, max(11.0, page.width - wide - 10))),
        float(random.uniform(10, max(11.0, page.height - high - 10))),
    )
    colour = [(150, 20, 30), (40, 40, 130), (25, 25, 25), (90, 30, 110)][int(random.integers(0, 4))]
    image.paste(colour, (round(x * scale), round(y * scale)), picture.point(lambda v: round(v * 0.85)))
    return [Marked(Kind.STAMP, (x, y, x + wide, y + high))]


def holes(image: Image.Image, made: Composition, scale: float, random: Random) -> None:
    """Punch a row of holes, seen dark, and staple the corner."""
    draw, page = ImageDraw.Draw(image), made.page
    grey = int(random.integers(10, 120))
    if random.random() < 0.7:
        top = random.random() < 0.4
        for at in (0.4, 0.6) if random.random() < 0.6 else (0.2, 0.5, 0.8):
            x, y = (page.width * at, 22.0) if top else (20.0, page.height * at)
            draw.ellipse(
                ((x - 8) * scale, (y - 8) * scale, (x + 8) * scale, (y + 8) * scale), fill=(grey,) * 3
            )
    else:
        draw.line(
            (18 * scale, 30 * scale, 44 * scale, 16 * scale),
            fill=(grey,) * 3,
            width=max(1, round(1.3 * scale)),
        )


def redaction(image: Image.Image, made: Composition, scale: float, random: Random) -> None:
    """Black or white out a line in the text, as releases do."""
    draw, page = ImageDraw.Draw(image), made.page
    y = float(random.uniform(130, max(150.0, made.text_bottom - 120)))
    x = float(random.uniform(page.margin, page.width / 2))
    box = (
        x * scale,
        y * scale,
        (x + float(random.uniform(40, 220))) * scale,
        (y + float(random.uniform(10, 26))) * scale,
    )
    draw.rectangle(box, fill=(0, 0, 0) if random.random() < 0.6 else (255, 255, 255), outline=(0, 0, 0))


def coffee(image: Image.Image, scale: float, random: Random) -> None:
    """Set a cup on the page."""
    size = int(float(random.uniform(60, 110)) * scale)
    mask = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(mask)
    start = int(random.integers(0, 360))
    draw.arc(
        (4, 4, size - 4, size - 4),
        start,
        start + int(random.integers(180, 360)),
        fill=int(random.integers(60, 130)),
        width=max(3, int(random.uniform(2, 6) * scale)),
    )
    mask = mask.filter(ImageFilter.GaussianBlur(scale * 0.8))
    x, y = int(random.integers(0, image.width - size)), int(random.integers(0, image.height - size))
    image.paste((120, 80, 40), (x, y), mask)


def clutter(image: Image.Image, made: Composition, scale: float, random: Random, half: Half) -> list[Marked]:
    """Lay what chance brings on a page, besides a signature."""
    found: list[Marked] = []
    layers: tuple[tuple[float, Callable[..., list[Marked]]], ...] = (
        (0.22, note),
        (0.2, emphasis),
        (0.45 if made.sort == "contract" else 0.08, routing_initials),
        (0.2, lay_stamp),
    )
    for chance, layer in layers:
        again = chance
        while random.random() < again:
            found += layer(image, made, scale, random, half)
            again *= 0.4
    if random.random() < 0.12:
        holes(image, made, scale, random)
    if random.random() < 0.06:
        redaction(image, made, scale, random)
    if random.random() < 0.05:
        coffee(image, scale, random)
    return found
