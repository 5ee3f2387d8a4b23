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
