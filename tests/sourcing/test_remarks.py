"""No statement vanishes: what moved nothing is listed, and what one word would mend is said first."""

from __future__ import annotations

from casefiles import a_case_file

from authcheck.examine import examine
from authcheck.model.document import Document, Limitation
from authcheck.model.exhibit import Exhibit
from authcheck.model.hearing import SetAside
from authcheck.model.observation import Reading
from authcheck.rulebook import load_rulebook
from authcheck.sourcing import hear, readings, unspoken_of
from authcheck.sourcing.casefile import read_case

EXHIBIT = Exhibit(path="a.pdf", name="a.pdf", sha256="0" * 64, size=1, media_type="application/pdf")
UNSEEN = Reading(document=Document(exhibit=EXHIBIT, pages=()))


def remarks(statements: str) -> tuple[tuple[SetAside, ...], tuple[Limitation, ...]]:
    hearing = hear(read_case(a_case_file(statements), "a.case.yaml"), None)
    findings = examine(UNSEEN, hearing, load_rulebook())
    return unspoken_of(hearing, findings), readings(hearing, findings)


def test_a_statement_no_rule_speaks_of_is_listed_as_it_was_read() -> None:
    (aside,), (hint,) = remarks(
        """
        - {id: milley, speaker: Mark Milley, organisation: US/DoD/Joint Staff,
           claims: [{prop: status, value: draft}]}
        """
    )
    assert aside.id == "milley"
    assert (
        aside.why
        == "counted, and no rule speaks of it: read as third party, named, claims status draft (confirm)"
    )
    assert hint.what == "statement milley"
    assert "write relation: chain in the case file" in hint.why


def test_a_relation_that_was_written_down_is_not_questioned() -> None:
    asides, hints = remarks(
        "- {id: a, speaker: A. B., organisation: US/State, relation: third_party, claims: [{prop: policy}]}"
    )
    assert ([aside.id for aside in asides], hints) == (["a"], ())


def test_what_moved_something_and_its_variants_are_not_listed() -> None:
    draft = "organisation: US/DoD, said: 2020-01-06, claims: [{prop: status, value: draft}]"
    asides, hints = remarks(
        f"""
        - {{id: a, speaker: Mark Milley, {draft}, carried_by: {{exact: it should not have been released}}}}
        - {{id: b, speaker: Mark Milley, {draft}, carried_by: {{exact: it should never have been released}}}}
        """
    )
    assert (asides, hints) == ((), ())


def test_an_office_described_but_not_named_is_pointed_out() -> None:
    _, (hint,) = remarks(
        "- {id: a, described_as: the command, organisation: US/DoD, claims: [{prop: origin}]}"
    )
    assert "is read as unnamed; if the office spoke in its own name, write it as speaker" in hint.why
    _, hints = remarks("- {id: a, described_as: an official, organisation: US/DoD, claims: [{prop: origin}]}")
    assert hints == ()


def test_two_voices_that_count_as_one_are_explained() -> None:
    voice = "organisation: US/DoD, basis: first_hand, claims: [{prop: origin}]"
    _, (hint,) = remarks(f"- {{id: a, speaker: S1, {voice}}}\n- {{id: b, speaker: S2, {voice}}}\n")
    assert hint.what == "statements a and b"
    assert hint.why == (
        "count as one voice: same house; if the desk vouches that they are different people, "
        "write distinct_from in the case file"
    )
