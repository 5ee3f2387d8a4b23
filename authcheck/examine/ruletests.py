"""The tests inside rule files that need no letter: miniatures and case files, examined like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from authcheck.examine.examination import examine
from authcheck.examine.miniature import miniature
from authcheck.examine.wording import wording_problems
from authcheck.model.case import Case
from authcheck.model.rule import Rulebook
from authcheck.rulebook import read_rules
from authcheck.rulebook.attempts import attempt
from authcheck.rulebook.checks import asked_in_vain
from authcheck.rulebook.codes import Code
from authcheck.rulebook.cores import on_all_cores
from authcheck.rulebook.missing import missing_samples
from authcheck.rulebook.spot import problem_at, problems_at
from authcheck.sourcing import hear

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from authcheck.model.finding import Finding
    from authcheck.model.hearing import Hearing
    from authcheck.model.problem import Problem
    from authcheck.model.rule import Rule, RuleTest


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """What checking rule files gave."""

    problems: tuple[Problem, ...]
    """Everything wrong, failed tests included."""

    files: int
    """Rule files looked at."""

    paths: tuple[str, ...]
    """The same files, as problems name them, in the order of their ids."""

    tests: int
    """Tests run."""

    on_samples: int
    """Tests not run, since they are on samples."""

    digest: str
    """The rulebook's, 12 hexadecimal digits."""


def check_rules(paths: Iterable[Path], *, allow_missing: bool = False) -> RuleCheck:
    """Read the rule files under ``paths`` and run their tests but those on samples; no plugin's code is run.

    Args:
        paths: Folders of packs, packs, or single rule files.
        allow_missing: Whether a sample may be missing from a folder of samples that is there.
    """
    loaded = read_rules(paths)
    rules = loaded.rulebook.rules
    failed = [problem for wrong in on_all_cores(_wrong_with_each, rules) for problem in wrong]
    missing = () if allow_missing else missing_samples(rules)
    return RuleCheck(
        problems=(*loaded.problems, *asked_in_vain(rules), *missing, *failed),
        files=loaded.files,
        paths=loaded.paths,
        tests=sum(not test.sample for rule in rules for test in rule.tests),
        on_samples=sum(bool(test.sample) for rule in rules for test in rule.tests),
        digest=loaded.rulebook.digest,
    )


def _wrong_with_each(rules: Sequence[Rule]) -> list[tuple[Problem, ...]]:
    return [attempt(rule.path, partial(_wrong_with, rule)) for rule in rules]


def _wrong_with(rule: Rule) -> tuple[Problem, ...]:
    """Return a problem for each test without a sample that comes out otherwise than expected.

    What the rule's wording shows counts only once its tests say that it does what was meant.
    """
    findings = [(index, tried(rule, test)) for index, test in enumerate(rule.tests) if not test.sample]
    told = ((index, _wrong(rule.tests[index], finding)) for index, finding in findings)
    failed = [(("tests", index), Code.FAILED, wrong) for index, wrong in told if wrong is not None]
    if failed:
        return problems_at(rule.path, failed)
    return wording_problems(
        rule, frozenset(seen.match for _, finding in findings for seen in finding.observations)
    )


def tried(rule: Rule, test: RuleTest) -> Finding:
    """Return what ``rule`` makes of a test without a sample."""
    hearing = hear(test.case, None) if test.case else _nothing_heard()
    (finding,) = examine(miniature(test), hearing, Rulebook(rules=(_alone(rule, test),), digest=""))
    return finding


@cache
def _nothing_heard() -> Hearing:
    return hear(Case(), None)


def _alone(rule: Rule, test: RuleTest) -> Rule:
    """Return the rule as a test by itself needs it.

    Other rules do not look at a miniature: what the rule waits for is there unless the test says not. A few
    words tell no class of document: only a case file that names one holds the rule to its classes.
    """
    needs = rule.look.needs
    if test.needs_met and needs.found:
        needs = replace(needs, found=(), or_unsigned_class=False)
        rule = replace(rule, look=replace(rule.look, needs=needs))
    classed = test.case is not None and test.case.claimed.class_ is not None
    return rule if classed or not rule.classes else replace(rule, classes=())


def failure(rule: Rule, test: RuleTest, finding: Finding) -> Problem | None:
    """Return the problem where ``finding`` is not what ``test`` expects; None where it is."""
    wrong = _wrong(test, finding)
    if wrong is None:
        return None
    return problem_at(rule.path, ("tests", rule.tests.index(test)), Code.FAILED, wrong)


def _wrong(test: RuleTest, finding: Finding) -> str | None:
    if finding.outcome.value != test.expect:
        return f"expected {test.expect}, came out {finding.outcome.value}: {finding.reason.rstrip('.')}"
    matches = [observation.match for observation in finding.observations]
    if test.match and test.match not in matches:
        return f"expected to find “{test.match}”, found {', '.join(f'“{match}”' for match in matches)}"
    return None
