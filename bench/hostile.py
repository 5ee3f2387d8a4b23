"""How hostile files end, and what keeping them apart costs.

`python bench/hostile.py --corpus DIR` runs `authcheck FILE --format json` on every file of some sets, as
whoever calls it, and prints how each ended; `--cost` measures one letter and a batch with the sandbox and
without it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from costs import Cost, pairs

from authcheck.isolation import bounds
from authcheck.isolation.standing import Standing
from authcheck.model.reading import Limits
from authcheck.workflow import assess, load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SETS = "hostile-pdf,hostile-other,synthetic-bombs"
_MIB = 1 << 20
_STARTED_S = 30
"""Seconds beyond the worker's limit that a command may take to start and to report, on a busy machine."""

ONE_LETTER_MS, BATCH_PER_CENT = 15.0, 5.0
"""What isolation may cost."""


@dataclass(frozen=True, slots=True)
class End:
    """How one file ended."""

    file: str

    how: str
    """``assessment``, the kind of a failure, or what went wrong in the program itself."""

    typed: bool
    """Whether it is one of the first two."""

    seconds: float

    peak_mib: float
    """Resident, of the largest process."""

    message: str


def files(corpus: Path, sets: str) -> list[Path]:
    """Return the files that the manifests of some sets name, each once."""
    found: dict[Path, None] = {}
    for name in sets.split(","):
        for line in (corpus / name / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
            found[corpus / name / json.loads(line)["file"]] = None
    return list(found)


def ended(path: Path, folder: Path) -> End:
    """Run the command on one file, in a folder for temporary files too, and say how it ended."""
    environment = os.environ | {"TMPDIR": str(folder)}
    command = [sys.executable, "-P", "-m", "authcheck", "--format", "json", "--", str(path)]
    begun = perf_counter()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=folder, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - begun
        code = process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, complaint = out.read(), err.read().decode("utf-8", "replace")
    how, typed, message = _told(code, said, complaint)
    return End(str(path), how, typed, round(seconds, 3), round(used.ru_maxrss / 1024, 1), message)


def _told(code: int, said: bytes, complaint: str) -> tuple[str, bool, str]:
    if "Traceback" in complaint or "a bug of authcheck, please report it" in complaint:
        return "bug", False, complaint[-500:]
    try:
        report = json.loads(said)
    except ValueError:
        return f"no report, status {code}", False, complaint[-500:]
    if report["schema"].startswith("authcheck.assessment"):
        return "assessment", code == 0, "; ".join(gap["what"] for gap in report["limitations"])
    return report["error"]["kind"], code == 2, report["error"]["message"]  # noqa: PLR2004 - the status of failures


def hostile(arguments: argparse.Namespace) -> int:
    """Run all files and print how they ended; return 0 where every bar holds."""
    paths = files(arguments.corpus, arguments.sets)[: arguments.most]
    limits = Limits()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        with ThreadPoolExecutor(arguments.jobs) as pool:
            ends = list(pool.map(partial(ended, folder=Path(folder)), paths))
        left_behind = sorted(file.name for file in Path(folder).iterdir())
    if arguments.out:
        lines = "".join(json.dumps(asdict(end)) + "\n" for end in ends)
        arguments.out.write_text(lines, encoding="utf-8")
    print(f"{len(ends)} files as uid {os.geteuid()}")
    for how, count in Counter(end.how for end in ends).most_common():
        print(f"  {count:5}  {how}")
    slow = [end for end in ends if end.seconds > limits.wall_s + _STARTED_S]
    large = [end for end in ends if end.peak_mib > limits.memory_mib]
    untyped = [end for end in ends if not end.typed]
    for title, some in (
        ("without a typed outcome", untyped),
        ("past the time limit", slow),
        ("above the memory limit", large),
    ):
        print(f"{title}: {len(some)}")
        for end in some:
            print(f"    {end.file}: {end.how}: {end.message[:300]}")
    seconds = sorted(end.seconds for end in ends)
    print(f"seconds a file: median {statistics.median(seconds):.2f}, longest {seconds[-1]:.1f}")
    for end in sorted(ends, key=lambda end: -end.seconds)[:5]:
        print(f"    {end.seconds:7.1f} s {end.peak_mib:7.0f} MiB  {end.file}: {end.how}")
    print(f"peak memory: {max(end.peak_mib for end in ends):.0f} MiB, {limits.memory_mib} allowed")
    print(f"files left behind: {len(left_behind)} {left_behind[:5]}")
    return int(bool(untyped or slow or large or left_behind))


_OPEN = """
import sys
from authcheck.isolation import bounds, process
from authcheck.isolation.standing import Standing
bounds.confine = lambda _: Standing(0)
process.prepare = lambda _: None
from authcheck.cli import main
main()
"""
"""The command with its workers left unconfined: processes of their own with limits, and nothing else."""


@contextmanager
def open_worker() -> Iterator[None]:
    """Leave the workers of this process unconfined in the same way."""
    confine = bounds.confine
    bounds.confine = lambda _: Standing(0)
    try:
        yield
    finally:
        bounds.confine = confine


def cost(arguments: argparse.Namespace) -> int:
    """Measure one letter and a batch, with the sandbox and without; return 0 where both bars hold."""
    letter = str(arguments.letter)
    measured = pairs(
        [sys.executable, "-P", "-m", "authcheck", letter],
        [sys.executable, "-P", "-c", _OPEN, letter],
        arguments.runs,
        AUTHCHECK_CONFIG="",
    )
    extra = 1000 * statistics.median(ours.wall - theirs.wall for ours, theirs in measured)
    work = 1000 * statistics.median(ours.cpu - theirs.cpu for ours, theirs in measured)
    with_ms, without_ms = (1000 * statistics.median(pair[side].wall for pair in measured) for side in (0, 1))
    print(
        f"one letter, the whole command: {with_ms:.0f} ms with the sandbox, {without_ms:.0f} ms without;"
        f" median of {len(measured)} pairs {extra:+.1f} ms (processor {work:+.1f} ms)"
        f"   bar {ONE_LETTER_MS:.0f}"
    )
    rulebook = load_rulebook()
    with_it, without = _in_turn(lambda: assess(letter, rulebook=rulebook), arguments.batch)
    more, worked = (100 * (_median(with_it, what) / _median(without, what) - 1) for what in ("wall", "cpu"))
    print(
        f"a letter of a batch in one process: {1000 * _median(with_it, 'wall'):.1f} ms with the sandbox,"
        f" {1000 * _median(without, 'wall'):.1f} ms without: {more:+.1f} % (processor {worked:+.1f} %;"
        f" medians of {arguments.batch} letters each, in turn)   bar {BATCH_PER_CENT:.0f}"
    )
    return int(extra > ONE_LETTER_MS or more > BATCH_PER_CENT)


def _median(costs: list[Cost], what: str) -> float:
    return statistics.median(getattr(cost, what) for cost in costs)


def _in_turn(work: Callable[[], object], letters: int) -> tuple[list[Cost], list[Cost]]:
    """Return what letters took with the sandbox, and as many without, one after the other in turn."""
    work()
    with_it: list[Cost] = []
    without: list[Cost] = []
    for turn in range(letters):
        for unconfined in (False, True) if turn % 2 else (True, False):
            with open_worker() if unconfined else nullcontext():
                begun, used = perf_counter(), _used()
                work()
                (without if unconfined else with_it).append(Cost(perf_counter() - begun, _used() - used, 0.0))
    return with_it, without


def _used() -> float:
    """Return the processor time of this process and of the workers that have ended."""
    ours, theirs = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="folder of the sets")
    parser.add_argument("--sets", default=SETS)
    parser.add_argument("--most", type=int, help="so many files at most")
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--out", type=Path, help="write a line of JSON a file")
    parser.add_argument("--cost", action="store_true", help="measure what isolation costs instead")
    parser.add_argument("--letter", type=Path, default=Path("samples/seely/letter.pdf"))
    parser.add_argument("--runs", type=int, default=25)
    parser.add_argument("--batch", type=int, default=60)
    arguments = parser.parse_args()
    print(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, Python {platform.python_version()}, {platform.platform()}"
    )
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if arguments.cost:
        sys.exit(cost(arguments))
    if arguments.corpus is None:
        parser.error("--corpus names the folder of the sets")
    sys.exit(hostile(arguments))


if __name__ == "__main__":
    main()
