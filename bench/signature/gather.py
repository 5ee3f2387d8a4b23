"""Figures of marks and what each mark is, from pages whose truth is known.

`python -m bench.signature.gather MANIFEST … --out FILE.npz` reads every page as authcheck does (OCR included)
and writes one row a mark.
"""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from authcheck.checks.page.features import NAMES, measure_all
from authcheck.checks.page.paper import DPI
from authcheck.checks.page.regions import sort_ink
from authcheck.ingest import open_letter, read_bytes, take_in
from authcheck.layout import find_zones
from authcheck.model.geometry import Box
from authcheck.model.reading import ReadingOptions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from authcheck.ingest.letter import OpenLetter
    from authcheck.ingest.upright import Upright

CLASSES = ("other", "signature", "initials", "note", "stamp")
"""What a mark is; the order is that of the model's classes."""

_OF_KIND = {
    "ink": "signature", "pasted image": "signature", "vector strokes": "signature", "signature": "signature",
    "initials": "initials", "paraphe": "initials", "note": "note", "stamp": "stamp",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is known of one page."""

    path: Path
    page: int
    signature: str
    """``yes``, ``no``, ``initials``, ``unclear``."""

    marks: tuple[tuple[str, tuple[float, float, float, float]], ...]
    """Class and box, as parts of width and height of the page as stored; of corpora perhaps not all."""

    source: str
    """Set or medium, for tables."""

    variant: str = ""
    pair: str = ""
    closing: bool = False
    letterhead: bool | None = None
    """None where the manifest does not say, or says it only of the whole file."""


def truths(manifest: Path) -> list[Truth]:
    """Return the pages of a manifest: the generator's, or a corpus's with ``signature`` and ``boxes``."""
    rows = []
    for line in manifest.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks = [(m["kind"], tuple(m["box"])) for m in row.get("marks", ())]
        marks += [(m["kind"], tuple(m["xyxy_norm"])) for m in row.get("boxes", ())]
        known = tuple((_OF_KIND.get(kind, "other"), box) for kind, box in marks)
        rows.append(
            Truth(
                path=manifest.parent / row["file"],
                page=row.get("page") or 1,
                signature=str(row["signature"]).split(" ")[0],
                marks=known,
                source=row.get("medium") or manifest.parent.name,
                variant=row.get("variant", ""),
                pair=row.get("pair", row["file"]),
                closing=bool(row.get("closing")),
                letterhead=_yes_or_no(row.get("letterhead")),
            )
        )
    return rows


def _yes_or_no(said: object) -> bool | None:
    if isinstance(said, bool) or said is None:
        return said
    return {"yes": True, "no": False}.get(str(said).split(" ", maxsplit=1)[0])


def opened(path: Path) -> OpenLetter:
    """Return a letter read as authcheck reads it, zones included; in this process."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    exhibit = take_in(str(path), None)
    letter = open_letter(exhibit, read_bytes(str(path)), ReadingOptions())
    letter.with_zones(find_zones(letter.document))
    return letter


def upright_of(letter: OpenLetter, page: int) -> tuple[Upright | None, tuple[int, int]]:
    """Return how a page was put upright, and its size as stored in pixels (in points for a PDF)."""
    sheets = getattr(letter, "_sheets", None)
    if sheets is not None:
        return sheets[page - 1].upright, letter.document.pages[page - 1].pictures[0].pixels
    # A PDF's page keeps its size but for the frame, which holds it all but in rare cases.
    here = letter.document.pages[page - 1]
    return getattr(letter, "_upright", {}).get(page), (round(here.width), round(here.height))


def moved(
    box: tuple[float, float, float, float],
    upright: Upright | None,
    stored: tuple[int, int],
    page: tuple[float, float],
) -> Box:
    """Return where a box in parts of the stored page lies on the upright page, in points."""
    left, top, right, bottom = box
    if upright is None or not (upright.quarter or upright.skew):
        return Box(left * page[0], top * page[1], right * page[0], bottom * page[1])
    small = Image.new("L", (max(1, stored[0] // 8), max(1, stored[1] // 8)), 255)
    small.paste(0, tuple(round(edge * small.size[at % 2]) for at, edge in enumerate(box)))
    ys, xs = np.nonzero(np.asarray(upright.apply(small)) < 128)
    size = upright.apply(small).size
    if not xs.size:
        return Box(0, 0, 0, 0)
    across, down = page[0] / size[0], page[1] / size[1]
    return Box(
        float(xs.min()) * across,
        float(ys.min()) * down,
        float(xs.max() + 1) * across,
        float(ys.max() + 1) * down,
    )


def label(box: Box, known: list[tuple[str, Box]]) -> str:
    """Return what a mark is: the known thing that it mostly lies on, or that it mostly covers."""
    area = max(box.width * box.height, 1.0)
    best, what = 0.0, "other"
    for kind, place in known:
        grown = Box(place.left - 2, place.top - 2, place.right + 2, place.bottom + 2)
        shared = box.overlap(grown)
        share = max(shared / area, shared / max(grown.width * grown.height, 1.0))
        rank = share + (0.2 if kind == "signature" else 0.0)
        if share > 0.45 and rank > best:
            best, what = rank, kind
    return what


def rows_of(truth: Truth) -> tuple[NDArray[np.float32], list[str], list[tuple[float, float, float, float]]]:
    """Return the figures of a page's marks, what each is, and its box in points."""
    with opened(truth.path) as letter:
        page = letter.document.pages[truth.page - 1]
        seen = sort_ink(letter.crop(page.number, Box(0, 0, page.width, page.height), DPI), page)
        figures = measure_all(seen, page, letter.document.zones)
        upright, stored = upright_of(letter, page.number)
        size = (page.width, page.height)
        known = [(kind, moved(box, upright, stored, size)) for kind, box in truth.marks]
    labels = [label(mark.box, known) for mark in seen.marks]
    boxes = [(mark.box.left, mark.box.top, mark.box.right, mark.box.bottom) for mark in seen.marks]
    return figures, labels, boxes


def main() -> None:
    """Write the figures of all pages named."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument(
        "manifests", type=Path, nargs="+", help="manifest.jsonl of the generator or of a corpus set"
    )
    call.add_argument("--out", type=Path, required=True, help="an .npz file")
    call.add_argument("--jobs", type=int, default=2, help="pages at a time")
    call.add_argument("--most", type=int, help="pages of each manifest")
    call.add_argument("--without", default="", help="a variant to leave out: two of three say as much")
    asked = call.parse_args()
    pages = [truth for manifest in asked.manifests for truth in truths(manifest)[: asked.most]]
    signed = {truth.pair for truth in pages if truth.variant == "signed"}
    pages = [truth for truth in pages if truth.variant != asked.without or truth.pair not in signed]
    with ProcessPoolExecutor(asked.jobs) as pool:
        found = list(pool.map(rows_of, pages, chunksize=4))
    np.savez_compressed(
        asked.out,
        names=np.asarray(NAMES),
        figures=np.concatenate([figures for figures, _, _ in found]),
        labels=np.asarray([CLASSES.index(one) for _, labels, _ in found for one in labels], dtype=np.int8),
        boxes=np.asarray([box for _, _, boxes in found for box in boxes], dtype=np.float32).reshape(-1, 4),
        page=np.concatenate([np.full(len(labels), at) for at, (_, labels, _) in enumerate(found)]),
        signature=np.asarray([truth.signature for truth in pages]),
        source=np.asarray([truth.source for truth in pages]),
        variant=np.asarray([truth.variant for truth in pages]),
        pair=np.asarray([truth.pair for truth in pages]),
        closing=np.asarray([truth.closing for truth in pages]),
        path=np.asarray([str(truth.path) for truth in pages]),
    )
    print(f"{len(pages)} pages, {sum(len(labels) for _, labels, _ in found)} marks in {asked.out}")


if __name__ == "__main__":
    main()
