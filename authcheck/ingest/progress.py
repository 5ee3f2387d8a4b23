"""What is told of reading while it goes on: that one more page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_told: list[Callable[[], None]] = []


def after_each_page(tell: Callable[[], None]) -> None:
    """Have ``tell`` called whenever a page has been read, in this process; nobody else is told any more."""
    _told[:] = [tell]


def page_read() -> None:
    """Tell it."""
    for tell in _told:
        tell()
