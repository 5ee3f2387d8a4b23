"""A word on standard error when something takes its time."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from authcheck.cli.endings import say
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_S = 1.0
"""Seconds before anything is said."""


@contextmanager
def announced_when_slow(message: str, after_s: float = PATIENCE_S) -> Iterator[None]:
    """Print ``message`` on standard error if the body takes longer than ``after_s``, for people only.

    A timer signal rather than a thread: the worker may be forked, and forking beside threads is unsafe.
    Where signals cannot be had (another thread, another system) or nobody looks, nothing is said.
    """
    possible = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not (possible and sys.stderr.isatty()):
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: say(safe(message), err=True))
    signal.setitimer(signal.ITIMER_REAL, after_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
