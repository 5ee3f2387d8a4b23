"""``python -m bench.fuzz``: every target for a bounded time, what it found and what it reached."""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

from bench.fuzz.target import ROOMS

_MISSING = (
    "atheris is not installed, and nothing was fuzzed: it comes for Linux on x86_64 (make fuzz installs it);"
    " --blind does without it"
)
_TO_BEGIN_S = 120
"""Seconds beyond its time that a run may take to begin and to end, on a busy machine."""


def fuzzed(name: str, folder: Path, seconds: float, runs: int, how: str) -> tuple[str, int, bool]:
    """Run one target; return what is to be said of it, its executions and whether anything is wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tally.json").unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench.fuzz.loop", name, str(folder), str(seconds), str(runs), how]
    with (folder / "log").open("wb") as log:
        try:
            ended = subprocess.run(
                command, stdout=log, stderr=log, check=False, timeout=seconds + _TO_BEGIN_S
            ).returncode
        except subprocess.TimeoutExpired:
            ended = -1
    if not (folder / "tally.json").exists():
        return f"{name}: did not begin; {folder}/log says why", 0, True
    tally = json.loads((folder / "tally.json").read_text(encoding="utf-8"))
    rate = tally["executions"] / max(tally["seconds"], 0.001)
    endings = ", ".join(
        f"{100 * n / tally['executions']:.0f} % {how}" for how, n in _by_number(tally["endings"])[:7]
    )
    size = len(list((folder / "corpus").iterdir()))
    slowest = f"{1000 * tally['slowest_s']:.0f} ms of processor time, {folder}/found/slowest"
    said = [
        f"{name}, {how}: {tally['executions']:,} executions in {tally['seconds']:.0f} s, {rate:,.0f} a second",
        f"  ended: {endings}",
        f"  slowest: {slowest}",
        f"  corpus: {size:,} inputs, kept for the next run",
    ]
    said += [f"  FINDING {what}: {folder}/found/{where}" for what, where in tally["findings"].items()]
    if ended:
        said.append(
            f"  FINDING: the run ended with {ended}; {folder}/log says why, {folder}/found holds the input"
        )
    return "\n".join(said), tally["executions"], bool(tally["findings"] or ended)


def covered(name: str, folder: Path) -> str:
    """Return which lines of a target's rooms its corpus reaches; counted apart, as counting is slow."""
    command = [sys.executable, "-m", "bench.fuzz.replay", name, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "\n".join(
        f"  {line}" for line in (done.stdout or done.stderr[-500:]).splitlines() if line.strip("- ")
    )


def _by_number(endings: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(endings.items(), key=lambda each: -each[1])


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:
        return False


def main() -> int:
    """Run the command line; 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--targets", default=",".join(ROOMS), help=f"of {', '.join(ROOMS)}; all by default")
    parser.add_argument("--seconds", type=float, default=20, help="for each target")
    parser.add_argument(
        "--runs", type=int, default=0, help="executions of each, where they come before the seconds"
    )
    parser.add_argument(
        "--folder", type=Path, default=Path(".fuzz"), help="corpora and findings, kept for the next run"
    )
    parser.add_argument("--jobs", type=int, default=1, help="targets at once")
    parser.add_argument(
        "--blind", action="store_true", help="mutate the corpus on code that is not instrumented"
    )
    arguments = parser.parse_args()
    how = "blind" if arguments.blind else "guided"
    if how == "guided" and not _is_installed("atheris"):
        print(_MISSING)
        return 0
    names = arguments.targets.split(",")
    if unknown := [name for name in names if name not in ROOMS]:
        parser.error(f"no target is called {', '.join(unknown)}; there are {', '.join(ROOMS)}")
    print(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, Python {platform.python_version()}, {platform.platform()}"
    )
    begun, total, wrong = monotonic(), 0, False

    def whole(name: str) -> tuple[str, int, bool]:
        folder = arguments.folder / name
        said, executions, bad = fuzzed(name, folder, arguments.seconds, arguments.runs, how)
        return (f"{said}\n{covered(name, folder)}" if executions else said), executions, bad

    with ThreadPoolExecutor(arguments.jobs) as pool:
        for said, executions, bad in pool.map(whole, names):
            print(said, flush=True)
            total, wrong = total + executions, wrong or bad
    print(
        f"in all: {total:,} executions in {monotonic() - begun:.0f} s, {'with findings' if wrong else 'nothing found'}"
    )
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
