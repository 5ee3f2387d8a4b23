"""How a worker ended, and what that says of the letter."""

from __future__ import annotations

import signal

import pytest

from authcheck.errors import LimitReached, WorkerDied
from authcheck.isolation.ending import CRASHED, OUT_OF_MEMORY, Ending
from authcheck.model.reading import Limits

LIMITS = Limits(memory_mib=1000)


def test_a_worker_that_ended_well_says_nothing() -> None:
    Ending(0, 999.0).check("letter.pdf", LIMITS)


@pytest.mark.parametrize(
    ("ending", "kind", "words"),
    [
        (Ending(OUT_OF_MEMORY, 10.0), LimitReached, "1000 MiB of memory .limit memory=1000; raise it"),
        (Ending(-signal.SIGSEGV, 600.0), LimitReached, "1000 MiB of memory"),
        (Ending(-signal.SIGSEGV, 400.0), WorkerDied, "SIGSEGV"),
        (Ending(-signal.SIGXCPU, 10.0), LimitReached, "300 s of processor time .limit cpu=300; raise it"),
        # The signal says why, however much memory there was in use.
        (Ending(-signal.SIGXCPU, 900.0), LimitReached, "processor time"),
        (Ending(CRASHED, 10.0), WorkerDied, "status 70"),
    ],
)
def test_an_ending_tells_the_limit_or_the_signal(ending: Ending, kind: type, words: str) -> None:
    with pytest.raises(kind, match=words):
        ending.check("letter.pdf", LIMITS)
