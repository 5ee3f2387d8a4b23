"""A rule may name only evidence that its way of looking can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rulefiles import a_rule_text, problems_of

from authcheck.model.evidence import Evidence
from authcheck.rulebook.ways import SHOWN_BY, Way

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("evidence", Evidence)
def test_every_kind_of_evidence_can_be_shown_in_some_way(evidence: Evidence) -> None:
    assert SHOWN_BY[evidence]


def test_what_people_say_or_find_is_never_shown_by_the_copy() -> None:
    copy = {Way.WORDS, Way.FIELDS, Way.CHECK}
    assert all(not ways & copy or not ways & {Way.STATEMENTS, Way.CASE} for ways in SHOWN_BY.values())


def _problems(tmp_path: Path, look: str, evidence: str, bears: str) -> list[tuple[str, str, str]]:
    found = f"{{{bears}, weight: weak, evidence: {evidence}, say: Seen.}}"
    conclude = f"\n  found: {found}\n  absent: nothing"
    text = a_rule_text(look=f"\n  {look}", conclude=conclude, **({} if "text" in look else {"tests": ""}))
    return [(code, key, message) for code, _, _, key, message in problems_of(tmp_path, text)]


GENUINE = "axis: origin, toward: genuine"
SIGNED = "axis: standing, toward: 'signed, sending not shown'"


@pytest.mark.parametrize(
    ("look", "evidence", "bears", "told"),
    [
        ("{in: [header], for: {text: [DRAFT]}}", "court finding", GENUINE, "text or pattern cannot show"),
        (
            "{in: [header], for: {text: [DRAFT]}}",
            "'cryptographic signature, chained'",
            SIGNED,
            "only check can",
        ),
        ("{in: [case], for: {facts: {kinds: [form]}}}", "acknowledgement", GENUINE, "only statements can"),
        ("{in: [statements], for: {statements: {claims: [{prop: origin}]}}}", "form", GENUINE, "cannot show"),
        (
            "{in: [case], for: {fields: {custody.channel: [recipient]}}}",
            "signature",
            SIGNED,
            "fields of the case cannot show “signature”, only text or pattern or",
        ),
    ],
)
def test_evidence_that_is_not_to_be_seen_there_is_refused(
    tmp_path: Path, look: str, evidence: str, bears: str, told: str
) -> None:
    ((code, key, message),) = [
        each for each in _problems(tmp_path, look, evidence, bears) if each[0] != "R012"
    ]
    assert (code, key) == ("R017", "conclude.found.evidence")
    assert told in message


def test_evidence_that_is_to_be_seen_there_is_taken(tmp_path: Path) -> None:
    look = "{in: [header], for: {text: [DRAFT]}}"
    assert _problems(tmp_path, look, "signature", SIGNED) == []
