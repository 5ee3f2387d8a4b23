"""Tests of rule files that can show nothing are told before any is run."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import SAMPLED, a_rule, a_rule_text, problems_of

from authcheck.model.axes import Custody
from authcheck.model.case import Case, Proposition
from authcheck.rulebook.samples import find_sample

CHECK = "\n  in: [closing]\n  for: {check: closing.ink}"
STATEMENTS = "\n  in: [statements]\n  for: {statements: {by: issuer}}"
FACTS = "\n  in: [case]\n  for: {facts: {kinds: [tone]}}"

BOTH = "\n- {header: DRAFT, expect: found}\n- {header: other, expect: absent}"


@pytest.mark.parametrize("look", [CHECK, STATEMENTS, FACTS])
def test_every_way_of_looking_needs_a_test_that_finds_and_one_that_does_not(
    tmp_path: Path, look: str
) -> None:
    (problem,) = problems_of(tmp_path, a_rule_text(look=look, tests=""))
    assert problem[0] == "R012"
    tests = SAMPLED if look is CHECK else "\n- {case: {}, expect: found}\n- {case: {}, expect: absent}"
    assert a_rule(tmp_path / "sound", a_rule_text(look=look, tests=tests))


@pytest.mark.parametrize("look", ["\n  in: [header]\n  for: {text: [DRAFT]}", STATEMENTS, FACTS])
def test_what_needs_no_pixels_is_not_shown_by_samples_alone(tmp_path: Path, look: str) -> None:
    ((code, _, _, key, message),) = problems_of(tmp_path, a_rule_text(look=look, tests=SAMPLED))
    assert (code, key) == ("R012", "tests")
    assert "a sample alone does not do" in message


def test_a_test_holds_a_case_file(tmp_path: Path) -> None:
    tests = """
- case:
    custody: {channel: recipient}
    statements:
    - {id: s1, speaker: Ann Marsh, relation: chain, claims: [{prop: origin}]}
  expect: found
- {case: {}, expect: absent}"""
    found, absent = a_rule(tmp_path, a_rule_text(look=STATEMENTS, tests=tests)).tests
    assert found.case is not None
    assert found.case.channel is Custody.RECIPIENT
    assert [claim.prop for claim in found.case.statements[0].claims] == [Proposition.ORIGIN]
    assert absent.case == Case()


def test_what_is_wrong_with_a_case_is_told_at_its_place_in_the_rule_file(tmp_path: Path) -> None:
    tests = """
- case:
    statements:
    - {id: s1, speaker: Ann Marsh, claims: [{prop: orign}]}
    - {id: s1, speaker: Ann Marsh, relation: chain, claims: [{prop: origin}]}
  expect: found
- {case: {custody: {chanel: recipient}}, expect: absent}"""
    problems = problems_of(tmp_path, a_rule_text(look=STATEMENTS, tests=tests))
    assert [(code, line, key) for code, line, _, key, _ in problems] == [
        ("F015", 14, "tests[0].case.statements[0]"),
        ("F012", 14, "tests[0].case.statements[0].claims[0].prop"),
        ("F017", 15, "tests[0].case.statements[1].id"),
        ("F014", 17, "tests[1].case.custody.chanel"),
    ]


def test_a_case_in_words_is_refused(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, a_rule_text(tests=f"{BOTH}\n- {{case: 'a: b', expect: absent}}"))
    assert [(code, key) for code, _, _, key, _ in problems] == [("F010", "tests[2].case")]


@pytest.mark.parametrize(
    ("test", "key"),
    [
        ("{sample: a.pdf, header: DRAFT, expect: found}", "header"),
        ("{sample: a.pdf, legibility: 0.4, expect: unread}", "legibility"),
        ("{sample: a.pdf, needs_met: false, expect: inapplicable}", "needs_met"),
        ("{header: DRAFT, needs_met: false, expect: inapplicable}", "needs_met"),
        ("{header: other, match: DRAFT, expect: absent}", "match"),
    ],
)
def test_what_can_have_no_effect_is_told(tmp_path: Path, test: str, key: str) -> None:
    problems = problems_of(tmp_path, a_rule_text(tests=f"{BOTH}\n- {test}"))
    assert [(code, place) for code, _, _, place, _ in problems] == [("R013", f"tests[2].{key}")]


def test_a_check_sees_no_miniature(tmp_path: Path) -> None:
    tests = f"{SAMPLED}\n- {{closing: Ann Marsh, expect: absent}}\n- {{case: {{}}, expect: inapplicable}}"
    problems = problems_of(tmp_path, a_rule_text(look=CHECK, tests=tests))
    assert [(code, key) for code, _, _, key, _ in problems] == [("R013", "tests[2].expect")]


@pytest.mark.parametrize("sample", ["../a.pdf", "a/../../b.pdf", "/etc/passwd", "C:/a.pdf", '"a\\\\b.pdf"'])
def test_a_sample_lies_in_its_folder(tmp_path: Path, sample: str) -> None:
    problems = problems_of(tmp_path, a_rule_text(tests=f"{BOTH}\n- {{sample: {sample}, expect: absent}}"))
    assert [(code, key) for code, _, _, key, _ in problems] == [("R021", "tests[2].sample")]


def test_a_sample_is_looked_for_in_the_pack_then_beside_the_folder_of_packs(tmp_path: Path) -> None:
    rule = tmp_path / "rules" / "mine" / "draft.a.yaml"
    beside, own = tmp_path / "samples" / "a.pdf", rule.parent / "samples" / "a.pdf"
    own.parent.mkdir(parents=True)
    beside.parent.mkdir()
    assert find_sample(rule, "a.pdf") is None
    beside.write_bytes(b"x")
    assert find_sample(rule, "a.pdf") == beside
    own.write_bytes(b"x")
    assert find_sample(rule, "a.pdf") == own


def test_a_link_does_not_lead_out_of_the_samples(tmp_path: Path) -> None:
    rule = tmp_path / "rules" / "mine" / "draft.a.yaml"
    (rule.parent / "samples").mkdir(parents=True)
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"x")
    (rule.parent / "samples" / "a.pdf").symlink_to(secret)
    with pytest.raises(ValueError, match="leads out of"):
        find_sample(rule, "a.pdf")
