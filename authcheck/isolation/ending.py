"""How a worker ended, and what that says of the letter."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.errors import LimitReached, WorkerDied
from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from authcheck.model.reading import Limits

OUT_OF_MEMORY = 71
"""Exit status of a worker that Python told there is no more memory."""

NOT_WHOLE = 72
"""Exit status of a worker that was not to work for want of a layer around it, and did not."""

CRASHED = 70
"""Exit status of a worker whose work raised something else."""

_STARVED = 0.5
"""Share of the allowed memory from which a crash is put down to memory: libraries' code counts too."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a worker ended."""

    code: int
    """Exit status; a signal's number below zero."""

    peak_mib: float
    """Largest resident set, in MiB; 0.0 where the system does not tell."""

    def check(self, path: str, limits: Limits) -> None:
        """Return where the worker ended well.

        Raises:
            LimitReached: It ran out of memory or processor time.
            WorkerDied: It ended in another way.
        """
        if self.code == 0:
            return
        if self.code == -signal.SIGXCPU:
            raise LimitReached(
                path,
                f"reading needs more than {limits.cpu_given_s} s of processor time {limits.told(Limit.CPU)}",
            )
        # PDF libraries crash rather than report that memory ran out; the peak betrays it.
        if self.code == OUT_OF_MEMORY or self.peak_mib > _STARVED * limits.memory_mib:
            raise LimitReached(
                path,
                f"reading needs more than {limits.memory_mib} MiB of memory {limits.told(Limit.MEMORY)}",
            )
        if self.code < 0:
            raise WorkerDied(path, f"was ended by {_signal_name(-self.code)}")
        raise WorkerDied(path, f"failed with status {self.code}")


UNKNOWN = Ending(0, 0.0)
"""How a worker ended that something else had already waited for."""


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
