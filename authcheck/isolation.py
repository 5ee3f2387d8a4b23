"""Run work on untrusted bytes in a process of its own, with limits, and bring back bytes.

A single-threaded parent forks (5 ms); a parent with threads, or on a platform where forking is not
safe, starts a fresh interpreter that does the same (about 0.1 s). Nothing is pickled: bytes go in, bytes
come back over a pipe, and whoever asked must check them before trusting them.
"""

from __future__ import annotations

import io
import os
import resource
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, Self

from authcheck.errors import LimitReached, WorkerDied

if TYPE_CHECKING:
    from authcheck.model.reading import Limits

_OUT_OF_MEMORY = 71
_CRASHED = 70
_MIB = 1 << 20
_OPEN_FILES = 64
_GRACE_S = 2
_LENGTH = 8
"""Bytes before a request that give its length, where it comes by standard input."""

_STARVED = 0.5
"""Share of the allowed memory from which a crash is put down to memory: libraries' code counts too."""

_SCRATCH_MIB = 256
"""Largest file a worker with a scratch folder may write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bounds:
    """What the kernel holds the worker to."""

    memory_mib: int
    cpu_s: int
    scratch: str
    """Folder for temporary files; empty where the worker may write none."""

    def confine(self) -> None:
        """Give up, in this process and for good, what reading a letter does not need.

        This is the one place where a system-call filter and a file-system sandbox belong too.
        """
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, _SCRATCH_MIB * _MIB if self.scratch else 0),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
            (resource.RLIMIT_AS, self.memory_mib * _MIB),
        ):
            _lower(kind, most, most)
        if self.scratch:
            os.environ["TMPDIR"] = self.scratch
        # The soft limit ends the process by a signal that says why; the hard one can't be caught.
        _lower(resource.RLIMIT_CPU, self.cpu_s, self.cpu_s + _GRACE_S)


Work = Callable[[bytes, Callable[[], bytes]], bytes]
"""What a worker does: given a request and a way to wait for the rest of it, it returns its answer."""


def run_isolated(
    work: Callable[[bytes], bytes],
    request: bytes,
    limits: Limits,
    *,
    path: str,
    module: str,
    scratch: str = "",
    fork: bool | None = None,
) -> bytes:
    """Return what ``work(request)`` returns in a worker process that is gone afterwards.

    Args and Raises: as ``start_isolated`` and ``Running.finish``.
    """
    with start_isolated(
        lambda first, _: work(first), request, limits, path=path, module=module, scratch=scratch, fork=fork
    ) as running:
        return running.finish()


def start_isolated(
    work: Work,
    request: bytes,
    limits: Limits,
    *,
    path: str,
    module: str,
    scratch: str = "",
    fork: bool | None = None,
) -> Running:
    """Start ``work`` on ``request`` in a worker process and return at once.

    Args:
        work: Must turn its own failures into an answer; an exception that escapes it is a crash.
        request: What ``work`` is given.
        limits: Memory, processor time, wall-clock time (from now on) and length of the answer.
        path: The exhibit, for error messages.
        module: Module that calls ``serve(work)`` when run with ``python -m``, for parents that can't fork.
        scratch: Folder for the worker's temporary files, the caller's to remove; empty for a worker that may
            write nothing.
        fork: Whether to fork or start a fresh interpreter; None forks where that is safe.
    """
    bounds = _Bounds(memory_mib=limits.memory_mib, cpu_s=limits.cpu_s, scratch=scratch)
    if fork is None:
        fork = _may_fork()
    worker = _fork(work, request, bounds) if fork else _start(module, request, bounds)
    return Running(worker, path, limits)


class Running:
    """A worker at work. As a context manager it leaves no process, whatever happens."""

    def __init__(self, worker: _Worker, path: str, limits: Limits) -> None:
        """Take charge of ``worker``, whose time runs from now on."""
        self._worker, self._path, self._limits = worker, path, limits
        self._deadline = time.monotonic() + limits.wall_s

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.kill()

    def finish(self, rest: bytes = b"") -> bytes:
        """Hand the worker the ``rest`` of its request and return its answer; the worker is gone then.

        Raises:
            LimitReached: The worker needed more time, memory or words than the limits allow.
            WorkerDied: It ended without an answer.
        """
        try:
            answer = self._worker.exchange(rest, self._path, self._limits, self._deadline)
            ending = self._worker.end(time.monotonic() + _GRACE_S)
        finally:
            self._worker.kill()
        _check(ending, self._path, self._limits)
        return answer


def serve(work: Work) -> NoReturn:
    """Be the worker of a parent that could not fork: limits by argument, the request by standard input."""
    memory_mib, cpu_s, scratch = sys.argv[1:4]
    bounds = _Bounds(memory_mib=int(memory_mib), cpu_s=int(cpu_s), scratch=scratch)
    # Unbuffered: what follows the request is read later, from the same pipe.
    with open(0, "rb", buffering=0, closefd=False) as pipe:
        request = _exactly(pipe, int.from_bytes(_exactly(pipe, _LENGTH), "big"))
    _work_and_exit(work, request, bounds, answer_to=os.dup(1), rest_from=os.dup(0))


def _may_fork() -> bool:
    """Whether this process has one thread, those of C libraries counted, on a system made for forking."""
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - a count is all that is needed
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a worker ended."""

    code: int
    """Exit status; a signal's number below zero."""

    peak_mib: float
    """Largest resident set, in MiB; 0.0 where the system does not tell."""


