"""What a file carries and a page does not show speaks for nothing, and is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheets import a_reading

from authcheck.examine import examine
from authcheck.model.case import Case
from authcheck.model.document import Annotation, SignatureField
from authcheck.model.finding import Outcome
from authcheck.model.geometry import Box
from authcheck.model.hearing import Hearing
from authcheck.model.observation import CheckRequest, Observation, Observed, Reading
from authcheck.rulebook import load_rulebook

RULEBOOK = load_rulebook()


def found(reading: Reading) -> set[str]:
    findings = examine(reading, Hearing(case=Case()), RULEBOOK)
    return {finding.rule for finding in findings if finding.outcome is Outcome.FOUND}


def hiding(reading: Reading, text: str) -> Reading:
    """Return the reading with no word ``text`` to be seen."""
    (page,) = reading.document.pages
    words = tuple(replace(word, visible=False) if word.text == text else word for word in page.words)
    return replace(reading, document=replace(reading.document, pages=(replace(page, words=words),)))


@pytest.mark.parametrize(
    ("zone", "text", "rule"),
    [("closing", "/s/", "core/signature.conformed"), ("body", "DRAFT", "core/draft.heading")],
)
def test_a_word_nobody_sees_does_not_speak(zone: str, text: str, rule: str):
    reading = a_reading({zone: f"We write to you.\n{text}\nJane Doe"})
    assert rule in found(reading)
    assert rule not in found(hiding(reading, text))


@pytest.mark.parametrize("box", [Box(700, 10, 800, 40), Box(100, 10, 100, 10)])
def test_a_stamp_off_the_page_or_without_extent_is_no_watermark(box: Box):
    stamp = Annotation(page=1, box=box, kind="stamp", text="DRAFT")
    assert "core/draft.watermark" not in found(a_reading({"body": "x"}, annotations=[stamp]))


@pytest.mark.parametrize("zone", ["watermark", "header", "footer", "letterhead"])
def test_one_mark_is_told_once(zone: str):
    draft = {rule for rule in found(a_reading({zone: "DRAFT", "body": "x"})) if ".draft" in f".{rule[5:]}"}
    assert draft == {"core/draft.watermark" if zone == "watermark" else "core/draft.marking"}


def test_a_mark_on_a_page_without_zones_is_told():
    reading = a_reading({"body": "Policy\nDRAFT FOR FINAL REVIEW\nMay 2018"})
    reading = replace(reading, document=replace(reading.document, zones=()))
    assert "core/draft.heading" in found(reading)


def test_an_unsigned_signature_field_is_told_where_nothing_else_tells_the_class():
    request = CheckRequest(check="signature.field", parameters=(("state", "unsigned"),))
    seen = Observed(
        request=request, observations=(Observation(what="signature field “A” without a signature"),)
    )
    reading = a_reading({"body": "x"}, observed=[seen])
    assert "core/signature.field-unsigned" not in found(reading)
    field = SignatureField(name="A", signed=False)
    fielded = replace(reading, document=replace(reading.document, signatures=(field,)))
    assert "core/signature.field-unsigned" in found(fielded)
