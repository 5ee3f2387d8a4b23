"""The heaviest group of which each two go together: exact where that is cheap, a sound bound where not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = 2_000
"""Branches followed before a bound has to do. Case files of hundreds of statements take a few dozen."""


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The weight of the heaviest group, between two bounds that agree where the search was finished."""

    at_least: int
    at_most: int


def heaviest(together: Sequence[int], weights: Sequence[int]) -> Heaviest:
    """Return the weight of the heaviest group of which each two go together.

    Args:
        together: For each member a bit mask of the others it goes with; symmetric, own bit clear.
        weights: Each member's weight, at least 1.
    """
    # Members that go with exactly the same others never go with each other: the heaviest stands for them.
    standing: dict[int, int] = {}
    for member, mask in enumerate(together):
        if mask not in standing or weights[standing[mask]] < weights[member]:
            standing[mask] = member
    everyone = sum(1 << member for member in standing.values())
    search = _Search(together, weights)
    search.expand(everyone, 0)
    most = search.best if search.steps else sum(bound for _, bound in search.colours(everyone)[-1:])
    return Heaviest(search.best, max(search.best, most))


class _Search:
    """Branch and bound: members of one colour exclude each other, so a colour adds its heaviest at most."""

    def __init__(self, together: Sequence[int], weights: Sequence[int]) -> None:
        self.together, self.weights = together, weights
        self.best, self.steps = 0, STEPS

    def colours(self, members: int) -> list[tuple[int, int]]:
        """Return (member, weight at most reachable with it and those before it)."""
        order: list[tuple[int, int]] = []
        bound, left = 0, members
        while left:
            pick, colour = left, []
            while pick:
                member = (pick & -pick).bit_length() - 1
                pick &= ~self.together[member] & ~(1 << member)
                colour.append(member)
            colour.sort(key=lambda member: self.weights[member])
            order.extend((member, bound + self.weights[member]) for member in colour)
            bound += self.weights[colour[-1]]
            left &= ~sum(1 << member for member in colour)
        return order

    def expand(self, members: int, weight: int) -> None:
        self.best = max(self.best, weight)
        for member, bound in reversed(self.colours(members)):
            if weight + bound <= self.best:
                return
            if not self.steps:
                return
            self.steps -= 1
            self.expand(members & self.together[member], weight + self.weights[member])
            members &= ~(1 << member)
