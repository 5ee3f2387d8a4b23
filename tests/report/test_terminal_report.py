from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from assessments import (
    MEASURED,
    NOTHING_DECIDED,
    a_contested_draft,
    a_told_finding,
    an_assessment,
    concluding,
    deciding,
    renamed,
)

from authcheck.model.axes import Axis, Integrity, Origin, Status, Weight
from authcheck.model.document import Limitation
from authcheck.model.finding import Outcome
from authcheck.model.hearing import SetAside
from authcheck.model.observation import Observation
from authcheck.model.verdict import Assessment, AxisResult
from authcheck.report.terminal import render

SNAPSHOT = Path(__file__).parent / "contested-draft.txt"


def flat(assessment: Assessment, width: int = 80) -> str:
    """The report with its line breaks and columns undone, to look for sentences in it."""
    return " ".join(render(assessment, width=width).split())


def test_the_report_of_a_contested_draft_is_as_it_was_approved() -> None:
    """After a wanted change: write the report to the snapshot, and read it before committing."""
    assert render(a_contested_draft()) == SNAPSHOT.read_text(encoding="utf-8")


def test_what_was_not_examined_is_announced_before_the_conclusion() -> None:
    report = flat(a_contested_draft())
    assert report.index("Not examined: 2 things") < report.index("Genuine, unissued draft")
    assert report.index("Genuine, unissued draft") < report.index("Not examined, and why")


def test_the_parts_come_in_the_order_a_desk_reads_them() -> None:
    report = flat(a_contested_draft())
    parts = [
        "Genuine, unissued",
        "May report",
        "May not report",
        "Question",
        "Evidence on origin",
        "Evidence on standing",
        "Not examined, and why",
        "What would move it",
        "SHA-256 c0ffee" + 58 * "0",
        "Rulebook 0123456789ab",
        "authcheck 0.1.0; pdfium 7000, tesseract 5.5.0",
    ]
    places = [report.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [20, 40, 64, 80, 100, 400])
def test_no_line_is_wider_than_the_page_and_no_answer_is_cut(width: int) -> None:
    report = render(a_contested_draft(), width=width)
    assert max(map(len, report.splitlines())) <= max(40, min(width, 110))
    squeezed = "".join(report.split())
    for words in ("genuine", "ESTABLISHED", "CONTESTED", "core/sourcing.received_signed#3fa91c", 58 * "0"):
        assert words in squeezed


def test_plain_output_holds_no_control_code() -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", render(a_contested_draft()))


def test_the_environment_cannot_bring_colour_into_plain_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "33")
    assert render(a_contested_draft()) == SNAPSHOT.read_text(encoding="utf-8")


def test_styled_output_says_the_same_words() -> None:
    styled = render(a_contested_draft(), styled=True)
    assert "\x1b[1m" in styled
    unstyled = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", styled).split("\n"))
    assert unstyled == render(a_contested_draft())


def test_hostile_words_reach_the_terminal_harmless() -> None:
    hostile = "\x1b[2J\x1b]0;owned\x07[blink]all [/red] clear\u202e"
    report = render(
        replace(
            an_assessment(
                a_told_finding(
                    reason=hostile,
                    observations=(Observation(what=hostile, match=hostile, page=1, zone=hostile),),
                    mistaken=(hostile,),
                    concludes=concluding(Axis.ORIGIN, Origin.GENUINE, Weight.WEAK),
                ),
                a_told_finding("core/draft.other", title=hostile, outcome=Outcome.ABSENT),
                a_told_finding("core/draft.poor", title=hostile, reason=hostile, outcome=Outcome.UNREAD),
                axes=deciding(
                    origin=replace(
                        NOTHING_DECIDED[0], for_=("core/draft.marking",), note=hostile, would_move=(hostile,)
                    )
                ),
                headline=hostile,
                path=f"{hostile}.pdf",
                limitations=(Limitation(what=hostile, why=hostile),),
                case_path=hostile,
            )
        ),
        styled=True,
    )
    assert "\x1b[2J" not in report
    assert "\x1b]" not in report
    assert "\u202e" not in report
    assert report.count("[blink]all [/red] clear") > 5


