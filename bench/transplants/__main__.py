"""`python -m bench.transplants`: one signature image found again, signatures of one hand told apart."""

from __future__ import annotations

import argparse
import platform
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version

from authcheck.exemplars.alignment import SAME, align, line_of
from bench.accuracy.tables import rate
from bench.generator.truth import Half
from bench.transplants.pairs import STEADY, Pair, same_hand, same_image


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What came of one pair."""

    wear: str
    overlap: float | None
    """None where it could not be compared."""

    cut: bool
    """Whether a signature was recognised in both."""


def laid(pair: Pair) -> Laid:
    """Return how well the two lie on each other."""
    one, other = (None if crop is None else line_of(crop) for crop in (pair.one, pair.other))
    cut = pair.one is not None and pair.other is not None
    overlap = align(one, other).overlap if one is not None and other is not None else None
    return Laid(wear=pair.wear, overlap=overlap, cut=cut)


def of_image(half: Half, seed: int) -> Laid:
    """Return what comes of one image in two documents."""
    return laid(same_image(seed, half))


def of_hand(half: Half, steadiness: float, seed: int) -> Laid:
    """Return what comes of two signatures of one hand."""
    return laid(same_hand(seed, half, steadiness))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="How well transplanted signatures are found.")
    parser.add_argument("--count", type=int, default=300, help="pairs of each kind  [default: 300]")
    parser.add_argument("--half", choices=[half.value for half in Half], default=Half.FIGURES.value)
    parser.add_argument("--seed", type=int, default=10_000, help="of the first pair  [default: 10000]")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    half, seeds = Half(given.half), range(given.seed, given.seed + given.count)
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, numpy {version('numpy')}")
    print(
        f"half {half.value}, seeds {seeds.start} to {seeds.stop - 1}, one image from an overlap of {SAME}\n"
    )
    with ProcessPoolExecutor(given.jobs) as pool:
        _told(
            "one image in two documents", list(pool.map(partial(of_image, half), seeds, chunksize=8)), "found"
        )
        for steadiness in STEADY:
            rows = list(pool.map(partial(of_hand, half, steadiness), seeds, chunksize=8))
            _told(f"two signatures of one hand, noise {steadiness}", rows, "false")


def _told(name: str, rows: list[Laid], called: str) -> None:
    compared = [row for row in rows if row.overlap is not None]
    said = sum((row.overlap or 0) >= SAME for row in compared)
    print(name)
    print(f"  {called} of all       {rate(said, len(rows))}")
    print(f"  {called} of compared  {rate(said, len(compared))}")
    no_cut = sum(not row.cut for row in rows)
    print(
        f"  not compared: {no_cut} not recognised, {len(rows) - len(compared) - no_cut} too small or simple"
    )
    if compared:
        ranked = sorted(row.overlap or 0.0 for row in compared)
        shares = (0.02, 0.05, 0.5, 0.95, 0.98, 1.0)
        told = (f"{ranked[min(len(ranked) - 1, int(share * len(ranked)))]:.2f}" for share in shares)
        print(f"  overlap at 2, 5, 50, 95, 98, 100 %: {', '.join(told)}")
    if called == "found":
        for wear, of in sorted(Counter(row.wear for row in compared).items()):
            hits = sum((row.overlap or 0) >= SAME for row in compared if row.wear == wear)
            print(f"    {wear:<10} {rate(hits, of)}")


if __name__ == "__main__":
    main()
