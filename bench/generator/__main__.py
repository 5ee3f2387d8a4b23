"""`python -m bench.generator --out DIR --half a --count 100`: letters, and `manifest.jsonl` beside them."""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from bench.generator.make import MEDIA, Wanted, make
from bench.generator.truth import Half, Kind

_KINDS = (
    Kind.INK,
    Kind.NONE,
    Kind.INITIALS,
    Kind.STAMP,
    Kind.CONFORMED,
    Kind.SCRIPT,
    Kind.ELECTRONIC,
    Kind.SERVICE,
)
_SHARES = (0.58, 0.13, 0.07, 0.09, 0.04, 0.03, 0.03, 0.03)


def wanted(half: Half, seed: int, media: tuple[str, ...]) -> Wanted:
    """Return what chance asks for under a seed."""
    random = np.random.default_rng([seed, 77 if half is Half.TRAINING else 78])
    medium = media[int(random.integers(0, len(media)))]
    if medium == "pdf":
        kind = [Kind.PASTED, Kind.VECTOR, Kind.NONE, *_KINDS[4:]][int(random.integers(0, 7))]
    else:
        kind = _KINDS[int(random.choice(len(_KINDS), p=_SHARES))]
    return Wanted(half, seed, medium, kind)


def _lines(half: Half, seed: int, media: tuple[str, ...], folder: Path) -> list[str]:
    return [truth.line() for truth in make(wanted(half, seed, media), f"{half.value}{seed:06d}", folder)]


def main() -> None:
    """Write letters and their manifest."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("--out", type=Path, required=True, help="folder to write into")
    call.add_argument(
        "--half", type=Half, default=Half.FIGURES, help="a for training, b for figures (default)"
    )
    call.add_argument("--count", type=int, default=100, help="compositions; each makes one to three files")
    call.add_argument("--seed", type=int, default=0, help="number of the first composition")
    call.add_argument("--media", default=",".join(MEDIA[:-1]), help=f"comma-separated, of {','.join(MEDIA)}")
    call.add_argument("--jobs", type=int, default=1, help="processes")
    asked = call.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    media = tuple(asked.media.split(","))
    seeds = range(asked.seed, asked.seed + asked.count)
    with (
        ProcessPoolExecutor(asked.jobs) as pool,
        (asked.out / "manifest.jsonl").open("w", encoding="utf-8") as out,
    ):
        calls = [pool.submit(_lines, asked.half, seed, media, asked.out) for seed in seeds]
        files = 0
        for call_ in calls:
            lines = call_.result()
            files += len(lines)
            out.writelines(line + "\n" for line in lines)
    print(f"{files} files of {asked.count} compositions in {asked.out}")


if __name__ == "__main__":
    main()
