"""`python -m bench.generator.drafts --out DIR --half b --count 40`: letters, marked and not.

Each composition comes as it is and marked: DRAFT and its kin, pale, large, mostly slanted, under the print of
a scan, a copy or a photograph, or in a PDF as outlines or as a picture. ``manifest.jsonl`` has ``mark``, the
words, empty where there are none, and ``drafted``, whether they say draft.
"""

from __future__ import annotations

import argparse
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from bench.generator import wear
from bench.generator.compose import compose
from bench.generator.truth import Half

if TYPE_CHECKING:
    from PIL import Image

    from bench.generator.compose import Composition

MEDIA = ("scan200", "scan300", "copy", "photo", "outlines", "picture")
_FACES = {Half.TRAINING: "Times-Bold", Half.FIGURES: "Helvetica-Bold"}
_WORDS = {
    Half.TRAINING: ("DRAFT", "DRAFT COPY", "NOT FOR SIGNATURE", "COPY"),
    Half.FIGURES: ("DRAFT", "PRE-DECISIONAL", "SPECIMEN", "DELIBERATIVE", "DRAFT", "DRAFT", "COPY"),
}
_SAYS_DRAFT = ("DRAFT", "PRE-DECISIONAL", "DELIBERATIVE", "NOT FOR SIGNATURE")

_SEEN = 10
"""Grey levels by which a point shows that a mark is under it."""

_LEAST_SEEN = 0.4
"""Part of a mark that must show, or nobody could read it."""


@dataclass(frozen=True, slots=True)
class Across:
    """A mark across a page."""

    words: str
    face: str
    angle: float
    """Degrees counter-clockwise."""

    size: float
    grey: float
    """0 black, 1 white."""


def a_mark(random: np.random.Generator, half: Half, width: float, height: float) -> Across:
    """Return a mark as word processors and registries set it."""
    words = _WORDS[half][int(random.integers(0, len(_WORDS[half])))]
    angle = float(random.choice((0, 45, 45, 45, 55, 35, 90, -45)) + random.normal(0, 1.2))
    turned = np.radians(angle)
    room = min(
        0.92 * width / max(abs(np.cos(turned)), 0.05),
        0.92 * height / max(abs(np.sin(turned)), 0.05),
        0.9 * height,
    )
    size = min(150.0, float(random.uniform(0.6, 0.95)) * room / stringWidth(words, _FACES[half], 1.0))
    return Across(words, _FACES[half], angle, size, float(random.uniform(0.62, 0.88)))


def _lay(canvas: Canvas, mark: Across, size: tuple[float, float], *, outlines: bool) -> None:
    canvas.saveState()
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(mark.angle)
    canvas.setFillGray(mark.grey)
    wide = stringWidth(mark.words, mark.face, mark.size)
    if outlines:
        path = canvas.beginPath()
        for left, top, right, bottom in _strips(mark):
            path.rect(left, top, right - left, bottom - top)
        canvas.drawPath(path, fill=1, stroke=0)
    else:
        canvas.setFont(mark.face, mark.size)
        canvas.drawString(-wide / 2, -mark.size / 3, mark.words)
    canvas.restoreState()


def _strips(mark: Across) -> list[tuple[float, float, float, float]]:
    """Return the letters as strips from left to right, about the middle: shapes, without any type."""
    alone = io.BytesIO()
    wide, high = stringWidth(mark.words, mark.face, mark.size) + 4, mark.size * 1.4
    plate = Canvas(alone, pagesize=(wide, high))
    plate.setFont(mark.face, mark.size)
    plate.drawString(2, mark.size * 0.3, mark.words)
    plate.showPage()
    plate.save()
    dark = np.asarray(_painted(alone.getvalue(), 144).convert("L")) < 128
    strips = []
    for row in range(dark.shape[0]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], dark[row].astype(np.int8), [0]))))
        y = (dark.shape[0] / 2 - row - 1) / 2
        strips += [
            (float(start) / 2 - wide / 2, y, float(end) / 2 - wide / 2, y + 0.55)
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]
    return strips


