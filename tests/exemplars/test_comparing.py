"""Questioned beside known: points, periods, and what of it becomes a fact for the rules."""

from __future__ import annotations

from datetime import date

import pytest
from known import a_crop, an_exemplar, some_features, text_of
from sheets import a_reading

from authcheck.examine import examine
from authcheck.exemplars.comparing import compare, speaks_not
from authcheck.exemplars.forms import date_form, date_in, reference_form, valediction_of
from authcheck.exemplars.found import Beside, Compared, compared
from authcheck.model.axes import Origin, Weight
from authcheck.model.case import Case, Claimed, FactKind
from authcheck.model.days import Days
from authcheck.model.document import TextOrigin
from authcheck.model.exemplar import Agreement, Exemplar, Features, FontUse, Grade
from authcheck.model.finding import Finding, Outcome
from authcheck.model.geometry import Box
from authcheck.rulebook import load_rulebook
from authcheck.sourcing import hear

OFFICE = ("Ardane", "Waterways")
MAY = Days.one(date(2021, 5, 14))
CLAIMED = Claimed(issuer=OFFICE, date=MAY)
RULEBOOK = load_rulebook()

FORM = {
    "letterhead": ("ARDANE WATERWAYS AUTHORITY", "4 Lock House Quay"),
    "letterhead_box": Box(72, 40, 400, 80),
    "letterhead_crop": a_crop(),
    "fonts": (FontUse(name="Times-Roman", size=11.0, share=0.9),),
    "left_margin": 72.0,
    "right_margin": 80.0,
    "line_pitch": 14.0,
    "type_height": 9.0,
    "dateline": "9 March 2021",
    "date_form": "D Month YYYY",
    "reference": "AWA/D/2021/0147",
    "reference_form": "A/A/9/9",
    "closing": ("Yours sincerely,", "A. Lund"),
    "valediction": "yours sincerely",
    "producer": "Writer 7.1",
}


def points(questioned: Features, known: Features) -> dict[str, Agreement]:
    came = compare(questioned, an_exemplar(known), OFFICE, MAY)
    return {point.name: point.agreement for point in came.points}


def test_a_letter_agrees_with_itself_in_all_that_it_shows():
    came = points(some_features(**FORM), some_features(of="2", **FORM))
    assert {name for name, each in came.items() if each is not Agreement.AGREE} == {"seal or logo"}


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"letterhead": ("ARDANE WATERWAYS AGENCY", "4 Lock House Quay")}, "letterhead wording"),
        ({"letterhead_box": Box(200, 40, 528, 80)}, "letterhead place"),
        ({"fonts": (FontUse(name="Arial", size=11.0, share=0.9),)}, "typefaces and sizes"),
        ({"fonts": (FontUse(name="Times-Roman", size=12.0, share=0.9),)}, "typefaces and sizes"),
        ({"left_margin": 90.0}, "margins"),
        ({"line_pitch": 16.0}, "line spacing"),
        ({"date_form": "Month D YYYY"}, "form of the date"),
        ({"reference_form": "A-9"}, "form of the reference"),
        ({"valediction": "respectfully"}, "closing"),
        ({"producer": "Other 7.1"}, "programs that made the file"),
        ({"type_height": 8.0}, "height of the type"),
        ({"logo": a_crop()}, "seal or logo"),
    ],
)
def test_one_thing_changed_differs_in_that_point_and_no_other(change, name):
    came = points(some_features(**{**FORM, **change}), some_features(of="2", **FORM))
    assert [point for point, each in came.items() if each is Agreement.DIFFER] == [name]


def test_what_one_of_them_does_not_show_is_not_comparable():
    came = points(some_features(), some_features(of="2", **FORM))
    assert set(came.values()) == {Agreement.NOT_COMPARABLE}


def test_a_newer_version_of_the_same_program_agrees():
    newer = {**FORM, "producer": "Writer 24.8"}
    assert (
        points(some_features(**newer), some_features(of="2", **FORM))["programs that made the file"]
        == "agree"
    )


def test_a_scan_is_not_held_to_typefaces_and_is_given_some_points_of_margin():
    scan = some_features(**{**FORM, "fonts": (), "left_margin": 79.0}, read_by=TextOrigin.OCR)
    came = points(scan, some_features(of="2", **FORM))
    assert came["typefaces and sizes"] is Agreement.NOT_COMPARABLE
    assert came["margins"] is Agreement.AGREE


