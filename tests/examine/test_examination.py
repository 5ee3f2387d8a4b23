from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sheets import a_reading

from authcheck.examine import examine
from authcheck.model.axes import Axis, Custody, Origin, Standing, Weight
from authcheck.model.case import Case, Claim, Claimed, DocumentClass, Fact, FactKind, Proposition, Stance
from authcheck.model.days import Days
from authcheck.model.document import Annotation, Limitation
from authcheck.model.finding import Basis, Conclusion, Family, Finding, Outcome
from authcheck.model.geometry import Box
from authcheck.model.hearing import Hearing
from authcheck.model.observation import CheckRequest, Observation, Observed, Reading
from authcheck.model.rule import (
    CheckMatcher,
    ClaimTest,
    FactsMatcher,
    FieldsMatcher,
    Look,
    Matcher,
    Meaning,
    Needs,
    PatternMatcher,
    Rule,
    Rulebook,
    RuleStatus,
    StatementsMatcher,
    TextMatcher,
    Tolerance,
)
from factories import a_statement

DRAFT = Conclusion(
    axis=Axis.STANDING,
    toward=Standing.UNISSUED_DRAFT,
    weight=Weight.WEAK,
    evidence=None,
    basis=Basis.NONE,
)
NO_NEEDS = Needs()
HEARD_NOTHING = Hearing(case=Case())


def a_rule(
    for_: Matcher,
    *zones: str,
    name: str = "core/draft.one",
    say: str = "Marked {match}.",
    unless: Matcher | None = None,
    needs: Needs = NO_NEEDS,
    family: Family = Family.DRAFT,
    classes: tuple[DocumentClass, ...] = (),
) -> Rule:
    return Rule(
        id=name,
        digest="abcdef",
        path="one.yaml",
        title="A mark",
        family=family,
        status=RuleStatus.EXPERIMENTAL,
        why="Because.",
        look=Look(zones=zones or ("header",), for_=for_, unless=unless, needs=needs),
        found=Meaning(concludes=DRAFT, say=say),
        absent=None,
        mistaken=("A clerk left it in.",),
        classes=classes,
    )


def outcome(rule: Rule, reading: Reading, hearing: Hearing = HEARD_NOTHING) -> Finding:
    (finding,) = examine(reading, hearing, Rulebook(rules=(rule,), digest=""))
    return finding


def a_hearing(class_: DocumentClass | None = None, day: date | None = None) -> Hearing:
    return Hearing(case=Case(claimed=Claimed(class_=class_, date=Days.one(day) if day else None)))


DRAFT_TEXT = TextMatcher(phrases=("DRAFT",))


def test_a_found_phrase_gives_its_page_zone_box_and_sentence() -> None:
    reading = a_reading({"header": "x"}, {"header": "File Draft 2"})
    finding = outcome(a_rule(DRAFT_TEXT, say="Page {page}, {zone}: marked “{match}”."), reading)
    assert finding == Finding(
        rule="core/draft.one",
        digest="abcdef",
        title="A mark",
        family=Family.DRAFT,
        outcome=Outcome.FOUND,
        reason="Page 2, header: marked “Draft”.",
        observations=(
            Observation(
                what="“Draft” stands in the header",
                match="Draft",
                page=2,
                zone="header",
                box=Box(5, 0, 10, 8),
            ),
        ),
        concludes=DRAFT,
        would_bear_on=Axis.STANDING,
        of_copy=True,
        mistaken=("A clerk left it in.",),
    )


def test_a_phrase_over_the_end_of_a_line_is_found_with_a_box_around_both_parts() -> None:
    reading = a_reading({"body": "this is not\nfor signature yet"})
    finding = outcome(a_rule(TextMatcher(phrases=("NOT FOR SIGNATURE",)), "body"), reading)
    assert finding.observations[0].match == "not for signature"
    assert finding.observations[0].box == Box(0, 0, 13, 18)


@pytest.mark.parametrize("read", Tolerance)
def test_a_word_inside_another_is_not_found(read: Tolerance) -> None:
    matcher = TextMatcher(phrases=("DRAFT",), read=read)
    assert outcome(a_rule(matcher), a_reading({"header": "OVERDRAFT drafted"})).outcome is Outcome.ABSENT


