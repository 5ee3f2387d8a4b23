"""Set phrases, line by line."""

from __future__ import annotations

import pytest

from authcheck.layout import wording


@pytest.mark.parametrize(
    "line",
    [
        "William H. Seely III",
        "William H. Seely II]",
        "JOHN A. MERRICK",
        "Mary Parks, M.D.",
        "Klaus von Weber",
    ],
)
def test_a_typed_name_is_a_person(line):
    assert wording.is_person(line)


@pytest.mark.parametrize(
    "line",
    ["Page 2", "The Director", "Suite 400", "if you have questions", "Department of Lighthouses", "Robert"],
)
def test_other_lines_are_no_person(line):
    assert not wording.is_person(line)


@pytest.mark.parametrize(
    "line",
    [
        "January 6, 2020",
        "Brussels, 6 January 2020",
        "06 JAN 2020",
        "Bonn, 6. Januar 2020",
        "Paris, le 6 janvier 2020",
        "2020-01-06",
        "__ January 2020",
        "DATE: 9/1/2016",
        "Date: ____",
    ],
)
def test_a_date_with_a_place_is_a_dateline(line):
    assert wording.is_dateline(line)


def test_a_sentence_with_a_date_is_no_dateline():
    assert not wording.is_dateline("We received your letter of January 6, 2020, on time")


@pytest.mark.parametrize(
    "line", ["SECRET", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "NATO RESTRICTED", "DRAFT"]
)
def test_a_marking_is_a_marking(line):
    assert wording.is_marking(line)


@pytest.mark.parametrize("line", ["SECRET GARDEN", "For information only we add", "EU"])
def test_words_beside_a_marking_make_it_none(line):
    assert not wording.is_marking(line)


@pytest.mark.parametrize(
    "line", ["Sincerely,", "Yours faithfully", "Sincere1y yours,", "Mit freundlichen Grüßen"]
)
def test_taking_leave_is_a_valediction_even_with_a_slip_of_ocr(line):
    assert wording.is_valediction(line)


def test_a_sentence_that_begins_like_one_is_no_valediction():
    assert not wording.is_valediction("Sincerely held beliefs are protected")


@pytest.mark.parametrize(
    "line", ["SG(2020)0095", "Our ref: DCW/20/114", "NDA 022517", "TFN-CG", "Az.: 12/20"]
)
def test_a_file_number_is_a_reference(line):
    assert wording.is_reference(line)
