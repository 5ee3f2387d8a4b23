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
    search.run(everyone)
    most = search.best if search.steps else sum(bound for _, bound in search.colours(everyone)[-1:])
    return Heaviest(search.best, max(search.best, most))


@dataclass(slots=True)
class _Branch:
    """A group so far, and whom it may still take."""

    members: int
    weight: int
    order: list[tuple[int, int]]


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

    def run(self, everyone: int) -> None:
        """Follow the branches, the most promising first, until all are closed or the steps are used up."""
        open_ = [self._branch(everyone, 0)]
        while open_:
            branch = open_[-1]
            if not branch.order or branch.weight + branch.order[-1][1] <= self.best:
                open_.pop()
                continue
            if not self.steps:
                return
            self.steps -= 1
            member, _ = branch.order.pop()
            following = branch.members & self.together[member]
            branch.members &= ~(1 << member)
            open_.append(self._branch(following, branch.weight + self.weights[member]))

    def _branch(self, members: int, weight: int) -> _Branch:
        left = members
        while left:
            member = (left & -left).bit_length() - 1
            left &= left - 1
            if not members & ~self.together[member] & ~(1 << member):
                # It goes with all others that are left, so no heaviest group is without it.
                members &= ~(1 << member)
                weight += self.weights[member]
        self.best = max(self.best, weight)
        return _Branch(members, weight, self.colours(members))