def test_places_stay_right_where_a_letter_grows_in_lower_case() -> None:
    finding = outcome(a_rule(DRAFT_TEXT), a_reading({"header": "İİİİ DRAFT x"}))
    assert finding.observations[0].match == "DRAFT"


def test_more_pages_are_told_after_the_first() -> None:
    rule = a_rule(DRAFT_TEXT, say="Page {page}.")
    two = outcome(rule, a_reading({"header": "DRAFT"}, {"header": "DRAFT"}))
    four = outcome(rule, a_reading(*[{"header": "DRAFT"}] * 4))
    assert two.reason == "Page 1. Also on page 2."
    assert four.reason == "Page 1. Also on 3 other pages."


def test_what_a_file_says_is_never_a_template() -> None:
    finding = outcome(a_rule(PatternMatcher(patterns=(r"\{.*\}",))), a_reading({"header": "{count} {page}"}))
    assert finding.reason == "Marked {count} {page}."


def test_unless_takes_back_a_match_in_the_same_line_only() -> None:
    rule = a_rule(DRAFT_TEXT, unless=TextMatcher(phrases=("BANK DRAFT",)))
    assert outcome(rule, a_reading({"header": "BANK DRAFT no. 1"})).outcome is Outcome.ABSENT
    assert outcome(rule, a_reading({"header": "BANK DRAFT no. 1\nDRAFT"})).outcome is Outcome.FOUND


def test_a_pattern_reads_line_by_line_and_over_the_end_of_a_line() -> None:
    reading = a_reading({"body": "one two\nthree"})
    found = [
        outcome(a_rule(PatternMatcher(patterns=(pattern,)), "body"), reading).outcome
        for pattern in ("^three$", "two$", "two three", "^two")
    ]
    assert found == [Outcome.FOUND, Outcome.FOUND, Outcome.FOUND, Outcome.ABSENT]


def test_a_group_called_match_is_the_match() -> None:
    finding = outcome(
        a_rule(PatternMatcher(patterns=("é (?P<match>b+) c",))), a_reading({"header": "é bb c"})
    )
    assert finding.observations[0].match == "bb"
    assert finding.observations[0].box == Box(2, 0, 4, 8)


@pytest.mark.parametrize("kind", ["stamp", "watermark", "freetext"])
def test_what_is_laid_over_a_page_is_a_watermark(kind: str) -> None:
    place = Box(1, 2, 3, 4)
    reading = a_reading({"body": "x"}, annotations=[Annotation(page=1, box=place, kind=kind, text="SBDraft")])
    matcher = TextMatcher(phrases=("DRAFT",), read=Tolerance.OCR)
    (observation,) = outcome(a_rule(matcher, "watermark"), reading).observations
    assert (observation.page, observation.zone, observation.box) == (1, "watermark", place)


def test_a_note_is_no_watermark() -> None:
    note = Annotation(page=1, box=Box(1, 2, 3, 4), kind="text", text="DRAFT")
    finding = outcome(a_rule(DRAFT_TEXT, "watermark"), a_reading({"body": "x"}, annotations=[note]))
    assert finding.outcome is Outcome.ABSENT


def test_a_zone_that_is_not_there_is_absent_on_a_page_that_was_read() -> None:
    finding = outcome(a_rule(DRAFT_TEXT, "header", "footer"), a_reading({"body": "x"}))
    assert finding.outcome is Outcome.ABSENT
    assert finding.reason == "A mark: not found (header, footer)."
    assert finding.concludes is None


def test_badly_read_is_unread_and_never_absent() -> None:
    rule = a_rule(DRAFT_TEXT, needs=Needs(legibility=0.5))
    for reading in (a_reading({"header": "~~"}, legibility=0.3), a_reading({"body": "~~"}, legibility=0.3)):
        finding = outcome(rule, reading)
        assert finding.outcome is Outcome.UNREAD
        assert "0.30, needs 0.50" in finding.reason
        assert finding.concludes is None
        assert finding.would_bear_on is Axis.STANDING


