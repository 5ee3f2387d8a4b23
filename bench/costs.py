"""What a command costs, and how two commands compare: run in turn, pair by pair."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    wall: float
    """Seconds."""

    cpu: float
    """Seconds of processor time, user and system, of the whole tree."""

    peak: float
    """MiB resident in the largest process of the tree."""


def run(command: Sequence[str], **variables: str) -> Cost:
    """Run a command to its end, with ``variables`` in its environment.

    Raises:
        SystemExit: The command failed; its message is shown.
    """
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"} | variables
    with tempfile.TemporaryFile() as complaint:
        start = perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=complaint)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            complaint.seek(0)
            sys.exit(f"{shown(command)}: exit status {process.returncode}\n{complaint.read().decode()}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def shown(command: Sequence[str]) -> str:
    """Return a command as one line, of many arguments the first and how many more."""
    most = 6
    more = f" … and {len(command) - most:,} more" if len(command) > most else ""
    return " ".join(command[:most]) + more


def pairs(ours: Sequence[str], theirs: Sequence[str], runs: int, **variables: str) -> list[tuple[Cost, Cost]]:
    """Run both commands in turn, each as often first as second; return what (ours, theirs) took."""
    run(ours, **variables)  # once unmeasured, so that neither side pays for a cold disk
    run(theirs, **variables)
    measured = []
    for turn in range(runs):
        if turn % 2:
            other, own = run(theirs, **variables), run(ours, **variables)
        else:
            own, other = run(ours, **variables), run(theirs, **variables)
        measured.append((own, other))
    return measured


def compare(title: str, ours: Sequence[str], theirs: Sequence[str], *, runs: int, bar: float) -> list[Cost]:
    """Run both commands in turn, print medians and ratios; return what ours took."""
    measured = pairs(ours, theirs, runs)
    print(f"\n{title}")
    print(f"  ours    {shown(ours)}\n  theirs  {shown(theirs)}")
    for what in ("wall", "cpu"):
        left = [getattr(own, what) for own, _ in measured]
        right = [getattr(other, what) for _, other in measured]
        ratios = sorted(a / b for a, b in zip(left, right, strict=True))
        print(
            f"  {what:<4}  ours {statistics.median(left):6.3f} s, theirs {statistics.median(right):6.3f} s, "
            f"ratio {statistics.median(ratios):5.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})   bar {bar:.2f}"
        )
    return [own for own, _ in measured]
