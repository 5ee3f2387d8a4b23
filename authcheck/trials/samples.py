"""All tests of rule files: miniatures, case files, and samples read like any letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from authcheck.errors import FormError
from authcheck.examine import examine
from authcheck.examine.ruletests import failure, tried
from authcheck.model.case import Case
from authcheck.model.finding import Outcome
from authcheck.model.problem import Inspection, Trial
from authcheck.model.rule import Rulebook
from authcheck.model.trial import Tally
from authcheck.rulebook import read_rules
from authcheck.rulebook.attempts import attempt
from authcheck.rulebook.checks import asked_in_vain
from authcheck.rulebook.codes import Code
from authcheck.rulebook.files import SHIPPED, find, whole
from authcheck.rulebook.missing import missing_sample
from authcheck.rulebook.samples import find_sample, folders, leads_out
from authcheck.rulebook.spot import problem_at
from authcheck.sourcing import find_case, hear, load_case
from authcheck.trials.letters import read_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from authcheck.model.finding import Finding
    from authcheck.model.problem import Problem
    from authcheck.model.reading import ReadingOptions
    from authcheck.model.rule import Rule, RuleTest
    from authcheck.trials.letters import Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What running the tests of rule files gave."""

    inspection: Inspection
    tallies: tuple[Tally, ...]
    """One a rule in force, in the order of their ids."""


def try_rules(
    paths: Sequence[Path], options: ReadingOptions, *, at_once: int, allow_missing: bool = False
) -> Tried:
    """Run every test of the rule files under ``paths``.

    Where the folder of samples is there, a sample missing from it is a problem: its name may be misspelt.
    Where there is none, as with an installed pack, tests on samples are skipped and told.

    Args:
        paths: Folders of packs, packs, or single rule files.
        options: How to read samples.
        at_once: Samples read at the same time.
        allow_missing: Whether a missing sample is skipped and told all the same.

    Raises:
        OcrError: The OCR engine cannot do what ``options`` ask.
    """
    loaded = read_rules(paths)
    found = find(paths)
    files = {file.id: file.path for file in found.rules}
    rulebook = with_companions(loaded.rulebook)
    bench = _Bench(rulebook, files, loaded.rulebook.rules, allow_missing=allow_missing)
    bench.read(options, at_once=at_once)
    trials: list[Trial] = []
    tallies: list[Tally] = []
    for rule in loaded.rulebook.rules:
        tally = Tally(rule=rule.id)
        for test in rule.tests:
            trial, finding = bench.run(rule, test)
            trials.append(trial)
            tally = _counted(tally, test, finding, trial)
        tallies.append(tally)
        if not allow_missing and not files[rule.id].is_relative_to(SHIPPED):
            bench.problems.extend(_untried(rule, trials[len(trials) - len(rule.tests) :]))
    failed = tuple(trial.problem for trial in trials if trial.problem is not None)
    inspection = Inspection(
        command="rules test",
        problems=(*loaded.problems, *asked_in_vain(loaded.rulebook.rules), *bench.problems, *failed),
        files=loaded.paths,
        rules=loaded.files,
        tests=sum(tally.tests for tally in tallies),
        digest=loaded.rulebook.digest,
        trials=tuple(trials),
    )
    return Tried(inspection=inspection, tallies=tuple(tallies))


def with_companions(rulebook: Rulebook) -> Rulebook:
    """Return the rulebook with the shipped rules that its own wait for."""
    own = {rule.id for rule in rulebook.rules}
    needed = {name for rule in rulebook.rules for name in rule.look.needs.found} - own
    if not needed:
        return rulebook
    shipped = read_rules([file.path for file in find((SHIPPED,)).rules if file.id in needed])
    return replace(rulebook, rules=(*rulebook.rules, *shipped.rulebook.rules))


