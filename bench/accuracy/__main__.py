"""`python -m bench.accuracy FOLDER … --sheet mistakes.png`: how right the checks of the page are.

A folder holds ``manifest.jsonl`` and the files it names: one that `python -m bench.generator` wrote, or a
corpus set whose rows have ``signature`` (yes, no, unclear) and perhaps ``boxes``.
"""

from __future__ import annotations

import argparse
import platform
import statistics
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bench.accuracy.pages import Came, examine
from bench.accuracy.sheet import write_sheet
from bench.accuracy.tables import Told, calibration, f1, f1_decided, line, rate
from bench.signature.gather import truths

if TYPE_CHECKING:
    from collections.abc import Sequence


def told(came: Sequence[Came]) -> list[Told]:
    """Return what was said of pages whose truth is yes or no."""
    return [
        Told(truth=one.truth.signature == "yes", said=one.said, chance=one.chance)
        for one in came
        if one.truth.signature in {"yes", "no"}
    ]


def tell(name: str, came: Sequence[Came]) -> None:
    """Print the tables of one folder."""
    print(f"\n{name}: {len(came)} pages")
    rows = told(came)
    print(line("signature, all", rows))
    for source in sorted({one.truth.source for one in came}):
        part = told([one for one in came if one.truth.source == source])
        if part and len(part) < len(rows):
            print(line(f"  {source}", part))
    for variant in ("unsigned", "painted"):
        part = told([one for one in came if one.truth.variant in {"signed", variant} and _paired(one, came)])
        if part:
            print(
                f"  matched, signed against {variant}: n {len(part)}, F1 {f1(part):.3f}"
                f" (decided {f1_decided(part):.3f})"
            )
    print("  probability and truth:")
    print("\n".join(calibration(rows)))
    _tell_boxes(came)
    _tell_blank(came)
    heads = [
        Told(truth=one.truth.letterhead, said=one.head) for one in came if one.truth.letterhead is not None
    ]
    if heads:
        print(line("letterhead", heads))
    unclear = [one for one in came if one.truth.signature not in {"yes", "no"}]
    if unclear:
        said = {answer: sum(one.said is answer for one in unclear) for answer in (True, None, False)}
        print(
            f"  truth neither yes nor no: {len(unclear)} pages, told signed {said[True]},"
            f" unsure {said[None]}, not {said[False]}"
        )
    share = statistics.median(one.seconds / max(one.read_seconds, 1e-6) for one in came)
    seconds = statistics.median(one.seconds for one in came)
    print(f"  time: {seconds:.3f} s a page, {share:.2f} of reading it (medians)")


def _paired(one: Came, came: Sequence[Came]) -> bool:
    """Tell whether a page's composition was signed in one of its variants."""
    return one.truth.pair in {other.truth.pair for other in came if other.truth.signature == "yes"}


def _tell_boxes(came: Sequence[Came]) -> None:
    found = [one for one in came if one.said and one.truth.signature == "yes" and one.truth.marks]
    if found:
        hits = rate(sum(one.hit for one in found), len(found))
        print(f"  box on a true one, of pages rightly told signed: {hits}")


def _tell_blank(came: Sequence[Came]) -> None:
    for variant in ("painted", "unsigned", "signed"):
        part = [
            one
            for one in came
            if one.truth.variant == variant
            and one.truth.closing
            and (variant != "signed" or one.truth.signature == "yes")
        ]
        if part:
            counts = {
                answer: sum(one.blank == answer for one in part) for answer in ("blank", "unread", "no")
            }
            print(
                f"  space over the name, {variant}: "
                + ", ".join(f"{answer} {rate(count, len(part))}" for answer, count in counts.items())
            )


def main() -> None:
    """Measure and print; write the mistakes."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("folders", type=Path, nargs="+", help="folders with a manifest.jsonl")
    call.add_argument(
        "--sheet",
        type=Path,
        default=Path("mistakes.png"),
        help="the mistakes, as PNG (default: mistakes.png)",
    )
    call.add_argument("--jobs", type=int, default=2, help="pages at a time")
    asked = call.parse_args()
    print(f"date      {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    versions = (f"{package} {version(package)}" for package in ("authcheck", "numpy", "tesserocr"))
    print(f"versions  Python {platform.python_version()}, {', '.join(versions)}")
    tiles = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        for folder in asked.folders:
            came = list(pool.map(examine, truths(folder / "manifest.jsonl"), chunksize=2))
            tell(folder.name, came)
            tiles += [one.picture for one in came if one.picture is not None]
    write_sheet(tiles, asked.sheet)
    print(f"\n{len(tiles)} pages told wrongly or left open are in {asked.sheet}")


if __name__ == "__main__":
    main()
