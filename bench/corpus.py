"""What authcheck makes of real files, set by set.

`python bench/corpus.py --corpus DIR` assesses every file a set's `manifest.jsonl` names, without case files,
writes a line of JSON a file, and prints what completed, what was called draft or altered, which signatures
were found against the manifest's truth, and the time a page takes.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import platform
import statistics
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from outcomes import Came, examine

from authcheck.workflow import load_rulebook

SETS = "letter-usda,letters-gsa,letters-fda,scans-jfk,contracts-hyperlex,draft-markers,ordinary"


@dataclass(frozen=True, slots=True)
class Truth:
    """What a manifest's row says of a file or of one of its pages."""

    file: str
    page: int | None
    """None where the row speaks of the whole file."""

    signature: str
    """``yes``, ``no``, ``unclear`` or empty."""

    draft: str
    """``draft`` for a marked draft, ``no`` where there is none, empty where the manifest does not say."""


def truths(folder: Path, files: set[str]) -> list[Truth]:
    """Return the rows of a set's manifest that speak of ``files``."""
    rows = []
    for line in (folder / "manifest.jsonl").read_text().splitlines():
        row = json.loads(line)
        if row["file"] not in files:
            continue
        signature = str(row.get("signature") or "").split(" ")[0]
        marker = str(row.get("draft_marker") or "")
        rows.append(
            Truth(
                file=row["file"],
                page=row.get("page"),
                signature=signature if signature in {"yes", "no", "unclear"} else "",
                draft="draft" if marker.startswith("yes: draft") else "no" if marker else "",
            )
        )
    return rows


