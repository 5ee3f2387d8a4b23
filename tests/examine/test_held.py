"""What a rule concludes is held to what it looks for and to what can be read, wherever it came from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheets import a_reading

from authcheck.examine import examine
from authcheck.model.axes import Axis, AxisValue, Origin, Standing, Weight
from authcheck.model.case import Case, Claim, Proposition, Relation, Stance
from authcheck.model.evidence import Evidence
from authcheck.model.finding import Basis, Conclusion, Family, Finding, Outcome
from authcheck.model.hearing import Hearing
from authcheck.model.observation import CheckRequest, Observation, Observed, Reading
from authcheck.model.rule import (
    CheckMatcher,
    Look,
    Matcher,
    Meaning,
    Needs,
    Rule,
    Rulebook,
    RuleStatus,
    StatementsMatcher,
    TextMatcher,
)
from authcheck.weigh import weigh
from factories import a_statement

NOTHING_HEARD = Hearing(case=Case())
FOO = TextMatcher(phrases=("FOO",))
INK = CheckRequest(check="closing.ink")
BLANK = CheckRequest(check="closing.blank")


def meaning(weight: Weight, evidence: Evidence | None = None, toward: AxisValue = Origin.GENUINE) -> Meaning:
    axis = Axis.ORIGIN if isinstance(toward, Origin) else Axis.STANDING
    concludes = Conclusion(axis=axis, toward=toward, weight=weight, evidence=evidence, basis=Basis.STANDARD)
    return Meaning(concludes=concludes, say="So.")


def a_rule(
    for_: Matcher,
    *zones: str,
    found: Meaning | None = None,
    absent: Meaning | None = None,
    needs: Needs | None = None,
    family: Family = Family.DRAFT,
) -> Rule:
    """Return a rule as no rule file could give it."""
    return Rule(
        id="p/draft.x",
        digest="abcdef",
        path="x.yaml",
        title="T",
        family=family,
        status=RuleStatus.STABLE,
        why="W",
        look=Look(zones=zones or ("letterhead", "header"), for_=for_, needs=needs or Needs()),
        found=found,
        absent=absent,
        mistaken=("M",),
    )


def came_to(rule: Rule, reading: Reading, hearing: Hearing = NOTHING_HEARD) -> Finding:
    (finding,) = examine(reading, hearing, Rulebook(rules=(rule,), digest=""))
    return finding


def origin(finding: Finding) -> AxisValue:
    return weigh((finding,)).axes[0].value


PAGE = a_reading({"header": "Some words"})


@pytest.mark.parametrize("evidence", [Evidence.ACKNOWLEDGEMENT, Evidence.ISSUER_RELEASE])
def test_what_an_outlet_says_is_no_word_of_the_issuer(evidence: Evidence) -> None:
    rule = a_rule(
        StatementsMatcher(by=(Relation.OUTLET,)), "statements", found=meaning(Weight.VERY_STRONG, evidence)
    )
    said = a_statement(Claim(prop=Proposition.ORIGIN, stance=Stance.CONFIRM), relation=Relation.OUTLET)
    finding = came_to(rule, PAGE, Hearing(case=Case(), statements=(said,)))
    assert finding.outcome is Outcome.FOUND
    assert finding.concludes is not None
    assert finding.concludes.weight is Weight.NOTHING
    assert origin(finding) is Origin.UNDETERMINED


def test_a_blank_space_is_no_cryptographic_signature() -> None:
    rule = a_rule(
        CheckMatcher(request=BLANK),
        "closing",
        found=meaning(Weight.VERY_STRONG, Evidence.CRYPTOGRAPHIC_CHAINED),
    )
    seen = Observed(request=BLANK, observations=(Observation(what="nothing over the name"),))
    finding = came_to(rule, replace(PAGE, observed=(seen,)))
    assert finding.concludes is not None
    assert finding.concludes.weight is Weight.NOTHING


def test_what_nobody_denied_is_not_acknowledged() -> None:
    denied = StatementsMatcher(by=(Relation.CHAIN,))
    rule = a_rule(denied, "statements", absent=meaning(Weight.VERY_STRONG, Evidence.ACKNOWLEDGEMENT))
    assert origin(came_to(rule, PAGE)) is Origin.UNDETERMINED
    rule = a_rule(denied, "statements", absent=meaning(Weight.MODERATE))
    assert origin(came_to(rule, PAGE)) is Origin.UNDETERMINED


def test_a_letter_without_a_word_is_no_draft() -> None:
    draft = meaning(Weight.STRONG, Evidence.DRAFT_MARK, Standing.UNISSUED_DRAFT)
    finding = came_to(a_rule(FOO, absent=draft), PAGE)
    assert (finding.outcome, weigh((finding,)).axes[2].value) == (Outcome.ABSENT, Standing.UNDETERMINED)


BLANK_PAGE = a_reading({"header": ""})
UNREADABLE = a_reading({"header": "n0 vv0rd"}, legibility=0.17)
ANY_LEGIBILITY = Needs(legibility=0.0)


@pytest.mark.parametrize("reading", [UNREADABLE, BLANK_PAGE, a_reading(), a_reading({"header": "Some"}, {})])
@pytest.mark.parametrize("needs", [Needs(), ANY_LEGIBILITY])
def test_what_could_not_be_read_is_not_absent(reading: Reading, needs: Needs) -> None:
    finding = came_to(a_rule(FOO, absent=meaning(Weight.WEAK), needs=needs), reading)
    assert (finding.outcome, finding.concludes) == (Outcome.UNREAD, None)


@pytest.mark.parametrize("reading", [UNREADABLE, BLANK_PAGE])
def test_a_check_that_says_too_much_by_silence_is_held_to_the_same(reading: Reading) -> None:
    reading = replace(reading, observed=(Observed(request=INK),))
    rule = a_rule(CheckMatcher(request=INK), "closing", absent=meaning(Weight.WEAK))
    assert came_to(rule, reading).outcome is Outcome.UNREAD
    assert came_to(replace(rule, absent=None), reading).outcome is Outcome.ABSENT


@pytest.mark.parametrize("reading", [UNREADABLE, BLANK_PAGE])
def test_no_alteration_is_found_only_where_words_were_read(reading: Reading) -> None:
    rule = a_rule(FOO, family=Family.INTEGRITY, needs=ANY_LEGIBILITY)
    assert came_to(rule, reading).outcome is Outcome.UNREAD


def test_what_is_found_on_a_page_that_reads_badly_is_found() -> None:
    rule = a_rule(FOO, found=meaning(Weight.WEAK), absent=meaning(Weight.WEAK))
    assert came_to(rule, a_reading({"header": "FOO"}, legibility=0.17)).outcome is Outcome.FOUND


def test_what_is_not_on_a_page_that_reads_well_is_absent() -> None:
    assert came_to(a_rule(FOO, absent=meaning(Weight.WEAK)), PAGE).outcome is Outcome.ABSENT
