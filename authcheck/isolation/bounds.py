"""What the kernel holds a worker to, and how that is said."""

from __future__ import annotations

import os
import resource
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MIB = 1 << 20

GRACE_S = 2
"""Seconds between being told to end and being ended."""

_OPEN_FILES = 64

_SCRATCH_MIB = 256
"""Largest file a worker with a scratch folder may write."""

_LIMITS_MEMORY = sys.platform.startswith("linux")
"""Whether the kernel limits address space; macOS knows that limit in name only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one worker is held to; ``str()`` tells what of it is in force on this system."""

    memory_mib: int
    cpu_s: int
    scratch: str
    """Folder for temporary files; empty where the worker may write none."""

    @classmethod
    def from_arguments(cls, arguments: Sequence[str]) -> Self:
        """Return the bounds that ``arguments()`` gave on the other side of a command line."""
        memory_mib, cpu_s, scratch = arguments
        return cls(memory_mib=int(memory_mib), cpu_s=int(cpu_s), scratch=scratch)

    def arguments(self) -> tuple[str, ...]:
        """Return the bounds as arguments of a command."""
        return str(self.memory_mib), str(self.cpu_s), self.scratch

    def confine(self) -> None:
        """Give up, in this process and for good, what reading a letter does not need.

        This is the one place where a system-call filter and a file-system sandbox belong too; what is
        added here is told in ``__str__``.
        """
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, _SCRATCH_MIB * MIB if self.scratch else 0),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
            (resource.RLIMIT_AS, self.memory_mib * MIB),
        ):
            _lower(kind, most, most)
        if self.scratch:
            os.environ["TMPDIR"] = self.scratch
        # The soft limit ends the process by a signal that says why; the hard one can't be caught.
        _lower(resource.RLIMIT_CPU, self.cpu_s, self.cpu_s + GRACE_S)

    def __str__(self) -> str:
        return ", ".join(self._in_force())

    def _in_force(self) -> Iterator[str]:
        if _LIMITS_MEMORY:
            yield f"{_allowed(resource.RLIMIT_AS, self.memory_mib * MIB) // MIB} MiB of memory"
        else:
            yield "memory not limited on this system"
        yield f"{_allowed(resource.RLIMIT_CPU, self.cpu_s)} s of processor time"
        largest = _allowed(resource.RLIMIT_FSIZE, _SCRATCH_MIB * MIB) // MIB
        yield f"files of at most {largest} MiB written" if self.scratch else "no file written"


def _lower(kind: int, soft: int, hard: int) -> None:
    try:
        resource.setrlimit(kind, (_allowed(kind, soft), _allowed(kind, hard)))
    except (OSError, ValueError):
        # The parent's deadline and the other limits still hold where a limit is known in name only.
        if sys.platform.startswith("linux"):
            raise


def _allowed(kind: int, wanted: int) -> int:
    """Return ``wanted``, or less where this process is itself held to less."""
    _, most = resource.getrlimit(kind)
    return wanted if most == resource.RLIM_INFINITY else min(wanted, most)
