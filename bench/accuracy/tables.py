"""Counts → rates with intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is true of a page and what a check said of it."""

    truth: bool
    said: bool | None
    """None where it was unsure."""

    chance: float | None = None
    """The probability it gave; None where it gives none."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def rate(hits: int, of: int) -> str:
    """Return a share with its counts and interval."""
    if not of:
        return "none"
    low, high = wilson(hits, of)
    return f"{hits / of:.3f} ({low:.2f}-{high:.2f}) {hits}/{of}"


def f1(told: Iterable[Told]) -> float:
    """Return F1 where being unsure of a signed page is a miss and of an unsigned one no alarm."""
    rows = list(told)
    hits = sum(row.truth and row.said is True for row in rows)
    alarms = sum(not row.truth and row.said is True for row in rows)
    missed = sum(row.truth and row.said is not True for row in rows)
    return 2 * hits / (2 * hits + alarms + missed) if hits else 0.0


def f1_decided(told: Iterable[Told]) -> float:
    """Return F1 of the pages on which the check decided."""
    return f1(row for row in told if row.said is not None)


def line(name: str, told: Sequence[Told]) -> str:
    """Return a table's row; being unsure counts as a miss, and as no alarm."""
    signed = [row for row in told if row.truth]
    unsigned = [row for row in told if not row.truth]
    called = [row for row in told if row.said]
    cells = (
        f"{name:<24}",
        f"n {len(told):<4}",
        f"precision {rate(sum(row.truth for row in called), len(called)):<27}",
        f"recall {rate(sum(row.said is True for row in signed), len(signed)):<27}",
        f"specificity {rate(sum(row.said is not True for row in unsigned), len(unsigned)):<27}",
        f"F1 {f1(told):.3f} (decided {f1_decided(told):.3f})",
        f"unsure {rate(sum(row.said is None for row in told), len(told))}",
    )
    return "  " + "  ".join(cells)


def calibration(told: Iterable[Told]) -> list[str]:
    """Return how often what was given a probability is true, in five bins, and the mean gap."""
    rows = [(row.chance, row.truth) for row in told if row.chance is not None]
    lines, gap = [], 0.0
    for low, high in ((0.0, 0.1), (0.1, 0.3), (0.3, 0.8), (0.8, 0.95), (0.95, 1.01)):
        inside = [(chance, truth) for chance, truth in rows if low <= chance < high]
        if inside:
            said = sum(chance for chance, _ in inside) / len(inside)
            true = sum(truth for _, truth in inside)
            gap += abs(said - true / len(inside)) * len(inside) / len(rows)
            lines.append(
                f"    said {low:.2f}-{min(high, 1):.2f}, mean {said:.2f}: true {rate(true, len(inside))}"
            )
    return [*lines, f"    expected calibration error {gap:.3f}"]
