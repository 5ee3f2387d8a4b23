"""Packs for one sender's letters: when they wake, and that what is said of a sleeping one is true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rulefiles import a_rule
from sheets import a_reading

from authcheck.examine import examine
from authcheck.model.case import Case, Claimed
from authcheck.model.finding import Finding, Outcome
from authcheck.model.hearing import Hearing
from authcheck.model.observation import Reading
from authcheck.model.pack import Pack, Wakes
from authcheck.model.rule import Rulebook, TextMatcher, Tolerance

NAMED = Wakes(
    zones=("letterhead",), text=TextMatcher(phrases=("HARBOUR OFFICE", "PORT OF EXAMPLE"), read=Tolerance.OCR)
)
WITHIN = Wakes(issuers=(("Example", "Harbour"),))
EITHER = replace(NAMED, issuers=WITHIN.issuers)

OURS = a_reading({"letterhead": "HARB0UR OFFICE", "header": "DRAFT"})
OTHERS = a_reading({"letterhead": "Ministry of Example", "header": "DRAFT"})


@pytest.fixture
def found(tmp_path: Path):
    """Return what a rule about DRAFT in the header comes to in a pack that wakes so."""
    rule = a_rule(tmp_path)

    def come_to(wakes: Wakes | None, reading: Reading, *issuer: str) -> Finding:
        pack = Pack(name="mine", title="Mine", version="1", licence="CC0-1.0", wakes=wakes)
        hearing = Hearing(case=Case(claimed=Claimed(issuer=issuer)))
        (finding,) = examine(reading, hearing, Rulebook(rules=(rule,), digest="", packs=(pack,)))
        return finding

    return come_to


@pytest.mark.parametrize(
    ("wakes", "reading", "issuer"),
    [
        (None, OTHERS, ()),
        (NAMED, OURS, ()),
        (EITHER, OURS, ("Example", "Ministry")),
        (WITHIN, OTHERS, ("Example", "Harbour")),
        (WITHIN, OTHERS, ("example", "the Harbour", "Pilots")),
        (EITHER, OTHERS, ("Example", "Harbour")),
    ],
)
def test_a_pack_is_awake_where_the_letter_claims_its_sender(found, wakes, reading, issuer) -> None:
    assert found(wakes, reading, *issuer).outcome is Outcome.FOUND


@pytest.mark.parametrize(
    ("wakes", "issuer"),
    [(NAMED, ()), (WITHIN, ()), (WITHIN, ("Example",)), (EITHER, ("Example", "Ministry"))],
)
def test_a_pack_sleeps_where_the_letter_claims_another_or_nobody(found, wakes, issuer) -> None:
    finding = found(wakes, OTHERS, *issuer)
    assert finding.outcome is Outcome.INAPPLICABLE
    assert finding.asleep == "mine"
    assert finding.observations == ()


def test_the_reason_says_what_would_wake_it(found) -> None:
    assert found(EITHER, OTHERS).reason == (
        "is not a letter that the pack mine speaks of (letterhead names “HARBOUR OFFICE” or "
        "“PORT OF EXAMPLE”, or claimed issuer is Example/Harbour); name the claimed issuer in the "
        "case file if it is"
    )


def test_a_head_that_nobody_could_read_is_not_another_senders(found) -> None:
    unreadable = a_reading({"letterhead": "~~ ,;"}, legibility=0.0)
    assert found(EITHER, unreadable).outcome is Outcome.UNREAD
    assert found(EITHER, unreadable, "Example", "Ministry").outcome is Outcome.INAPPLICABLE
    assert found(EITHER, unreadable, "Example", "Harbour").outcome is not Outcome.INAPPLICABLE
