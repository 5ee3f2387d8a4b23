"""The laws of weighing, for all findings."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authcheck.model.axes import (
    POLES,
    Axis,
    AxisValue,
    Integrity,
    Origin,
    Position,
    Standing,
    Status,
    Weight,
)
from authcheck.model.evidence import CAPS, Evidence, cap
from authcheck.model.finding import Basis, Conclusion, Family, Finding, Outcome
from authcheck.model.verdict import AxisResult, Verdict
from authcheck.weigh import weigh
from authcheck.weigh.axes import LADDER
from factories import a_finding


@st.composite
def findings(draw: st.DrawFn, axis: Axis | None = None) -> Finding:
    """A finding of any kind of evidence the contract knows, at any weight, possibly over its cap."""
    evidence = draw(st.sampled_from(Evidence))
    kind = draw(st.sampled_from(CAPS[evidence]))
    toward = draw(st.sampled_from(sorted(kind.toward)))
    outcome = draw(st.sampled_from(Outcome))
    speaks = outcome in {Outcome.FOUND, Outcome.ABSENT}
    concludes = Conclusion(
        axis=kind.axis,
        toward=toward,
        weight=draw(st.sampled_from(Weight)),
        evidence=evidence,
        basis=Basis.STANDARD,
    )
    made = Finding(
        rule=f"core/x.{draw(st.integers(0, 10**9))}",
        digest="0a1b2c",
        title="A rule",
        family=draw(st.sampled_from(Family)),
        outcome=outcome,
        reason="Somebody said so.",
        concludes=concludes if speaks else None,
        would_bear_on=kind.axis,
        of_copy=draw(st.booleans()),
    )
    return made if axis is None or kind.axis is axis else a_finding(POLES[axis][0], axis=axis)


many = st.lists(findings(), max_size=8, unique_by=lambda finding: finding.rule)

RANK = {Status.INDETERMINATE: 0, Status.SUPPORTED: 1, Status.ESTABLISHED: 2}


def rank(result: AxisResult, pole: AxisValue) -> int:
    """How far an answer goes towards ``pole``: from -2 (established against it) to 2 (for it)."""
    if result.status is Status.INDETERMINATE:
        return 0
    towards = result.pole == pole
    if result.axis is Axis.STANDING and pole in LADDER and result.pole in LADDER:
        # What was withdrawn had been issued, what was issued was signed.
        towards = LADDER.index(Standing(result.pole)) >= LADDER.index(Standing(pole))
        if not towards:
            return 0  # a letter that is only signed says nothing against its having been sent
    return RANK[result.status] if towards else -RANK[result.status]


def core(verdict: Verdict) -> list[tuple[object, ...]]:
    """Everything an answer rests on; what would move it and what was unread are not part of it."""
    return [
        (result.axis, result.value, result.status, result.contested, result.for_, result.against)
        for result in verdict.axes
    ]


def test_no_findings_is_indeterminate_on_every_axis():
    """Silence is not evidence."""
    verdict = weigh([])
    assert [result.axis for result in verdict.axes] == list(Axis)
    assert all(result.status is Status.INDETERMINATE for result in verdict.axes)
    assert verdict.headline == "Origin undetermined · standing undetermined"


@given(many, st.randoms(use_true_random=False))
def test_the_order_of_findings_never_matters(before, random):
    shuffled = list(before)
    random.shuffle(shuffled)
    assert weigh(shuffled) == weigh(before)


@given(many, findings())
def test_one_more_finding_for_a_value_never_lowers_it(before, one_more):
    if one_more.concludes is None:
        return
    axis, pole = one_more.concludes.axis, one_more.concludes.toward
    after = weigh([*before, one_more])
    assert rank(after[axis], pole) >= rank(weigh(before)[axis], pole)


OPPOSED = [
    (axis, one, other)
    for axis, one, other in [
        (Axis.ORIGIN, Origin.GENUINE, Origin.FORGED),
        (Axis.ORIGIN, Origin.FORGED, Origin.GENUINE),
        (Axis.POSITION, Position.AFFIRMED, Position.DISAVOWED),
        (Axis.POSITION, Position.DISAVOWED, Position.AFFIRMED),
        (Axis.INTEGRITY, Integrity.PROVEN_INTACT, Integrity.ALTERED),
        (Axis.INTEGRITY, Integrity.ALTERED, Integrity.PROVEN_INTACT),
        *((Axis.STANDING, step, Standing.UNISSUED_DRAFT) for step in LADDER),
        *((Axis.STANDING, Standing.UNISSUED_DRAFT, step) for step in LADDER),
    ]
]


@pytest.mark.parametrize(("axis", "value", "other"), OPPOSED)
@given(before=many, weight=st.sampled_from(Weight), evidence=st.sampled_from(Evidence))
def test_one_more_finding_against_never_raises_it(axis, value, other, before, weight, evidence):
    against = a_finding(other, axis=axis, weight=weight, evidence=evidence, rule="core/sourcing.against")
    assert rank(weigh([*before, against])[axis], value) <= rank(weigh(before)[axis], value)


@given(many, findings(), st.sampled_from([Outcome.INAPPLICABLE, Outcome.UNREAD]))
def test_what_was_not_read_or_not_asked_changes_nothing(before, one_more, outcome):
    silent = replace(one_more, outcome=outcome, concludes=None)
    assert core(weigh([*before, silent])) == core(weigh(before))


@given(many.filter(bool), st.data())
def test_a_finding_that_turns_unread_never_improves_its_own_side(before, data):
    index = data.draw(st.integers(0, len(before) - 1))
    lost = before[index]
    if lost.concludes is None:
        return
    after = [*before[:index], replace(lost, outcome=Outcome.UNREAD, concludes=None), *before[index + 1 :]]
    axis, pole = lost.concludes.axis, lost.concludes.toward
    assert rank(weigh(after)[axis], pole) <= rank(weigh(before)[axis], pole)


@given(many)
def test_every_reason_given_names_a_finding_that_exists(before):
    ids = {finding.rule for finding in before}
    for result in weigh(before).axes:
        assert {*result.for_, *result.against, *result.unread} <= ids
        assert not set(result.for_) & set(result.against)


@given(many)
def test_nothing_is_added_up(before):
    """Saying everything twice under other names says nothing more."""
    twice = [*before, *(replace(finding, rule=f"{finding.rule}.echo") for finding in before)]
    assert [(axis.value, axis.status, axis.contested) for axis in weigh(twice).axes] == [
        (axis.value, axis.status, axis.contested) for axis in weigh(before).axes
    ]


@given(many)
def test_established_rests_on_very_strong_evidence_and_no_moderate_objection(before):
    by_id = {finding.rule: finding for finding in before}

    def weight(rule: str) -> Weight:
        concludes = by_id[rule].concludes
        assert concludes is not None
        return min(concludes.weight, cap(concludes.evidence, concludes.axis, concludes.toward))

    for result in weigh(before).axes:
        if result.status is Status.ESTABLISHED:
            assert weight(result.for_[0]) is Weight.VERY_STRONG
            assert all(weight(rule) < Weight.MODERATE for rule in result.against)
        if result.status is Status.SUPPORTED:
            assert weight(result.for_[0]) >= Weight.MODERATE


@given(many)
def test_a_forgery_has_no_standing_and_no_position(before):
    verdict = weigh(before)
    if verdict[Axis.ORIGIN].value in {Origin.FORGED, Origin.PROBABLY_FORGED}:
        assert verdict[Axis.STANDING].value is Standing.UNDETERMINED
        assert verdict[Axis.POSITION].value is Position.NOT_STATED


@given(many)
def test_advice_is_never_more_than_three_lines_an_axis(before):
    assert all(len(result.would_move) <= 3 for result in weigh(before).axes)


@pytest.mark.parametrize("evidence", Evidence)
def test_no_weight_passes_its_cap(evidence):
    """A rule that claims too much is held to the contract even where its file was not checked."""
    kind = CAPS[evidence][0]
    toward = min(kind.toward)
    loud = a_finding(toward, axis=kind.axis, weight=Weight.VERY_STRONG, evidence=evidence)
    exact = a_finding(toward, axis=kind.axis, weight=kind.weight, evidence=evidence)
    assert core(weigh([loud])) == core(weigh([exact]))


def test_statuses_grow_with_the_weight():
    ranks = [
        rank(
            weigh([a_finding(weight=weight, evidence=Evidence.ACKNOWLEDGEMENT)])[Axis.ORIGIN], Origin.GENUINE
        )
        for weight in Weight
    ]
    assert ranks == [0, 0, 1, 1, 1, 2]
    assert all(one <= other for one, other in pairwise(ranks))
