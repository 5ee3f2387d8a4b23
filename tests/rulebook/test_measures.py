"""Weights that rest on counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import a_rule, a_rule_text, problems_of

from authcheck.model.axes import Weight
from authcheck.model.finding import Basis
from authcheck.model.measured import Material, Measured, Share
from authcheck.rulebook.measures import figure


def concluding(weight: str, measured: str, rest: str = "evidence: draft mark") -> str:
    found = f"axis: standing, toward: unissued draft, weight: {weight}, measured: {measured}, {rest}, say: S."
    return a_rule_text(conclude=f"\n  found: {{{found}}}\n  absent: nothing")


REAL = "{hits: 41/48, false_alarms: 3/610, on: 'letters of an archive, 2026-11-01', material: real}"
SYNTHETIC = "{hits: 480/480, false_alarms: 0/61000, on: made, material: synthetic}"
MANY = "{hits: 480/480, false_alarms: 0/610000, on: a corpus, material: real}"


def test_counts_are_the_basis_of_a_weight_and_go_with_it(tmp_path: Path) -> None:
    rule = a_rule(tmp_path, concluding("moderate", REAL))
    assert rule.found is not None
    assert rule.found.concludes.basis is Basis.MEASURED
    assert rule.found.concludes.weight is Weight.MODERATE
    assert rule.found.concludes.measured == Measured(
        hits=Share(41, 48),
        false_alarms=Share(3, 610),
        on="letters of an archive, 2026-11-01",
        material=Material.REAL,
    )


def test_a_weight_the_counts_do_not_give_is_refused_with_the_word_they_give(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, concluding("strong", REAL))
    assert problem[0] == "R020"
    assert problem[3] == "conclude.found.weight"
    assert problem[4] == (
        "41/48 against 3/610 is a likelihood ratio of at least 59.1 (173 as counted), in words “moderate”; "
        "write “moderate”, not “strong”"
    )


def test_a_weight_under_the_counts_is_refused_as_well(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, concluding("weak", REAL))
    assert problem[0] == "R020"


def test_synthetic_letters_carry_at_most_moderate(tmp_path: Path) -> None:
    assert a_rule(tmp_path / "sound", concluding("moderate", SYNTHETIC))
    (problem,) = problems_of(tmp_path / "over", concluding("strong", SYNTHETIC))
    assert problem[0] == "R020"
    assert "the most that synthetic letters carry" in problem[4]


def test_counts_do_not_lift_a_weight_over_the_cap_of_its_evidence(tmp_path: Path) -> None:
    stable = concluding("strong", MANY).replace("experimental", "stable\nrefs: [{cite: The corpus}]")
    assert a_rule(tmp_path / "sound", stable)
    codes = {problem[0] for problem in problems_of(tmp_path / "over", concluding("very strong", MANY))}
    assert codes == {"R008", "R020"}


def test_counts_of_an_experimental_rule_carry_at_most_moderate(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, concluding("strong", MANY))
    assert (problem[0], problem[3]) == ("R009", "conclude.found.weight")
    assert "call it stable, with “refs”" in problem[4]


def test_without_a_kind_of_evidence_counts_carry_at_most_moderate(tmp_path: Path) -> None:
    assert a_rule(tmp_path, concluding("moderate", MANY, rest="evidence: null"))


def test_a_measured_rule_may_be_stable(tmp_path: Path) -> None:
    stable = concluding("moderate", REAL).replace("status: experimental", "status: stable\nrefs: [{cite: x}]")
    assert a_rule(tmp_path, stable)


@pytest.mark.parametrize(
    ("measured", "key"),
    [
        ("{hits: 49/48, false_alarms: 3/610, on: a, material: real}", "conclude.found.measured.hits"),
        ("{hits: 0/0, false_alarms: 3/610, on: a, material: real}", "conclude.found.measured.hits"),
        ("{hits: 1/4, false_alarms: 3 of 61, on: a, material: real}", "conclude.found.measured.false_alarms"),
        ("{hits: 41/48, false_alarms: 3/0, on: a, material: real}", "conclude.found.measured.false_alarms"),
    ],
)  # fmt: skip
def test_counts_that_cannot_be_are_told_at_their_place(tmp_path: Path, measured: str, key: str) -> None:
    problems = problems_of(tmp_path, concluding("moderate", measured))
    assert [(problem[0], problem[3]) for problem in problems] == [("R020", key)]


def test_counts_and_another_basis_do_not_go_together(tmp_path: Path) -> None:
    text = concluding("moderate", REAL, rest="evidence: draft mark, basis: standard")
    (problem,) = problems_of(tmp_path, text)
    assert (problem[0], problem[3]) == ("R020", "conclude.found.measured")


def test_counts_need_a_corpus_and_what_it_is_made_of(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, concluding("moderate", "{hits: 41/48, false_alarms: 3/610}"))
    assert [problem[0] for problem in problems] == ["F015", "F015"]


@pytest.mark.parametrize(
    ("ratio", "told"), [(9.9999, "9.99"), (1.999999, "1.99"), (59.12, "59.1"), (12_345.6, "12,300"), (0, "0")]
)
def test_a_ratio_is_never_rounded_up_into_a_band(ratio: float, told: str) -> None:
    assert figure(ratio) == told
