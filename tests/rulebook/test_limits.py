"""How much a rule may hold: as much as is said is read, one more is told at its place."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from rulefiles import a_pack, a_rule_text, problems_of

from authcheck.examine.ruletests import check_rules
from authcheck.rulebook import limits

STEEP = "'[^x]{0,1000}y'"
"""A pattern of nine thousand steps."""

HEADER = "\n  in: [header]\n  for: "


def listed(*items: str) -> str:
    return f"[{', '.join(items)}]"


def a_register(count: int) -> str:
    return listed("DRAFT", *(f"office {number}" for number in range(count - 1)))


def trials(count: int, header: str = "other words", expect: str = "absent") -> str:
    shown = "\n- {header: DRAFT, expect: found}\n- {header: other words, expect: absent}"
    return shown + f"\n- {{header: {header}, expect: {expect}}}" * (count - 2)


def looking(for_: str, more: str = "") -> dict[str, str]:
    return {"look": f"{HEADER}{for_}{more}"}


SIZED: dict[str, tuple[Callable[[int], dict[str, str]], str]] = {
    "phrase": (
        lambda over: looking(f"{{text: [DRAFT, {'x' * (limits.PHRASE + over)}]}}"),
        "look.for.text[1]",
    ),
    "phrases": (lambda over: looking(f"{{text: {a_register(limits.PHRASES + over)}}}"), "look.for.text"),
    "unless": (
        lambda over: looking("{text: DRAFT}", f"\n  unless: {{text: {a_register(limits.PHRASES + over)}}}"),
        "look.unless.text",
    ),
    "pattern": (lambda over: looking(f"{{pattern: {'x' * (limits.PATTERN + over)}}}"), "look.for.pattern"),
    "patterns": (
        lambda over: looking(f"{{pattern: {listed(*['DRAFT'] * (limits.PATTERNS + over))}}}"),
        "look.for.pattern",
    ),
    "program": (
        lambda over: looking(f"{{pattern: {listed(*[STEEP] * (2 + over))}}}"),
        "look.for.pattern[2]",
    ),
    "tests": (lambda over: {"tests": trials(limits.TESTS + over)}, "tests"),
    "test": (lambda over: {"tests": trials(3, "x" * (limits.TEST_TEXT + over))}, "tests[2].header"),
    "companions": (
        lambda over: looking(
            "{text: DRAFT}", f"\n  needs: {{found: {a_register(limits.COMPANIONS + over)}}}"
        ),
        "look.needs.found",
    ),
}


@pytest.mark.parametrize("name", SIZED)
def test_as_much_as_is_said_is_read(tmp_path: Path, name: str) -> None:
    sized, _ = SIZED[name]
    codes = {code for code, *_ in problems_of(tmp_path, a_rule_text(**sized(0)))}
    assert "F025" not in codes


@pytest.mark.parametrize("name", SIZED)
def test_one_more_is_told_at_its_place_with_the_way_out(tmp_path: Path, name: str) -> None:
    sized, place = SIZED[name]
    ((code, line, _, key, message),) = problems_of(tmp_path, a_rule_text(**sized(1)))
    assert (code, key) == ("F025", place)
    assert line > 1
    assert "shorten it" in message or "make two rules" in message


def calls(folder: Path, **changes: str) -> Counter[str]:
    """Return how often each function of authcheck is called in checking a rule, by module and name."""
    pack = a_pack(folder, draft__mine=a_rule_text(**changes))
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call":
            counted[f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}"] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        check_rules([pack])
    finally:
        sys.setprofile(before)
    return counted


PARSED = "authcheck.forms.nodes.parse"


def test_a_file_is_read_again_once_however_many_of_its_tests_fail(tmp_path: Path) -> None:
    sound = calls(tmp_path / "sound", tests=trials(120))
    wrong = calls(tmp_path / "wrong", tests=trials(120, expect="found"))
    assert wrong[PARSED] == sound[PARSED] + 1


def test_a_file_is_read_again_once_however_often_a_phrase_stands_in_it(tmp_path: Path) -> None:
    sound = calls(tmp_path / "sound")
    wrong = calls(tmp_path / "wrong", look=f"{HEADER}{{text: {listed(*['DRAFT'] * 500)}}}")
    assert wrong[PARSED] == sound[PARSED] + 1


def test_no_more_than_fifty_of_a_kind_are_told_of_a_file(tmp_path: Path) -> None:
    for name, changes in (
        ("tests", {"tests": trials(121, expect="found")}),
        ("phrases", {"look": f"{HEADER}{{text: {listed(*['DRAFT'] * 500)}}}"}),
        ("characters", {"why": "Bec\u200b" + "\u200b" * 300}),
    ):
        problems = check_rules([a_pack(tmp_path / name, draft__mine=a_rule_text(**changes))]).problems
        assert len(problems) == 51, name
        assert [each.code for each in problems if " more from here on" in each.message] == ["F022"], name


def test_phrases_of_a_register_are_not_held_against_one_another(tmp_path: Path) -> None:
    look = "authcheck.examine.text.look"
    few, many = (
        calls(tmp_path / str(count), look=f"{HEADER}{{text: DRAFT}}\n  unless: {{text: {register}}}")[look]
        for count, register in ((30, a_register(31)), (600, a_register(601)))
    )
    assert few == many > 0


def test_rules_that_are_not_there_are_looked_for_on_disk_once(tmp_path: Path) -> None:
    needs = f"{HEADER}{{text: DRAFT}}\n  needs: {{found: {listed(*(f'zz/draft.a{n}' for n in range(40)))}}}"
    counted = calls(tmp_path, look=needs)
    assert counted["authcheck.rulebook.files.find"] <= 2
