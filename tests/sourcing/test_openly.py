"""What the desk marked private counts, and stands in nothing that is printed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from casefiles import CONFIRMED, a_case, a_case_file, says, the_statement

from authcheck.chronicle import chronicle
from authcheck.examine import examine
from authcheck.model.case import CarriedBy, Private, Statement
from authcheck.model.document import Document
from authcheck.model.exhibit import Exhibit
from authcheck.model.observation import Reading
from authcheck.report.sources.as_json import tally_json, timeline_json
from authcheck.report.sources.listing import as_json, listing
from authcheck.report.sources.tally import tally_text
from authcheck.report.sources.timeline import timeline_text
from authcheck.rulebook import load_rulebook
from authcheck.sourcing import hear, readings, select, unspoken_of
from authcheck.sourcing.casefile import read_case
from authcheck.sourcing.openly import openly, shown_as
from authcheck.sourcing.tally import tally

UNSEEN = Reading(
    document=Document(
        exhibit=Exhibit(path="a.pdf", name="a.pdf", sha256="0" * 64, size=1, media_type="application/pdf"),
        pages=(),
    )
)
SECRETS = (
    "Nadia",
    "courier",
    "Logistics",
    "2031-05-13",
    "Mirror",
    "between us",
    "mirror.example",
    "after lunch",
)


def a_secret(*private: Private, speaker: str | None = "Nadia Courier-Roe") -> Statement:
    statement = says(
        "x", speaker=speaker, organisation="US/Logistics", said=datetime(2031, 5, 13, 9, tzinfo=UTC)
    )
    return replace(
        statement,
        described_as="a courier",
        said_as_written="2031-05-13T09:00Z",
        said_in_words="after lunch",
        carried_by=CarriedBy(
            outlet="Mirror",
            url="https://mirror.example/a",
            exact="between us",
            prefix="between us",
            suffix="courier",
        ),
        private=private,
    )


def all_that_is_printed(statement: Statement) -> str:
    """Return everything that any report makes of a statement and of one that is not private."""
    case = a_case(statement, says("y", organisation="Iraq"))
    hearing = hear(case, None)
    findings = examine(UNSEEN, hearing, load_rulebook())
    told = chronicle(UNSEEN, hearing, load_rulebook(), findings)
    count = tally(case, None)
    return "\n".join(
        (
            *(repr(finding) for finding in findings),
            *(repr(each) for each in readings(hearing, findings)),
            *(repr(each) for each in unspoken_of(hearing, findings)),
            repr(told),
            listing(case.statements, 100),
            tally_text(count, case, 100),
            timeline_text(told, "a.pdf", 100),
            json.dumps(
                [as_json(case.statements), tally_json(count), timeline_json(told)], ensure_ascii=False
            ),
        )
    )


def test_nothing_prints_what_is_private():
    printed = all_that_is_printed(a_secret(Private.ALL))
    assert [secret for secret in SECRETS if secret in printed] == []
    open_ = all_that_is_printed(a_secret())
    assert [secret for secret in SECRETS if secret not in open_] == ["courier", "after lunch"]


@pytest.mark.parametrize(
    ("private", "hidden"),
    [
        (Private.ORGANISATION, {"Logistics"}),
        (Private.SAID, {"2031-05-13"}),
        (Private.CARRIED_BY, {"Mirror", "between us", "mirror.example"}),
    ],
)
def test_only_what_is_marked_is_left_out(private, hidden):
    printed = all_that_is_printed(a_secret(private))
    assert {secret for secret in SECRETS if secret not in printed} == hidden | {"courier", "after lunch"}


def test_a_description_can_be_private_and_a_label_is_always_printed():
    unnamed = a_secret(Private.DESCRIBED_AS, speaker=None)
    assert shown_as(unnamed) == "a source whom the desk does not describe"
    assert shown_as(replace(unnamed, speaker="S1")) == "S1"
    assert shown_as(a_secret(Private.ALL)) == "a source whom the desk does not describe"


def test_what_is_private_counts_all_the_same():
    heard = select(hear(a_case(a_secret(Private.ALL), says("y", organisation="Iraq")), None), CONFIRMED)
    assert (heard.least, heard.most) == (2, 2)


def test_what_is_not_marked_is_as_it_was():
    assert openly(a_secret()) == a_secret()


def test_a_case_file_says_what_is_private():
    text = "- {id: a, speaker: S1, relation: chain, claims: [{prop: origin}], private: [said, carried_by]}"
    assert the_statement(text).private == (Private.SAID, Private.CARRIED_BY)
    assert the_statement(text.replace("[said, carried_by]", "all")).private == (Private.ALL,)


def test_words_for_a_time_date_nothing():
    text = a_case_file("- {id: a, relation: chain, claims: [{prop: origin}], said_in_words: Monday}")
    (statement,) = read_case(text, "a").statements
    assert (statement.said, statement.said_in_words) == (None, "Monday")
