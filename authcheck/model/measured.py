"""Counts of how often a rule's outcome was met with and without what it points to, and what they amount to.

A weight may rest on counts instead of on a reference. Its word is taken from the lower bound of the
likelihood ratio, so that few letters say little however clean the count: no false alarm among 40 letters
is not infinity. The bands are those of the ENFSI guideline for evaluative reporting (2015), table of verbal
equivalents.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from authcheck.model.axes import Weight

METHOD = "score interval of Koopman (Biometrics 40, 1984, 513-517), two-sided 95 %"
"""How the interval is drawn, in words for a report."""

_BANDS = (
    (10_000, Weight.VERY_STRONG),
    (1_000, Weight.STRONG),
    (100, Weight.MODERATELY_STRONG),
    (10, Weight.MODERATE),
    (2, Weight.WEAK),
)
"""From which ratio on a word may be used."""

_CHI_SQUARED_95 = 3.841458820694124
"""The 95 % point of the chi-squared distribution with one degree of freedom."""

_LEAST, _MOST = 1e-9, 1e9
_HALVINGS = 200
"""Steps of the search; the interval is then exact to the last digit of a float."""


class Material(StrEnum):
    """What the letters of a corpus are."""

    REAL = "real"
    """Letters as they were met."""

    SYNTHETIC = "synthetic"
    """Made for the measurement; alone it carries a weight of at most moderate."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many letters."""

    count: int
    of: int
    """At least 1, and at least ``count``."""

    def __str__(self) -> str:
        return f"{self.count}/{self.of}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How often an outcome came up among letters that have what it points to, and among others."""

    hits: Share
    """Of the letters that have it."""

    false_alarms: Share
    """Of the letters that lack it."""

    on: str
    """Name of the corpus, and the date."""

    material: Material

    @property
    def ratio(self) -> float:
        """The likelihood ratio as counted; infinite without false alarm, NaN where nothing came up at all."""
        hits, false_alarms = (each.count / each.of for each in (self.hits, self.false_alarms))
        if false_alarms:
            return hits / false_alarms
        return math.inf if hits else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the ratio: from 0 where there is no hit, to infinity without false alarm.

        The ends are the ratios at which Koopman's score statistic reaches the 95 % point of chi-squared. It
        holds its level with small and empty counts, where intervals by logarithms cannot be drawn.
        """
        lower = _edge(self, rising=False) if self.hits.count else 0.0
        upper = _edge(self, rising=True) if self.false_alarms.count else math.inf
        return lower, upper

    @property
    def weight(self) -> Weight:
        """The word that the lower bound gives; the material is reckoned with."""
        lower = self.interval[0]
        word = next((weight for least, weight in _BANDS if lower >= least), Weight.NOTHING)
        return min(word, Weight.MODERATE) if self.material is Material.SYNTHETIC else word


def _edge(measured: Measured, *, rising: bool) -> float:
    """Return the upper (``rising``) or lower ratio at which the score statistic reaches its 95 % point."""
    peak = measured.ratio if math.isfinite(measured.ratio) else _MOST
    inside, outside = math.log(max(peak, _LEAST)), math.log(_MOST * 10 if rising else _LEAST / 10)
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        if _score(measured, math.exp(middle)) < _CHI_SQUARED_95:
            inside = middle
        else:
            outside = middle
    return math.exp(inside)


def _score(measured: Measured, ratio: float) -> float:
    """Return Koopman's statistic for a true ``ratio`` of the two shares."""
    with_, without = measured.hits, measured.false_alarms
    # The shares that fit the counts best among those in this ratio, by maximum likelihood.
    a = ratio * (with_.of + without.of)
    b = -(ratio * (with_.of + without.count) + with_.count + without.of)
    c = with_.count + without.count
    # Of the two ways to write the root, the one that subtracts no like numbers.
    low = 2 * c / (-b + math.sqrt(max(b * b - 4 * a * c, 0.0)))
    return _distance(with_, ratio * low) + _distance(without, low)


def _distance(share: Share, expected: float) -> float:
    """Return how far a count is from an expected share, squared and in units of its variance."""
    gap, variance = share.count - share.of * expected, share.of * expected * (1 - expected)
    if variance <= 0:
        return 0.0 if abs(gap) < _LEAST * share.of else math.inf
    return gap * gap / variance
