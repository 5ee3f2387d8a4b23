from __future__ import annotations

from pathlib import Path

from rulefiles import SOUND, a_pack, a_rule_text

from authcheck.examine.ruletests import check_rules


def test_a_sound_pack_has_no_problem_and_its_tests_are_counted(tmp_path: Path) -> None:
    check = check_rules([a_pack(tmp_path, draft__a=SOUND, draft__b=SOUND)])
    assert (check.problems, check.files, check.tests) == ((), 2, 4)


def test_a_test_that_comes_out_otherwise_is_a_problem_at_its_place(tmp_path: Path) -> None:
    tests = "\n- {header: nothing, expect: found}\n- {header: other, expect: absent}"
    (problem,) = check_rules([a_pack(tmp_path, draft__a=a_rule_text(tests=tests))]).problems
    assert (problem.code, problem.line, problem.column, problem.key) == ("R014", 12, 3, "tests[0]")
    assert problem.message.startswith("expected found, came out absent")


def test_a_test_may_name_the_words_it_must_find(tmp_path: Path) -> None:
    tests = "\n- {header: a Draft, expect: found, match: DRAFT}\n- {header: other, expect: absent}"
    (problem,) = check_rules([a_pack(tmp_path, draft__a=a_rule_text(tests=tests))]).problems
    assert problem.message == "expected to find “DRAFT”, found “Draft”"


def test_a_test_may_read_badly(tmp_path: Path) -> None:
    tests = (
        "\n- {header: DRAFT, expect: found}\n- {header: x, expect: absent}"
        "\n- {header: '~', legibility: 0.1, expect: unread}"
    )
    look = "\n  in: [header]\n  for: {text: [DRAFT]}\n  needs: {legibility: 0.5}"
    assert check_rules([a_pack(tmp_path, draft__a=a_rule_text(tests=tests, look=look))]).problems == ()


def test_a_file_is_checked_without_its_pack(tmp_path: Path) -> None:
    file = a_pack(tmp_path, draft__a=SOUND, draft__b="title: [") / "draft.a.yaml"
    check = check_rules([file])
    assert (check.problems, check.files) == ((), 1)


def test_broken_files_and_failed_tests_are_told_together(tmp_path: Path) -> None:
    wrong = a_rule_text(tests="\n- {header: DRAFT, expect: found}\n- {header: DRAFT, expect: absent}")
    check = check_rules([a_pack(tmp_path, draft__a="title: [", draft__b=wrong)])
    assert [problem.code for problem in check.problems] == ["F004", "R014"]


STATEMENTS = "\n  in: [statements]\n  for: {statements: {by: issuer, named: true}}"
SPOKEN = "case: {statements: [{id: s1, speaker: Ann Marsh, relation: chain, claims: [{prop: origin}]}]}"
UNSPOKEN = "case: {statements: [{id: s1, speaker: Ida Vale, relation: outlet, claims: [{prop: origin}]}]}"


def check_of(folder: Path, **changes: str) -> list[str]:
    """Return the messages of a rule's failed tests."""
    return [each.message for each in check_rules([a_pack(folder, draft__a=a_rule_text(**changes))]).problems]


def test_a_rule_on_statements_is_tested_on_a_case(tmp_path: Path) -> None:
    tests = f"\n- {{{SPOKEN}, expect: found}}\n- {{{UNSPOKEN}, expect: absent}}"
    assert check_of(tmp_path / "sound", look=STATEMENTS, tests=tests) == []
    wrong = f"\n- {{{UNSPOKEN}, expect: found}}\n- {{{SPOKEN}, expect: absent}}"
    assert len(check_of(tmp_path / "wrong", look=STATEMENTS, tests=wrong)) == 2


def test_a_rule_on_facts_is_tested_on_a_case(tmp_path: Path) -> None:
    tests = (
        "\n- {case: {facts: [{kind: tone, says: Odd}]}, expect: found}"
        "\n- {case: {facts: [{kind: form, says: Fits}]}, expect: absent}"
    )
    look = "\n  in: [case]\n  for: {facts: {kinds: [tone]}}"
    assert check_of(tmp_path, look=look, tests=tests) == []


def test_a_class_in_the_case_holds_the_rule_to_its_classes(tmp_path: Path) -> None:
    tests = (
        "\n- {header: DRAFT, expect: found}\n- {header: other, expect: absent}"
        "\n- {header: DRAFT, case: {document: {class: cable}}, expect: inapplicable}"
        "\n- {header: DRAFT, case: {document: {class: memorandum}}, expect: found}"
        "\napplies: {class: [memorandum]}"
    )
    assert check_of(tmp_path, tests=tests) == []


def test_a_claimed_date_in_the_case_holds_the_rule_to_its_period(tmp_path: Path) -> None:
    tests = (
        "\n- {header: DRAFT, expect: found}\n- {header: other, expect: absent}"
        "\n- {header: DRAFT, case: {document: {claimed_date: 1971-03-01}}, expect: inapplicable}"
        "\nvalid: {from: 1980-01-01}"
    )
    assert check_of(tmp_path, tests=tests) == []


def test_what_a_rule_waits_for_is_there_unless_the_test_says_not(tmp_path: Path) -> None:
    look = (
        "\n  in: [header]\n  for: {text: [DRAFT]}"
        "\n  needs: {found: [core/signature.ink], or_unsigned_class: true}"
    )
    tests = (
        "\n- {header: DRAFT, expect: found}\n- {header: other, expect: absent}"
        "\n- {header: DRAFT, needs_met: false, expect: inapplicable}"
        "\n- {header: DRAFT, needs_met: false, case: {document: {class: cable}}, expect: found}"
    )
    assert check_of(tmp_path, look=look, tests=tests) == []


def test_a_test_on_a_sample_is_neither_run_nor_counted_by_a_check(tmp_path: Path) -> None:
    check = check_rules([a_pack(tmp_path, draft__a=SOUND + "- {sample: a.pdf, expect: found}\n")])
    assert (check.problems, check.tests) == ((), 2)
