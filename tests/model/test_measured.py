from __future__ import annotations

import math
from math import comb

import pytest

from authcheck.model.axes import Weight
from authcheck.model.measured import Material, Measured, Share


def counts(
    hits: tuple[int, int], false_alarms: tuple[int, int], material: Material = Material.REAL
) -> Measured:
    return Measured(
        hits=Share(*hits), false_alarms=Share(*false_alarms), on="a corpus, 2026", material=material
    )


def test_the_interval_is_the_published_one_of_koopmans_paper():
    lower, upper = counts((36, 40), (16, 80)).interval
    assert (round(lower, 2), round(upper, 2)) == (2.94, 7.15)


def test_no_false_alarm_in_forty_is_not_infinity():
    clean = counts((40, 40), (0, 40))
    assert clean.ratio == math.inf
    assert clean.interval == pytest.approx((11.41, math.inf), rel=1e-3)
    assert clean.weight is Weight.MODERATE


def test_an_interval_holds_its_ratio():
    for hits, false_alarms in [
        ((41, 48), (3, 610)),
        ((1, 2), (1, 2)),
        ((48, 48), (610, 610)),
        ((3, 9), (4, 4)),
    ]:
        measured = counts(hits, false_alarms)
        lower, upper = measured.interval
        assert lower < measured.ratio < upper


def test_what_never_came_up_says_nothing():
    assert counts((0, 5), (3, 10)).interval[0] == 0
    assert counts((0, 5), (3, 10)).weight is Weight.NOTHING
    assert counts((0, 5), (0, 10)).interval == (0, math.inf)
    assert math.isnan(counts((0, 5), (0, 10)).ratio)


def test_what_comes_up_everywhere_says_nothing():
    assert counts((50, 50), (600, 600)).weight is Weight.NOTHING


@pytest.mark.parametrize(
    ("hits", "false_alarms", "word"),
    [
        ((7, 7), (0, 24), Weight.WEAK),
        ((41, 48), (3, 610), Weight.MODERATE),
        ((90, 100), (1, 2_000), Weight.MODERATELY_STRONG),
        ((374, 374), (0, 10_000), Weight.STRONG),
        ((374, 374), (0, 100_000), Weight.VERY_STRONG),
    ],
)
def test_the_word_is_that_of_the_lower_bound(hits, false_alarms, word):
    assert counts(hits, false_alarms).weight is word


def test_synthetic_letters_alone_are_at_most_moderate():
    assert counts((374, 374), (0, 100_000), Material.SYNTHETIC).weight is Weight.MODERATE
    assert counts((7, 7), (0, 24), Material.SYNTHETIC).weight is Weight.WEAK


@pytest.mark.parametrize("more", [1, 3, 10, 100])
def test_the_same_shares_of_more_letters_never_weigh_less(more):
    few, many = counts((9, 10), (1, 50)), counts((9 * more, 10 * more), (more, 50 * more))
    assert many.interval[0] >= few.interval[0]


@pytest.mark.parametrize(
    ("having", "lacking", "hit", "alarm"), [(12, 34, 0.9, 0.05), (20, 100, 0.9, 0.02), (20, 60, 0.8, 0.2)]
)
def test_the_lower_bound_is_seldom_over_the_truth(having, lacking, hit, alarm):
    """Summed over every count that may come up: at most one time in forty, the level of the bound."""

    def chance(count: int, of: int, share: float) -> float:
        return comb(of, count) * share**count * (1 - share) ** (of - count)

    over = sum(
        chance(hits, having, hit) * chance(alarms, lacking, alarm)
        for hits in range(having + 1)
        for alarms in range(lacking + 1)
        if counts((hits, having), (alarms, lacking)).interval[0] > hit / alarm
    )
    assert over <= 0.03
