from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from casefiles import a_case_file, the_statement

from authcheck.errors import FormError
from authcheck.model.axes import Custody, Origin
from authcheck.model.case import (
    Access,
    Attribution,
    CarriedBy,
    Claim,
    DocumentClass,
    Extent,
    Fact,
    FactKind,
    Grade,
    Of,
    Proposition,
    Relation,
    Stance,
    StatementStatus,
)
from authcheck.model.days import Days
from authcheck.sourcing import find_case, load_case
from authcheck.sourcing.casefile import read_case


def problems(text: str) -> list[str]:
    with pytest.raises(FormError) as caught:
        read_case(text, "letter.case.yaml")
    return [str(problem) for problem in caught.value.problems]


def the_problem(statement: str) -> str:
    (problem,) = problems(a_case_file(statement))
    return problem


FULL = """\
format: 1
document:
  claimed_issuer: US/DoD/CJTF-OIR
  claimed_author: William H. Seely III
  claimed_date: 2020-01-06
  recipient: [Iraq, MoD]
  class: signed letter
  item: letter-7
  terms: [letter, memo]
  policy_terms: withdraw
custody: {channel: anonymous, chain: [{at: 2020-01-06, from: S1, action: received by Signal}]}
facts:
- {kind: examination, says: ink of the year, ref: report 4, toward: genuine, since: 2020-01-08}
- {kind: impossible fact, says: the minister left office in 1989, toward: forged}
statements:
- id: s1
  status: proposed
  speaker: S1
  described_as: a U.S. official
  organisation: US
  relation: chain
  attribution: background
  basis: first_hand
  of: copy
  claims: [{prop: status, value: draft}, {prop: signed, stance: deny}]
  count_at_least: 2
  said: 2020-01-06T20:00Z
  carried_by: {outlet: The Hill, url: 'https://example.org', span: [3, 9], exact: a draft}
  upstream: report:AP 2020-01-06
  distinct_from: [s2]
  grade: {reliability: B, credibility: 2}
  with_method: true
- {id: s2, organisation: Iraq, said: 2020-01-07, grade: C3, carried_by: AFP, claims: [{prop: origin}]}
"""


def test_everything_a_case_file_may_say_is_read() -> None:
    case = read_case(FULL, "letter.case.yaml")
    assert case.claimed.issuer == ("US", "DoD", "CJTF-OIR")
    assert case.claimed.recipient == ("Iraq", "MoD")
    assert (case.claimed.date, case.claimed.class_) == (
        Days.one(date(2020, 1, 6)),
        DocumentClass.SIGNED_LETTER,
    )
    assert (case.claimed.item, case.claimed.policy_terms) == ("letter-7", ("withdraw",))
    assert (case.channel, case.chain[0].source) == (Custody.ANONYMOUS, "S1")
    end_of_the_eighth = datetime(2020, 1, 8, 23, 59, 59, 999999, tzinfo=UTC)
    assert case.facts == (
        Fact(
            kind=FactKind.EXAMINATION,
            says="ink of the year",
            ref="report 4",
            toward=Origin.GENUINE,
            since=end_of_the_eighth,
        ),
        Fact(kind=FactKind.IMPOSSIBLE_FACT, says="the minister left office in 1989"),
    )
    first, second = case.statements
    assert (first.status, first.speaker, first.named) == (StatementStatus.PROPOSED, "S1", False)
    assert (first.access, first.of, first.count_at_least) == (Access.FIRST_HAND, Of.COPY, 2)
    assert first.claims == (
        Claim(prop=Proposition.STATUS, stance=Stance.CONFIRM, value="draft"),
        Claim(prop=Proposition.SIGNED, stance=Stance.DENY),
    )
    assert first.said == datetime(2020, 1, 6, 20, tzinfo=UTC)
    assert first.said_as_written == "2020-01-06T20:00Z"
    assert first.carried_by == CarriedBy(
        outlet="The Hill", url="https://example.org", span=(3, 9), exact="a draft"
    )
    assert (first.upstream, first.distinct_from) == ("report:AP 2020-01-06", ("s2",))
    assert (first.grade, first.with_method) == (Grade(reliability="B", credibility=2), True)
    assert (second.grade, second.carried_by) == (
        Grade(reliability="C", credibility=3),
        CarriedBy(outlet="AFP"),
    )
    assert second.said == datetime(2020, 1, 7, 23, 59, 59, 999999, tzinfo=UTC)


def test_what_is_left_out_has_a_plain_meaning() -> None:
    statement = the_statement("- {id: s1, organisation: Iraq/MoD, claims: {prop: origin}}")
    assert statement.status is StatementStatus.ACCEPTED
    assert (statement.speaker, statement.attribution) == (None, Attribution.BACKGROUND)
    assert (statement.access, statement.of) == (Access.UNKNOWN, Of.LETTER)
    assert statement.claims[0].stance is Stance.CONFIRM
    assert (statement.said, statement.upstream, statement.grade) == (None, "", Grade())


