"""Which system calls reading a letter takes, and what is asked of those that could do more.

Named tuples here and beside: they are made before the first letter is read, faster than dataclasses are.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_FREE = """
    read write lseek mmap munmap brk futex madvise mprotect mremap newfstatat fstat openat close
    readv writev pread64 pwrite64 close_range stat lstat statx statfs fstatfs access faccessat faccessat2
    open readlink readlinkat getdents getdents64 getcwd dup dup2 dup3 pipe pipe2 umask
    poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd2
    fadvise64 fsync fdatasync flock
    mincore membarrier set_robust_list get_robust_list rseq set_tid_address exit exit_group
    getpid gettid getppid getuid geteuid getgid getegid getresuid getresgid getgroups getpgid getpgrp getsid
    uname sysinfo getrlimit getrusage times getcpu getrandom
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time alarm pause getitimer setitimer
    sched_yield sched_getaffinity sched_getparam sched_getscheduler
    sched_get_priority_max sched_get_priority_min
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack
    restart_syscall arch_prctl
"""
_SCRATCH = "unlink unlinkat mkdir mkdirat rmdir rename renameat renameat2 ftruncate"
_PROGRAMS = "execve execveat wait4 waitid fork vfork chdir fchdir"

FREE = tuple(_FREE.split())
"""Allowed whatever their arguments; those that come most often first.

Opening files is among them: which, Landlock says. What changes a file's rights, owner or times is not, for
Landlock has no say there.
"""

SCRATCH = tuple(_SCRATCH.split())
"""Allowed where there is a scratch folder."""

PROGRAMS = tuple(_PROGRAMS.split())
"""Allowed where a program may be started."""


class Ask(NamedTuple):
    """What is asked of a call's arguments; places count words of four bytes, the lower of each two first."""

    lacks: tuple[tuple[int, int], ...] = ()
    """Places, and bits that must all be unset there."""

    has: tuple[tuple[int, int], ...] = ()
    """Places, and bits of which one must be set there."""

    among: tuple[int, tuple[int, ...]] | None = None
    """A place and what may stand there; None where anything may."""

    error: int = errno.EPERM


_ALL = 0xFFFFFFFF

_NEW_NAMESPACES = 0x7E020080
"""Bits of ``clone`` that would give a world of its own, where rights can be had again."""

_THREAD = 0x00010000

_OF_TERMINALS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Is it a terminal, and how wide; bytes that wait; no waiting; to be closed by programs started, or not."""

_OF_DESCRIPTORS = (0, 1, 2, 3, 4, 5, 6, 7, 1030, 1032)
"""Copies, flags, locks, the size of a pipe; not who gets signals from it, which may be anybody."""

_OF_ITSELF = (3, 15, 16, 0x53564D41)
"""Whether its memory is closed, and names: of a thread, of a piece of memory."""


def asked_of(pid: int, *, programs: bool) -> Iterator[tuple[str, Ask]]:
    """Yield the calls that are allowed for some arguments alone.

    Args:
        pid: The process itself, the only one that it may signal.
        programs: Whether processes may be started.
    """
    # A call for a thread says so; one for a process does not.
    threads_alone = () if programs else ((0, _THREAD),)
    yield "clone", Ask(lacks=((0, _NEW_NAMESPACES),), has=threads_alone)
    yield "fcntl", Ask(among=(2, _OF_DESCRIPTORS))
    yield "ioctl", Ask(among=(2, _OF_TERMINALS), error=errno.ENOTTY)
    yield "prctl", Ask(among=(0, _OF_ITSELF), error=errno.EINVAL)
    # The limits may be asked for, not set: the third argument is where the new ones stand.
    yield "prlimit64", Ask(lacks=((4, _ALL), (5, _ALL)))
    yield "kill", Ask(among=(0, (pid,)))
    yield "tgkill", Ask(among=(0, (pid,)))


ASKED = frozenset(name for name, _ in asked_of(0, programs=False))
"""Names of the calls that are asked; for tests."""
