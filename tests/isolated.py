"""Work done in an isolated process, small enough to reach its limits at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.isolation import start_isolated
from authcheck.model.reading import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = Limits(memory_mib=1024, cpu_s=1, wall_s=3, answer_mib=1)


def isolated(
    work: Callable[[bytes], bytes], request: bytes = b"", limits: Limits = SMALL, scratch: str = ""
) -> bytes:
    """Return what ``work`` answers to ``request`` from a forked worker."""
    with start_isolated(
        lambda first, _: work(first), request, limits, path="letter.pdf", entry=(), scratch=scratch, fork=True
    ) as running:
        return running.finish()
