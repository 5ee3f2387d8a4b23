from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from casefiles import CONFIRMS, DENIES, a_case, says

from authcheck.model.axes import Origin
from authcheck.model.case import (
    Case,
    Claim,
    Claimed,
    DocumentClass,
    Extent,
    Fact,
    FactKind,
    Of,
    Proposition,
    Relation,
    Stance,
    StatementStatus,
)
from authcheck.model.hearing import SetAside
from authcheck.sourcing import hear

NOON, EVENING = datetime(2020, 1, 6, 12, tzinfo=UTC), datetime(2020, 1, 6, 20, tzinfo=UTC)
NEXT_DAY = datetime(2020, 1, 7, 12, tzinfo=UTC)


def claim(prop: str, value: str = "", stance: str = "confirm", extent: str = "all", *items: str) -> Claim:
    return Claim(
        prop=Proposition(prop), value=value, stance=Stance(stance), extent=Extent(extent), items=items
    )


def implied(*claims: Claim, relation: Relation = Relation.CHAIN) -> bool:
    (statement,) = hear(a_case(says("s1", *claims, relation=relation)), None).statements
    return any(each.derived and each.prop is Proposition.ORIGIN for each in statement.claims)


def test_only_accepted_statements_count() -> None:
    case = a_case(
        says("s1"),
        says("s2", status=StatementStatus.PROPOSED),
        says("s3", status=StatementStatus.REJECTED),
        says("s4", upstream="stmt:s3"),
    )
    hearing = hear(case, None)
    assert [statement.id for statement in hearing.statements] == ["s1"]
    assert hearing.set_aside == (
        SetAside(id="s2", why="proposed, not yet accepted by the desk"),
        SetAside(id="s3", why="rejected by the desk"),
        SetAside(id="s4", why="repeats s3, which the desk rejected"),
    )


def test_under_an_as_of_time_the_later_and_the_undated_are_set_aside() -> None:
    case = a_case(says("s1", said=NOON), says("s2", said=EVENING), says("s3", said=None))
    assert len(hear(case, None).statements) == 3
    assert [statement.id for statement in hear(case, EVENING).statements] == ["s1", "s2"]
    hearing = hear(case, NOON)
    assert [statement.id for statement in hearing.statements] == ["s1"]
    assert [aside.id for aside in hearing.set_aside] == ["s2", "s3"]


def test_a_fact_counts_from_the_time_it_is_known() -> None:
    always = Fact(kind=FactKind.FORM, says="letterhead")
    later = Fact(kind=FactKind.CONFESSION, says="he forged it", toward=Origin.FORGED, since=EVENING)
    case = Case(facts=(always, later))
    assert hear(case, None).facts == (always, later)
    assert hear(case, NOON).facts == (always,)
    assert hear(case, NOON).set_aside == (
        SetAside(id="confession", why="known only after the time asked about"),
    )


@pytest.mark.parametrize(
    "rebuke",
    [
        claim("status", "draft"),
        claim("status", "outdated"),
        claim("status", "mistake"),
        claim("status", "not_a_decision"),
        claim("status", "unofficial", "imply"),
        claim("status", "final", "deny"),
        claim("release", "unauthorised"),
        claim("release", "leaked"),
        claim("release", "sent"),
        claim("release", "published"),
        claim("release", "withdrawn"),
        claim("signed", "", "deny"),
        claim("signed"),
        claim("altered"),
    ],
)
def test_who_owns_up_to_a_letter_implies_its_origin(rebuke: Claim) -> None:
    assert implied(rebuke)
    assert not implied(rebuke, relation=Relation.RECIPIENT)
    assert not implied(rebuke, DENIES)
    assert not implied(rebuke, claim("exists", "", "deny"))


@pytest.mark.parametrize(
    "claimed",
    [
        claim("content", "", "deny"),
        claim("policy", "", "deny"),
        claim("release", "sent", "deny"),
        claim("release", "not_sent"),
        claim("release", "received"),
        claim("status", "final"),
        claim("exists"),
        claim("origin", "", "unable"),
        claim("origin", "", "no_dispute"),
    ],
)
def test_other_words_of_the_issuer_imply_nothing(claimed: Claim) -> None:
    assert not implied(claimed)


def test_that_this_copy_is_unsigned_implies_nothing_of_the_letter() -> None:
    unsigned = claim("signed", "", "deny")
    (statement,) = hear(a_case(says("s1", unsigned, relation=Relation.CHAIN, of=Of.COPY)), None).statements
    assert statement.claims == (unsigned,)