def test_a_page_of_which_nothing_could_be_read_is_unread_whatever_a_rule_needs() -> None:
    finding = outcome(a_rule(DRAFT_TEXT), a_reading({"body": ""}, legibility=0.0))
    assert finding.outcome is Outcome.UNREAD


def test_pages_beyond_the_limit_are_unread_unless_found_before() -> None:
    beyond = [Limitation(what="pages 2-9", why="only the first page is read")]
    assert (
        outcome(a_rule(DRAFT_TEXT), a_reading({"header": "x"}, limitations=beyond)).outcome is Outcome.UNREAD
    )
    found = outcome(a_rule(DRAFT_TEXT), a_reading({"header": "DRAFT"}, limitations=beyond))
    assert found.outcome is Outcome.FOUND


def test_what_a_format_does_not_carry_is_inapplicable() -> None:
    reading = a_reading({"body": "x"}, media_type="image/png")
    assert outcome(a_rule(DRAFT_TEXT, "pdf.info"), reading).outcome is Outcome.INAPPLICABLE
    assert outcome(a_rule(DRAFT_TEXT, "pdf.info", "header"), reading).outcome is Outcome.ABSENT


def test_the_file_name_and_the_metadata_are_text_as_well() -> None:
    reading = a_reading({"body": "x"}, name="my_draft.pdf", metadata=[("pdf.info", "Title", "Draft 1")])
    for zone, told in (("file.name", "file.name holds “draft”"), ("pdf.info", "pdf.info holds “Draft”")):
        (observation,) = outcome(a_rule(DRAFT_TEXT, zone), reading).observations
        assert (observation.what, observation.page, observation.box) == (told, None, None)


def test_a_name_that_is_no_text_can_be_looked_at() -> None:
    reading = a_reading({"body": "x"}, name="\udcff draft.pdf")
    finding = outcome(a_rule(PatternMatcher(patterns=("draft",)), "file.name"), reading)
    assert finding.outcome is Outcome.FOUND


def test_all_fields_must_fit() -> None:
    reading = a_reading(metadata=[("pdf.info", "Title", "A draft"), ("pdf.info", "Author", "B")])
    both = FieldsMatcher(fields=(("title", ("*DRAFT",)), ("Author", ("a", "b"))))
    one = FieldsMatcher(fields=(("Title", ("*draft",)), ("Author", ("c",))))
    assert outcome(a_rule(both, "pdf.info"), reading).outcome is Outcome.FOUND
    assert outcome(a_rule(one, "pdf.info"), reading).outcome is Outcome.ABSENT


def test_custody_is_a_field_of_the_case_and_not_of_this_copy() -> None:
    rule = a_rule(FieldsMatcher(fields=(("custody.channel", ("recipient",)),)), "case")
    finding = outcome(rule, a_reading({"body": "x"}), Hearing(case=Case(channel=Custody.RECIPIENT)))
    assert finding.outcome is Outcome.FOUND
    assert not finding.of_copy


def test_a_fact_counts_by_kind_and_by_where_it_points() -> None:
    confession = Fact(kind=FactKind.CONFESSION, says="I made it", ref="Court file 3", toward=Origin.FORGED)
    hearing = Hearing(case=Case(), facts=(confession,))
    forged = FactsMatcher(kinds=(FactKind.CONFESSION,), toward=Origin.FORGED)
    finding = outcome(a_rule(forged, "case", say="{what}."), a_reading(), hearing)
    assert finding.reason == "I made it (Court file 3)."
    genuine = replace(forged, toward=Origin.GENUINE)
    assert outcome(a_rule(genuine, "case"), a_reading(), hearing).outcome is Outcome.ABSENT


INK = CheckRequest(check="closing.ink")


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        (Observed(request=INK, observations=(Observation(what="strokes", page=1),)), Outcome.FOUND),
        (Observed(request=INK), Outcome.ABSENT),
        (Observed(request=INK, unread="the check crashed"), Outcome.UNREAD),
        (Observed(request=replace(INK, parameters=(("a", 1),))), Outcome.UNREAD),
    ],
)
def test_a_check_that_did_not_look_is_unread(observed: Observed, expected: Outcome) -> None:
    rule = a_rule(CheckMatcher(request=INK), "closing", say="{what}")
    assert outcome(rule, a_reading({"closing": "x"}, observed=[observed])).outcome is expected


