"""Which selections of statements are met as statements come and go, without asking all of them anew."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from authcheck.sourcing.apart import voices_of
from authcheck.sourcing.cliques import heaviest
from authcheck.sourcing.masks import masks_of
from authcheck.sourcing.selection import meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authcheck.model.case import Case, Statement
    from authcheck.model.rule import StatementsMatcher


class Listening:
    """The selections that rules ask for, and which of them are met by what counts just now."""

    def __init__(
        self, case: Case, statements: Sequence[Statement], matchers: Iterable[StatementsMatcher]
    ) -> None:
        """Begin with nothing that counts.

        Args:
            case: The whole case file.
            statements: All that may come to count; ``change`` names them by their places here.
            matchers: The selections, which may hold others.
        """
        self._claimed = case.claimed
        self._different = masks_of(voices_of(statements, case)).different
        self._asked = tuple(matchers)
        self._all = list(dict.fromkeys(each for asked in self._asked for each in _within(asked)))
        self._met = [0] * len(self._all)
        """For each selection the statements that meet it, as bits."""

        self._pair: dict[int, tuple[int, int]] = {}
        self._no_pair: dict[int, int] = {}
        """Those among whom it is known that no two are shown to differ."""

        self._place = {matcher: place for place, matcher in enumerate(self._all)}
        self._extents: Counter[tuple[object, ...]] = Counter()

    def change(self, number: int, before: Statement | None, after: Statement | None) -> None:
        """Let one statement count otherwise."""
        own = 1 << number
        for place, matcher in enumerate(self._all):
            if after is not None and meets(after, matcher, self._claimed):
                self._met[place] |= own
            elif self._met[place] & own:
                self._met[place] &= ~own
        for statement, step in ((before, -1), (after, 1)):
            for claim in statement.claims if statement else ():
                self._extents[claim.prop, claim.stance, claim.extent, claim.derived] += step

    def met(self) -> tuple[object, ...]:
        """Return what answers hang on: the selections that are met, and how much of a set is spoken of."""
        extents = frozenset(key for key, number in self._extents.items() if number)
        return (*(self._is_met(matcher) for matcher in self._asked), extents)

    def _is_met(self, matcher: StatementsMatcher) -> bool:
        if matcher.also is not None and not self._is_met(matcher.also):
            return False
        if matcher.unless is not None and self._is_met(matcher.unless):
            return False
        return self._are(self._place[matcher], matcher.at_least)

    def _are(self, place: int, least: int) -> bool:
        """Return whether so many statements that meet a selection are shown to come from different people."""
        met = self._met[place]
        if least <= 1 or not met:
            return bool(met)
        if least > 2:  # noqa: PLR2004 - a pair is found without counting
            numbers = [number for number in range(met.bit_length()) if met >> number & 1]
            masks = [self._among(number, numbers) for number in numbers]
            return heaviest(masks, [1] * len(numbers)).at_least >= least
        one, other = self._pair.get(place, (0, 0))
        if one != other and met >> one & 1 and met >> other & 1:
            return True
        return self._find_pair(place, met)

    def _among(self, number: int, some: Sequence[int]) -> int:
        different = self._different[number]
        return sum(1 << place for place, other in enumerate(some) if different >> other & 1)

    def _find_pair(self, place: int, met: int) -> bool:
        left = met & ~self._no_pair.get(place, 0)
        while left:
            one = (left & -left).bit_length() - 1
            with_it = self._different[one] & met
            if with_it:
                self._pair[place] = one, (with_it & -with_it).bit_length() - 1
                return True
            left &= left - 1
        self._no_pair[place] = met
        return False


def _within(matcher: StatementsMatcher) -> Iterable[StatementsMatcher]:
    """Yield a selection and those it waits for or gives way to."""
    yield matcher
    for other in (matcher.also, matcher.unless):
        if other is not None:
            yield from _within(other)
