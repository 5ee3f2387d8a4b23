"""What known combinations of evidence come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authcheck.model.axes import (
    Axis,
    AxisValue,
    Custody,
    Integrity,
    Origin,
    Position,
    Standing,
    Status,
    Weight,
)
from authcheck.model.case import Case, Claim, Claimed, DocumentClass, Extent, Proposition, Stance
from authcheck.model.evidence import CAPS, Evidence
from authcheck.model.finding import Family, Finding, Outcome
from authcheck.model.hearing import Hearing
from authcheck.model.verdict import AxisResult
from authcheck.weigh import weigh
from factories import a_finding, a_statement


def heard(evidence: Evidence, toward: AxisValue) -> Finding:
    """A finding of this kind that rests on a statement, at the most it may weigh."""
    return replace(seen(evidence, toward), statements=("s1",))


def seen(evidence: Evidence, toward: AxisValue) -> Finding:
    """A finding of this kind on the copy, at the most it may weigh."""
    kind = next(kind for kind in CAPS[evidence] if toward in kind.toward)
    return a_finding(
        toward, axis=kind.axis, weight=kind.weight, evidence=evidence, rule=f"core/x.{evidence}-{toward}"
    )


def answer(result: AxisResult) -> tuple[AxisValue, Status, bool]:
    return result.value, result.status, result.contested


TWO_SOURCES = heard(Evidence.TWO_FIRST_HAND, Origin.GENUINE)
ACKNOWLEDGED = heard(Evidence.ACKNOWLEDGEMENT, Origin.GENUINE)
CALLED_DRAFT = heard(Evidence.ISSUER_ON_STANDING, Standing.UNISSUED_DRAFT)
REBUKED = heard(Evidence.REBUKE, Position.DISAVOWED)
BLANK = seen(Evidence.BLANK_SIGNATURE, Standing.UNISSUED_DRAFT)
RECIPIENT_SIGNED = heard(Evidence.RECIPIENT_ON_SIGNATURE, Standing.SIGNED)


def test_the_founding_case_on_reporters_confirmations_only():
    verdict = weigh([TWO_SOURCES, BLANK])
    assert answer(verdict[Axis.ORIGIN]) == (Origin.PROBABLY_GENUINE, Status.SUPPORTED, False)
    assert answer(verdict[Axis.STANDING]) == (Standing.UNDETERMINED, Status.INDETERMINATE, False)
    assert verdict[Axis.STANDING].for_ == (BLANK.rule,)
    assert verdict[Axis.POSITION].value is Position.NOT_STATED


def test_the_founding_case_after_the_chairman_spoke():
    verdict = weigh([TWO_SOURCES, BLANK, ACKNOWLEDGED, CALLED_DRAFT, REBUKED])
    assert answer(verdict[Axis.ORIGIN]) == (Origin.GENUINE, Status.ESTABLISHED, False)
    assert answer(verdict[Axis.STANDING]) == (Standing.UNISSUED_DRAFT, Status.SUPPORTED, False)
    assert verdict[Axis.POSITION].value is Position.DISAVOWED
    assert verdict.headline == "Genuine, unissued draft · disavowed by the issuer"


def test_the_founding_case_after_the_recipient_spoke():
    verdict = weigh([TWO_SOURCES, BLANK, ACKNOWLEDGED, CALLED_DRAFT, REBUKED, RECIPIENT_SIGNED])
    assert answer(verdict[Axis.STANDING]) == (Standing.UNISSUED_DRAFT, Status.SUPPORTED, True)
    assert verdict[Axis.STANDING].against == (RECIPIENT_SIGNED.rule,)
    assert verdict.headline == "Genuine, unissued draft · disavowed by the issuer · contested"
    assert "disputed" in verdict.may_report


def test_a_denial_beside_an_acknowledgement_is_probably_genuine_and_contested():
    verdict = weigh([ACKNOWLEDGED, heard(Evidence.NAMED_DENIAL, Origin.FORGED)])
    assert answer(verdict[Axis.ORIGIN]) == (Origin.PROBABLY_GENUINE, Status.SUPPORTED, True)


def test_form_alone_leaves_the_origin_undetermined():
    verdict = weigh([heard(Evidence.FORM, Origin.GENUINE), heard(Evidence.SIGNATURE, Standing.SIGNED)])
    assert answer(verdict[Axis.ORIGIN]) == (Origin.UNDETERMINED, Status.INDETERMINATE, False)
    assert "that it is genuine or that it is forged" in verdict.may_not_report.lower()


def test_a_forged_letter_keeps_its_findings_on_standing_and_loses_the_standing():
    signed = heard(Evidence.SIGNATURE, Standing.SIGNED)
    verdict = weigh([heard(Evidence.IMPOSSIBLE_FACT, Origin.FORGED), signed])
    assert verdict[Axis.ORIGIN].value is Origin.PROBABLY_FORGED
    assert answer(verdict[Axis.STANDING]) == (Standing.UNDETERMINED, Status.INDETERMINATE, False)
    assert verdict[Axis.STANDING].for_ == (signed.rule,)
    assert verdict.headline == "Probably forged"


def test_what_was_withdrawn_had_been_signed():
    withdrawn = heard(Evidence.ISSUER_ON_STANDING, Standing.WITHDRAWN)
    verdict = weigh([withdrawn, heard(Evidence.SIGNATURE, Standing.SIGNED)])
    assert answer(verdict[Axis.STANDING]) == (Standing.WITHDRAWN, Status.SUPPORTED, False)


def test_a_draft_mark_and_a_signature_leave_a_contested_draft():
    verdict = weigh(
        [heard(Evidence.DRAFT_MARK, Standing.UNISSUED_DRAFT), heard(Evidence.SIGNATURE, Standing.SIGNED)]
    )
    assert answer(verdict[Axis.STANDING]) == (Standing.UNISSUED_DRAFT, Status.SUPPORTED, True)


def test_equal_words_both_ways_leave_the_position_mixed():
    verdict = weigh([REBUKED, heard(Evidence.ISSUER_ON_CONTENT, Position.AFFIRMED)])
    assert answer(verdict[Axis.POSITION]) == (Position.MIXED, Status.INDETERMINATE, True)


def test_a_derivative_copy_that_is_altered_too_is_printed_as_altered():
    derivative = heard(Evidence.DERIVATIVE, Integrity.DERIVATIVE)
    verdict = weigh([derivative, heard(Evidence.ALTERATION, Integrity.ALTERED)])
    assert answer(verdict[Axis.INTEGRITY]) == (Integrity.ALTERED, Status.SUPPORTED, False)
    assert answer(weigh([derivative])[Axis.INTEGRITY]) == (Integrity.DERIVATIVE, Status.SUPPORTED, False)


def test_a_set_altered_in_part_says_so():
    said = a_statement(claims=(Claim(prop=Proposition.ALTERED, stance=Stance.CONFIRM, extent=Extent.SOME),))
    hearing = Hearing(case=Case(claimed=Claimed(class_=DocumentClass.SET)), statements=(said,))
    verdict = weigh([heard(Evidence.ALTERATION, Integrity.ALTERED)], hearing)
    assert verdict[Axis.INTEGRITY].note == "mixed: some items"
    assert "some items" in verdict.headline


@pytest.mark.parametrize(
    ("outcome", "of_copy", "value"),
    [
        (Outcome.ABSENT, True, Integrity.NO_ALTERATION_FOUND),
        (Outcome.ABSENT, False, Integrity.NOT_EXAMINABLE),
        (Outcome.UNREAD, True, Integrity.NOT_EXAMINABLE),
        (Outcome.INAPPLICABLE, True, Integrity.NOT_EXAMINABLE),
    ],
)
def test_no_alteration_is_found_only_where_this_copy_was_examined(outcome, of_copy, value):
    looked = Finding(
        rule="core/integrity.x",
        digest="0a1b2c",
        title="A check",
        family=Family.INTEGRITY,
        outcome=outcome,
        reason="Looked.",
        of_copy=of_copy,
    )
    assert answer(weigh([looked])[Axis.INTEGRITY]) == (value, Status.INDETERMINATE, False)


def test_custody_is_what_the_case_file_records():
    verdict = weigh([heard(Evidence.CUSTODY_RECORD, Custody.RECIPIENT)])
    assert answer(verdict[Axis.CUSTODY]) == (Custody.RECIPIENT, Status.SUPPORTED, False)


def test_advice_names_the_issuer_and_what_the_answer_would_become():
    hearing = Hearing(case=Case(claimed=Claimed(issuer=("US", "DoD"), recipient=("Iraq", "MoD"))))
    advice = weigh([], hearing)[Axis.ORIGIN].would_move
    assert advice[0].startswith("Ask US/DoD")
    assert advice[0].endswith("would make it “genuine”, ESTABLISHED")


def test_advice_already_taken_is_not_given_again():
    advice = weigh([ACKNOWLEDGED])[Axis.ORIGIN].would_move
    assert not any("acknowledgement" in line for line in advice)
    assert advice


def test_weak_evidence_moves_no_answer():
    assert weigh([a_finding(weight=Weight.WEAK)])[Axis.ORIGIN].status is Status.INDETERMINATE


def test_a_draft_mark_on_the_page_lets_nobody_report_that_nothing_was_issued():
    verdict = weigh([seen(Evidence.DRAFT_MARK, Standing.UNISSUED_DRAFT)])
    assert verdict.headline == "Origin undetermined · unissued draft"
    assert "this copy is marked as a draft" in verdict.may_report
    assert "was a draft that was not issued" not in verdict.may_report


def test_marks_that_conflict_on_a_page_are_not_a_dispute():
    verdict = weigh(
        [seen(Evidence.DRAFT_MARK, Standing.UNISSUED_DRAFT), seen(Evidence.SIGNATURE, Standing.SIGNED)]
    )
    assert "the evidence on its standing conflicts" in verdict.may_report


def test_a_signature_on_a_letter_of_unknown_origin_is_nobodys():
    verdict = weigh([seen(Evidence.SIGNATURE, Standing.SIGNED)])
    assert verdict.headline == "Origin undetermined · signed, sending not shown"
    assert "not whose it is" in verdict.may_report
    assert "that its purported author signed it" in verdict.may_not_report


def test_a_blank_space_may_be_reported_of_this_copy():
    assert "this copy shows no signature" in weigh([BLANK]).may_report


def test_a_forgery_may_not_be_reported_as_genuine_or_issued():
    assert (
        "that it is genuine, that it was issued"
        in weigh([heard(Evidence.IMPOSSIBLE_FACT, Origin.FORGED)]).may_not_report.lower()
    )
