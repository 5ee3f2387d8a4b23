"""Word for word the same, or not, or not to be told."""

from __future__ import annotations

import pytest
from known import WORDS, some_features, text_of

from authcheck.exemplars.wording import compare_texts
from authcheck.model.document import TextOrigin
from authcheck.model.exemplar import Features, Sameness

COUNT = len(WORDS.split())


def scanned(words: str, *unsure: int) -> Features:
    return some_features(of="3", text=text_of(words, *unsure), read_by=TextOrigin.OCR)


def sameness(one: Features, other: Features) -> Sameness:
    assert compare_texts(one, other).sameness is compare_texts(other, one).sameness
    return compare_texts(one, other).sameness


def test_the_same_words_are_the_same_whatever_their_case_quotes_and_line_breaks():
    other = WORDS.upper().replace("REPAIR", "RE- PAIR").replace("WEIR", "“WEIR”")
    assert sameness(some_features(), some_features(other, of="2")) is Sameness.SAME


@pytest.mark.parametrize(
    ("before", "after"), [("no charge", "a charge"), ("two tons", "2 tons"), ("ninth", "")]
)
def test_one_word_changed_in_a_text_layer_is_another_document(before, after):
    found = compare_texts(some_features(), some_features(WORDS.replace(before, after), of="2"))
    assert found.sameness is Sameness.DIFFERENT
    assert before.split()[0] in found.says


def test_a_word_that_ocr_read_badly_does_not_make_another_document():
    at = WORDS.split().index("towpath")
    assert sameness(some_features(), scanned(WORDS.replace("towpath", "tovvpath"), at)) is Sameness.SAME


def test_a_word_surely_read_otherwise_is_left_to_the_eye():
    found = compare_texts(some_features(), scanned(WORDS.replace("ninth", "fifth")))
    assert found.sameness is Sameness.UNSURE
    assert "“ninth” here, “fifth” there" in found.says


def test_a_figure_is_never_taken_for_misread():
    one, at = WORDS.replace("two tons", "25 tons"), WORDS.split().index("two")
    assert sameness(some_features(one), scanned(WORDS.replace("two tons", "26 tons"), at)) is Sameness.UNSURE


def test_other_words_are_another_document_even_when_badly_read():
    other = " ".join(reversed(WORDS.split()))
    assert sameness(some_features(), scanned(other, *range(COUNT))) is Sameness.DIFFERENT


def test_a_few_words_are_nobodys():
    assert (
        sameness(some_features("Please see enclosed"), some_features("Please see enclosed", of="2"))
        is Sameness.UNSURE
    )


def test_the_same_file_is_the_same():
    assert (
        compare_texts(some_features("Short"), some_features("Short")).says == "the same file, byte for byte"
    )
