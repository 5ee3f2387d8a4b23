"""Work done in an isolated process, small enough to reach its limits at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authcheck.isolation import Terms, start_isolated
from authcheck.isolation.standing import Layer, Standing
from authcheck.model.reading import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = Terms()
SMALL = Limits(memory_mib=1024, cpu_s=1, wall_s=3, answer_mib=1)


def isolated(
    work: Callable[[bytes], bytes], request: bytes = b"", limits: Limits = SMALL, terms: Terms = PLAIN
) -> bytes:
    """Return what ``work`` answers to ``request`` from a forked worker."""
    with start_isolated(
        lambda first, _: work(first),
        request,
        limits,
        path="letter.pdf",
        entry=(),
        terms=terms,
        fork=True,
    ) as running:
        return running.finish()


@cache
def standing() -> Standing:
    """Return what of the layers around a worker this system has."""
    with start_isolated(
        lambda *_: b"", b"", SMALL, path="letter.pdf", entry=(), terms=PLAIN, fork=True
    ) as running:
        return running.standing


def fenced() -> bool:
    """Whether this system closes files to a worker."""
    return not has_not(Layer.FILES)


def has_not(*layers: Layer) -> bool:
    """Whether one of some layers is missing on this system."""
    return any(each.layer in layers for each in standing().missing)
