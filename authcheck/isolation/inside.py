"""What happens in a worker process: cut off, confined, it works, answers and ends."""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from authcheck.isolation.bounds import MIB
from authcheck.isolation.ending import CRASHED, NOT_WHOLE, OUT_OF_MEMORY

if TYPE_CHECKING:
    from authcheck.isolation.bounds import Bounds

Work = Callable[[bytes, Callable[[], bytes]], bytes]
"""What a worker does: given a request and a way to wait for the rest of it, it returns its answer."""

STEP = b"."
"""What a worker says when a piece of its work is done; an answer begins with something else."""

_steps_to: list[int] = []
"""In a worker: the pipe to its parent."""

MOST_TRACE = 16_384
"""Bytes that are kept of where an error was raised; the last, which say most."""

_LENGTH = 8
"""Bytes before a request that give its length, where it comes by standard input."""


def framed(request: bytes) -> bytes:
    """Return ``request`` as ``serve`` takes it from standard input; the rest of it may follow."""
    return b"".join((len(request).to_bytes(_LENGTH, "big"), request))


def serve(work: Work, bounds: Bounds) -> NoReturn:
    """Be a worker in a fresh interpreter: the request from standard input, the answer to standard output."""
    answer_to, rest_from = os.dup(1), os.dup(0)

    def request() -> bytes:
        # Unbuffered: what follows the request is read later, from the same pipe.
        with open(rest_from, "rb", buffering=0, closefd=False) as pipe:
            return _exactly(pipe, int.from_bytes(_exactly(pipe, _LENGTH), "big"))

    work_and_exit(work, request, bounds, answer_to, rest_from)


def work_and_exit(
    work: Work, request: Callable[[], bytes], bounds: Bounds, answer_to: int, rest_from: int
) -> NoReturn:
    """Confine this process, say how, do the work, answer, end; never return into the parent's code."""
    status = CRASHED
    try:
        _detach(answer_to, rest_from)
        standing = bounds.confine()
        # Said before anything of the letter is looked at: what a letter does to this process comes too late.
        _write(answer_to, standing.encoded())
        _steps_to.append(answer_to)
        if bounds.terms.whole and standing.missing:
            os._exit(NOT_WHOLE)
        _write(answer_to, work(request(), lambda: _read_to_end(rest_from)))
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    except BaseException as error:  # noqa: BLE001 - the exit status tells; nothing may escape into the parent's frames
        with suppress(OSError):
            _write(answer_to, trace_of(error))
    finally:
        os._exit(status)


def step() -> None:
    """Tell the parent that a piece of the work is done, before the answer is; nothing outside a worker."""
    for pipe in _steps_to:
        _write(pipe, STEP)


def trace_of(error: BaseException) -> bytes:
    """Return where an error was raised, for the parent to put down if anybody asks."""
    return "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace")[-MOST_TRACE:]


def _write(pipe: int, said: bytes) -> None:
    left = memoryview(said)
    while left:
        left = left[os.write(pipe, left) :]


def _exactly(pipe: io.FileIO, length: int) -> bytes:
    parts = []
    while length and (part := pipe.read(min(length, MIB))):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _read_to_end(pipe: int) -> bytes:
    parts = []
    while part := os.read(pipe, MIB):
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