def _pdf(made: Composition, mark: Across | None, medium: str) -> bytes:
    """Return the page as PDF; on paper the mark is type, else outlines or a picture."""
    memory, size = io.BytesIO(), (made.page.width, made.page.height)
    canvas = Canvas(memory, pagesize=size, invariant=1)
    if mark is not None and medium == "picture":
        alone = io.BytesIO()
        plate = Canvas(alone, pagesize=size, invariant=1)
        _lay(plate, mark, size, outlines=False)
        plate.showPage()
        plate.save()
        canvas.drawImage(ImageReader(_painted(alone.getvalue(), 110)), 0, 0, *size)
    elif mark is not None:
        _lay(canvas, mark, size, outlines=medium == "outlines")
    made.page.draw(canvas)
    canvas.showPage()
    canvas.save()
    return memory.getvalue()


def _painted(raw: bytes, dpi: int) -> Image.Image:
    document = pypdfium2.PdfDocument(raw)
    try:
        picture: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()
    return picture


def make(seed: int, half: Half, folder: Path) -> list[dict[str, object]]:
    """Write one composition with and without a mark; return the manifest's rows."""
    state = [0xDA if half is Half.TRAINING else 0xDB, seed]
    random = np.random.default_rng(state)
    made = compose(random, half)
    mark = a_mark(random, half, made.page.width, made.page.height)
    medium = MEDIA[int(random.integers(0, len(MEDIA)))]
    rows: list[dict[str, object]] = []
    pages: list[Image.Image] = []
    for name, laid in (("bare", None), ("marked", mark)):
        raw = _pdf(made, laid, medium)
        file = f"{half.value}{seed:06d}-{name}" + (".pdf" if medium in {"outlines", "picture"} else ".jpg")
        if file.endswith(".pdf"):
            (folder / file).write_bytes(raw)
        else:
            worn = _worn(_painted(raw, 300 if medium == "scan300" else 200), medium, state, half)
            pages.append(worn.picture.convert("L"))
            pages[-1].save(folder / file, "JPEG", quality=80, dpi=worn.dpi)
        words = laid.words if laid is not None else ""
        drafted = any(said in words for said in _SAYS_DRAFT)
        lost = drafted and bool(pages) and not _shows(*pages, mark)
        rows.append({"file": file, "medium": medium, "mark": words, "drafted": drafted, "lost": lost})
    return rows


def _shows(bare: Image.Image, marked: Image.Image, mark: Across) -> bool:
    """Tell whether a mark outlived the wear: the page differs by it from the page without it."""
    changed = np.abs(np.asarray(bare, dtype=np.int16) - np.asarray(marked, dtype=np.int16)) > _SEEN
    painted = 0.3 * mark.size * 0.6 * mark.size * len(mark.words) / (595.0 * 842.0)
    return float(changed.mean()) > _LEAST_SEEN * painted


def _worn(image: Image.Image, medium: str, state: list[int], half: Half) -> wear.Worn:
    random = np.random.default_rng([*state, 1])
    if medium == "photo":
        return wear.photographed(image, random, half)
    worn = wear.scanned(image, random, half, 300 if medium == "scan300" else 200)
    return wear.copied(worn, random, 1) if medium == "copy" else worn


def main() -> None:
    """Write letters and their manifest."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("--out", type=Path, required=True, help="folder to write into")
    call.add_argument("--half", type=Half, default=Half.FIGURES, help="a for tuning, b for figures (default)")
    call.add_argument("--count", type=int, default=40, help="compositions; each makes two files")
    call.add_argument("--seed", type=int, default=0, help="number of the first composition")
    asked = call.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with (asked.out / "manifest.jsonl").open("w", encoding="utf-8") as out:
        for seed in range(asked.seed, asked.seed + asked.count):
            out.writelines(json.dumps(row) + "\n" for row in make(seed, asked.half, asked.out))


if __name__ == "__main__":
    main()
