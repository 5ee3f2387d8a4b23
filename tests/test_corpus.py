"""Real letters, where a corpus is at hand: in AUTHCHECK_CORPUS, or shared/corpus beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from authcheck import assess, load_rulebook
from authcheck.model.axes import Axis, Integrity
from authcheck.model.finding import Outcome
from authcheck.model.verdict import Assessment

BESIDE = Path(__file__).parents[2] / "shared" / "corpus"
CORPUS = Path(os.environ.get("AUTHCHECK_CORPUS", BESIDE))

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}")


def assessed(name: str) -> Assessment:
    return assess(str(CORPUS / name), rulebook=load_rulebook())


def found(assessment: Assessment) -> set[str]:
    return {finding.rule for finding in assessment.findings if finding.outcome is Outcome.FOUND}


def test_a_scanned_letter_has_its_letterhead_and_its_ink_and_nothing_altered():
    letter = assessed("letter-usda/referral.pdf")
    assert {"core/letterhead.present", "core/signature.ink"} <= found(letter)
    assert letter.verdict[Axis.INTEGRITY].value is not Integrity.ALTERED


def test_a_letter_signed_by_certificate_is_told_so_and_not_validated():
    letter = assessed("letters-gsa/apl-10063-honeywell.pdf")
    assert "core/signature.field-signed" in found(letter)
    assert any("validity" in limit.what for limit in letter.limitations)


def test_an_appended_page_of_an_electronic_signature_is_told_so():
    letter = assessed("letters-fda/0d59e5af1ff924bf1b3ed0bebe1f9552.pdf")
    assert "core/signature.electronic-page" in found(letter)


@pytest.mark.parametrize("name", ["ca8_.pdf", "missouri.pdf"])
def test_the_name_a_print_program_left_makes_no_filed_letter_a_draft(name):
    letter = assessed(f"ordinary/{name}")
    assert "core/draft.print-title" in found(letter)
    assert letter.verdict[Axis.STANDING].value != "unissued draft"
