"""A stretch of calendar days: what a date known to the day, the month or the year stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``first`` to ``last``, both counted; one day where they are the same."""

    first: date
    last: date

    @classmethod
    def one(cls, day: date) -> Self:
        """Return the stretch of a single day."""
        return cls(day, day)

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"
