"""How long pages may go on being read: what was read before is kept, rather than lost with the worker."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from authcheck.model.reading import Limits

_PART = 0.6
"""Of the time an exhibit is given; the rest is for the page in hand, for zones and checks."""


class Budget:
    """The time there is for reading pages, from the moment this is made."""

    def __init__(self, limits: Limits) -> None:
        """Begin to count."""
        self._limits = limits
        self._cpu_end = time.process_time() + _PART * limits.cpu_given_s
        self._wall_end = time.monotonic() + _PART * limits.wall_given_s

    def spent(self) -> str:
        """Return why no further page is to be begun; empty as long as there is time."""
        limits = self._limits
        if time.process_time() > self._cpu_end:
            took = f"{_PART * limits.cpu_given_s:.0f} s of processor time"
            return f"reading the pages before took {took} {limits.told(Limit.CPU)}"
        if time.monotonic() > self._wall_end:
            took = f"{_PART * limits.wall_given_s:.0f} s"
            return f"reading the pages before took {took} {limits.told(Limit.TIME)}"
        return ""
