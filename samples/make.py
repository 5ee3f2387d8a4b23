"""Make every sample: `python samples/make.py` writes them beside this file, the same bytes each time.

The letters are written here from words of the project's own; no leaked page is copied and no seal imitated.
Case files and expectations are written by hand; each rendering of one letter gets a copy of the letter's own.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import fields
import letters
import numpy as np
import renderings
from ink import signature

HERE = Path(__file__).resolve().parent
SEED = 20200106
RENDERINGS = ("letter-scan", "letter-fax", "letter-phone")
ALONGSIDE = (".case.yaml", ".expected.json")


def seely(folder: Path) -> None:
    """Make the founding letter: the file itself, a scan, a fax and a phone picture."""
    random = np.random.default_rng(SEED)
    letter = folder / "letter.pdf"
    letters.founding(letter)
    page = renderings.page_image(letter, renderings.SCAN_DPI)
    scan = renderings.scanned(page, random, skew=0.7)
    renderings.as_pdf(scan, folder / "letter-scan.pdf", datetime(2020, 1, 6, 15, 20, tzinfo=UTC), quality=55)
    fax = renderings.faxed(renderings.page_image(letter, renderings.FAX_DPI), random, skew=-0.4)
    renderings.as_fax(fax, folder / "letter-fax.tif")
    phone = renderings.photographed(page, random, (2160, 2880))
    renderings.as_photograph(phone, folder / "letter-phone.jpg", "2020:01:06 19:41:07", quality=70)


def waterways(folder: Path) -> None:
    """Make the signed letter as a scan, and the look-alike that borrows its signature."""
    random = np.random.default_rng(SEED + 1)
    left, top, width, height = (round(value * renderings.SCAN_DPI / 72) for value in letters.SIGNATURE_PLACE)
    with tempfile.TemporaryDirectory() as held:
        unsigned = Path(held) / "unsigned.pdf"
        letters.issued(unsigned)
        page = renderings.page_image(unsigned, renderings.SCAN_DPI)
    ink = signature(random, width, height, pen=9.0)
    scan = renderings.scanned(renderings.signed(page, ink, left, top), random, skew=-0.5)
    renderings.as_pdf(scan, folder / "issued.pdf", datetime(2021, 3, 11, 8, 40, tzinfo=UTC), quality=55)
    cutting = scan.crop((left, top, left + width, top + height))
    letters.lookalike(folder / "lookalike.pdf", renderings.as_jpeg(cutting, quality=80))


def grainboard(folder: Path) -> None:
    """Make the marked draft, and a note: with a field, empty and filled by a stand-in, and a typed name."""
    letters.draft(folder / "draft.pdf")
    fields.note(folder / "note.pdf", letters.NOTE, letters.SPECIMEN, letters.NOTE_FIELD, filled=False)
    fields.note(folder / "note-sealed.pdf", letters.NOTE, letters.SPECIMEN, letters.NOTE_FIELD, filled=True)
    typed = (310, 496, "Perpetua Voss")
    fields.typed(folder / "note-typed.pdf", letters.NOTE, letters.SPECIMEN, typed)


MAKERS = (seely, waterways, grainboard)
"""What makes each folder; the folder has the maker's name."""


def main() -> None:
    """Make all samples in the folder asked for."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    call.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: this one)")
    out: Path = call.parse_args().out
    for make in MAKERS:
        folder = out / make.__name__
        folder.mkdir(parents=True, exist_ok=True)
        make(folder)
        ours = HERE / make.__name__
        for note in sorted(ours.glob("*.case.yaml")) + sorted(ours.glob("*.expected.json")):
            if folder != ours:
                shutil.copyfile(note, folder / note.name)
    for rendering in RENDERINGS:
        for ending in ALONGSIDE:
            source = HERE / "seely" / f"letter{ending}"
            if source.exists():
                shutil.copyfile(source, out / "seely" / f"{rendering}{ending}")
    for make in MAKERS:
        for path in sorted((out / make.__name__).iterdir()):
            print(f"{path.stat().st_size:>9,}  {path.relative_to(out)}")


if __name__ == "__main__":
    main()