@dataclass(slots=True)
class _Worker:
    """A running worker process, its answer's pipe, and the request not yet sent."""

    pid: int
    answer_from: int
    request_to: int | None
    unsent: memoryview
    ended: _Ending | None = None

    def exchange(self, rest: bytes, path: str, limits: Limits, deadline: float) -> bytes:
        """Send what is unsent and ``rest``; return all that comes back until the worker closes its end."""
        self.unsent = memoryview(b"".join((self.unsent, rest)))
        parts: list[bytes] = []
        most, length = limits.answer_mib * _MIB, 0
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
                    raise LimitReached(path, f"reading took more than {limits.wall_s} s")
                for key, _ in waiting.select(left):
                    if key.fd == self.request_to:
                        self._send(waiting)
                        continue
                    part = os.read(self.answer_from, _MIB)
                    if not part:
                        return b"".join(parts)
                    length += len(part)
                    if length > most:
                        raise LimitReached(
                            path,
                            f"what was read fills more than {limits.answer_mib} MiB; examine fewer pages",
                        )
                    parts.append(part)

    def _send(self, waiting: selectors.BaseSelector) -> None:
        assert self.request_to is not None  # noqa: S101 - registered only when there is one
        try:
            sent = os.write(self.request_to, self.unsent[:_MIB])
        except BlockingIOError:
            return
        except BrokenPipeError:
            sent = len(self.unsent)
        self.unsent = self.unsent[sent:]
        if not self.unsent:
            waiting.unregister(self.request_to)
            os.close(self.request_to)
            self.request_to = None

    def end(self, deadline: float) -> _Ending:
        """Wait for the worker to end, until ``deadline``; kill it then."""
        while self.ended is None and time.monotonic() < deadline:
            self._reap(os.WNOHANG)
            if self.ended is None:
                time.sleep(0.001)
        self.kill()
        return self.ended or _Ending(0, 0.0)

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
            pid, status, usage = os.wait4(self.pid, options)
        except ChildProcessError:
            # The caller's program has children reaped by the system: how it ended is not to be known.
            self.ended = _Ending(0, 0.0)
            return
        if pid:
            unit = _MIB if sys.platform == "darwin" else 1024
            self.ended = _Ending(os.waitstatus_to_exitcode(status), usage.ru_maxrss / unit)


def _fork(work: Work, request: bytes, bounds: _Bounds) -> _Worker:
    answer_from, answer_to = os.pipe()
    rest_from, rest_to = os.pipe()
    pid = os.fork()
    if pid == 0:
        _work_and_exit(work, request, bounds, answer_to, rest_from)
    os.close(answer_to)
    os.close(rest_from)
    return _Worker(pid, answer_from, rest_to, memoryview(b""))


