"""The same work on many files or rules, shared out over the processor's cores, with the results in order."""

from __future__ import annotations

import contextlib
import os
import pickle
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
R = TypeVar("R")

LEAST = 100
"""Things that are worth sharing out: fewer are done before another process has begun."""

_MOST_CORES = 8


def on_all_cores(
    work: Callable[[Sequence[T]], Sequence[R]], things: Sequence[T], *, least: int = LEAST
) -> Sequence[R]:
    """Return what ``work`` gives for ``things``, in their order.

    Args:
        work: Gives one result for each thing, which depends on no other thing.
        things: What is worked on.
        least: As many things are shared out, fewer are not.
    """
    cores = _cores() if len(things) >= least else 1
    if cores == 1:
        return work(things)
    size = -(-len(things) // cores)
    mine, *others = (things[first : first + size] for first in range(0, len(things), size))
    asked = [(share, *_ask(work, share)) for share in others]
    try:
        results = [*work(mine)]
        for share, _, answer in asked:
            told = _heard(answer)
            # Where a copy did not come to its end, the work is done here, and shows here what is wrong.
            results += work(share) if told is None else told
        return results
    finally:
        for _, process, answer in asked:
            os.close(answer)
            os.waitpid(process, 0)


def _cores() -> int:
    # A copy of this process has one thread only: where there are more, the others' locks would never open.
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, _MOST_CORES)


def _ask(work: Callable[[Sequence[T]], Sequence[R]], share: Sequence[T]) -> tuple[int, int]:
    """Return a copy of this process that works on ``share``, and where it will put its results."""
    answer, told = os.pipe()
    process = os.fork()
    if process:
        os.close(told)
        return process, answer
    # The copy: nothing of what this process would still do may be done twice.
    status = 1
    with contextlib.suppress(BaseException):
        os.close(answer)
        with os.fdopen(told, "wb") as file:
            pickle.dump([*work(share)], file, pickle.HIGHEST_PROTOCOL)
        status = 0
    os._exit(status)


def _heard(answer: int) -> list[Any] | None:
    """Return what a copy put there; None where it did not come to its end."""
    with os.fdopen(os.dup(answer), "rb") as file:
        raw = file.read()
    try:
        results: list[Any] = pickle.loads(raw)  # noqa: S301 - from a copy of this process, by a pipe of its own
    except (EOFError, pickle.UnpicklingError):
        return None
    return results