def test_signature_rules_do_not_speak_of_a_class_that_carries_none() -> None:
    rule = a_rule(DRAFT_TEXT, family=Family.SIGNATURE)
    reading = a_reading({"header": "DRAFT"})
    finding = outcome(rule, reading, a_hearing(DocumentClass.CABLE))
    assert (finding.outcome, finding.concludes) == (Outcome.INAPPLICABLE, None)
    # What was seen is not concealed.
    assert [seen.match for seen in finding.observations] == ["DRAFT"]
    assert outcome(rule, reading, a_hearing(DocumentClass.MEMORANDUM)).outcome is Outcome.FOUND


@pytest.mark.parametrize(
    ("page", "applies"),
    [
        ({"closing": "DRAFT"}, True),
        ({"addressee": "Mr A", "dateline": "6 January 2020 DRAFT"}, True),
        ({"addressee": "Mr A DRAFT"}, False),
        ({"header": "MEMORANDUM FOR RECORD", "body": "DRAFT"}, True),
        ({"body": "DRAFT"}, False),
    ],
)
def test_the_page_tells_a_letter_where_the_desk_does_not(page: dict[str, str], *, applies: bool) -> None:
    signed = (DocumentClass.SIGNED_LETTER, DocumentClass.MEMORANDUM)
    rule = a_rule(DRAFT_TEXT, "body", "closing", "addressee", "dateline", classes=signed)
    expected = Outcome.FOUND if applies else Outcome.INAPPLICABLE
    assert outcome(rule, a_reading(page)).outcome is expected


def test_a_rule_holds_within_its_period_and_where_no_date_is_claimed() -> None:
    rule = replace(a_rule(DRAFT_TEXT), valid_from=date(1980, 1, 1), valid_to=date(1999, 12, 31))
    reading = a_reading({"header": "DRAFT"})
    days = [None, date(1979, 12, 31), date(1980, 1, 1), date(1999, 12, 31), date(2000, 1, 1)]
    found = [outcome(rule, reading, a_hearing(day=day)).outcome is Outcome.FOUND for day in days]
    assert found == [True, False, True, True, False]


def test_a_month_that_lies_half_in_a_period_leaves_the_rule_unread() -> None:
    rule = replace(a_rule(DRAFT_TEXT), valid_from=date(1980, 1, 15))
    january = Hearing(case=Case(claimed=Claimed(date=Days(date(1980, 1, 1), date(1980, 1, 31)))))
    found = outcome(rule, a_reading({"header": "DRAFT"}), january)
    assert (found.outcome, "1980-01-01 to 1980-01-31" in found.reason) == (Outcome.UNREAD, True)
    later = Hearing(case=Case(claimed=Claimed(date=Days(date(1980, 2, 1), date(1980, 2, 29)))))
    assert outcome(rule, a_reading({"header": "DRAFT"}), later).outcome is Outcome.FOUND


def waiting(reading: Reading, *, or_unsigned: bool = False, class_: DocumentClass | None = None) -> Outcome:
    first = a_rule(TextMatcher(phrases=("SIGNED",)), name="core/signature.z", needs=Needs(legibility=0.5))
    needs = Needs(found=("core/signature.z",), or_unsigned_class=or_unsigned)
    second = a_rule(DRAFT_TEXT, name="core/draft.a", needs=needs)
    findings = examine(reading, a_hearing(class_), Rulebook(rules=(second, first), digest=""))
    assert [finding.rule for finding in findings] == ["core/draft.a", "core/signature.z"]
    return findings[0].outcome


def test_a_rule_that_waits_for_another_looks_only_where_that_found_something() -> None:
    assert waiting(a_reading({"header": "DRAFT SIGNED"})) is Outcome.FOUND
    assert waiting(a_reading({"header": "DRAFT"})) is Outcome.INAPPLICABLE
    assert waiting(a_reading({"header": "DRAFT"}, legibility=0.2)) is Outcome.UNREAD


