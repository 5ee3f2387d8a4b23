from __future__ import annotations

import pytest

from authcheck.examine.ruletests import check_rules
from authcheck.model.evidence import cap
from authcheck.model.finding import Family
from authcheck.model.rule import CheckMatcher, Rule, RuleStatus
from authcheck.plugins import check
from authcheck.rulebook import SHIPPED, load_rulebook

RULES = load_rulebook().rules


def test_the_shipped_rules_have_no_problem_and_pass_their_own_tests() -> None:
    assert check_rules([SHIPPED]).problems == ()


def test_the_four_families_are_there() -> None:
    families = {rule.family for rule in RULES}
    assert {Family.SIGNATURE, Family.LETTERHEAD, Family.DRAFT, Family.SOURCING} <= families


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_when_it_errs(rule: Rule) -> None:
    assert len(rule.why.split()) >= 8
    assert all(len(each.split()) >= 4 for each in rule.mistaken)
    assert rule.refs or rule.status is not RuleStatus.STABLE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_weight_is_over_its_cap(rule: Rule) -> None:
    for meaning in (rule.found, rule.absent):
        if meaning is not None and meaning.concludes.weight:
            concludes = meaning.concludes
            assert concludes.weight <= cap(concludes.evidence, concludes.axis, concludes.toward)


@pytest.mark.parametrize(
    "name",
    sorted({rule.look.for_.request.check for rule in RULES if isinstance(rule.look.for_, CheckMatcher)}),
)
def test_the_checks_that_rules_ask_for_are_installed(name: str) -> None:
    assert callable(check(name))
