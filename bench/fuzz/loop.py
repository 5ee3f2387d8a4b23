"""One target under atheris, in a process of its own: ``python -m bench.fuzz.loop NAME FOLDER SECONDS RUNS``.

A finding is put down and fuzzing goes on: one crash must not hide what lies behind it. It ends by itself,
since libFuzzer would end the process without a word.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import NoReturn

import atheris

from bench.fuzz import seeds
from bench.fuzz.target import ROOMS, target

SLOW_S = 1.0
"""Processor time from which an input is a finding. Instrumented code takes about twice as long as plain."""

_HANGS_S = 60
"""Seconds after which libFuzzer gives up on an input, and on the run."""

_MIB = 3_000
_SAVE_S = 5.0


@dataclass(slots=True)
class Tally:
    """How a run went, so far."""

    executions: int = 0
    seconds: float = 0.0
    endings: dict[str, int] = field(default_factory=dict)
    findings: dict[str, str] = field(default_factory=dict)
    """Name of the input that shows it, by what is wrong and where."""

    slowest_s: float = 0.0
    slowest: str = ""


class Fuzzing:
    """A run on one target."""

    def __init__(self, name: str, folder: Path, seconds: float, runs: int) -> None:
        """Make ready a run that ends after so many seconds, or so many executions where that comes first."""
        with atheris.instrument_imports(include=[*ROOMS[name], "html.parser", "_markupbase"]):
            self._target = target(name)
        self._folder, self._seconds, self._runs = folder, seconds, runs
        self._tally = Tally()
        self._begun = self._saved = time.monotonic()

    def run(self) -> NoReturn:
        """Fuzz until the time is up; leave the corpus, the findings and a tally in the folder."""
        corpus, found = self._folder / "corpus", self._folder / "found"
        found.mkdir(parents=True, exist_ok=True)
        longest = self._target.longest
        seeds.write(corpus, iter(self._target.seeds()), longest)
        options = [
            f"-max_len={longest}",
            f"-timeout={_HANGS_S}",
            f"-rss_limit_mb={_MIB}",
            f"-artifact_prefix={found}/",
            "-len_control=0",
            # Our mutators make several changes at once: of five such inputs in a row no grammar is left.
            "-mutate_depth=1",
            "-print_final_stats=0",
            "-verbosity=0",
        ]
        atheris.Setup([sys.argv[0], *options, str(corpus)], self._one, custom_mutator=self._mutated)
        self._begun = self._saved = time.monotonic()
        atheris.Fuzz()
        os._exit(1)

    def _mutated(self, data: bytes, longest: int, seed: int) -> bytes:
        return self._target.mutate(data, Random(seed), lambda given: atheris.Mutate(given, longest))[:longest]

    def _one(self, data: bytes) -> None:
        tally = self._tally
        begun = time.thread_time()
        try:
            ending = self._target.once(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            ending = "FINDING"
            self._put_down(data, _where(error), "".join(traceback.format_exception(error)))
        took = time.thread_time() - begun
        tally.executions += 1
        tally.endings[ending] = tally.endings.get(ending, 0) + 1
        if took > tally.slowest_s:
            tally.slowest_s, tally.slowest = took, self._kept(data, "slowest")
        if took > SLOW_S:
            self._put_down(data, f"slow: {int(took)} s and more", f"{took:.2f} s of processor time\n")
        now = time.monotonic()
        tally.seconds = now - self._begun
        over = tally.seconds >= self._seconds or 0 < self._runs <= tally.executions
        if over or now - self._saved > _SAVE_S:
            self._saved = now
            (self._folder / "tally.json").write_text(json.dumps(asdict(tally)), encoding="utf-8")
        if over:
            os._exit(0)

    def _put_down(self, data: bytes, what: str, trace: str) -> None:
        if what not in self._tally.findings:
            name = self._tally.findings[what] = self._kept(data)
            (self._folder / "found" / f"{name}.txt").write_text(trace, "utf-8", "backslashreplace")

    def _kept(self, data: bytes, name: str = "") -> str:
        name = name or hashlib.sha256(data).hexdigest()[:16]
        (self._folder / "found" / name).write_bytes(data)
        return name


def _where(error: BaseException) -> str:
    """Return what was raised and the last place of it in our own code: findings of one cause are one finding."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/authcheck/" in frame.filename]
    last = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    law = f": {error}"[:80] if type(error).__name__ == "LawBrokenError" else ""
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}{law}"


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    _name, _folder, _seconds, _runs = sys.argv[1:]
    Fuzzing(_name, Path(_folder), float(_seconds), int(_runs)).run()