def test_a_class_without_signature_need_not_wait_for_one() -> None:
    reading = a_reading({"header": "DRAFT"})
    assert waiting(reading, or_unsigned=True, class_=DocumentClass.CABLE) is Outcome.FOUND
    assert waiting(reading, or_unsigned=True, class_=DocumentClass.SIGNED_LETTER) is Outcome.INAPPLICABLE
    assert waiting(reading, class_=DocumentClass.CABLE) is Outcome.INAPPLICABLE


def test_what_is_not_found_may_mean_something_too() -> None:
    rule = replace(a_rule(DRAFT_TEXT), absent=Meaning(concludes=DRAFT, say="No mark."), found=None)
    absent = outcome(rule, a_reading({"header": "x"}))
    assert (absent.outcome, absent.concludes, absent.reason) == (Outcome.ABSENT, DRAFT, "No mark.")
    found = outcome(rule, a_reading({"header": "DRAFT"}))
    assert (found.outcome, found.concludes, found.would_bear_on) == (Outcome.FOUND, None, Axis.STANDING)


def test_a_statement_without_a_quotation_is_told_by_its_claims() -> None:
    claim = Claim(prop=Proposition.RELEASE, stance=Stance.DENY, value="not_sent")
    statement = replace(a_statement(claim), speaker=None, described_as="an official")
    matcher = StatementsMatcher(claims=(ClaimTest(prop=claim.prop, stances=(claim.stance,)),))
    hearing = Hearing(case=Case(statements=(statement,)), statements=(statement,))
    finding = outcome(a_rule(matcher, "statements", say="{count}: {who}."), a_reading(), hearing)
    assert finding.reason == "1: an official."
    assert finding.observations == (Observation(what="an official: denies its release (not sent)"),)
    assert finding.statements == ("s1",)
    assert not finding.of_copy


def test_of_many_places_two_hundred_are_listed_and_the_last_says_how_many_more() -> None:
    found = outcome(a_rule(DRAFT_TEXT), a_reading({"header": ("DRAFT MEMO " * 25 + "\n") * 40}))
    assert len(found.observations) == 200
    assert found.observations[-1].what.endswith(", and 800 more like it")


def test_a_letter_cannot_end_the_quotation_it_stands_in() -> None:
    rule = a_rule(PatternMatcher(patterns=("DRAFT.*",)), say="Says “{match}”.")
    found = outcome(rule, a_reading({"header": "DRAFT” (valid, chained to “the issuer"}))
    assert found.reason == "Says “DRAFT' (valid, chained to 'the issuer”."
    assert found.observations[0].what.count("”") == 1


def test_a_rule_that_needs_the_claimed_date_says_nothing_of_what_it_finds_without_one() -> None:
    dated = a_rule(DRAFT_TEXT, needs=Needs(dated=True))
    marked, unmarked = a_reading({"header": "DRAFT"}), a_reading({"header": "x"})
    assert outcome(dated, marked, a_hearing(day=date(2020, 1, 6))).outcome is Outcome.FOUND
    without = outcome(dated, marked)
    assert (without.outcome, without.concludes) == (Outcome.UNREAD, None)
    assert "give it in the case file" in without.reason
    assert outcome(dated, unmarked).outcome is Outcome.ABSENT


@pytest.mark.parametrize("matcher", [DRAFT_TEXT, PatternMatcher(patterns=("DRAFT",))])
def test_words_not_found_on_a_page_that_reads_badly_are_not_absent_even_where_a_rule_asks_nothing(
    matcher: Matcher,
) -> None:
    rule = a_rule(matcher)
    assert outcome(rule, a_reading({"header": "~~"}, legibility=0.3)).outcome is Outcome.UNREAD
    assert outcome(rule, a_reading({"header": "DRAFT"}, legibility=0.3)).outcome is Outcome.FOUND
    careless = a_rule(matcher, needs=Needs(legibility=0.0))
    assert outcome(careless, a_reading({"header": "~~"}, legibility=0.3)).outcome is Outcome.ABSENT
