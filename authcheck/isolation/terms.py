"""What a worker is let do beside computing, and whether it may work where it can't be held to that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What one worker is let do."""

    scratch: str = ""
    """Folder for temporary files, the caller's to remove; empty where the worker may write none."""

    program: str = ""
    """The one program it may run, by its path; empty where it may run none, which is safer."""

    readable: tuple[str, ...] = ()
    """Folders it may read beside those that Python's own modules, fonts and OCR models lie in."""

    whole: bool = False
    """Whether it is not to work at all where one of the layers around it is missing."""

    @classmethod
    def from_arguments(cls, arguments: Sequence[str]) -> Self:
        """Return the terms that ``arguments()`` gave on the other side of a command line."""
        scratch, program, whole, *readable = arguments
        return cls(scratch=scratch, program=program, whole=whole == _WHOLE, readable=tuple(readable))

    def arguments(self) -> tuple[str, ...]:
        """Return the terms as arguments of a command."""
        return self.scratch, self.program, _WHOLE if self.whole else "", *self.readable


PLAIN = Terms()
"""Nothing is written, nothing run."""
