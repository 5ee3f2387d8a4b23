"""What is wrong with a rule's tests before any of them is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.finding import Outcome
from authcheck.model.rule import CheckMatcher, FieldsMatcher, Needs, PatternMatcher, TextMatcher
from authcheck.rulebook.codes import Code
from authcheck.rulebook.samples import wrong_name
from authcheck.rulebook.zones import CASE_ZONES, PAGE_ZONES, TEST_ZONES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.forms.places import Place, Problems
    from authcheck.model.rule import RuleTest
    from authcheck.rulebook.shapes import Placed
    from authcheck.rulebook.table import RuleForm

_BROUGHT = ("legibility", "needs_met")
"""Keys that set what a sample brings of its own."""


def verify_tests(form: RuleForm, root: Place, problems: Problems) -> None:
    """Note tests that can show nothing, and outcomes that no test shows."""
    tests = form.tests.value if form.tests else ()
    of_check = isinstance(form.look.for_, CheckMatcher)
    # Whoever checks the rule may not have its samples: what needs no pixels is shown without one.
    expected = {test.value.expect for test in tests if of_check or not test.value.sample}
    missing = [each.value for each in (Outcome.FOUND, Outcome.ABSENT) if each.value not in expected]
    if missing:
        message = f"needs a letter that expects {' and one that expects '.join(missing)}"
        if not form.tests:
            message = f"“tests” {message}"
        if of_check:
            message += "; a check sees no miniature, so name a sample"
        elif any(test.value.sample and test.value.expect in missing for test in tests):
            message += "; a sample alone does not do, so write its words or its case file down"
        problems.add(form.tests.place if form.tests else root, message, Code.UNTESTED)
    elsewhere = _elsewhere(form, tests)
    if elsewhere is not None:
        zones = ", ".join(zone.value for zone in form.look.zones)
        message = f"no test that expects absent has words where the rule looks: {zones}; add one that has"
        problems.add(elsewhere.place, message, Code.TEST)
    for test in tests:
        for key, message in _pointless(test.value, test, form):
            problems.add(test.place.entries().get(key, test.place), message, Code.TEST)
        wrong = wrong_name(test.value.sample) if test.value.sample else None
        if wrong:
            problems.add(test.place.entries()["sample"], wrong, Code.SAMPLE)


def _elsewhere(form: RuleForm, tests: Iterable[Placed[RuleTest]]) -> Placed[RuleTest] | None:
    """Return the first test that expects absent, where all of them have words only where nobody looks.

    One such test shows that the rule keeps to its zones; with no other, the rule may find anything there.
    """
    looked_at = {zone.value for zone in form.look.zones}
    of_words = isinstance(form.look.for_, (TextMatcher, PatternMatcher, FieldsMatcher))
    # A zone where words cannot be looked for is told as that.
    if not of_words or not looked_at <= {*TEST_ZONES, "case"}:
        return None
    if any(zone.startswith("image.") for zone in looked_at):
        looked_at.update(PAGE_ZONES)
    absent = [test for test in tests if test.value.expect == Outcome.ABSENT]
    shown = any(test.value.sample or looked_at & _written(test.value) for test in absent)
    return None if shown else next(iter(absent), None)


def _written(test: RuleTest) -> set[str]:
    """Return the zones in which a test puts anything."""
    words = {zone for zone, text in test.zones if text}
    return words.union(CASE_ZONES) if test.case else words


def _pointless(test: RuleTest, placed: Placed[RuleTest], form: RuleForm) -> Iterator[tuple[str, str]]:
    """Yield (key, what is wrong with it) for each thing in a test that can have no effect."""
    given = placed.place.names
    needs = form.look.needs.value if form.look.needs else Needs()
    if test.sample:
        for key in (*(zone for zone, _ in test.zones), *(key for key in _BROUGHT if key in given)):
            yield key, f"a sample is read as it is; leave {key} out, or the sample"
    elif isinstance(form.look.for_, CheckMatcher) and test.expect != Outcome.INAPPLICABLE:
        yield "expect", "a check sees no miniature; name a sample that shows it, such as {sample: letter.pdf}"
    elif "needs_met" in given and not needs.found:
        yield "needs_met", "this rule waits for no other: it has no look.needs.found"
    if test.match and test.expect != Outcome.FOUND:
        yield "match", f"says what is found, and the test expects {test.expect}; leave it out"
