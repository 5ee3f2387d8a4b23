"""Rules → what they speak of, and what of them their tests exercise.

A phrase is exercised where a test that finds something would find it by that phrase alone; so for zones,
patterns, values and claims, these also where it would find nothing without them. What takes a match back
is exercised where a test that finds nothing would find something without it, or with all else taken away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from authcheck.errors import FormError
from authcheck.examine.ruletests import tried
from authcheck.model.axes import POLES
from authcheck.model.coverage import Coverage, Kind, Point, RuleCoverage, Spoken, ZoneCoverage
from authcheck.model.finding import Family, Outcome
from authcheck.model.rule import (
    CheckMatcher,
    FactsMatcher,
    FieldsMatcher,
    PatternMatcher,
    StatementsMatcher,
    TextMatcher,
)
from authcheck.plugins.entries import Group, announced
from authcheck.rulebook import read_rules
from authcheck.rulebook.files import find
from authcheck.rulebook.samples import find_sample
from authcheck.rulebook.zones import ZONES, unfilled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from authcheck.model.rule import ClaimTest, Matcher, Rule, RuleTest

T = TypeVar("T")


def coverage_of(paths: Sequence[Path]) -> Coverage:
    """Return what the rules in force under ``paths`` cover: folders of packs, packs, or single rule files.

    Raises:
        FormError: Some of them have problems.
    """
    loaded = read_rules(paths)
    if loaded.problems:
        raise FormError(loaded.problems)
    files = {file.id: file.path for file in find(paths).rules}
    rules = loaded.rulebook.rules
    return coverage(rules, {rule.id: tuple(_lost(rule, files[rule.id])) for rule in rules})


def _lost(rule: Rule, file: Path) -> Iterator[str]:
    """Yield the samples that the rule's tests name and that are not at hand, or may not be read."""
    for sample in dict.fromkeys(test.sample for test in rule.tests if test.sample):
        try:
            found = find_sample(file, sample)
        except ValueError:
            found = None
        if found is None:
            yield sample


def coverage(rules: Sequence[Rule], lost: Mapping[str, tuple[str, ...]]) -> Coverage:
    """Return what ``rules`` cover; tests on samples are counted by the outcome they expect, and not run.

    Args:
        rules: The rules.
        lost: The samples that are not at hand, by the id of the rule whose tests name them; a test on one
            of these exercises nothing.
    """
    covered = tuple(_covered(rule, lost.get(rule.id, ())) for rule in rules)
    return Coverage(rules=covered, spoken=tuple(_spoken(rules)), zones=tuple(_zones(rules, covered)))


def _covered(rule: Rule, lost: Collection[str]) -> RuleCoverage:
    tests = tuple(test for test in rule.tests if test.sample not in lost)
    points = tuple(_points(replace(rule, tests=tests)))
    return RuleCoverage(rule=rule.id, points=points, lost=tuple(lost))


def _spoken(rules: Sequence[Rule]) -> Iterator[Spoken]:
    for axis, poles in POLES.items():
        for toward in poles:
            for family in Family:
                of_family = (rule for rule in rules if rule.family is family)
                pointing = sum((axis, toward) in _pointed_to(rule) for rule in of_family)
                yield Spoken(axis=axis, toward=toward, family=family, rules=pointing)


def _pointed_to(rule: Rule) -> set[tuple[object, object]]:
    told = (each.concludes for each in (rule.found, rule.absent) if each is not None)
    return {(concludes.axis, concludes.toward) for concludes in told}


def _zones(rules: Sequence[Rule], covered: Sequence[RuleCoverage]) -> Iterator[ZoneCoverage]:
    exercised = [
        point.name for each in covered for point in each.points if point.kind is Kind.ZONE and point.exercised
    ]
    read = [entry.name for entry in announced(Group.READERS)]
    for zone in ZONES:
        looking = sum(zone in rule.look.zones for rule in rules)
        if not looking and unfilled(zone, read, ours=True):
            continue
        yield ZoneCoverage(zone=zone, rules=looking, exercised=exercised.count(zone))


def _points(rule: Rule) -> Iterator[Point]:
    expected = {test.expect for test in rule.tests}
    for outcome in _outcomes(rule):
        yield Point(kind=Kind.OUTCOME, name=outcome.value, exercised=outcome.value in expected)
    if isinstance(rule.look.for_, CheckMatcher):
        return
    finding = [test for test in rule.tests if test.expect == Outcome.FOUND and not test.sample]
    for zone in rule.look.zones:
        there = replace(rule, look=replace(rule.look, zones=(zone,)))
        yield Point(kind=Kind.ZONE, name=zone, exercised=_found(there, finding))
    for part in _parts(rule.look.for_):
        yield Point(kind=Kind.WANTED, name=part.name, exercised=_wanted(rule, part, finding))
    yield from _taken_back(rule)


