"""How much of invented articles is read, and how much of it is right: a floor under bench/statements.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from authcheck.articles import propose
from authcheck.model.proposal import About

PASSAGES = Path(__file__).parents[2] / "bench" / "passages"


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / max(min(one[1] - one[0], other[1] - other[0]), 1)


def counted(name: str) -> tuple[int, int, int]:
    """Return proposals that are labelled statements, all proposals, and all labelled statements."""
    right = proposed = meant = 0
    for line in (PASSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        spans = [tuple(each["content_span"]) for each in article["statements"]]
        found = [proposal.span for proposal in propose(article["text"], About())]
        right += sum(any(shared(span, each) >= 0.5 for each in found) for span in spans)
        proposed += len(found)
        meant += len(spans)
    return right, proposed, meant


@pytest.mark.parametrize("name", ["articles-1", "articles-2", "articles-3", "articles-4", "articles-5"])
def test_of_whole_articles_most_that_is_proposed_is_right_and_nearly_half_is_found(name: str) -> None:
    right, proposed, meant = counted(name)
    assert right / proposed > 0.7
    assert right / meant > 0.4


def test_of_literary_passages_little_is_found_and_what_is_is_right() -> None:
    right, proposed, meant = (
        sum(each) for each in zip(counted("passages-1"), counted("passages-2"), strict=True)
    )
    assert right / proposed > 0.9
    assert right / meant > 0.15
