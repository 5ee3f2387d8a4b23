"""What settings do to a rulebook, and what they may not do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulefiles import a_pack, a_rule_text
from sheets import a_reading

from authcheck.errors import FormError
from authcheck.examine import examine
from authcheck.model.axes import Weight
from authcheck.model.case import Case
from authcheck.model.finding import Finding, Outcome
from authcheck.model.hearing import Hearing
from authcheck.model.rule import Rulebook
from authcheck.model.settings import Named, Override, Settings
from authcheck.rulebook import read_rules
from authcheck.rulebook.desk import chosen, in_force, overridden, settings_problems

TODAY = date(2031, 5, 12)
CONCLUDE = """
  found: {axis: standing, toward: unissued draft, weight: moderate, say: 'Marked {match}.'}
  absent: nothing"""


def an_override(
    to: Weight | None = None, rule: str = "mine/draft.a", until: date = date(2031, 5, 12)
) -> Override:
    return Override(
        rule=rule, to=to, reason="Our registry prints it", until=until, line=3, column=8, key="off[0].rule"
    )


def settings_of(*overrides: Override, packs: tuple[Named, ...] | None = None) -> Settings:
    return Settings(path="desk.toml", digest="0" * 12, overrides=overrides, packs=packs)


def finding(rulebook: Rulebook) -> Finding:
    (found,) = examine(a_reading({"header": "DRAFT"}), Hearing(case=Case()), rulebook)
    return found


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    pack = a_pack(tmp_path, draft__a=a_rule_text(conclude=CONCLUDE))
    return read_rules([pack]).rulebook


def test_a_rule_that_is_switched_off_is_unread_and_says_why(rulebook: Rulebook) -> None:
    held, problems = overridden(rulebook, settings_of(an_override()), TODAY)
    assert problems == []
    off = finding(held)
    assert (off.outcome, off.concludes) == (Outcome.UNREAD, None)
    assert off.reason == "switched off by the desk: Our registry prints it (until 2031-05-12)"


def test_a_rule_that_is_lowered_finds_what_it_found_and_weighs_less(rulebook: Rulebook) -> None:
    before = finding(rulebook)
    held, problems = overridden(rulebook, settings_of(an_override(Weight.WEAK)), TODAY)
    assert problems == []
    after = finding(held)
    assert after.observations == before.observations
    assert before.concludes is not None
    assert after.concludes is not None
    assert (before.concludes.weight, after.concludes.weight) == (Weight.MODERATE, Weight.WEAK)
    assert after.lowered_from is Weight.MODERATE


@given(st.sampled_from([weight for weight in Weight if weight >= Weight.MODERATE]))
def test_no_setting_raises_a_weight_or_leaves_it_be(
    tmp_path_factory: pytest.TempPathFactory, to: Weight
) -> None:
    pack = a_pack(tmp_path_factory.mktemp("rules"), draft__a=a_rule_text(conclude=CONCLUDE))
    rulebook = read_rules([pack]).rulebook
    held, problems = overridden(rulebook, settings_of(an_override(to)), TODAY)
    assert [(each.code, each.path, each.line, each.column) for each in problems] == [
        ("R025", "desk.toml", 3, 8)
    ]
    assert finding(held) == finding(rulebook)


def test_what_held_until_yesterday_is_a_problem_and_holds_no_more(rulebook: Rulebook) -> None:
    lapsed = an_override(until=date(2031, 5, 11))
    held, problems = overridden(rulebook, settings_of(lapsed), TODAY)
    assert [each.code for each in problems] == ["R023"]
    assert finding(held) == finding(rulebook)
    assert held.settings is not None
    assert held.settings.lapsed == (lapsed,)


def test_a_rule_that_is_not_in_force_is_named_with_the_nearest(rulebook: Rulebook) -> None:
    _, (problem,) = overridden(rulebook, settings_of(an_override(rule="mine/draft.aa")), TODAY)
    assert problem.code == "R022"
    assert "did you mean “mine/draft.a”?" in problem.message


def test_a_letter_is_not_examined_by_settings_that_name_no_rule(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="R022"):
        in_force(settings_of(an_override()), today=TODAY)
    pack = a_pack(tmp_path, draft__a=a_rule_text(conclude=CONCLUDE))
    rulebook = in_force(settings_of(an_override()), [pack], today=TODAY)
    assert [rule.id for rule in rulebook.rules if rule.override] == ["mine/draft.a"]


def test_a_letter_is_examined_though_an_entry_has_lapsed(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__a=a_rule_text(conclude=CONCLUDE))
    lapsed = an_override(until=date(2031, 5, 11))
    rulebook = in_force(settings_of(lapsed), [pack], today=TODAY)
    assert not any(rule.override for rule in rulebook.rules)
    assert [each.code for each in settings_problems(settings_of(lapsed), [pack], today=TODAY)] == ["R023"]


def test_without_settings_every_pack_there_is_holds() -> None:
    assert {pack.name for pack in in_force().packs} >= {"core"}
    assert in_force().settings is None


def test_settings_that_name_packs_put_those_in_force_and_core(tmp_path: Path) -> None:
    mine = a_pack(tmp_path, draft__a=a_rule_text(conclude=CONCLUDE))
    packs = chosen(settings_of(packs=(Named(name=str(mine), is_folder=True),)))
    assert [folder.name for folder in packs.folders] == ["core", "mine"]
    assert packs.problems == ()


def test_a_pack_that_is_not_installed_is_a_problem_at_its_place() -> None:
    named = Named(name="cor", is_folder=False, line=1, column=10, key="packs[0]")
    (problem,) = settings_problems(settings_of(packs=(named,)))
    assert (problem.code, problem.line, problem.column, problem.key) == ("R024", 1, 10, "packs[0]")
    assert "did you mean “core”?" in problem.message


def test_what_is_wrong_with_a_key_is_told_at_that_key(rulebook: Rulebook) -> None:
    spots = (("lower[0].to", 4, 6), ("lower[0].until", 6, 9))
    for to, until, place in (
        (Weight.STRONG, TODAY, ("R025", 4, 6, "lower[0].to")),
        (Weight.WEAK, date(2031, 5, 11), ("R023", 6, 9, "lower[0].until")),
        (Weight.WEAK, date(2033, 5, 13), ("R031", 6, 9, "lower[0].until")),
    ):
        override = replace(an_override(to, until=until), spots=spots)
        _, (problem,) = overridden(rulebook, settings_of(override), TODAY)
        assert (problem.code, problem.line, problem.column, problem.key) == place


def test_an_exception_holds_for_two_years_at_most(rulebook: Rulebook) -> None:
    held, problems = overridden(rulebook, settings_of(an_override(until=date(2033, 5, 12))), TODAY)
    assert problems == []
    assert finding(held).outcome is Outcome.UNREAD
    _, (problem,) = overridden(rulebook, settings_of(an_override(until=date(2099, 1, 1))), TODAY)
    assert problem.code == "R031"
    assert "up to 2033-05-12" in problem.message
    leap = settings_of(an_override(until=date(2034, 2, 28)))
    assert overridden(rulebook, leap, date(2032, 2, 29))[1] == []


def test_what_is_lowered_knows_what_it_was(rulebook: Rulebook) -> None:
    held, _ = overridden(rulebook, settings_of(an_override(Weight.WEAK)), TODAY)
    assert held.settings is not None
    assert [each.was for each in held.settings.overrides] == [Weight.MODERATE]


def a_folder(path: Path, line: int = 1) -> Named:
    return Named(name=str(path), is_folder=True, line=line, column=10, key="packs[0]")


def test_a_folder_of_packs_that_is_gone_is_told_at_its_place_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    settings = settings_of(packs=(a_folder(tmp_path / "gone"), a_folder(tmp_path / "empty", 2)))
    told = [("R024", "desk.toml", 1, 10), ("R024", "desk.toml", 2, 10)]
    problems = settings_problems(settings)
    assert [(each.code, each.path, each.line, each.column) for each in problems] == told
    assert "there is no such folder" in problems[0].message
    with pytest.raises(FormError) as raised:
        in_force(settings)
    assert [(each.code, each.path, each.line, each.column) for each in raised.value.problems] == told


def test_a_letter_that_broken_packs_stop_names_the_settings_that_name_them(tmp_path: Path) -> None:
    sound = a_pack(tmp_path / "sound", name="theirs", draft__a=a_rule_text())
    broken = a_pack(tmp_path, draft__a=a_rule_text(status="stabl"))
    with pytest.raises(FormError) as raised:
        in_force(settings_of(packs=(a_folder(sound), a_folder(broken, 2))))
    places = [(each.code, each.path, each.line) for each in raised.value.problems]
    assert places == [("R024", "desk.toml", 2), ("F012", str(broken / "draft.a.yaml"), 2)]


def test_settings_cannot_put_a_foreign_pack_in_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    settings = settings_of(packs=(a_folder(a_pack(tmp_path, name="us-dod", draft__a=a_rule_text())),))
    packs = chosen(settings)
    assert [(each.code, each.line) for each in packs.problems] == [("R003", 1)]
    assert [folder.name for folder in packs.folders] == ["core"]