def _outcomes(rule: Rule) -> Iterator[Outcome]:
    yield Outcome.FOUND
    yield Outcome.ABSENT
    if rule.look.needs.legibility or rule.look.needs.dated:
        yield Outcome.UNREAD
    if rule.valid_from or rule.valid_to or rule.look.needs.found:
        yield Outcome.INAPPLICABLE


def _taken_back(rule: Rule) -> Iterator[Point]:
    """Yield what takes back, each held against the tests that find nothing and would without it."""
    absent = [test for test in rule.tests if test.expect == Outcome.ABSENT and not test.sample]
    if rule.look.unless is not None:
        without = replace(rule, look=replace(rule.look, unless=None))
        saved = [test for test in absent if _found(without, [test])]
        for part in _parts(rule.look.unless):
            alone = replace(rule, look=replace(rule.look, unless=part.alone))
            others = replace(rule, look=replace(rule.look, unless=part.without))
            exercised = any(not _found(alone, [test]) or _found(others, [test]) for test in saved)
            yield Point(kind=Kind.TAKEN_BACK, name=part.name, exercised=exercised)
    for_ = rule.look.for_
    if isinstance(for_, StatementsMatcher) and for_.unless is not None:
        free = replace(rule, look=replace(rule.look, for_=replace(for_, unless=None)))
        yield Point(kind=Kind.TAKEN_BACK, name="statements", exercised=_found(free, absent))


def _wanted(rule: Rule, part: _Part, finding: Sequence[RuleTest]) -> bool:
    """Return whether a test finds something by the part alone, or nothing any more without it."""
    if _found(_looking_for(rule, part.alone), finding):
        return True
    without = part.without
    return without is not None and any(not _found(_looking_for(rule, without), [test]) for test in finding)


def _looking_for(rule: Rule, matcher: Matcher) -> Rule:
    return replace(rule, look=replace(rule.look, for_=matcher, unless=None))


def _found(rule: Rule, tests: Iterable[RuleTest]) -> bool:
    return any(tried(rule, test).outcome is Outcome.FOUND for test in tests)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A single thing that a matcher looks for."""

    name: str
    alone: Matcher
    """The matcher with nothing else."""

    without: Matcher | None = None
    """The matcher with all else; None where there is nothing else."""


def _parts(matcher: Matcher) -> Iterator[_Part]:
    if isinstance(matcher, TextMatcher):
        yield from _of_phrases(matcher)
    elif isinstance(matcher, PatternMatcher):
        yield from _of_patterns(matcher)
    elif isinstance(matcher, FactsMatcher):
        yield from (_Part(name=each.value, alone=replace(matcher, kinds=(each,))) for each in matcher.kinds)
    elif isinstance(matcher, FieldsMatcher):
        yield from _of_fields(matcher)
    elif isinstance(matcher, StatementsMatcher):
        yield from _of_statements(matcher)


def _of_phrases(matcher: TextMatcher) -> Iterator[_Part]:
    for phrase, others in _one_and_others(matcher.phrases):
        without = replace(matcher, phrases=others) if others else None
        yield _Part(name=phrase, alone=replace(matcher, phrases=(phrase,)), without=without)


def _of_patterns(matcher: PatternMatcher) -> Iterator[_Part]:
    for pattern, others in _one_and_others(matcher.patterns):
        without = PatternMatcher(patterns=others) if others else None
        yield _Part(name=pattern, alone=PatternMatcher(patterns=(pattern,)), without=without)


def _of_fields(matcher: FieldsMatcher) -> Iterator[_Part]:
    for index, (name, globs) in enumerate(matcher.fields):
        before, after = matcher.fields[:index], matcher.fields[index + 1 :]
        for glob in globs:
            alone = FieldsMatcher(fields=(*before, (name, (glob,)), *after))
            yield _Part(name=f"{name}: {glob}", alone=alone)


def _of_statements(matcher: StatementsMatcher) -> Iterator[_Part]:
    claims = tuple(single for claim in matcher.claims for single in _single(claim))
    for claim, others in _one_and_others(claims):
        yield _Part(
            name=" ".join((claim.prop.value, *claim.values)),
            alone=replace(matcher, claims=(claim,)),
            without=replace(matcher, claims=others) if others else None,
        )
    for index, (condition, conditions) in enumerate(_one_and_others(matcher.any_of)):
        yield _Part(
            name=f"any[{index}]",
            alone=replace(matcher, any_of=(condition,)),
            without=replace(matcher, any_of=conditions) if conditions else None,
        )


def _one_and_others(several: tuple[T, ...]) -> Iterator[tuple[T, tuple[T, ...]]]:
    """Yield each of several things with all the others."""
    for index, one in enumerate(several):
        yield one, several[:index] + several[index + 1 :]


def _single(claim: ClaimTest) -> Iterator[ClaimTest]:
    """Yield a claim once for each value that it may have."""
    if not claim.values:
        yield claim
    for value in claim.values:
        yield replace(claim, values=(value,))