def chosen(folder: Path, sample: int | None) -> list[Path]:
    """Return a set's files in the order of their names, or ``sample`` of them evenly spread."""
    rows = (json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines())
    files = sorted({folder / row["file"] for row in rows})
    if sample is None or sample >= len(files):
        return files
    return [files[index * len(files) // sample] for index in range(sample)]


def rate(hits: int, of: int) -> str:
    """Return a share with its 95 % Wilson interval."""
    if not of:
        return "none to count"
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{hits}/{of} = {share:.2f} ({max(0.0, middle - half):.2f} to {min(1.0, middle + half):.2f})"


def _tell_signatures(rows: list[Truth], came: dict[str, Came]) -> None:
    table = Counter(
        (row.signature, came[row.file].signature(row.page))
        for row in rows
        if row.signature and not came[row.file].failure
    )
    if not table:
        return
    print("  signature (truth → told): " + ", ".join(f"{t} → {p} {n}" for (t, p), n in sorted(table.items())))
    called = table["yes", "yes"] + table["no", "yes"]
    there = sum(count for (truth, _), count in table.items() if truth == "yes")
    none = sum(count for (truth, _), count in table.items() if truth == "no")
    print(f"    precision {rate(table['yes', 'yes'], called)}   recall {rate(table['yes', 'yes'], there)}")
    print(f"    false alarms {rate(table['no', 'yes'], none)}")


def _tell_drafts(rows: list[Truth], came: dict[str, Came]) -> None:
    table = Counter(
        (row.draft, "draft" if any(hit.family == "draft" for hit in came[row.file].hits()) else "no")
        for row in rows
        if row.draft and not came[row.file].failure
    )
    if any(truth == "draft" for truth, _ in table):
        print("  draft (truth → told): " + ", ".join(f"{t} → {p} {n}" for (t, p), n in sorted(table.items())))


def tell(name: str, outcomes: list[Came], rows: list[Truth]) -> None:
    """Print what came of one set."""
    done = [came for came in outcomes if not came.failure]
    pages = sum(came.pages for came in done)
    print(f"\n{name}: {len(done)} completed, {len(outcomes) - len(done)} failed, {pages} pages")
    for came in outcomes:
        if came.failure:
            print(f"  failed  {came.file}: {came.failure}")
    if not pages:
        return
    alarmed = [came for came in done if came.alarms()]
    print(
        f"  draft or altered: {len(alarmed)} files, {100 * len(alarmed) / pages:.2f} in 100 pages, "
        f"{100 * sum(len(came.alarms()) for came in alarmed) / pages:.2f} findings in 100 pages"
    )
    for came in alarmed:
        for hit in came.alarms():
            print(f"    {came.file}: {hit.rule} ({hit.weight}): {hit.reason}")
    blank = [came.file for came in done if came.blank()]
    print(f"  blank signature space: {len(blank)} files" + "".join(f"\n    {file}" for file in blank))
    found = Counter(hit.rule for came in done for hit in came.hits())
    unread = Counter(seen.rule for came in done for seen in came.seen if seen.outcome == "unread")
    print(
        "  files by rule, found: " + (", ".join(f"{rule} {n}" for rule, n in found.most_common()) or "none")
    )
    print(
        "  files by rule, unread: " + (", ".join(f"{rule} {n}" for rule, n in unread.most_common()) or "none")
    )
    zones = sum((Counter(dict(came.zones)) for came in done), Counter[str]())
    if zones:
        print("  pages by zone: " + ", ".join(f"{zone} {count}" for zone, count in zones.most_common()))
    by_name = {came.file: came for came in outcomes}
    _tell_signatures(rows, by_name)
    _tell_drafts(rows, by_name)
    axes = Counter(axis for came in done for axis in came.axes)
    for (axis, value, status), count in sorted(axes.items()):
        print(f"  {axis:<9} {value}, {status}: {count}")
    a_page = [came.seconds / came.pages for came in done if came.pages]
    total = sum(came.seconds for came in done)
    print(f"  time: {statistics.median(a_page):.2f} s a page (median of files), {total:.0f} s in all")


def measure(
    name: str, files: list[Path], pool: ProcessPoolExecutor, out: TextIO, *, zones: bool
) -> list[Came]:
    """Assess the files of one set, writing each outcome as it comes."""
    outcomes = []
    calls = [pool.submit(examine, name, path, zones) for path in files]
    for number, call in enumerate(calls, 1):
        came = call.result()
        out.write(came.line() + "\n")
        outcomes.append(came)
        if sys.stderr.isatty():
            print(f"\r{name} {number}/{len(files)} ", end="", file=sys.stderr)
    return outcomes


def main() -> None:
    """Measure and print."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    call.add_argument(
        "--corpus", type=Path, default=os.environ.get("AUTHCHECK_CORPUS"), help="folder of the sets"
    )
    call.add_argument("--sets", default=SETS, help=f"comma-separated (default: {SETS})")
    call.add_argument("--sample", type=int, help="files of each set, evenly spread (default: all)")
    call.add_argument("--jobs", type=int, default=2, help="files at a time (default: 2)")
    call.add_argument("--zones", action="store_true", help="count zones too; reads each file twice")
    call.add_argument(
        "--out", type=Path, default=Path("corpus.jsonl"), help="a line of JSON a file goes here"
    )
    asked = call.parse_args()
    if asked.corpus is None or not asked.corpus.is_dir():
        call.error("no corpus: give its folder with --corpus or in AUTHCHECK_CORPUS")

    print(f"date      {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    print(f"versions  authcheck {version('authcheck')}, Python {platform.python_version()}", end="")
    print(
        "".join(f", {package} {version(package)}" for package in ("pypdfium2", "tesserocr", "pdfminer.six"))
    )
    print(f"rulebook  {load_rulebook().digest}")
    print(f"corpus    {asked.sets}" + (f", {asked.sample} files of each" if asked.sample else ", all files"))

    spawned = multiprocessing.get_context("spawn")  # reading forks; its parent must hold no threads
    with (
        ProcessPoolExecutor(asked.jobs, mp_context=spawned) as pool,
        Path(asked.out or os.devnull).open("w", encoding="utf-8") as out,
    ):
        for name in asked.sets.split(","):
            folder = asked.corpus / name
            files = chosen(folder, asked.sample)
            outcomes = measure(name, files, pool, out, zones=asked.zones)
            tell(name, outcomes, truths(folder, {path.name for path in files}))


if __name__ == "__main__":
    main()
