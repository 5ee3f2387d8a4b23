"""One composition → several files that differ in one property, and the truth of each."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.generator import hands, marks, wear
from bench.generator.compose import compose
from bench.generator.cover import painted_out
from bench.generator.pen import Written, a_pen, density, ink_on, write
from bench.generator.truth import Half, Kind, Mark, Truth
from bench.generator.ways import typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.generator.compose import Composition, Place

MEDIA = ("scan200", "scan300", "fax", "finefax", "photo", "copy", "pdf")
_SEEN = 40
"""Grey levels by which a point shows that ink is on it."""

_LEAST_SEEN = 1.0
"""Such points for each column of a signature's box, at least, or nobody could see it."""

_APART = 0.12
"""Share of signatures that keep to no space."""

_TYPED = (Kind.CONFORMED, Kind.SCRIPT, Kind.ELECTRONIC, Kind.SERVICE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make."""

    half: Half
    seed: int
    medium: str
    kind: Kind
    """What signs the letter in the variant that is signed."""


def make(want: Wanted, name: str, folder: Path) -> Iterator[Truth]:
    """Write the files of one composition and yield their truths."""
    # Seeds of the halves never meet: the half is part of the seed.
    state = [0xA if want.half is Half.TRAINING else 0xB, want.seed]
    random = np.random.default_rng(state)
    made = compose(random, want.half)
    kind = want.kind if made.places else Kind.NONE
    if kind in _TYPED and not made.named:
        kind = Kind.NONE
    if kind in _TYPED:
        laid = [marks.Marked(kind, typed(made, made.places[0], kind, random, want.half))]
        if want.medium == "pdf":
            yield from _born_digital(want, made, kind, laid, [], name, folder, random)
        else:
            yield from _on_paper(want, made, kind, laid, [], name, folder, state)
        return
    written = (
        [_signed(made, place, kind, random, want.half) for place in _signing(made, random)]
        if kind in {Kind.INK, Kind.PASTED, Kind.VECTOR, Kind.INITIALS}
        else []
    )
    laid = [marks.Marked(kind, one.box) for one in written]
    if want.medium == "pdf":
        yield from _born_digital(want, made, kind, laid, written, name, folder, random)
    else:
        yield from _on_paper(want, made, kind, laid, written, name, folder, state)


def _signing(made: Composition, random: np.random.Generator) -> tuple[Place, ...]:
    """Return who of several signs: mostly all of them."""
    places = made.places
    return places if random.random() < 0.8 else places[: max(1, len(places) - 1)]


def _signed(made: Composition, place: Place, kind: Kind, random: np.random.Generator, half: Half) -> Written:
    left, top, right, bottom = place.space
    high = float(np.clip(random.lognormal(np.log(46), 0.42), 14, 130))
    wide = float(np.clip(random.lognormal(np.log(135), 0.42), 36, 290))
    paths = hands.signature(random, half)
    if kind is Kind.INITIALS:
        paths, high = hands.initials(random, half), float(random.uniform(12, 30))
        wide = high * 1.6
    x = left + float(random.normal(0.15, 0.25)) * max(right - left - wide, 30.0)
    # Most stay in the space; some run over the typed name or into the closing words, some stand apart.
    y = (top + bottom) / 2 - high / 2 + float(random.normal(0, 0.22)) * (bottom - top)
    if random.random() < _APART:
        x += float(random.normal(0, 90))
        y += float(random.uniform(-10, 70))
    x = min(max(x, 4.0), made.page.width - wide - 2)
    y = min(max(y, 10.0), made.page.height - high - 4)
    return write(paths, a_pen(random, half), (x, y, wide, high), turn=float(random.normal(3, 5)))


def _painted(made: Composition, scale: float) -> Image.Image:
    memory = io.BytesIO()
    canvas = Canvas(memory, pagesize=(made.page.width, made.page.height))
    made.page.draw(canvas)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(memory.getvalue())
    try:
        picture: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    return picture


def _on_paper(
    want: Wanted,
    made: Composition,
    kind: Kind,
    laid: list[marks.Marked],
    written: list[Written],
    name: str,
    folder: Path,
    state: list[int],
) -> Iterator[Truth]:
    dpi = 300 if want.medium == "scan300" else 200
    scale = dpi / 72
    clean = _painted(made, scale)
    variants = (
        ["unsigned", "signed", "painted"]
        if written
        else ["signed" if kind in _TYPED or kind is Kind.STAMP else "unsigned"]
    )
    bare: Image.Image | None = None
    for variant in variants:
        random = np.random.default_rng([*state, 1])  # the same clutter and wear for each
        image = clean.copy()
        found = marks.clutter(image, made, scale, random, want.half)
        if variant != "unsigned":
            pens = np.random.default_rng([*state, 2])
            for one in written:
                ink_on(image, one, scale, pens)
            if kind is Kind.STAMP and made.places:
                left, top, _, _ = made.places[0].space
                found += marks.lay_stamp(image, made, scale, pens, want.half, (left + 8, top))
            found += laid
        worn = _worn(want, image, random)
        if variant == "unsigned":
            bare = worn.picture
        places = [_pixels(worn, one, scale) for one in written]
        lost = (
            bool(written)
            and bare is not None
            and all(not _shows(worn.picture, bare, place) for place in places)
        )
        if variant == "painted":
            worn = replace(worn, picture=_covered(worn.picture, places, np.random.default_rng([*state, 3])))
        shown = tuple(
            Mark(kind=one.kind, box=worn.moved(tuple(edge * scale for edge in one.box)))
            for one in found
            if variant != "painted" or one not in laid
        )
        waits = _waits(made, written if variant == "painted" else [])
        file = f"{name}-{variant}" + _save(worn, want, folder / f"{name}-{variant}", random)
        yield Truth(
            file=file, page=1, pair=name, half=want.half, variant=variant,
            kind=kind if variant == "signed" else Kind.NONE, closing=waits,
            letterhead=made.letterhead, medium=want.medium, dpi=min(worn.dpi), wear=worn.wear, marks=shown,
            lost=lost and variant == "signed",
        )  # fmt: skip


def _waits(made: Composition, painted: list[Written]) -> bool:
    """Tell whether a letter shows a name under a space for its signature, and paint took none of the name."""
    if made.sort not in {"letter", "memo"} or not made.named:
        return False
    left, top, right, bottom = made.places[0].name_box
    return not any(
        one.box[0] < right and one.box[2] > left and one.box[1] < bottom and one.box[3] > top
        for one in painted
    )


def _pixels(worn: wear.Worn, one: Written, scale: float) -> tuple[int, int, int, int]:
    edges = worn.moved(tuple(edge * scale for edge in one.box))
    size = (worn.picture.width, worn.picture.height)
    left, top, right, bottom = (round(edge * size[at % 2]) for at, edge in enumerate(edges))
    return left - 3, top - 3, right + 3, bottom + 3


def _shows(signed: Image.Image, bare: Image.Image, place: tuple[int, int, int, int]) -> bool:
    """Tell whether a signature outlived the wear: the page differs by it from the page without it."""
    one, other = (np.asarray(page.convert("L").crop(place), dtype=np.int16) for page in (signed, bare))
    return int((np.abs(one - other) > _SEEN).sum()) > _LEAST_SEEN * (place[2] - place[0])


def _covered(
    picture: Image.Image, places: list[tuple[int, int, int, int]], random: np.random.Generator
) -> Image.Image:
    """Return the page with its signatures painted out, in one of two ways."""
    redrawn = bool(random.random() < 0.5)
    page = picture.convert("L") if picture.mode == "1" else picture.copy()
    for place in places:
        painted_out(page, place, random, redrawn=redrawn)
    if picture.mode == "1":
        return page.point(lambda value: 255 if value > 127 else 0).convert("1", dither=Image.Dither.NONE)
    return page


def _worn(want: Wanted, image: Image.Image, random: np.random.Generator) -> wear.Worn:
    if want.medium == "photo":
        return wear.photographed(image, random, want.half)
    dpi = 300 if want.medium == "scan300" else 200
    worn = wear.scanned(image, random, want.half, dpi)
    if want.medium == "copy":
        worn = wear.copied(worn, random, int(random.integers(1, 4)))
    if want.medium in {"fax", "finefax"}:
        worn = wear.faxed(worn, random, fine=want.medium == "finefax")
    return worn


def _save(worn: wear.Worn, want: Wanted, stem: Path, random: np.random.Generator) -> str:
    picture = worn.picture
    if picture.mode == "1":
        picture.save(stem.with_name(stem.name + ".tif"), "TIFF", compression="group4", dpi=worn.dpi)
        return ".tif"
    quality = int(random.integers(45, 95))
    if want.medium == "photo":
        picture.save(stem.with_name(stem.name + ".jpg"), "JPEG", quality=quality)
    else:
        picture.save(stem.with_name(stem.name + ".jpg"), "JPEG", quality=quality, dpi=worn.dpi)
    return ".jpg"


def _born_digital(
    want: Wanted,
    made: Composition,
    kind: Kind,
    laid: list[marks.Marked],
    written: list[Written],
    name: str,
    folder: Path,
    random: np.random.Generator,
) -> Iterator[Truth]:
    page = made.page
    alone = "signed" if kind in _TYPED else "unsigned"
    for variant in ("signed", "unsigned") if written else (alone,):
        file = f"{name}-{variant}.pdf"
        canvas = Canvas(str(folder / file), pagesize=(page.width, page.height), invariant=1)
        page.draw(canvas)
        if variant == "signed":
            for one in written:
                (_strokes if kind is Kind.VECTOR else _pasted)(canvas, one, page.height, random)
        canvas.showPage()
        canvas.save()
        size = (page.width, page.height)
        shown = tuple(
            Mark(kind=one.kind, box=tuple(round(edge / size[at % 2], 4) for at, edge in enumerate(one.box)))
            for one in (laid if variant == "signed" else [])
        )
        yield Truth(
            file=file, page=1, pair=name, half=want.half, variant=variant,
            kind=kind if variant == "signed" else Kind.NONE, closing=_waits(made, []),
            letterhead=made.letterhead, medium="pdf", dpi=0, marks=shown,
        )  # fmt: skip


def _strokes(canvas: Canvas, written: Written, height: float, _: np.random.Generator) -> None:
    """Draw strokes as a tablet's software does: lines of changing width."""
    canvas.setStrokeColorRGB(*(value / 255 for value in written.pen.colour))
    canvas.setLineCap(1)
    for points, widths in written.paths:
        for at in range(0, len(points) - 1, 8):
            canvas.setLineWidth(float(widths[at]))
            path = canvas.beginPath()
            path.moveTo(float(points[at][0]), height - float(points[at][1]))
            for x, y in points[at + 1 : at + 9]:
                path.lineTo(float(x), height - float(y))
            canvas.drawPath(path)


def _pasted(canvas: Canvas, written: Written, height: float, random: np.random.Generator) -> None:
    """Place the strokes as a picture: transparent, or a JPEG's rectangle of not quite white."""
    left, top, right, bottom = written.box
    scale = float(random.uniform(150, 400)) / 72
    moved = Written(
        tuple((points - np.array([left - 4, top - 4]), widths) for points, widths in written.paths),
        written.pen,
    )
    size = (round((right - left + 8) * scale), round((bottom - top + 8) * scale))
    plate = density(moved, size, scale, random)
    if random.random() < 0.5:
        picture = Image.new("RGBA", size, (*written.pen.colour, 0))
        picture.putalpha(plate)
        reader, mask = ImageReader(picture), "auto"
    else:
        grey = int(random.integers(236, 256))
        solid = Image.new("RGB", size, (grey, grey, grey))
        solid.paste(written.pen.colour, (0, 0), plate)
        reader, mask = ImageReader(wear.squeezed(solid, int(random.integers(30, 85)))), None
    canvas.drawImage(reader, left - 4, height - bottom - 4, right - left + 8, bottom - top + 8, mask=mask)