def test_a_named_speaker_is_on_the_record_unless_said_otherwise() -> None:
    assert the_statement("- {id: s1, speaker: A. B., organisation: US, claims: {prop: origin}}").named
    told = "- {id: s1, speaker: A. B., organisation: US, attribution: background, claims: {prop: origin}}"
    assert not the_statement(told).named


@pytest.mark.parametrize("words", ["a U.S. official", "Iraqi military sources", "Senior Pentagon staff"])
def test_a_description_in_place_of_a_name_names_nobody(words: str) -> None:
    statement = the_statement(f"- {{id: s1, speaker: {words}, organisation: US, claims: {{prop: origin}}}}")
    assert (statement.speaker, statement.described_as, statement.named) == (None, words, False)
    told = (
        f"- {{id: s1, speaker: {words}, attribution: on_record, organisation: US, claims: {{prop: origin}}}}"
    )
    assert f"is on_record, and “{words}” names nobody" in the_problem(told)


@pytest.mark.parametrize(
    "words", ["Officials", "anonymous", "unknown", "n/a", '"-"', '"?"', '"~"', "Sources", '"un\\u200bknown"']
)
def test_a_word_that_stands_for_no_name_names_nobody(words: str) -> None:
    statement = the_statement(f"- {{id: s1, speaker: {words}, organisation: US, claims: {{prop: origin}}}}")
    assert (statement.speaker, statement.named) == (None, False)


@pytest.mark.parametrize(
    "words", ["s1", "S-1", "S01", "Source 1", "\uff33\uff11", '"\\u200bS1"', "source_0001"]
)
def test_a_label_is_a_label_however_it_is_written(words: str) -> None:
    told = f"- {{id: s1, speaker: {words}, organisation: US, claims: {{prop: origin}}}}"
    assert (the_statement(told).attribution, the_statement(told).named) == (Attribution.ANONYMOUS, False)
    on_record = told.replace("speaker:", "attribution: on_record, speaker:")
    assert "is the label of a protected source and cannot be on_record" in the_problem(on_record)


def test_a_name_is_refused_where_the_speaker_is_anonymous() -> None:
    told = "- {id: s1, speaker: John Roe, attribution: anonymous, organisation: US, claims: {prop: origin}}"
    assert "write a label such as S1" in the_problem(told)


def test_a_namesake_of_the_author_in_another_organisation_needs_a_relation() -> None:
    named = "- {id: s1, speaker: William H. Seely III, organisation: Russia/GRU, claims: {prop: origin}}"
    assert "bears the author's name but belongs to another organisation" in the_problem(named)
    told = the_statement(named.replace("speaker:", "relation: purported_author, speaker:"))
    assert told.relation is Relation.PURPORTED_AUTHOR


def test_what_one_statement_affirms_it_does_not_deny() -> None:
    both = "{prop: status, value: draft}, {prop: status, value: draft, stance: deny}"
    told = the_problem(f"- {{id: s1, organisation: US, claims: [{both}]}}")
    assert "claims[1]: denies what the same statement affirms (status draft)" in told


def test_a_protected_source_is_never_on_the_record() -> None:
    assert the_statement(
        "- {id: s1, speaker: S12, organisation: US, claims: {prop: origin}}"
    ).attribution is (Attribution.ANONYMOUS)
    told = "- {id: s1, speaker: S12, attribution: on_record, organisation: US, claims: {prop: origin}}"
    assert "S12 is the label of a protected source and cannot be on_record" in the_problem(told)


def test_an_office_that_speaks_on_the_record_is_named() -> None:
    office = the_statement("- {id: s1, organisation: NATO, attribution: on_record, claims: {prop: origin}}")
    assert (office.speaker, office.named) == ("NATO", True)


@pytest.mark.parametrize(
    ("speaker", "relation"),
    [
        ("organisation: US", Relation.CHAIN),
        ("organisation: U.S./DoD/CJTF-OIR/J3", Relation.CHAIN),
        ("organisation: US/White House", Relation.THIRD_PARTY),
        ("organisation: Iraq", Relation.RECIPIENT),
        ("organisation: Iraq/MoD/JOC", Relation.RECIPIENT),
        ("organisation: Iraq/Parliament", Relation.THIRD_PARTY),
        ("organisation: UK", Relation.THIRD_PARTY),
        ("speaker: william h. seely iii", Relation.PURPORTED_AUTHOR),
        ("relation: outlet", Relation.OUTLET),
        ("organisation: US/White House, relation: chain", Relation.CHAIN),
    ],
)
def test_the_relation_follows_from_paths_where_it_is_left_out(speaker: str, relation: Relation) -> None:
    assert the_statement(f"- {{id: s1, {speaker}, claims: {{prop: origin}}}}").relation is relation


