"""What the tests of a rule exercise, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import SAMPLED, a_pack, a_rule, a_rule_text

from authcheck.examine.coverage import coverage, coverage_of
from authcheck.model.axes import Axis, Standing
from authcheck.model.coverage import Kind
from authcheck.model.finding import Family
from authcheck.model.rule import Rule
from authcheck.rulebook import load_rulebook


def missing(folder: Path, text: str) -> list[tuple[Kind, str]]:
    (covered,) = coverage([a_rule(folder, text)], {}).rules
    return [(point.kind, point.name) for point in covered.missing]


def test_a_phrase_and_a_zone_that_no_test_finds_are_named(tmp_path: Path) -> None:
    look = "\n  in: [header, footer]\n  for: {text: [DRAFT, FOR COMMENT]}"
    assert missing(tmp_path, a_rule_text(look=look)) == [(Kind.ZONE, "footer"), (Kind.WANTED, "FOR COMMENT")]


def test_tests_that_show_everything_leave_nothing(tmp_path: Path) -> None:
    look = "\n  in: [header, footer]\n  for: {text: [DRAFT, FOR COMMENT]}\n  unless: {text: [BANK DRAFT]}"
    tests = """
- {header: DRAFT, expect: found}
- {footer: FOR COMMENT, expect: found}
- {header: BANK DRAFT, expect: absent}"""
    assert missing(tmp_path, a_rule_text(look=look, tests=tests)) == []


def test_what_takes_back_is_exercised_only_where_something_would_be_found_without_it(tmp_path: Path) -> None:
    look = "\n  in: [header]\n  for: {text: [DRAFT]}\n  unless: {text: [BANK DRAFT, OVERDRAFT, AGREED DRAFT]}"
    tests = """
- {header: DRAFT, expect: found}
- {header: BANK DRAFT, expect: absent}
- {header: OVERDRAFT, expect: absent}"""
    rule = a_rule_text(look=look, tests=tests)
    assert missing(tmp_path, rule) == [(Kind.TAKEN_BACK, "OVERDRAFT"), (Kind.TAKEN_BACK, "AGREED DRAFT")]


def test_one_test_may_show_several_that_take_back(tmp_path: Path) -> None:
    look = "\n  in: [header]\n  for: {text: [DRAFT]}\n  unless: {text: [BANK DRAFT, AGREED DRAFT]}"
    tests = """
- {header: DRAFT, expect: found}
- {header: "BANK DRAFT\\nAGREED DRAFT", expect: absent}"""
    assert missing(tmp_path, a_rule_text(look=look, tests=tests)) == []


def test_an_outcome_that_the_rule_can_have_should_be_expected_by_a_test(tmp_path: Path) -> None:
    look = "\n  in: [header]\n  for: {text: [DRAFT]}\n  needs: {legibility: 0.5}"
    rule = a_rule_text(look=look, valid="{from: 1980-01-01}")
    assert missing(tmp_path, rule) == [(Kind.OUTCOME, "unread"), (Kind.OUTCOME, "inapplicable")]


def test_values_of_claims_and_conditions_on_speakers_are_told_apart(tmp_path: Path) -> None:
    look = """
  in: [statements]
  for:
    statements:
      claims: [{prop: status, value: [draft, final]}]
      any: [{by: recipient}, {by: third_party}]"""
    tests = """
- expect: found
  case: {statements: [{id: s1, relation: recipient, claims: [{prop: status, value: draft}]}]}
- {expect: absent, case: {statements: []}}"""
    assert missing(tmp_path, a_rule_text(look=look, tests=tests)) == [
        (Kind.WANTED, "status final"),
        (Kind.WANTED, "any[1]"),
    ]


def test_answers_and_zones_are_counted_over_all_rules(tmp_path: Path) -> None:
    told = coverage([a_rule(tmp_path)], {})
    spoken = [each for each in told.spoken if each.rules]
    assert [(each.axis, each.toward, each.family, each.rules) for each in spoken] == [
        (Axis.STANDING, Standing.UNISSUED_DRAFT, Family.DRAFT, 1)
    ]
    assert [(each.zone, each.rules, each.exercised) for each in told.zones if each.rules] == [
        ("header", 1, 1)
    ]
    assert (told.points, told.exercised, told.percent) == (4, 4, 100.0)


def test_zones_that_nothing_installed_fills_are_no_gap_in_the_rules() -> None:
    zones = {each.zone for each in coverage([], {}).zones}
    assert {"letterhead", "pdf.info", "pdf.signatures", "case"} <= zones
    assert not {"docx.core", "email.headers", "pdf.revisions", "image.letterhead"} & zones


def test_of_no_rule_nothing_is_exercised() -> None:
    assert coverage([], {}).percent is None


def test_a_test_on_a_sample_that_is_not_at_hand_exercises_nothing(tmp_path: Path) -> None:
    look = "\n  in: [pdf.signatures]\n  for: {check: signature.field}"
    pack = a_pack(tmp_path, draft__mine=a_rule_text(look=look, tests=SAMPLED))
    samples = pack / "samples"
    samples.mkdir()
    (samples / "a.pdf").write_bytes(b"")
    (covered,) = coverage_of([pack]).rules
    assert covered.lost == ("b.pdf",)
    assert [(point.name, point.exercised) for point in covered.points] == [("found", True), ("absent", False)]


def test_a_sample_that_lies_elsewhere_by_way_of_a_link_exercises_nothing(tmp_path: Path) -> None:
    look = "\n  in: [pdf.signatures]\n  for: {check: signature.field}"
    pack = a_pack(tmp_path, draft__mine=a_rule_text(look=look, tests=SAMPLED))
    (tmp_path / "elsewhere.pdf").write_bytes(b"")
    (pack / "samples").mkdir()
    (pack / "samples" / "a.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    (covered,) = coverage_of([pack]).rules
    assert covered.lost == ("a.pdf", "b.pdf")


@pytest.mark.parametrize("rule", load_rulebook().rules, ids=lambda rule: rule.id)
def test_the_tests_of_a_shipped_rule_exercise_all_of_it(rule: Rule) -> None:
    """Where this fails: `authcheck rules coverage` names what is missing in a test of the rule."""
    (covered,) = coverage([rule], {}).rules
    assert [(point.kind, point.name) for point in covered.missing] == []