def _start(module: str, request: bytes, bounds: _Bounds) -> _Worker:
    answer_from, answer_to = os.pipe()
    request_from, request_to = os.pipe()
    # -P keeps the current folder, where the questioned files lie, off the import path.
    figures = (str(bounds.memory_mib), str(bounds.cpu_s), bounds.scratch)
    command = (sys.executable, "-P", "-m", module, *figures)
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, stdin=request_from, stdout=answer_to, stderr=subprocess.DEVNULL, start_new_session=True
        )
    finally:
        os.close(request_from)
        os.close(answer_to)
    # From here on the worker is waited for by its id; told so, Popen has nothing left to warn of.
    process.returncode = 0
    framed = b"".join((len(request).to_bytes(_LENGTH, "big"), request))
    return _Worker(process.pid, answer_from, request_to, memoryview(framed))


def _work_and_exit(work: Work, request: bytes, bounds: _Bounds, answer_to: int, rest_from: int) -> NoReturn:
    """Confine this process, do the work, answer, end; never return into the parent's code."""
    status = _CRASHED
    try:
        _detach(answer_to, rest_from)
        bounds.confine()
        answer = memoryview(work(request, lambda: _read_to_end(rest_from)))
        while answer:
            answer = answer[os.write(answer_to, answer) :]
        status = 0
    except MemoryError:
        status = _OUT_OF_MEMORY
    except BaseException:  # noqa: BLE001, S110 - the exit status tells; nothing may escape into the parent's frames
        pass
    finally:
        os._exit(status)


def _exactly(pipe: io.FileIO, length: int) -> bytes:
    parts = []
    while length and (part := pipe.read(min(length, _MIB))):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _read_to_end(pipe: int) -> bytes:
    parts = []
    while part := os.read(pipe, _MIB):
        parts.append(part)
    return b"".join(parts)


def _detach(answer_to: int, rest_from: int) -> None:
    """Cut the worker off its parent's terminal, signals and files."""
    if os.getpgrp() != os.getpid():
        os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGXCPU, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    # PDF and image libraries write to standard error what no reader of a report should see.
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    # The parent may have put something of its own in their place, whose file is closed below.
    sys.stdout = sys.stderr = os.fdopen(1, "w", closefd=False)
    first, second = sorted((answer_to, rest_from))
    os.closerange(3, first)
    os.closerange(first + 1, second)
    os.closerange(second + 1, _most_files())
    # Tesseract's threads cost more than they give on one page; read when the library loads.
    os.environ["OMP_THREAD_LIMIT"] = "1"


def _most_files() -> int:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        # A limit of a million would cost a million calls where the system has no close_range.
        return max(int(name) for name in os.listdir("/proc/self/fd")) + 1  # noqa: PTH208
    except OSError:
        return min(soft, 4096) if soft != resource.RLIM_INFINITY else 4096


def _lower(kind: int, soft: int, hard: int) -> None:
    _, most = resource.getrlimit(kind)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (OSError, ValueError):
        # macOS knows some limits only in name; the parent's deadline and the other limits still hold.
        if sys.platform.startswith("linux"):
            raise


def _check(ending: _Ending, path: str, limits: Limits) -> None:
    if ending.code == 0:
        return
    # PDF libraries crash rather than report that memory ran out; the peak betrays it.
    starved = ending.peak_mib > _STARVED * limits.memory_mib
    if ending.code == _OUT_OF_MEMORY or starved:
        raise LimitReached(path, f"reading needs more than {limits.memory_mib} MiB of memory")
    if ending.code == -signal.SIGXCPU:
        raise LimitReached(path, f"reading needs more than {limits.cpu_s} s of processor time")
    if ending.code < 0:
        raise WorkerDied(path, f"was ended by {_signal_name(-ending.code)}")
    raise WorkerDied(path, f"failed with status {ending.code}")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