class _Bench:
    """The samples that tests name, read once each for all rules."""

    def __init__(
        self, rulebook: Rulebook, files: dict[str, Path], rules: Iterable[Rule], *, allow_missing: bool
    ) -> None:
        self.problems: list[Problem] = []
        """What is wrong with the samples' own case files."""

        self._allow_missing = allow_missing
        self._rulebook = rulebook
        self._files = files
        self._places = {
            (rule.id, test.sample): _place(files[rule.id], test.sample)
            for rule in rules
            for test in rule.tests
            if test.sample
        }
        self._read: dict[Path, Read] = {}
        self._cases: dict[Path, Case] = {}

    def read(self, options: ReadingOptions, *, at_once: int) -> None:
        """Read every sample that is at hand, with its case file."""
        paths = dict.fromkeys(path for path, _ in self._places.values() if path is not None)
        for read in read_all(paths, self._rulebook.checks(), options, at_once=at_once):
            self._read[read.path] = read
            case = find_case(read.path)
            if case and leads_out(case, case.parent.resolve()):
                message = "leads out of its folder by way of a link; put a copy there"
                self.problems.append(whole(str(case), Code.SAMPLE, message))
                case = None
            try:
                self._cases[read.path] = load_case(case) if case else Case()
            except FormError as error:
                self.problems.extend(error.problems)
                self._cases[read.path] = Case()

    def run(self, rule: Rule, test: RuleTest) -> tuple[Trial, Finding | None]:
        """Return how a test came out, and what was found; None where it was not run."""
        name = f"tests[{rule.tests.index(test)}]"
        if not test.sample:
            finding = attempt(rule.path, partial(tried, rule, test))
            if isinstance(finding, tuple):
                return Trial(path=rule.path, name=name, problem=finding[0]), None
            return Trial(path=rule.path, name=name, problem=failure(rule, test, finding)), finding
        path, why_not = self._places[rule.id, test.sample]
        if path is None and not why_not:
            problem = None if self._allow_missing else missing_sample(rule, test)
            if problem is not None:
                return Trial(path=rule.path, name=name, problem=problem), None
            return Trial(path=rule.path, name=name, skipped=_not_at_hand(self._files[rule.id], test)), None
        read = self._read[path] if path is not None else None
        if path is None or read is None or read.reading is None:
            code = Code.SAMPLE if read is None else Code.FAILED
            why = why_not or f"the sample {test.sample} cannot be examined: {read.why_not if read else ''}"
            problem = problem_at(rule.path, ("tests", rule.tests.index(test), "sample"), code, why)
            return Trial(path=rule.path, name=name, problem=problem), None
        hearing = hear(self._cases[path] if test.case is None else test.case, None)
        needed = {rule.id, *rule.look.needs.found}
        book = replace(
            self._rulebook, rules=tuple(each for each in self._rulebook.rules if each.id in needed)
        )
        (finding,) = (each for each in examine(read.reading, hearing, book) if each.rule == rule.id)
        return Trial(path=rule.path, name=name, problem=failure(rule, test, finding)), finding


def _untried(rule: Rule, trials: Sequence[Trial]) -> Iterator[Problem]:
    """Yield a problem for each outcome that tests expect and of which none was run."""
    run = {test.expect for test, trial in zip(rule.tests, trials, strict=True) if not trial.skipped}
    told: set[str] = set()
    for index, (test, trial) in enumerate(zip(rule.tests, trials, strict=True)):
        if trial.skipped and test.expect not in run | told:
            told.add(test.expect)
            why = f"{trial.skipped}, and no other test that expects {test.expect} was run"
            way_out = "; put it there, or allow missing samples with --allow-missing"
            yield problem_at(rule.path, ("tests", index, "sample"), Code.UNTESTED, why + way_out)


def _place(rule_file: Path, sample: str) -> tuple[Path | None, str]:
    """Return where a sample lies, or why it may not be read; neither where it is not at hand."""
    try:
        return find_sample(rule_file, sample), ""
    except ValueError as error:
        return None, f"{sample}: {error}"


def _not_at_hand(rule_file: Path, test: RuleTest) -> str:
    pack, beside = folders(rule_file)
    return f"the sample {test.sample} is not at hand; it belongs into {pack} or {beside}"


def _counted(tally: Tally, test: RuleTest, finding: Finding | None, trial: Trial) -> Tally:
    if trial.skipped:
        return replace(tally, skipped=tally.skipped + 1)
    wanted = test.expect == Outcome.FOUND
    came = finding is not None and finding.outcome is Outcome.FOUND
    return replace(
        tally,
        tests=tally.tests + 1,
        hits=tally.hits + (wanted and trial.problem is None),
        misses=tally.misses + (wanted and trial.problem is not None),
        false_alarms=tally.false_alarms + (came and not wanted),
    )