@pytest.mark.parametrize(
    ("issuer", "when", "speaks"),
    [
        (OFFICE, MAY, True),
        (("Ardane",), MAY, True),
        (("Ardane", "Waterways", "Legal"), MAY, True),
        (("Brennick",), MAY, False),
        (OFFICE, Days.one(date(2018, 12, 31)), False),
        (OFFICE, Days.one(date(2022, 1, 1)), False),
        (OFFICE, Days(date(2021, 1, 1), date(2022, 12, 31)), True),
        ((), None, True),
    ],
)
def test_an_exemplar_speaks_for_letters_of_its_office_and_period(issuer, when, speaks):
    exemplar = an_exemplar(last=date(2021, 12, 31))
    assert (not speaks_not(exemplar, issuer, when)) is speaks


def findings(came: Compared) -> dict[str, Finding]:
    case = Case(claimed=CLAIMED, facts=came.facts, uncompared=came.uncompared)
    found = examine(a_reading({"body": "Words"}), hear(case, None), RULEBOOK)
    return {finding.rule: finding for finding in found}


def came_of(*exemplars: Exemplar, questioned: Features | None = None) -> dict[str, Finding]:
    return findings(compared(questioned or some_features(), Beside(bank=exemplars), CLAIMED))


@pytest.mark.parametrize(
    ("grade", "weight"),
    [
        (Grade.A, Weight.STRONG),
        (Grade.B, Weight.MODERATELY_STRONG),
        (Grade.C, Weight.MODERATE),
        (Grade.F, Weight.NOTHING),
    ],
)
def test_word_for_word_the_same_weighs_by_the_grade(grade, weight):
    found = came_of(an_exemplar(grade=grade))[f"core/consistency.exemplar-{grade.lower()}"]
    assert found.outcome is Outcome.FOUND
    assert found.concludes is not None
    assert (found.concludes.toward, found.concludes.weight) == (Origin.GENUINE, weight)
    assert "word for word" in found.reason
    assert "exemplar 222222222222" in found.reason


def test_a_bank_without_an_exemplar_of_that_office_and_time_leaves_the_rule_unread_with_the_reason():
    found = came_of(an_exemplar(last=date(2020, 1, 1)))["core/consistency.exemplar-a"]
    assert found.outcome is Outcome.UNREAD
    assert "no exemplar of grade A" in found.reason
    assert "2021-05-14" in found.reason


def test_another_text_is_absent_and_one_that_cannot_be_told_is_unread():
    other = an_exemplar(some_features("Quite another letter about something else " * 9, of="2"))
    assert came_of(other)["core/consistency.exemplar-a"].outcome is Outcome.ABSENT
    misread = some_features(of="2").text[:-1] + text_of("telegram")
    scan = an_exemplar(some_features(of="2", text=misread, read_by=TextOrigin.OCR))
    assert came_of(scan)["core/consistency.exemplar-a"].outcome is Outcome.UNREAD


def test_likeness_of_form_is_weak_whatever_agrees_and_an_unknown_copy_shows_no_form():
    letter, other = some_features(**FORM), some_features("Quite another letter " * 20, of="2", **FORM)
    found = came_of(an_exemplar(other), questioned=letter)["core/letterhead.form-on-file"]
    assert found.concludes is not None
    assert found.concludes.weight is Weight.WEAK
    unknown = came_of(an_exemplar(other, grade=Grade.F), questioned=letter)["core/letterhead.form-on-file"]
    assert unknown.outcome is Outcome.ABSENT


def test_without_a_bank_nothing_is_said_of_exemplars():
    came = compared(some_features(), Beside(others=(("other.pdf", some_features(of="4")),)), CLAIMED)
    assert {each.kind for each in came.uncompared} == {FactKind.SIGNATURE_IMAGE_MATCHED}
    assert findings(came)["core/consistency.exemplar-a"].outcome is Outcome.ABSENT


def test_a_letter_without_a_recognised_signature_leaves_the_image_rule_unread():
    found = came_of(an_exemplar())["core/consistency.signature-image-matched"]
    assert found.outcome is Outcome.UNREAD


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("9 March 2021", "D Month YYYY"),
        ("March 9, 2021", "Month D YYYY"),
        ("09 MAR 2021", "DD MON YYYY"),
        ("9th March 2021", "Dth Month YYYY"),
        ("2021-03-09", "YYYY-DD-DD"),
        ("12/31/2021", "D/D/YYYY"),
        ("Room 12", ""),
    ],
)
def test_a_date_has_a_form(text, form):
    assert date_form(text) == form


def test_dates_references_and_closings_are_found_among_other_words():
    assert date_in("Port Ardane, 9 March 2021 (by hand)") == "9 March 2021"
    assert date_in("nothing here") == ""
    assert reference_form("AWA/D/2021/0147") == reference_form("XX/Q/1999/3") == "A/A/9/9"
    assert valediction_of(("Yours sincerely,", "A. Lund")) == "yours sincerely"
    assert valediction_of(("A. Lund",)) == ""
