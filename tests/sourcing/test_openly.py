"""What the desk marked private counts, and stands in nothing that is printed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from casefiles import CONFIRMED, DENIES, a_case, a_case_file, says, the_statement

from authcheck.chronicle import chronicle
from authcheck.errors import FormError
from authcheck.examine import examine
from authcheck.model.case import Attribution, CarriedBy, Private, Relation, Statement, StatementStatus
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


def told_of(text: str) -> str:
    with pytest.raises(FormError) as caught:
        read_case(a_case_file(text), "a.case.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    "keys",
    [
        "private: said, said: 2031-05-99",
        "private: all, said: 2031-05-99",
        "private: all, upstream: 'stmt:nadia-2031-05'",
        "private: all, upstream: 'Logistics 2031-05'",
        "private: all, speaker: a courier of 2031-05, attribution: on_record",
        "private: organisation, organisation: {Logistics: 2031-05}",
        "private: [organisation, carried_by], carried_by: {url: x, span: [2031, 2030, 205], sha256: 2031-05}",
        "private: said, said: [2031-05-13]",
    ],
)
def test_what_is_wrong_is_told_without_what_is_private(keys):
    relation = "relation: chain, " if "relation" not in keys else ""
    told = told_of(f"- {{id: a, {relation}claims: [{{prop: origin}}], {keys}}}")
    assert [secret for secret in ("2031", "nadia", "Logistics", "courier") if secret in told] == []
    assert "statements[0]" in told


def test_a_relation_that_is_private_is_not_told_by_what_was_probably_meant():
    told = told_of("- {id: a, private: all, relation: recipiant, claims: [{prop: origin}]}")
    assert "recip" not in told
    assert "recip" in told_of("- {id: a, relation: recipiant, claims: [{prop: origin}]}")


def test_whose_reporting_a_private_statement_repeats_is_printed_nowhere():
    for upstream in ("stmt:y", "report:Mirror 2031-05-13"):
        for status in (StatementStatus.ACCEPTED, StatementStatus.PROPOSED):
            secret = replace(a_secret(Private.ALL), upstream=upstream, status=status)
            printed = all_that_is_printed(secret)
            assert "Mirror" not in printed
            assert [word for word in ("repeats y", "repeats x", "stmt:y") if word in printed] == []
            opened = all_that_is_printed(replace(secret, private=()))
            assert "stmt:y" in opened or "report:Mirror" in opened


@pytest.mark.parametrize("private", [Private.ALL, Private.ORGANISATION])
def test_why_two_are_not_shown_to_be_two_is_not_told_where_it_tells_the_house(private):
    def told(secret: Statement) -> str:
        case = a_case(secret, says("named", speaker="Mark Milley", organisation="US/DoD"))
        hearing = hear(case, None)
        findings = examine(UNSEEN, hearing, load_rulebook())
        count = tally(case, None)
        return f"{tally_text(count, case, 100)}{json.dumps(tally_json(count))}{readings(hearing, findings)}"

    secret = replace(a_secret(private, speaker=None))
    assert "not shown to be two: x and named\n" in told(secret)
    assert "house" not in told(secret)
    assert "house" in told(replace(secret, private=()))
    spokesman = replace(secret, speaker="Roe", attribution=Attribution.ON_RECORD, organisation=("US", "DoD"))
    assert "one office" not in told(spokesman)
    assert "one office" in told(replace(spokesman, private=()))


def test_that_a_background_source_is_somebody_on_the_record_is_not_told():
    on_record = says("milley", speaker="Mark Milley", organisation="US/DoD")
    background = replace(on_record, id="b", attribution=Attribution.BACKGROUND)
    case = a_case(on_record, background)
    told = tally_text(tally(case, None), case, 100)
    assert "same" not in told
    assert "not shown to be two: milley and b\n" in told


def test_who_takes_back_a_private_statement_is_not_told():
    secret = a_secret(Private.ALL)
    later = says(
        "y", DENIES, speaker=secret.speaker, organisation="US", said=datetime(2031, 6, 1, tzinfo=UTC)
    )
    for case in (
        a_case(secret, later),
        a_case(replace(secret, private=()), replace(later, private=(Private.ALL,))),
    ):
        (aside,) = hear(case, None).set_aside
        assert aside.why == "replaced by a later statement"


@pytest.mark.parametrize("relation", [Relation.PURPORTED_AUTHOR, Relation.RECIPIENT])
def test_what_a_wholly_private_source_is_to_the_letter_is_not_listed(relation):
    secret = replace(a_secret(Private.ALL), relation=relation)
    assert relation.replace("_", " ") not in listing([secret], 100)
    assert relation not in json.dumps(as_json([secret]))


def test_statements_whose_time_is_private_come_last_in_a_finding():
    early = replace(says("zz", said=datetime(2019, 1, 1, tzinfo=UTC)), private=(Private.SAID,))
    heard = select(hear(a_case(early, says("a"), says("b", organisation="Iraq")), None), CONFIRMED)
    assert [each.id for each in heard.statements] == ["a", "b", "zz"]
