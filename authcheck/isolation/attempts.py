"""Try what a worker must not be able to do: what is in force is found out rather than assumed.

Each attempt does no harm where it works, and tells by an error that it did not.
"""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import resource
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.model.health import Attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STOPPED = frozenset({errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOMEM})
"""What a refusal says; any other error is one of somebody who was let in."""

_SEIZE, _DETACH = 0x4206, 17
_NEW_USER_NAMESPACE = 0x10000000
_IO_URING_SETUP = 425
_PROGRAM = "/bin/true"
_RAN, _DID_NOT_RUN = 0, 99


def attempts(canary: str) -> Iterator[Attempt]:
    """Try everything and yield what came of it; in the worker.

    Args:
        canary: A file of the user's, in a folder of its own, that the worker has no business with.
    """
    for what, how in _ways(Path(canary)).items():
        try:
            how()
        except OSError as error:
            stopped = error.errno in _STOPPED
            said = (error.strerror or type(error).__name__).lower()
        except MemoryError:
            stopped, said = True, "out of memory"
        except ValueError as error:
            # What Python makes of a limit that must not be set.
            stopped, said = True, str(error)
        else:
            stopped, said = False, "it worked"
        yield Attempt(what=what, stopped=stopped, how=said)


def _ways(canary: Path) -> dict[str, Callable[[], object]]:
    parent = os.getppid()
    return {
        "read a file of this user's": canary.read_bytes,
        "write into it": lambda: canary.open("r+b").close(),
        "make a file beside it": lambda: canary.with_name("made").touch(),
        "change who may read it": lambda: canary.chmod(0o600),
        "list the home folder": lambda: os.listdir(os.path.expanduser("~")),  # noqa: PTH111, PTH208 - the names alone
        "open a network socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM).close(),
        "ask for a name on the network": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close(),
        "open a socket on this machine": lambda: socket.socket(socket.AF_UNIX).close(),
        "start a process": _fork,
        "start a program": _execute,
        "signal the program that reads letters": lambda: os.kill(parent, 0),
        "trace it": lambda: _trace(parent),
        "read its memory": lambda: os.close(os.open(f"/proc/{parent}/mem", os.O_RDONLY)),
        "share memory with others": _share,
        "set its own limits": lambda: resource.setrlimit(
            resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE)
        ),
        "take more memory than it is given": _take_memory,
        "be its own administrator": lambda: _checked(_libc().unshare(_NEW_USER_NAMESPACE)),
        "reach the kernel by io_uring": lambda: _checked(_libc().syscall(_IO_URING_SETUP, 1, None)),
    }


def _fork() -> int:
    pid = os.fork()
    if not pid:
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def _execute() -> None:
    pid = os.fork()
    if not pid:
        try:
            os.execv(_PROGRAM, [_PROGRAM])  # noqa: S606 - that is what is tried
        finally:
            os._exit(_DID_NOT_RUN)
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != _RAN:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _trace(parent: int) -> None:
    _checked(_libc().ptrace(_SEIZE, parent, None, None))
    _libc().ptrace(_DETACH, parent, None, None)


def _share() -> None:
    os.close(os.memfd_create("authcheck"))


def _take_memory() -> None:
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY:
        mmap.mmap(-1, most).close()


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(answer: int) -> None:
    if answer < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