def left(*statements: tuple[datetime | None, str, Claim, str]) -> list[str]:
    """Return which of (time, speaker, claim, organisation) keep their claim."""
    heard = hear(
        a_case(
            *(
                says(f"s{n}", each, said=said, speaker=speaker or None, organisation=organisation)
                for n, (said, speaker, each, organisation) in enumerate(statements, 1)
            )
        ),
        None,
    )
    return [statement.id for statement in heard.statements]


def test_a_later_word_of_the_same_speaker_or_office_replaces_the_opposite() -> None:
    assert left((NOON, "A", DENIES, "US/DoD"), (EVENING, "A", CONFIRMS, "US")) == ["s2"]
    assert left((NOON, "A", DENIES, "US/DoD"), (EVENING, "B", CONFIRMS, "US/DoD")) == ["s2"]


def test_a_bare_date_takes_back_only_what_was_said_before_its_day() -> None:
    day_end = datetime(2020, 1, 6, 23, 59, 59, 999999, tzinfo=UTC)
    evening = says("s1", CONFIRMS, speaker="A", said=EVENING)
    dated = replace(says("s2", DENIES, speaker="A", said=day_end), said_as_written="2020-01-06")
    assert [each.id for each in hear(a_case(evening, dated), None).statements] == ["s1", "s2"]
    before = says("s1", CONFIRMS, speaker="A", said=EVENING - timedelta(days=1))
    assert [each.id for each in hear(a_case(before, dated), None).statements] == ["s2"]
    timed = says("s3", CONFIRMS, speaker="A", said=NEXT_DAY)
    assert [each.id for each in hear(a_case(dated, timed), None).statements] == ["s3"]


@pytest.mark.parametrize(("written", "year_end"), [("2020", (12, 31)), ("2020-01", (1, 31))])
def test_a_month_or_a_year_takes_back_only_what_was_said_before_it_began(written, year_end) -> None:
    end = datetime(2020, *year_end, 23, 59, 59, 999999, tzinfo=UTC)
    dated = replace(says("s2", DENIES, speaker="A", said=end), said_as_written=written)
    within = says("s1", CONFIRMS, speaker="A", said=EVENING)
    assert [each.id for each in hear(a_case(within, dated), None).statements] == ["s1", "s2"]
    before = says("s1", CONFIRMS, speaker="A", said=datetime(2019, 12, 31, 23, tzinfo=UTC))
    assert [each.id for each in hear(a_case(before, dated), None).statements] == ["s2"]


@pytest.mark.parametrize("written", ["2020", "2020-01"])
def test_a_month_or_a_year_is_taken_back_only_by_what_was_said_after_it_ended(written) -> None:
    end = datetime(2020, 12 if written == "2020" else 1, 31, 23, 59, 59, 999999, tzinfo=UTC)
    dated = replace(says("s1", CONFIRMS, speaker="A", said=end), said_as_written=written)
    within = says("s2", DENIES, speaker="A", said=NEXT_DAY)
    assert [each.id for each in hear(a_case(dated, within), None).statements] == ["s1", "s2"]
    overlapping = replace(within, said=end + timedelta(days=334), said_as_written="2020")
    assert [each.id for each in hear(a_case(dated, overlapping), None).statements] == ["s1", "s2"]
    after = says("s2", DENIES, speaker="A", said=end + timedelta(hours=1))
    assert [each.id for each in hear(a_case(dated, after), None).statements] == ["s2"]


def test_another_office_an_unnamed_voice_or_an_undated_word_replaces_nothing() -> None:
    assert left((NOON, "A", DENIES, "US/DoD"), (EVENING, "B", CONFIRMS, "US/State")) == ["s1", "s2"]
    assert left((NOON, "A", DENIES, "US/DoD"), (EVENING, "", CONFIRMS, "US/DoD")) == ["s1", "s2"]
    assert left((None, "A", DENIES, "US/DoD"), (EVENING, "A", CONFIRMS, "US/DoD")) == ["s1", "s2"]
    assert left((NOON, "A", DENIES, "US/DoD"), (None, "A", CONFIRMS, "US/DoD")) == ["s1", "s2"]
    assert left((NOON, "A", DENIES, "US/DoD"), (NOON, "A", CONFIRMS, "US/DoD")) == ["s1", "s2"]


@pytest.mark.parametrize("stance", ["refuse", "unable", "no_dispute", "doubt"])
def test_no_comment_replaces_nothing(stance: str) -> None:
    later = claim("origin", "", stance)
    assert left((NOON, "A", CONFIRMS, "US"), (EVENING, "A", later, "US")) == ["s1", "s2"]


def test_a_denial_of_policy_does_not_replace_a_confirmation_of_origin() -> None:
    later = claim("policy", "", "deny")
    assert left((NOON, "A", CONFIRMS, "US"), (EVENING, "A", later, "US")) == ["s1", "s2"]