def test_a_statement_in_a_set_speaks_of_the_set_where_left_out() -> None:
    in_set = "document: {claimed_issuer: EMA, class: set}\n"
    assert the_statement("- {id: s1, organisation: EMA, claims: {prop: origin}}", in_set).of is Of.SET
    item = "document: {claimed_issuer: US, item: mail-3}\n"
    some = the_statement("- {id: s1, organisation: US, claims: {prop: altered, extent: some}}", item)
    assert (some.of, some.claims[0].extent) == (Of.SET, Extent.SOME)


def test_a_fact_or_a_channel_alone_is_a_case_file() -> None:
    case = read_case("custody: recipient\n", "letter.case.yaml")
    assert (case.channel, case.statements, case.facts) == (Custody.RECIPIENT, (), ())
    assert read_case("custody: not recorded\n", "letter.case.yaml").channel is None


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            "- {id: s1, organisation: US, claim: [{prop: origin}], claims: [{prop: origin}]}",
            "letter.case.yaml:7:30: statements[0].claim: unknown key, did you mean “claims”?",
        ),
        ("- {id: s1, organisation: US, claims: [{prop: orign}]}", "unknown “orign”, did you mean “origin”?"),
        ("- {id: s1, organisation: US, claims: [{prop: status}]}", "names one of draft, final, outdated"),
        ("- {id: s1, organisation: US, claims: [{prop: release}]}", "“value” is missing"),
        (
            "- {id: s1, organisation: US, claims: [{prop: signed, value: draft}]}",
            ":7:61: statements[0].claims[0].value: a claim on signed has no value; leave “draft” out",
        ),
        (
            "- {id: s1, organisation: US, claims: [{prop: status, value: sent}]}",
            "“sent” is a value of release, not of status",
        ),
        (
            "- {id: s1, organisation: US, claims: [{prop: status, value: drafft}]}",
            "unknown “drafft”, did you mean “draft”?",
        ),
        (
            "- {id: s1, organisation: US, claims: [{prop: origin, value: not_ours}]}",
            "“not_ours” goes with the stance deny",
        ),
        ("- {id: s1, organisation: US, claims: []}", "give one at least"),
        ("- {id: s1, organisation: US}", "“claims” is missing"),
        ("- {id: s1, claims: [{prop: origin}]}", "“relation” is missing"),
        (
            "- {id: s1, organisation: US, said: 6 January, claims: [{prop: origin}]}",
            "statements[0].said: expected a time such as 2020-01-06T20:00Z, got “6 January”",
        ),
        (
            "- {id: s1, organisation: US, upstream: AP, claims: [{prop: origin}]}",
            "expected stmt:ID (a statement in this file) or report:NAME",
        ),
        (
            "- {id: s1, organisation: US, upstream: 'stmt:s2', claims: [{prop: origin}]}",
            "statements[0].upstream: no statement has the id “s2”; no other statement is on file",
        ),
        (
            "- {id: s1, organisation: US, upstream: 'stmt:s1', claims: [{prop: origin}]}",
            "“s1” is this statement itself",
        ),
        (
            "- {id: s1, organisation: US, distinct_from: [s4], claims: [{prop: origin}]}",
            "statements[0].distinct_from[0]: no statement has the id “s4”",
        ),
        ("- {id: s1, organisation: US//DoD, claims: [{prop: origin}]}", "has an empty part"),
        (
            "- {id: s1, relation: outlet, attribution: on_record, claims: [{prop: origin}]}",
            "is on_record, so it needs a speaker",
        ),
        (
            "- {id: s1, organisation: US, grade: B7, claims: [{prop: origin}]}",
            "an Admiralty grade such as B2",
        ),
        (
            "- {id: s1, organisation: US, claims: [{prop: altered, extent: some}]}",
            "document.class: set for the whole, or document.item for one of them",
        ),
        (
            "- {id: s1, organisation: US, carried_by: {sha256: abc}, claims: [{prop: origin}]}",
            "expected the 64 hexadecimal digits",
        ),
    ],
)
def test_each_mistake_in_a_statement_has_its_place_and_a_way_out(statement: str, message: str) -> None:
    assert message in the_problem(statement)


def test_origin_affirmed_and_denied_in_one_breath_is_a_coding_error() -> None:
    both = "- {id: s1, organisation: US, claims: [{prop: origin}, {prop: origin, stance: deny}]}"
    message = the_problem(both)
    assert ":7:55: statements[0].claims[1]: denies the origin that the same statement affirms" in message
    house = both.replace("stance: deny", "stance: deny, value: not_ours")
    assert len(the_statement(house).claims) == 2


