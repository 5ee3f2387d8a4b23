"""What a program found in an article waits for the desk: nothing settled, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from casefiles import OF_THE_US_COMMAND

from authcheck.model.case import (
    Attribution,
    Case,
    Claim,
    Claimed,
    Of,
    Proposition,
    Relation,
    Stance,
    StatementStatus,
)
from authcheck.model.proposal import About, Article, Proposal
from authcheck.sourcing import hear, load_case
from authcheck.sourcing.log import add_statements, change_statement
from authcheck.sourcing.log.days import day_of
from authcheck.sourcing.log.proposals import about, proposed, seems_about

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Article(
    text="The letter is a draft, Roe said on Monday.",
    stretches=(),
    sha256="a" * 64,
    media_type="text/plain",
    date=date(2031, 5, 14),
    outlet="The Paper",
    url="https://paper.example/a",
)
ROE = Proposal(
    speaker="Jane Roe",
    role="spokeswoman of the ministry",
    described_as="Roe",
    named=True,
    attribution=Attribution.ON_RECORD,
    organisation=("US", "DoD"),
    claims=(
        Claim(prop=Proposition.STATUS, value="draft", stance=Stance.CONFIRM),
        Claim(prop=Proposition.ORIGIN, stance=Stance.IMPLY, derived=True),
    ),
    of=Of.LETTER,
    exact="a draft",
    span=(14, 21),
    whole="a draft",
    whole_span=(14, 21),
    prefix="The letter is ",
    suffix=", Roe said on Monday.",
    speaker_span=(23, 26),
    said_as_written="on Monday",
)
OFFICIALS = replace(
    ROE,
    speaker=None,
    role="",
    described_as="two officials",
    named=False,
    attribution=Attribution.BACKGROUND,
    organisation=(),
    claims=(Claim(prop=Proposition.ORIGIN, stance=Stance.CONFIRM),),
    span=(0, 10),
    whole_span=(0, 10),
    count_at_least=2,
    said_as_written="last week",
    via="AP",
    of=Of.COPY,
)


def kept(folder: Path, *proposals: Proposal, article: Article = ARTICLE) -> Case:
    """Return the case file of a letter once the proposals have been written into it."""
    path = folder / "letter.case.yaml"
    if not path.exists():
        path.write_text(f"format: 1\n{OF_THE_US_COMMAND}")
    add_statements(path, lambda case: proposed(case, article, proposals))
    return load_case(path)


def test_a_named_speaker_is_kept_with_what_the_article_tells(tmp_path):
    (statement,) = kept(tmp_path, ROE).statements
    assert (statement.id, statement.status) == ("roe", StatementStatus.PROPOSED)
    assert (statement.speaker, statement.described_as) == ("Jane Roe", "spokeswoman of the ministry")
    assert (statement.organisation, statement.relation) == (("US", "DoD"), Relation.CHAIN)
    assert [(claim.prop, claim.value) for claim in statement.claims] == [(Proposition.STATUS, "draft")]
    assert (statement.said_as_written, statement.said_in_words) == ("2031-05-12", "")
    carried = statement.carried_by
    assert (carried.outlet, carried.url, carried.sha256) == ("The Paper", "https://paper.example/a", "a" * 64)
    assert (carried.exact, carried.span) == ("a draft", (14, 21))
    assert (carried.prefix, carried.suffix) == ("The letter is", ", Roe said on Monday.")


def test_an_unnamed_one_is_kept_as_described(tmp_path):
    (statement,) = kept(tmp_path, OFFICIALS).statements
    assert (statement.speaker, statement.described_as) == (None, "two officials")
    assert (statement.count_at_least, statement.of) == (2, Of.COPY)
    assert statement.upstream == "report:AP"
    assert (statement.said, statement.said_in_words) == (None, "last week")


def test_a_body_with_a_slash_in_its_name_stays_one(tmp_path):
    (statement,) = kept(tmp_path, replace(ROE, organisation=("US", "Police/Fire"))).statements
    assert statement.organisation == ("US", "Police/Fire")


def test_a_proposal_never_counts_by_itself(tmp_path):
    case = kept(tmp_path, ROE, OFFICIALS)
    assert hear(case, None).statements == ()
    path = tmp_path / "letter.case.yaml"
    change_statement(path, "roe", lambda _case, _statement: {"status": "accepted"})
    assert [each.id for each in hear(load_case(path), None).statements] == ["roe"]


def test_what_is_on_file_is_not_proposed_again_even_where_it_was_rejected(tmp_path):
    kept(tmp_path, ROE)
    change_statement(tmp_path / "letter.case.yaml", "roe", lambda _case, _statement: {"status": "rejected"})
    case = kept(tmp_path, ROE, OFFICIALS)
    assert [each.id for each in case.statements] == ["roe", "two-officials"]
    assert case.statements[0].status is StatementStatus.REJECTED
    assert len(kept(tmp_path, ROE, article=replace(ARTICLE, sha256="b" * 64)).statements) == 3


def test_ids_differ_within_one_article(tmp_path):
    case = kept(tmp_path, ROE, replace(ROE, span=(30, 33)), replace(ROE, span=(34, 36)))
    assert [each.id for each in case.statements] == ["roe", "roe-2", "roe-3"]


def test_a_speaker_that_the_case_file_refuses_becomes_a_description(tmp_path):
    odd = replace(ROE, speaker="S1", role="")
    (statement,) = kept(tmp_path, odd).statements
    assert statement.status is StatementStatus.PROPOSED
    described = replace(ROE, speaker="a senior official", role="", described_as="")
    case = kept(tmp_path, replace(described, whole_span=(1, 2)))
    assert (case.statements[-1].speaker, case.statements[-1].described_as) == (None, "a senior official")


def test_what_cannot_be_read_at_all_is_left_out(tmp_path):
    broken = replace(ROE, claims=(Claim(prop=Proposition.STATUS, stance=Stance.CONFIRM),))
    assert kept(tmp_path, broken).statements == ()


def test_what_only_follows_from_other_words_is_kept_where_there_is_nothing_else(tmp_path):
    implied = replace(ROE, claims=(Claim(prop=Proposition.ORIGIN, stance=Stance.IMPLY, derived=True),))
    (statement,) = kept(tmp_path, implied).statements
    assert [(claim.prop, claim.stance) for claim in statement.claims] == [(Proposition.ORIGIN, Stance.IMPLY)]


def test_a_kind_of_document_is_no_report_of_another_outlet(tmp_path):
    (statement,) = kept(tmp_path, replace(ROE, via="statement")).statements
    assert statement.upstream == ""
    (_, own) = kept(tmp_path, replace(ROE, via="The Paper", whole_span=(1, 2))).statements
    assert own.upstream == ""


def test_without_the_date_of_the_article_a_day_stays_as_it_was_put(tmp_path):
    (statement,) = kept(tmp_path, ROE, article=replace(ARTICLE, date=None)).statements
    assert (statement.said, statement.said_in_words) == (None, "on Monday")


def test_the_case_file_says_what_articles_are_about():
    claimed = Claimed(
        issuer=("US",), author="A", recipient=("Iraq",), terms=("memo",), policy_terms=("leave",)
    )
    assert about(claimed) == About(
        terms=("memo",), policy_terms=("leave",), author="A", issuer=("US",), recipient=("Iraq",)
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Monday", "2031-05-12"),
        ("late on Wednesday night", "2031-05-14"),
        ("Thursday", "2031-05-08"),
        ("mardi", "2031-05-13"),
        ("el miércoles", "2031-05-14"),
        ("today", "2031-05-14"),
        ("yesterday", "2031-05-13"),
        ("hier", "2031-05-13"),
        ("on Jan. 6", "2031-01-06"),
        ("December 24", "2030-12-24"),
        ("January 6, 2020", "2020-01-06"),
        ("6 janvier 2020", "2020-01-06"),
        ("May 14", "2031-05-14"),
        ("last week", None),
        ("last Monday", None),
        ("the same day", None),
        ("February 31", None),
        ("earlier", None),
        ("", None),
    ],
)
def test_a_day_in_words_is_settled_only_where_it_is_sure(words, day):
    settled = day_of(words, date(2031, 5, 14))
    assert settled == (date.fromisoformat(day) if day else None)


def test_a_leap_day_without_a_year_is_the_last_one_there_was():
    assert day_of("February 29", date(2025, 1, 3)) == date(2024, 2, 29)


def test_what_the_desk_has_seen_is_not_proposed_again_from_another_download(tmp_path):
    long = replace(ROE, exact="that letter is a draft of ours", whole="said that letter is a draft of ours")
    kept(tmp_path, long)
    changed = replace(ARTICLE, sha256="b" * 64)
    moved = replace(long, exact="“that letter is a draft of ours,”", whole_span=(90, 120), span=(90, 120))
    assert len(kept(tmp_path, moved, article=changed).statements) == 1
    other = replace(changed, outlet="Another Paper", url="https://another.example")
    assert len(kept(tmp_path, moved, article=other).statements) == 2


def test_an_article_cannot_speak_under_a_label_of_the_desk(tmp_path):
    (statement,) = kept(tmp_path, replace(ROE, speaker="S1", role="")).statements
    assert (statement.speaker, statement.described_as) == (None, "whom it calls S1")


def test_an_article_that_names_nothing_of_the_letter_is_told_apart():
    claimed = Claimed(issuer=("US", "DoD"), author="William Seely III")
    aunt = replace(ARTICLE, text="My aunt never wrote that letter, says Sam Green.")
    nobody = replace(ROE, organisation=())
    assert not seems_about(claimed, aunt, [nobody])
    assert seems_about(claimed, aunt, [ROE])
    assert seems_about(claimed, replace(ARTICLE, text="The DoD did not comment."), [nobody])
    assert seems_about(Claimed(), aunt, [nobody])
