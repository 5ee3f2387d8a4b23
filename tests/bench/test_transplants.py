"""Pairs of signatures: what they share, and what one hand changes."""

from __future__ import annotations

import numpy as np

from bench.generator.hands import signature
from bench.generator.truth import Half
from bench.transplants.__main__ import Laid, laid
from bench.transplants.pairs import Pair, Wavering


def test_a_hand_without_noise_signs_alike_and_with_noise_by_the_same_plan():
    plain = signature(np.random.default_rng(3), Half.FIGURES)
    still = signature(Wavering(3, np.random.default_rng(1), 0.0), Half.FIGURES)
    other = signature(Wavering(3, np.random.default_rng(1), 0.1), Half.FIGURES)
    assert all(np.array_equal(a.points, b.points) for a, b in zip(plain, still, strict=True))
    assert len(other) == len(plain)
    assert not np.array_equal(other[0].points, plain[0].points)


def test_a_pair_without_a_signature_is_not_compared():
    assert laid(Pair(one=None, other=None, wear="fax")) == Laid(wear="fax", overlap=None, cut=False)
