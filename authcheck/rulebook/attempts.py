"""Work on one rule file that stops no other: whatever goes wrong, or takes too long, is told of that file."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TypeVar

from authcheck.errors import FormError
from authcheck.forms.words import cut
from authcheck.rulebook import limits
from authcheck.rulebook.codes import Code
from authcheck.rulebook.files import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authcheck.model.problem import Problem

T = TypeVar("T")

_AGAIN_S = 1.0
"""Seconds after which time is up once more, where whatever ran then went on."""


class _TimeIsUp(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    """More processor time was taken than there is."""


def attempt(
    shown: str, work: Callable[[], T], processor_s: float = limits.PROCESSOR_S
) -> T | tuple[Problem, ...]:
    """Return what ``work`` gives, or what is wrong with the file.

    Args:
        shown: The file, as messages call it.
        work: Reads it, or runs its tests.
        processor_s: Seconds of processor time that it may take; counted in the main thread alone.
    """
    try:
        with _within(processor_s):
            return work()
    except FormError as error:
        return error.problems
    except _TimeIsUp:
        message = (
            f"takes more than {processor_s:g} s of processor time; "
            "shorten its phrases, patterns and tests, or make several rules of it"
        )
        return (whole(shown, Code.TOO_SLOW, message),)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not hide what is wrong with other files
        told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        message = (
            f"authcheck failed on it ({cut(told, 120)}); please report that with the file, and leave it out"
        )
        return (whole(shown, Code.FAULT, message),)


@contextmanager
def _within(processor_s: float) -> Iterator[None]:
    """Raise _TimeIsUp once so much processor time has gone by; only the main thread can be told the time."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _time_is_up)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, processor_s, _AGAIN_S)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before or signal.SIG_DFL)


def _time_is_up(_signal: int, _frame: object) -> NoReturn:
    raise _TimeIsUp
