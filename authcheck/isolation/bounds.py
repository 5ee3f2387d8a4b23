"""What a worker is held to: the terms it works on, the limits the kernel sets it, and how they are said."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from authcheck.isolation.confining import confine
from authcheck.isolation.terms import PLAIN, Terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.isolation.standing import Standing

MIB = 1 << 20

GRACE_S = 2
"""Seconds between being told to end and being ended."""

_OPEN_FILES = 64

SCRATCH_MIB = 256
"""Most that a worker with a scratch folder may write into it: in one file, and in all of them."""

_ON_LINUX = sys.platform.startswith("linux")
"""Whether the kernel limits address space; macOS knows that limit in name only."""


_FURTHER_TASKS = 128
"""Threads and processes that may be there beside all that are there when a worker begins.

The kernel counts those of one user in all; nobody but it can tell how many that are at once.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one worker is held to; ``str()`` tells what of its limits is in force on this system."""

    memory_mib: int
    cpu_s: int
    terms: Terms = PLAIN

    @classmethod
    def from_arguments(cls, arguments: Sequence[str]) -> Self:
        """Return the bounds that ``arguments()`` gave on the other side of a command line."""
        memory_mib, cpu_s, *terms = arguments
        return cls(memory_mib=int(memory_mib), cpu_s=int(cpu_s), terms=Terms.from_arguments(terms))

    def arguments(self) -> tuple[str, ...]:
        """Return the bounds as arguments of a command."""
        return str(self.memory_mib), str(self.cpu_s), *self.terms.arguments()

    def confine(self) -> Standing:
        """Give up, in this process and for good, what reading a letter does not need; return what stands.

        Whatever is added here is told in ``__str__``, or by what is returned.
        """
        scratch = self.terms.scratch
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, SCRATCH_MIB * MIB if scratch else 0),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
            (resource.RLIMIT_AS, self.memory_mib * MIB),
            (resource.RLIMIT_MEMLOCK, 0),
            (resource.RLIMIT_NPROC, _most_tasks(programs=bool(self.terms.program))),
        ):
            _lower(kind, most, most)
        if _ON_LINUX:
            _lower(resource.RLIMIT_MSGQUEUE, 0, 0)
        if scratch:
            os.environ["TMPDIR"] = scratch
            # A parent that made the folder has looked for one itself, and the answer is kept.
            tempfile.tempdir = scratch
        # The soft limit ends the process by a signal that says why; the hard one can't be caught.
        _lower(resource.RLIMIT_CPU, self.cpu_s, self.cpu_s + GRACE_S)
        return confine(self.terms)

    def __str__(self) -> str:
        return ", ".join(self._in_force())

    def _in_force(self) -> Iterator[str]:
        if _ON_LINUX:
            yield f"{_allowed(resource.RLIMIT_AS, self.memory_mib * MIB) // MIB} MiB of memory"
        else:
            yield "memory not limited on this system"
        yield f"{_allowed(resource.RLIMIT_CPU, self.cpu_s)} s of processor time"
        if self.terms.scratch:
            largest = _allowed(resource.RLIMIT_FSIZE, SCRATCH_MIB * MIB) // MIB
            yield f"files of at most {largest} MiB written"
        else:
            yield "no file written"
        if self.terms.program:
            yield f"{self.terms.program} may be run, as confined as this"


def _most_tasks(*, programs: bool) -> int:
    """Return how many threads and processes this user may have; root may have any number all the same."""
    try:
        with open("/proc/loadavg", "rb") as file:  # noqa: PTH123 - pathlib is not needed otherwise
            running = int(file.read().split()[3].partition(b"/")[2])
    except (OSError, ValueError, IndexError):
        # Elsewhere threads are not counted, so that none but the processes a program takes are left.
        return resource.RLIM_INFINITY if _ON_LINUX or programs else 0
    return running + _FURTHER_TASKS


def _lower(kind: int, soft: int, hard: int) -> None:
    try:
        resource.setrlimit(kind, (_allowed(kind, soft), _allowed(kind, hard)))
    except (OSError, ValueError):
        # The parent's deadline and the other limits still hold where a limit is known in name only.
        if _ON_LINUX:
            raise


def _allowed(kind: int, wanted: int) -> int:
    """Return ``wanted``, or less where this process is itself held to less."""
    _, most = resource.getrlimit(kind)
    if resource.RLIM_INFINITY in {most, wanted}:
        return most if wanted == resource.RLIM_INFINITY else wanted
    return min(wanted, most)
