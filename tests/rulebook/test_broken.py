"""Every kind of mistake in a rule file is told at its place, and none of them stops the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from brokenrules import BROKEN, LAUGHS, a_broken_pack
from rulefiles import PACK, SOUND, a_pack, a_rule_text

from authcheck.examine.ruletests import check_rules
from authcheck.model.problem import Inspection


def told(folder: Path) -> list[tuple[str, int, int]]:
    check = check_rules([folder])
    inspection = Inspection(
        command="rules check",
        problems=check.problems,
        files=check.paths,
        rules=check.files,
        tests=check.tests,
        digest=check.digest,
    )
    return [(each.code, each.line, each.column) for each in inspection.in_order]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_mistake_is_told_at_its_line_and_column(tmp_path: Path, broken) -> None:
    pack = a_pack(tmp_path)
    broken.write(pack / broken.file_name)
    assert told(pack) == list(broken.told)


def test_a_folder_of_all_of_them_is_told_whole(tmp_path: Path) -> None:
    pack = a_broken_pack(tmp_path)
    check = check_rules([pack])
    expected = {(str(pack / each.file_name), *one) for each in BROKEN for one in each.told}
    assert {(each.path, each.code, each.line, each.column) for each in check.problems} == expected
    assert len(BROKEN) > 60
    assert check.files == len(BROKEN)


def test_no_message_is_long_or_ends_with_a_full_stop_and_each_fits_a_line(tmp_path: Path) -> None:
    for problem in check_rules([a_broken_pack(tmp_path)]).problems:
        assert len(problem.message) < 300
        assert not problem.message.endswith(".")
        assert "\n" not in problem.message
        assert problem.length >= 1


def test_two_files_of_one_id_are_told_though_neither_is_wrong_by_itself(tmp_path: Path) -> None:
    a_pack(tmp_path / "one", draft__a=SOUND)
    a_pack(tmp_path / "two", draft__a=SOUND)
    check = check_rules([tmp_path / "one", tmp_path / "two"])
    assert [(each.code, each.path) for each in check.problems] == [
        ("R003", str(tmp_path / "two/mine/draft.a.yaml"))
    ]


def test_a_pack_file_is_held_to_the_same(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    for text, expected in (
        (PACK.replace("'1'", "1.0"), ("F011", 2, 10)),
        (PACK.replace("A pack", "A\u202epack"), ("F023", 1, 9)),
        (LAUGHS, ("F006", 1, 4)),
        (PACK.replace("format: 1", "format: 2"), ("F010", 3, 9)),
    ):
        (pack / "pack.yaml").write_text(text, encoding="utf-8")
        assert told(pack) == [expected]


FOUND = "found: {axis: standing, toward: unissued draft, weight: weak, say: 'Marked {match}.'}"
OUTDENTED = "found:\n  axis: standing\n  toward: unissued draft\n  weight: weak\n  say: Marked."
SIGMA = "title: T\nlogsource: {product: x}\ndetection: {condition: a}\nlevel: low\nfalsepositives: [y]\n"
SEMGREP = "rules:\n- id: a\n  message: M\n  languages: [python]\n  severity: ERROR\n  pattern: x\n"


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("other words", "of 3 March, 2020", ("F014", 13, 24), "the comma before “2020” makes it a key"),
        ("header: other", "header:other", ("F014", 13, 4), "a blank is missing after the colon of “header”"),
        ("header: other", "header:\u00a0other", ("F014", 13, 4), "U+00A0 looks like a blank"),
        ("  for:", "  \u2003for:", ("F014", 6, 3), "U+2003 looks like a blank"),
        ("[A clerk left it in.]", "\n  -A clerk", ("F010", 11, 3), "a blank is missing after the dash"),
        (FOUND, OUTDENTED, ("F010", 8, 3), "axis, toward, weight, say stand beside it; indent"),
        ("{match}", "{mach}", ("R011", 8, 70), "did you mean {match}? filled in are page, zone, match, what"),
        ("header: other words", "qqq: x", ("F014", 13, 4), "known: expect, match, case, sample, legibility"),
        ("{text: [DRAFT]}", "{pattern: 'DRAFT )'}", ("R006", 6, 18), r"write \) for a bracket that is meant"),
        ("{text: [DRAFT]}", "{pattern: '( DRAFT'}", ("R006", 6, 18), r"write \( for one that is meant"),
        ("{text: [DRAFT]}", "{pattern: '[DRAFT'}", ("R006", 6, 18), r"write \[ for one that is meant"),
        ("{text: [DRAFT]}", "{pattern: '*DRAFT'}", ("R006", 6, 18), "write a backslash before a *"),
        ("{header: other", "{body: other", ("R013", 13, 3), "has words where the rule looks: header"),
    ],
)
def test_a_slip_is_told_once_for_what_it_is(tmp_path: Path, old, new, place, words) -> None:
    assert SOUND.count(old) == 1
    (problem,) = check_rules([a_pack(tmp_path, draft__a=SOUND.replace(old, new))]).problems
    assert (problem.code, problem.line, problem.column) == place
    assert words in problem.message


@pytest.mark.parametrize(("text", "place"), [(SIGMA, ("R030", 3, 1)), (SEMGREP, ("R030", 1, 1))])
def test_a_rule_of_another_program_is_told_in_one_problem(tmp_path: Path, text, place) -> None:
    (problem,) = check_rules([a_pack(tmp_path, draft__a=text)]).problems
    assert (problem.code, problem.line, problem.column) == place
    assert "weight" in problem.message
    assert "authcheck rules new" in problem.message


def test_the_name_of_a_field_to_fill_in_is_told_at_the_name(tmp_path: Path) -> None:
    look = "\n  in: [pdf.info]\n  for: {fields: {'<fill in: x>': [y]}}"
    problems = check_rules([a_pack(tmp_path, draft__a=a_rule_text(look=look))]).problems
    assert [(each.line, each.column) for each in problems if each.code == "R027"] == [(6, 18)]


def test_one_absent_test_where_the_rule_looks_is_enough_to_try_other_zones_too(tmp_path: Path) -> None:
    text = SOUND + "- {body: DRAFT, expect: absent}\n"
    assert check_rules([a_pack(tmp_path, draft__a=text)]).problems == ()
    page = SOUND.replace("[header]", "[image.page]").replace("header: other", "body: other")
    assert check_rules([a_pack(tmp_path / "page", draft__a=page)]).problems == ()
