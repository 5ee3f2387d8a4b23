"""Run work on untrusted bytes in a process of its own, with limits, and bring back bytes.

A single-threaded parent forks (5 ms); a parent with threads, or on a platform where forking is not
safe, starts a fresh interpreter that does the same (about 0.1 s). Nothing is pickled: bytes go in, bytes
come back over a pipe, and whoever asked must check them before trusting them.

A worker is confined before it looks at anything::

    terms        what it is let do beside computing
    bounds       those, and the limits the kernel sets it
    confining    puts the layers up: ``landlock`` (``reach`` and ``programs`` say where to) and ``seccomp``
                 (``calls`` says which, ``callnumbers`` by what number), by way of ``kernel``
    standing     what of it is in force, which the worker says before all else

``process`` is the running worker as its parent sees it, ``inside`` what happens in it, ``ending`` how it
went.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, Self

from authcheck.errors import NotIsolated, WorkerDied
from authcheck.isolation import inside, process
from authcheck.isolation.bounds import GRACE_S, Bounds
from authcheck.isolation.ending import CRASHED
from authcheck.isolation.inside import step
from authcheck.isolation.terms import PLAIN, Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.isolation.inside import Work
    from authcheck.isolation.process import Worker
    from authcheck.isolation.standing import Standing
    from authcheck.model.reading import Limits

__all__ = ["Running", "Terms", "serve", "start_isolated", "step"]


def start_isolated(
    work: Work,
    request: bytes,
    limits: Limits,
    *,
    path: str,
    entry: tuple[str, ...],
    terms: Terms = PLAIN,
    fork: bool | None = None,
) -> Running:
    """Start ``work`` on ``request`` in a worker process and return at once.

    Args:
        work: Must turn its own failures into an answer; an exception that escapes it is a crash.
        request: What ``work`` is given.
        limits: Memory, processor time, wall-clock time (from now on) and length of the answer.
        path: The exhibit, for error messages.
        entry: What ``python -m`` is given to ``serve`` the same ``work`` for parents that can't fork: a
            module and its arguments.
        terms: What it is let do beside computing.
        fork: Whether to fork or start a fresh interpreter; None forks where that is safe.
    """
    bounds = Bounds(memory_mib=limits.memory_mib, cpu_s=limits.cpu_given_s, terms=terms)
    if fork is None:
        fork = _may_fork()
    worker = process.fork(work, request, bounds) if fork else process.start(entry, request, bounds)
    return Running(worker, path, limits, bounds, how="forked" if fork else "in a fresh interpreter")


class Running:
    """A worker at work. As a context manager it leaves no process, whatever happens."""

    def __init__(self, worker: Worker, path: str, limits: Limits, bounds: Bounds, *, how: str) -> None:
        """Take charge of ``worker``, whose time runs from now on; ``how`` it was made, in words."""
        self._worker, self._path, self._limits, self._bounds = worker, path, limits, bounds
        self._deadline = time.monotonic() + limits.wall_given_s
        self._how = how

    @cached_property
    def standing(self) -> Standing:
        """What of the layers around the worker is in force, as it found before it looked at anything.

        Raises:
            LimitReached: It did not say in time.
            WorkerDied: It ended before it did.
        """
        return self._worker.standing(self._path, self._limits, self._deadline)

    @property
    def steps(self) -> int:
        """How many pieces of its work the worker has said to be done, before it answered or failed to."""
        return self._worker.steps

    @property
    def isolation(self) -> str:
        """How the worker is kept apart and what the kernel holds it to, in words; errors as ``standing``."""
        return f"separate process, {self._how}: {self._bounds}, {self.standing}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.kill()

    def finish(self, rest: bytes = b"") -> bytes:
        """Hand the worker the ``rest`` of its request and return its answer; the worker is gone then.

        Raises:
            LimitReached: The worker needed more time, memory or words than the limits allow.
            NotIsolated: A layer around it is missing, and by its terms it was not to work then.
            WorkerDied: It ended without an answer.
        """
        try:
            if self.standing.missing and self._bounds.terms.whole:
                raise NotIsolated("; ".join(map(str, self.standing.missing)))
            answer = self._worker.exchange(rest, self._path, self._limits, self._deadline)
            ending = self._worker.end(time.monotonic() + GRACE_S)
        finally:
            self._worker.kill()
        try:
            ending.check(self._path, self._limits)
        except WorkerDied as error:
            if ending.code == CRASHED:
                # The worker's own words: they go into a file where somebody asks for it, and nowhere else.
                error.add_note(answer[-inside.MOST_TRACE :].decode("utf-8", "replace"))
            raise
        return answer


def serve(work: Work, arguments: Sequence[str]) -> NoReturn:
    """Be the worker of a parent that could not fork; the request comes by standard input.

    Args:
        work: What the parent would have forked for.
        arguments: The bounds, as the parent put them after its ``entry``.
    """
    inside.serve(work, Bounds.from_arguments(arguments))


def _may_fork() -> bool:
    """Whether this process has one thread, those of C libraries counted, on a system made for forking."""
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - a count is all that is needed
    except OSError:
        return False
