"""A running worker as its parent sees it: a process id and the pipes to and from it."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.errors import LimitReached, WorkerDied
from authcheck.isolation.bounds import MIB, SCRATCH_MIB
from authcheck.isolation.confining import prepare
from authcheck.isolation.ending import UNKNOWN, Ending
from authcheck.isolation.inside import STEP, framed, work_and_exit
from authcheck.isolation.standing import Standing
from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from authcheck.isolation.bounds import Bounds
    from authcheck.isolation.inside import Work
    from authcheck.model.reading import Limits

_LOOK_S = 0.25
"""Seconds between two looks at what a worker has written."""


def fork(work: Work, request: bytes, bounds: Bounds) -> Worker:
    """Start a worker as a copy of this process, which has ``request`` in its memory already."""
    prepare(bounds.terms)
    answer_from, answer_to = os.pipe()
    rest_from, rest_to = os.pipe()
    pid = os.fork()
    if pid == 0:
        work_and_exit(work, lambda: request, bounds, answer_to, rest_from)
    os.close(answer_to)
    os.close(rest_from)
    return Worker(pid, answer_from, rest_to, memoryview(b""), scratch=bounds.terms.scratch)


def start(entry: tuple[str, ...], request: bytes, bounds: Bounds) -> Worker:
    """Start a worker in a fresh interpreter: ``entry`` is what stands after ``python -m``."""
    answer_from, answer_to = os.pipe()
    request_from, request_to = os.pipe()
    # -P keeps the current folder, where the questioned files lie, off the import path.
    command = (sys.executable, "-P", "-m", *entry, *bounds.arguments())
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, stdin=request_from, stdout=answer_to, stderr=subprocess.DEVNULL, start_new_session=True
        )
    finally:
        os.close(request_from)
        os.close(answer_to)
    # From here on the worker is waited for by its id; told so, Popen has nothing left to warn of.
    process.returncode = 0
    unsent = memoryview(framed(request))
    return Worker(process.pid, answer_from, request_to, unsent, scratch=bounds.terms.scratch)


@dataclass(slots=True)
class Worker:
    """A running worker process, its answer's pipe, and the request not yet sent."""

    pid: int
    answer_from: int
    request_to: int | None
    unsent: memoryview
    ended: Ending | None = None
    scratch: str = ""
    """Folder that it may write into, which is looked at now and then; empty where there is none."""

    steps: int = 0
    """Pieces of its work that it has said to be done."""

    def standing(self, path: str, limits: Limits, deadline: float) -> Standing:
        """Return what the worker said of how it is confined, which it does before all else.

        Raises:
            LimitReached: It said nothing in time.
            WorkerDied: It ended before it did.
        """
        said = b""
        with selectors.DefaultSelector() as waiting:
            waiting.register(self.answer_from, selectors.EVENT_READ)
            while len(said) < Standing.LENGTH:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise _out_of_time(path, limits)
                if waiting.select(left):
                    part = os.read(self.answer_from, Standing.LENGTH - len(said))
                    if not part:
                        raise WorkerDied(path, "ended before it was confined")
                    said += part
        return Standing.decoded(said)

    def exchange(self, rest: bytes, path: str, limits: Limits, deadline: float) -> bytes:
        """Send what is unsent and ``rest``; return all that comes back until the worker closes its end."""
        self.unsent = memoryview(b"".join((self.unsent, rest)))
        parts: list[bytes] = []
        most, length = limits.answer_mib * MIB, 0
        with selectors.DefaultSelector() as waiting:
            os.set_blocking(self.answer_from, False)
            waiting.register(self.answer_from, selectors.EVENT_READ)
            if self.request_to is not None:
                os.set_blocking(self.request_to, False)
                waiting.register(self.request_to, selectors.EVENT_WRITE)
                self._send(waiting)
            while True:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise _out_of_time(path, limits)
                if self.scratch and _written_mib(self.scratch) > SCRATCH_MIB:
                    raise LimitReached(path, f"reading wrote more than {SCRATCH_MIB} MiB of temporary files")
                for key, _ in waiting.select(min(left, _LOOK_S) if self.scratch else left):
                    if key.fd == self.request_to:
                        self._send(waiting)
                        continue
                    part = os.read(self.answer_from, MIB)
                    if not part:
                        return b"".join(parts)
                    length += len(part)
                    if length > most:
                        raise LimitReached(
                            path,
                            f"what was read fills more than {limits.answer_mib} MiB"
                            f" {limits.told(Limit.ANSWER)}; or examine fewer pages",
                        )
                    part = part if parts else self._without_steps(part)
                    if part:
                        parts.append(part)

    def _without_steps(self, part: bytes) -> bytes:
        """Return the beginning of an answer without what was said before it."""
        rest = part.lstrip(STEP)
        self.steps += len(part) - len(rest)
        return rest

    def _send(self, waiting: selectors.BaseSelector) -> None:
        assert self.request_to is not None  # noqa: S101 - registered only when there is one
        try:
            sent = os.write(self.request_to, self.unsent[:MIB])
        except BlockingIOError:
            return
        except BrokenPipeError:
            sent = len(self.unsent)
        self.unsent = self.unsent[sent:]
        if not self.unsent:
            waiting.unregister(self.request_to)
            os.close(self.request_to)
            self.request_to = None

    def end(self, deadline: float) -> Ending:
        """Wait for the worker to end, until ``deadline``; kill it then."""
        while self.ended is None and time.monotonic() < deadline:
            self._reap(os.WNOHANG)
            if self.ended is None:
                time.sleep(0.001)
        self.kill()
        return self.ended or UNKNOWN

    def kill(self) -> None:
        """Make sure that neither the worker nor what it started nor its pipes remain."""
        if self.ended is None:
            try:
                # The worker leads a group of its own; it may hold programs that the worker started.
                os.killpg(self.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                os.kill(self.pid, signal.SIGKILL)
            self._reap(0)
        for pipe in (self.answer_from, self.request_to):
            if pipe is not None and pipe >= 0:
                os.close(pipe)
        self.answer_from, self.request_to = -1, None

    def _reap(self, options: int) -> None:
        try:
            if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT | options) is None:
                return
            # It has ended, and its number stays its own until somebody asks how: what it started ends too.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            _, status, usage = os.wait4(self.pid, 0)
        except ChildProcessError:
            # The caller's program has children reaped by the system: how it ended is not to be known.
            self.ended = UNKNOWN
            return
        unit = MIB if sys.platform == "darwin" else 1024
        self.ended = Ending(os.waitstatus_to_exitcode(status), usage.ru_maxrss / unit)


def _written_mib(folder: str) -> float:
    """Return what lies on the disk in a folder and in those in it; what vanishes meanwhile is not counted."""
    blocks = 0
    for where, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                blocks += os.lstat(os.path.join(where, name)).st_blocks  # noqa: PTH118 - names may be no text
    return blocks / 2048


def _out_of_time(path: str, limits: Limits) -> LimitReached:
    return LimitReached(path, f"reading took more than {limits.wall_given_s} s {limits.told(Limit.TIME)}")
