"""Tests that name a sample which is not there."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from authcheck.forms.places import MAX_PROBLEMS
from authcheck.rulebook.codes import Code
from authcheck.rulebook.files import on_disk
from authcheck.rulebook.samples import missing
from authcheck.rulebook.spot import problem_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.model.problem import Problem
    from authcheck.model.rule import Rule, RuleTest


def missing_samples(rules: Iterable[Rule]) -> Iterator[Problem]:
    """Yield a problem for each test whose sample should lie in a folder of samples; no sample is opened."""
    for rule in rules:
        told = (missing_sample(rule, test) for test in rule.tests)
        yield from islice((problem for problem in told if problem is not None), MAX_PROBLEMS)


def missing_sample(rule: Rule, test: RuleTest) -> Problem | None:
    """Return the problem where a test's sample should be there and is not; None otherwise."""
    wrong = missing(on_disk(rule.path), test.sample) if test.sample else None
    if wrong is None:
        return None
    return problem_at(rule.path, ("tests", rule.tests.index(test), "sample"), Code.SAMPLE, wrong)
