"""What no single key of a rule file shows: keys against keys, rules against rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.forms.words import suggest
from authcheck.model.axes import Weight
from authcheck.model.finding import Basis
from authcheck.model.rule import (
    FactsMatcher,
    FieldsMatcher,
    PatternMatcher,
    RuleStatus,
    StatementsMatcher,
    TextMatcher,
)
from authcheck.rulebook.codes import Code
from authcheck.rulebook.evident import verify_evidence
from authcheck.rulebook.tested import verify_tests
from authcheck.rulebook.zones import CASE_ZONES, FIELD_ZONES, OTHER_ZONES, PAGE_ZONES

if TYPE_CHECKING:
    from authcheck.forms.places import Place, Problems
    from authcheck.model.rule import Matcher, Meaning
    from authcheck.rulebook.table import RuleForm

CASE_FIELDS = ("custody.channel", "document.class", "document.claimed_author", "document.claimed_issuer")
"""Fields of the case file that a rule may compare; paths are joined by slashes."""


def verify(form: RuleForm, root: Place, problems: Problems) -> None:
    """Note everything that is wrong across the keys of one rule file."""
    _zones(form, problems)
    verify_evidence(form, root, problems)
    _stable(form, problems)
    _claims(form, root, problems)
    verify_tests(form, root, problems)
    deprecated = form.status.value is RuleStatus.DEPRECATED
    if deprecated and form.replaced_by is None:
        problems.add(
            form.status.place,
            "a deprecated rule names its successor; add “replaced_by” with the successor's id",
            Code.REPLACED,
        )
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
        if zone.value not in allowed:
            message = f"this way of looking cannot look at “{zone.value}”, but at: {', '.join(allowed)}"
            problems.add(zone.place, message, Code.ZONE)
    if isinstance(matcher, FieldsMatcher) and any(zone.value in CASE_ZONES for zone in form.look.zones):
        for name, _ in matcher.fields:
            if name not in CASE_FIELDS:
                message = f"the case has no field “{name}” to compare{suggest(name, list(CASE_FIELDS))}"
                problems.add(here, message, Code.FIND)
    if form.look.unless is not None and not isinstance(matcher, (TextMatcher, PatternMatcher)):
        problems.add(here, "“unless” takes back words; it goes with text or pattern", Code.FIND)


def _stable(form: RuleForm, problems: Problems) -> None:
    if form.status.value is not RuleStatus.STABLE:
        return
    if not form.refs:
        message = "a stable rule needs “refs”, what it rests on; add them, or call it experimental until then"
        problems.add(form.status.place, message, Code.REFERENCE)
    if any(_unfounded(meaning) for meaning in (form.conclude.found, form.conclude.absent)):
        message = "a stable rule needs evidence and basis for each weight; call it experimental until then"
        problems.add(form.status.place, message, Code.BASIS)


def _claims(form: RuleForm, root: Place, problems: Problems) -> None:
    """Note what an outcome claims that the rule as a whole does not bear out."""
    status = form.status.value
    for name, meaning in (("found", form.conclude.found), ("absent", form.conclude.absent)):
        if meaning is None:
            continue
        place = root.entries()["conclude"].entries()[name].entries()
        # Where a stable rule has no references, that is told already.
        if meaning.concludes.basis is Basis.STANDARD and not form.refs and status is not RuleStatus.STABLE:
            message = (
                "says that a reference carries the weight, and the rule names none; add “refs”, or leave "
                "“basis” out"
            )
            problems.add(place["basis"], message, Code.REFERENCE)
        if status is RuleStatus.EXPERIMENTAL and meaning.concludes.weight > Weight.MODERATE:
            message = (
                f"an experimental rule weighs at most moderate, not {meaning.concludes.weight.words}; write "
                "“moderate”, or call it stable once somebody stands by it"
            )
            if meaning.concludes.measured:
                # The counts allow no other word.
                message = (
                    "an experimental rule weighs at most moderate, whatever its counts say; call it stable, "
                    "with “refs”, or leave the counts out until then"
                )
            problems.add(place["weight"], message, Code.BASIS)


def _unfounded(meaning: Meaning | None) -> bool:
    if meaning is None or meaning.concludes.weight is Weight.NOTHING:
        return False
    return meaning.concludes.evidence is None or meaning.concludes.basis is Basis.NONE