def test_absence_is_never_called_clean_and_unread_never_absent() -> None:
    report = flat(a_contested_draft())
    assert "Looked for and not found, which by itself says nothing Ink over the typed name." in report
    assert "Watermark: page 1 is too poor to read." in report
    assert "clean" not in report


def test_rules_left_unread_for_one_reason_share_a_line() -> None:
    unread = [
        a_told_finding(f"core/draft.{name}", title=name, outcome=Outcome.UNREAD, reason="page 2 is black")
        for name in ("one", "two")
    ]
    report = flat(an_assessment(*unread))
    assert "Not examined: 2 things" in report
    assert "Not examined, and why one; two: page 2 is black." in report


def test_a_place_that_the_reason_names_is_not_told_twice() -> None:
    report = flat(a_contested_draft())
    assert report.count("“DRAFT”") == 1
    assert report.count("header") == 1


def test_a_place_that_the_reason_leaves_out_is_told() -> None:
    seen = tuple(
        Observation(what="marked", match=f"DRAFT {number}", page=number, zone="footer")
        for number in range(1, 6)
    )
    report = flat(an_assessment(a_told_finding(reason="Marked as a draft.", observations=seen)))
    assert "page 1, footer: “DRAFT 1”" in report
    assert "page 3, footer: “DRAFT 3” and more: 5 places on 5 pages in all" in report


def test_no_quotation_is_printed_without_whose_words_they_are_when_and_where() -> None:
    """The finding's sentence tells the first voice alone; the others must not pass for it."""
    first, second = (
        Observation(what=f"{who}, 2031-05-1{day} ({outlet}): “{words}”", match=words)
        for who, day, outlet, words in (
            ("S1", 2, "Channel News", "I never wrote that"),
            ("Ada Example", 3, "The Pilot", "There is no such order"),
        )
    )
    finding = replace(
        a_told_finding("core/sourcing.denied", reason=f"Denied: {first.what}.", observations=(first, second)),
        statements=("s1", "s2"),
    )
    report = flat(an_assessment(finding))
    assert "Denied: S1, 2031-05-12 (Channel News): “I never wrote that”." in report
    assert "Ada Example, 2031-05-13 (The Pilot): “There is no such order”" in report
    assert report.count("There is no such order") == report.count("I never wrote that") == 1


def test_a_quotation_in_other_marks_is_not_told_twice() -> None:
    heard = Observation(what="Ada: “It is 'ours'”", match="It is 'ours'")
    finding = replace(
        a_told_finding("core/sourcing.ours", reason='Ada: "It is ours".', observations=(heard,)),
        statements=("s1",),
    )
    assert flat(an_assessment(finding)).count("It is") == 1


def test_a_finding_that_names_nobody_is_followed_by_who_said_it() -> None:
    heard = Observation(what="Ada Example, 12 May: “It is a draft”", match="It is a draft")
    finding = replace(
        a_told_finding(
            "core/sourcing.draft", reason="Called a draft: “It is a draft”.", observations=(heard,)
        ),
        statements=("s1",),
    )
    assert "#3fa91c Ada Example, 12 May: “It is a draft”" in flat(an_assessment(finding))


