"""What no single key of a rule file shows: keys against keys, rules against rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.forms.shapes import suggest
from authcheck.model.axes import Weight
from authcheck.model.finding import Basis, Outcome
from authcheck.model.rule import (
    FactsMatcher,
    FieldsMatcher,
    PatternMatcher,
    RuleStatus,
    StatementsMatcher,
    TextMatcher,
)
from authcheck.rulebook.codes import Code
from authcheck.rulebook.table import CASE_ZONES, FIELD_ZONES, OTHER_ZONES, PAGE_ZONES, ZONES
from authcheck.rulebook.ways import SHOWN_BY, Way, ways

if TYPE_CHECKING:
    from authcheck.forms.nodes import Place, Problems
    from authcheck.model.rule import Matcher, Meaning
    from authcheck.rulebook.table import RuleForm

CASE_FIELDS = ("custody.channel", "document.class", "document.claimed_author", "document.claimed_issuer")
"""Fields of the case file that a rule may compare; paths are joined by slashes."""


def verify(form: RuleForm, root: Place, problems: Problems) -> None:
    """Note everything that is wrong across the keys of one rule file."""
    _zones(form, problems)
    _evidence(form, root, problems)
    _stable(form, root, problems)
    _tests(form, root, problems)
    deprecated = form.status.value is RuleStatus.DEPRECATED
    if deprecated and form.replaced_by is None:
        problems.add(form.status.place, "a deprecated rule names its successor: replaced_by", Code.REPLACED)
    if form.replaced_by is not None and not deprecated:
        problems.add(form.replaced_by.place, "goes with “status: deprecated” alone", Code.REPLACED)


def _zones_for(matcher: Matcher) -> tuple[str, ...]:
    if isinstance(matcher, (TextMatcher, PatternMatcher)):
        return (*PAGE_ZONES, *FIELD_ZONES)
    if isinstance(matcher, FieldsMatcher):
        return (*FIELD_ZONES, "case")
    if isinstance(matcher, StatementsMatcher):
        return ("statements",)
    if isinstance(matcher, FactsMatcher):
        return ("case",)
    return (*PAGE_ZONES, *FIELD_ZONES, *OTHER_ZONES)


def _zones(form: RuleForm, problems: Problems) -> None:
    matcher, here = form.look.for_, form.look.zones[0].place
    allowed = _zones_for(matcher)
    for zone in form.look.zones:
        if zone.value not in ZONES:
            message = f"unknown zone “{zone.value}”{suggest(zone.value, list(ZONES))}"
            problems.add(zone.place, message, Code.ZONE)
        elif zone.value not in allowed:
            message = f"this way of looking cannot look at “{zone.value}”, but at: {', '.join(allowed)}"
            problems.add(zone.place, message, Code.ZONE)
    if isinstance(matcher, FieldsMatcher) and any(zone.value in CASE_ZONES for zone in form.look.zones):
        for name, _ in matcher.fields:
            if name not in CASE_FIELDS:
                message = f"the case has no field “{name}” to compare{suggest(name, list(CASE_FIELDS))}"
                problems.add(here, message, Code.FIND)
    if form.look.unless is not None and not isinstance(matcher, (TextMatcher, PatternMatcher)):
        problems.add(here, "“unless” takes back words; it goes with text or pattern", Code.FIND)


def _evidence(form: RuleForm, root: Place, problems: Problems) -> None:
    """Note a kind of evidence that this way of looking cannot show, whatever the rule says of it."""
    looks = ways(form.look)
    for name, meaning in (("found", form.conclude.found), ("absent", form.conclude.absent)):
        kind = meaning.concludes.evidence if meaning else None
        if kind is None or looks <= SHOWN_BY[kind]:
            continue
        shown_by = " or ".join(way for way in Way if way in SHOWN_BY[kind])
        by = " and ".join(way for way in Way if way in looks)
        message = (
            f"{by} cannot show “{kind}”, only {shown_by} can; look that way, name the evidence "
            "that the rule sees, or name none"
        )
        problems.add(root.entries()["conclude"].entries()[name].entries()["evidence"], message, Code.EVIDENCE)


def _stable(form: RuleForm, root: Place, problems: Problems) -> None:
    if form.status.value is not RuleStatus.STABLE:
        return
    if not form.refs:
        problems.add(root, "a stable rule needs “refs”: what it rests on", Code.REFERENCE)
    if any(_unfounded(meaning) for meaning in (form.conclude.found, form.conclude.absent)):
        message = "a stable rule needs evidence and basis for each weight; call it experimental until then"
        problems.add(form.status.place, message, Code.BASIS)


def _unfounded(meaning: Meaning | None) -> bool:
    if meaning is None or meaning.concludes.weight is Weight.NOTHING:
        return False
    return meaning.concludes.evidence is None or meaning.concludes.basis is Basis.NONE


def _tests(form: RuleForm, root: Place, problems: Problems) -> None:
    # Statements, facts and checks cannot be shown by a few words of text: these rules are exempt until
    # tests may bring a case file or a sample of their own.
    if not isinstance(form.look.for_, (TextMatcher, PatternMatcher, FieldsMatcher)):
        for test in form.tests.value if form.tests else ():
            problems.add(test.place, "a few words of text cannot test this way of looking yet", Code.TEST)
        return
    expected = {test.value.expect for test in form.tests.value} if form.tests else set()
    missing = [each.value for each in (Outcome.FOUND, Outcome.ABSENT) if each.value not in expected]
    if missing:
        place = form.tests.place if form.tests else root
        message = f"tests need a letter in miniature that expects {' and one that expects '.join(missing)}"
        problems.add(place, message, Code.UNTESTED)
