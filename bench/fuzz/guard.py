"""What stands around every execution: a finding is put down and fuzzing goes on, so that none hides the next."""

from __future__ import annotations

import hashlib
import json
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.fuzz.target import Target

SLOW_S = 1.0
"""Processor time from which an input is a finding. Instrumented code takes two to four times as long as plain."""

_SAVE_S = 5.0


@dataclass(slots=True)
class Tally:
    """How a run went, so far."""

    executions: int = 0
    seconds: float = 0.0
    processor_s: float = 0.0
    endings: dict[str, int] = field(default_factory=dict)
    findings: dict[str, str] = field(default_factory=dict)
    """Name of the input that shows it, by what is wrong and where."""

    slowest_s: float = 0.0


class Guard:
    """A target with a tally, which is over after so many seconds or executions, whichever comes first."""

    def __init__(self, target: Target, folder: Path, seconds: float, runs: int) -> None:
        """Put findings and the tally into ``folder``; ``runs`` of 0 are as many as there is time for."""
        self.tally = Tally()
        self._target, self._folder, self._seconds, self._runs = target, folder, seconds, runs
        self._found = folder / "found"
        self._found.mkdir(parents=True, exist_ok=True)
        self.begin()

    def begin(self) -> None:
        """Let the time run from now on."""
        self._begun = self._saved = time.monotonic()
        self._used = time.process_time()

    def once(self, data: bytes) -> bool:
        """Put an input through; return whether the run is over."""
        tally = self.tally
        begun = time.thread_time()
        try:
            ending = self._target.once(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            ending = "FINDING"
            self._put_down(data, _where(error), "".join(traceback.format_exception(error)))
        took = time.thread_time() - begun
        tally.executions += 1
        tally.endings[ending] = tally.endings.get(ending, 0) + 1
        # The first takes in what is loaded once.
        if took > tally.slowest_s and tally.executions > 1:
            tally.slowest_s = took
            (self._found / "slowest").write_bytes(data)
        if took > SLOW_S:
            self._put_down(data, "slow: more than a second", f"{took:.2f} s of processor time\n")
        now = time.monotonic()
        tally.seconds, tally.processor_s = now - self._begun, time.process_time() - self._used
        over = tally.seconds >= self._seconds or 0 < self._runs <= tally.executions
        if over or now - self._saved > _SAVE_S:
            self._saved = now
            (self._folder / "tally.json").write_text(json.dumps(asdict(tally)), encoding="utf-8")
        return over

    def _put_down(self, data: bytes, what: str, trace: str) -> None:
        if what not in self.tally.findings:
            name = self.tally.findings[what] = hashlib.sha256(data).hexdigest()[:16]
            (self._found / name).write_bytes(data)
            (self._found / f"{name}.txt").write_text(trace, "utf-8", "backslashreplace")


def _where(error: BaseException) -> str:
    """Return what was raised and the last place of it in our own code: of one cause there is one finding."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next((frame for frame in reversed(frames) if "/authcheck/" in frame.filename), frames[-1])
    law = f": {error}"[:80] if type(error).__name__ == "LawBrokenError" else ""
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}{law}"