def test_places_and_pages_beyond_those_shown_add_up() -> None:
    seen = tuple(
        Observation(what="marked", match=f"DRAFT {number}", page=number // 2, zone="footer")
        for number in range(2, 12)
    )
    report = flat(an_assessment(a_told_finding(reason="Marked as a draft.", observations=seen)))
    assert "and more: 10 places on 5 pages in all" in report


def test_a_quotation_is_given_in_full_once_and_then_by_its_first_words() -> None:
    words = "That letter is a draft, it was a mistake and should not have been sent"
    report = flat(
        an_assessment(
            a_told_finding("core/sourcing.one", reason=f"She disowns it: “{words}”."),
            a_told_finding("core/sourcing.two", reason=f"She calls it a draft: “{words}”."),
        )
    )
    assert report.count(words) == 1
    assert "She calls it a draft: “That letter is a draft, it was…”." in report


def test_what_was_seen_is_told_under_the_first_finding_that_rests_on_it() -> None:
    seen = (Observation(what="an official of the harbour says so"),)
    report = flat(
        an_assessment(
            a_told_finding("core/sourcing.one", reason="One source.", observations=seen),
            a_told_finding("core/sourcing.two", reason="A source.", observations=seen),
        )
    )
    assert report.count("an official of the harbour says so") == 1


def test_kinds_of_statement_that_nobody_recorded_are_counted_rather_than_listed() -> None:
    absent = [
        a_told_finding(
            f"core/sourcing.{name}", title=f"Somebody says {name}", outcome=Outcome.ABSENT, of_copy=False
        )
        for name in ("one", "two")
    ]
    watermark = a_told_finding("core/draft.watermark", title="Watermark", outcome=Outcome.ABSENT)
    report = flat(an_assessment(*absent, watermark))
    assert (
        "says nothing Watermark; in the case file, 2 kinds of statement or fact that nobody recorded."
        in report
    )


def test_of_very_many_rules_that_found_nothing_the_rest_is_counted() -> None:
    absent = [
        a_told_finding(f"core/draft.n{number}", title=f"Mark {number}", outcome=Outcome.ABSENT)
        for number in range(100)
    ]
    report = flat(an_assessment(*absent))
    assert "Mark 58; Mark 59; and 40 more rules, which --format json names." in report
    assert "Mark 60" not in report


def test_a_rule_that_does_not_apply_says_what_the_desk_can_do_about_it() -> None:
    why = "speaks of a signed letter, and nothing tells that this is one; say so in the case file"
    outside = [
        a_told_finding(f"core/signature.{name}", title=name, outcome=Outcome.INAPPLICABLE, reason=why)
        for name in ("Blank space", "Stamp")
    ]
    mail = a_told_finding("core/draft.mail", title="Mail", outcome=Outcome.INAPPLICABLE, reason="not a mail")
    report = flat(an_assessment(*outside, mail))
    assert f"Does not apply to this letter Blank space; Stamp: {why}. Mail." in report


def test_what_was_seen_is_not_concealed_where_the_rule_does_not_apply() -> None:
    seen = (Observation(what="signature field “Sig1” without a signature", page=1),)
    field = a_told_finding(
        "core/signature.field",
        title="Empty field",
        outcome=Outcome.INAPPLICABLE,
        reason="speaks of a signed letter",
        observations=seen,
    )
    told = "Empty field (seen all the same: signature field “Sig1” without a signature): speaks of a signed"
    assert told in flat(an_assessment(field))


def test_what_was_set_aside_is_told_by_name_and_apart_from_what_was_not_examined() -> None:
    late = "said after the time asked about"
    aside = (
        SetAside(id="s1", why=late, who="Ada Example"),
        SetAside(id="s2", why=late, who="Bo Example"),
        SetAside(id="s3", why="rejected by the desk", who="Cy Example"),
    )
    gap = Limitation(what="faint pencil marks", why="the scan is poor")
    report = flat(replace(an_assessment(limitations=(gap,), case_path="a.case.yaml"), set_aside=aside))
    assert "Not examined: 1 thing, listed below: faint pencil marks" in report
    assert "Heard: all statements accepted in the case file; 3 set aside, listed below." in report
    assert (
        f"Set aside in the case file, and why 2 entries, {late}: Ada Example; Bo Example."
        " 1 entry, rejected by the desk: Cy Example." in report
    )


def test_the_pages_of_the_file_are_told_where_not_all_were_read() -> None:
    assert "PDF, 3,000 pages, 400 read, SHA-256" in flat(
        replace(an_assessment(), pages=400, pages_in_file=3000)
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [("real.docx", True), ("real.PNG", True), ("real.PDF", False), ("real.v2", False), ("-", False)],
)
def test_a_name_that_promises_another_kind_of_file_is_pointed_out(name: str, *, said: bool) -> None:
    report = flat(renamed(an_assessment(), name))
    assert (f"named {name.lower()[4:]}, is a PDF" in report) is said


def test_the_languages_of_ocr_are_told() -> None:
    made = replace(an_assessment().made_with, languages=("deu", "eng"))
    assert "tesseract 5.5.0; OCR in deu+eng (--lang)" in flat(replace(an_assessment(), made_with=made))


def test_evidence_on_an_undetermined_answer_names_the_side_it_speaks_for() -> None:
    letterhead = a_told_finding(
        "core/letterhead.present", concludes=concluding(Axis.ORIGIN, Origin.GENUINE, Weight.WEAK)
    )
    leading = replace(NOTHING_DECIDED[0], pole=Origin.GENUINE, for_=("core/letterhead.present",))
    report = flat(an_assessment(letterhead, axes=deciding(origin=leading)))
    assert "origin Made in the office named? undetermined INDETERMINATE" in report
    assert "Evidence on origin, for and against “genuine” for, " in report


def test_a_finding_on_statements_told_above_it_is_told_by_its_title() -> None:
    genuine = concluding(Axis.ORIGIN, Origin.GENUINE, Weight.MODERATE)
    two, one = (
        replace(
            a_told_finding(
                f"core/sourcing.{number}",
                title=f"Confirmed {number}",
                reason=f"{number} say so.",
                concludes=genuine,
            ),
            statements=statements,
        )
        for number, statements in (("two", ("s1", "s2")), ("one", ("s1",)))
    )
    leading = replace(NOTHING_DECIDED[0], pole=Origin.GENUINE, for_=(two.rule, one.rule))
    report = flat(an_assessment(two, one, axes=deciding(origin=leading)))
    assert "two say so." in report
    assert "one say so." not in report
    assert "Confirmed one (same statements). core/sourcing.one#3fa91c" in report


def test_the_cheapest_facts_are_named_for_each_answer() -> None:
    moved = replace(NOTHING_DECIDED[0], would_move=("Ask her", "Ask him"))
    report = flat(an_assessment(axes=deciding(origin=moved)))
    assert "cheapest first origin Ask her. Ask him. SHA-256" in report


def test_found_findings_that_no_axis_cites_are_listed_as_moving_nothing() -> None:
    report = flat(an_assessment(a_told_finding(reason="Odd tone.")))
    assert "Listed, moves nothing Odd tone. core/draft.marking#3fa91c" in report


def test_a_note_on_an_answer_stands_under_the_answers() -> None:
    altered = AxisResult(
        axis=Axis.INTEGRITY, value=Integrity.ALTERED, status=Status.SUPPORTED, note="some items"
    )
    assert "Note on integrity: some items" in flat(an_assessment(axes=deciding(integrity=altered)))


def test_without_a_case_file_the_report_says_that_nobody_was_heard() -> None:
    assert "No case file: nobody's word was heard" in flat(an_assessment())
    assert "Heard: all statements accepted" in flat(an_assessment(case_path="a.case.yaml"))


def test_standard_input_is_called_by_its_name() -> None:
    assert render(renamed(an_assessment(), "-")).startswith("standard input   PDF, 1 page")


def test_the_counts_that_a_weight_rests_on_stand_under_its_finding() -> None:
    measured = replace(concluding(Axis.ORIGIN, Origin.GENUINE, Weight.MODERATE), measured=MEASURED)
    finding = a_told_finding("core/letterhead.a", concludes=measured)
    origin = AxisResult(
        axis=Axis.ORIGIN, value=Origin.PROBABLY_GENUINE, status=Status.SUPPORTED, for_=(finding.rule,)
    )
    report = flat(an_assessment(finding, axes=deciding(origin=origin)))
    assert (
        "Measured: this came up in 41 of 48 letters that are what it points to, and in 3 of 610 that are not "
        "(an archive, 2026-11-01): a likelihood ratio of at least 59.1."
    ) in report