def test_who_bears_the_name_of_the_issuer_is_of_the_issuer() -> None:
    for issuer, speaker in (("NATO", "NATO"), ("R/MoD", "MoD"), ("R/MoD", "R/MoD")):
        document = f"document: {{claimed_issuer: {issuer}}}\n"
        statement = the_statement(f"- {{id: s1, speaker: {speaker}, claims: {{prop: origin}}}}", document)
        assert statement.organisation == tuple(issuer.split("/"))
        assert (statement.relation, statement.relation_given, statement.named) == (
            Relation.CHAIN,
            False,
            True,
        )


def test_some_items_are_items_of_a_set() -> None:
    text = a_case_file(
        "- {id: s1, organisation: US, of: letter, claims: [{prop: altered, extent: some}]}",
        "document: {claimed_issuer: US, class: set}\n",
    )
    (problem,) = problems(text)
    assert "“extent” and “items” speak of a set; write of: set, or leave them out" in problem


def test_an_id_used_twice_names_the_first() -> None:
    text = a_case_file(
        """
        - {id: s1, organisation: US, claims: [{prop: origin}]}
        - {id: s1, organisation: US, claims: [{prop: origin}]}
        """
    )
    assert problems(text) == [
        (
            "letter.case.yaml:8:8: statements[1].id: “s1” is already the id of the statement on line 7; "
            "give this one another [F017]"
        )
    ]


def test_a_circle_of_upstreams_is_told_once() -> None:
    text = a_case_file(
        """
        - {id: s1, organisation: US, upstream: 'stmt:s2', claims: [{prop: origin}]}
        - {id: s2, organisation: US, upstream: 'stmt:s3', claims: [{prop: origin}]}
        - {id: s3, organisation: US, upstream: 'stmt:s1', claims: [{prop: origin}]}
        """
    )
    (problem,) = problems(text)
    assert "goes in a circle (s1 → s2 → s3 → s1); one of them must be own reporting" in problem


@pytest.mark.parametrize("kind", ["confession", "court finding", "examination"])
def test_a_fact_that_points_either_way_must_say_which(kind: str) -> None:
    (problem,) = problems(f"facts:\n- {{kind: {kind}, says: so}}\n")
    assert f"“toward” is missing: a {kind} points to genuine or to forged" in problem


def test_a_fact_with_a_direction_of_its_own_takes_no_other() -> None:
    (problem,) = problems("facts:\n- {kind: impossible fact, says: so, toward: genuine}\n")
    assert "“toward” belongs to confession, court finding, examination" in problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format: 2\n", "letter.case.yaml:1:9: format: this version reads format 1, not 2"),
        ("custody: anonymus\n", "unknown “anonymus”, did you mean “anonymous”?"),
        ("document: {class: signed leter}\n", "did you mean “signed letter”?"),
        ("document: {claimed_date: 6.1.2020}\n", "expected a date such as 2020-01-06, 2020-01, 2020"),
        ("statments: []\n", "unknown key, did you mean “statements”?"),
        ("statements: {id: s1}\n", "expected a list"),
        ("- id: s1\n", "expected a mapping with format, document, custody, facts, statements"),
    ],
)
def test_each_mistake_outside_the_statements_has_its_place_and_a_way_out(text: str, message: str) -> None:
    assert any(message in problem for problem in problems(text))


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = a_case_file(
        """
        - {id: s1, organisation: US, claims: [{prop: orign}]}
        - {id: s2, organisation: US, upstream: 'stmt:s9', claims: [{prop: origin}]}
        """,
        rest="custody: {chanel: anonymous}\n",
    )
    assert [problem.split(":")[1] for problem in problems(text)] == ["6", "8", "9"]


def test_the_case_file_beside_a_letter_is_found_by_either_name(tmp_path: Path) -> None:
    letter = tmp_path / "scan.pdf"
    assert find_case(letter) is None
    assert find_case(Path()) is None
    by_stem = tmp_path / "scan.case.yaml"
    by_stem.write_text("custody: anonymous\n", encoding="utf-8")
    assert find_case(letter) == by_stem
    by_name = tmp_path / "scan.pdf.case.yaml"
    by_name.write_text("custody: recipient\n", encoding="utf-8")
    assert find_case(letter) == by_name
    assert load_case(by_name).path == str(by_name)


def test_what_bears_the_name_of_a_case_file_and_is_none_fails_rather_than_being_passed_over(
    tmp_path: Path,
) -> None:
    letter = tmp_path / "scan.pdf"
    beside = tmp_path / "scan.case.yaml"
    beside.symlink_to(tmp_path / "gone.yaml")
    assert find_case(letter) == beside
    with pytest.raises(FormError, match="no such file"):
        load_case(beside)
    beside.unlink()
    beside.mkdir()
    assert find_case(letter) == beside
    with pytest.raises(FormError, match="is a folder"):
        load_case(beside)