def test_published_by_mistake_two_days_later_replaces_fake() -> None:
    """The rebuke implies origin, and so takes the denial back."""
    mistake = claim("status", "mistake")
    assert left((NOON, "A", DENIES, "US"), (NEXT_DAY, "B", mistake, "US")) == ["s2"]


def test_we_were_broken_into_takes_back_what_stood_on_the_site() -> None:
    published = claim("release", "published")
    assert left((NOON, "A", published, "US"), (EVENING, "A", DENIES, "US")) == ["s2"]


def test_there_is_no_such_letter_falls_with_it_is_ours() -> None:
    assert left((NOON, "A", claim("exists", "", "deny"), "US"), (EVENING, "A", CONFIRMS, "US")) == ["s2"]


def test_opposite_values_replace_each_other() -> None:
    sent, unsent = claim("release", "sent"), claim("release", "not_sent")
    assert left((NOON, "A", unsent, "US"), (EVENING, "A", sent, "US")) == ["s2"]


def test_only_the_claim_taken_back_is_lost() -> None:
    first = says("s1", CONFIRMS, claim("signed"), said=NOON, speaker="A")
    later = says("s2", claim("signed", "", "deny"), said=EVENING, speaker="A")
    hearing = hear(a_case(first, later), None)
    assert hearing.statements[0].claims == (CONFIRMS,)
    assert hearing.set_aside == (SetAside(id="s1", why="replaced by s2 on signed"),)


def test_an_echo_is_set_aside_until_what_it_repeats_counts() -> None:
    case = a_case(says("s1", said=EVENING), says("s2", said=NOON, upstream="stmt:s1"))
    assert [statement.id for statement in hear(case, None).statements] == ["s1"]
    assert [statement.id for statement in hear(case, NOON).statements] == ["s2"]


def test_an_echo_that_adds_a_claim_keeps_what_it_adds() -> None:
    draft = claim("status", "draft")
    case = a_case(says("s1"), says("s2", CONFIRMS, draft, upstream="stmt:s1", relation=Relation.THIRD_PARTY))
    assert hear(case, None).statements[1].claims == (draft,)


def of_the_set(*claims: Claim, item: str = "", class_: DocumentClass = DocumentClass.EMAIL) -> bool:
    claimed = Claimed(issuer=("EMA",), class_=class_, item=item)
    case = a_case(says("s1", *claims, of=Of.SET, organisation="EMA"), claimed=claimed)
    return bool(hear(case, None).statements)


def test_what_is_said_of_a_set_is_said_of_an_item_only_if_it_is_said_of_every_item_or_of_this_one() -> None:
    some, these = claim("altered", "", "confirm", "some"), claim("altered", "", "confirm", "some", "e1", "e2")
    assert of_the_set(claim("altered"), item="e1")
    assert not of_the_set(some, item="e1")
    assert of_the_set(these, item="e1")
    assert not of_the_set(these, item="e3")
    assert not of_the_set(these)


def origin_of_an_item(*statements: tuple[Claim, ...]) -> bool:
    claimed = Claimed(issuer=("EMA",), class_=DocumentClass.EMAIL, item="e1")
    said = (
        says(f"s{n}", *claims, of=Of.SET, organisation="EMA", speaker="EMA")
        for n, claims in enumerate(statements)
    )
    heard = hear(a_case(*said, claimed=claimed), None).statements
    owning = (Proposition.ORIGIN, Proposition.RELEASE)
    return any(
        each.prop is owning[0] or (each.prop is owning[1] and each.value == "published")
        for statement in heard
        for each in statement.claims
    )


def test_who_condemns_the_leak_of_a_set_vouches_for_no_item_of_it() -> None:
    leaked, some = claim("release", "leaked"), claim("origin", "", "confirm", "some")
    denied = claim("origin", "", "deny", "some")
    assert not origin_of_an_item((leaked,))
    assert not origin_of_an_item((some, denied, leaked))
    assert not origin_of_an_item((some, denied), (leaked,))
    assert not origin_of_an_item((denied, claim("release", "published")))
    assert origin_of_an_item((claim("origin"),))
    assert origin_of_an_item((claim("origin", "", "confirm", "all", "e1"),))


def test_a_denial_of_some_items_keeps_a_statement_from_implying_origin() -> None:
    denied = claim("origin", "", "deny", "some")
    dump = Claimed(issuer=("EMA",), class_=DocumentClass.SET)
    case = a_case(says("s1", claim("release", "leaked"), denied, of=Of.SET), claimed=dump)
    (statement,) = hear(case, None).statements
    assert not any(each.derived for each in statement.claims)


def test_for_the_set_itself_all_that_is_said_of_it_holds() -> None:
    assert of_the_set(claim("altered", "", "confirm", "some", "e1"), class_=DocumentClass.SET)
