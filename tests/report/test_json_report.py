from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from assessments import MEASURED, a_contested_draft, a_told_finding, an_assessment, concluding, renamed

from authcheck.model.axes import Axis, Origin, Standing, Weight
from authcheck.model.document import Limitation
from authcheck.model.finding import Basis
from authcheck.model.geometry import Box
from authcheck.model.hearing import SetAside
from authcheck.model.observation import Observation
from authcheck.model.verdict import Assessment, Failure
from authcheck.report.as_json import Run, assessment, failure, write

RUN = Run(host="desk-1", isolation="separate process", at=datetime(2031, 5, 13, 9, 30, tzinfo=UTC))


def told(value: Assessment) -> Any:
    """The assessment as a program gets it."""
    return json.loads(write(assessment(value, RUN)))


def test_an_assessment_has_the_keys_of_its_schema_in_their_order() -> None:
    value = told(a_contested_draft())
    assert list(value) == [
        "schema", "exhibit", "verdict", "timeline", "findings", "limitations", "settings", "made_with", "run",
    ]  # fmt: skip
    assert value["schema"] == "authcheck.assessment/1"
    assert list(value["exhibit"]) == ["name", "sha256", "media_type", "pages"]
    verdict = value["verdict"]
    assert list(verdict) == ["headline", "may_report", "may_not_report", "as_of", "axes"]
    assert list(verdict["axes"]) == ["origin", "integrity", "standing", "position", "custody"]
    assert list(verdict["axes"]["standing"]) == [
        "value", "status", "contested", "note", "for", "against", "unread", "would_move",
    ]  # fmt: skip
    assert list(value["findings"][0]) == [
        "id", "rule", "digest", "family", "outcome", "axis", "toward", "weight", "basis", "measured",
        "reason", "mistaken", "observations",
    ]  # fmt: skip
    assert list(value["made_with"]) == ["tool", "rulebook", "engines", "languages"]
    assert value["made_with"]["tool"] == "authcheck 0.1.0"
    assert value["run"] == {
        "path": "desk/letter.pdf",
        "host": "desk-1",
        "settings": None,
        "isolation": "separate process",
        "at": "2031-05-13T09:30:00Z",
    }


def test_for_and_against_hold_the_ids_of_findings_that_are_there() -> None:
    value = told(a_contested_draft())
    known = {finding["id"] for finding in value["findings"]}
    standing = value["verdict"]["axes"]["standing"]
    assert standing["for"] == ["core/sourcing.called_draft", "core/draft.marking"]
    assert standing["against"] == ["core/sourcing.received_signed"]
    assert standing["unread"] == ["core/draft.watermark"]
    assert {*standing["for"], *standing["against"], *standing["unread"]} <= known


def test_what_differs_between_machines_stands_in_run_alone() -> None:
    here = told(renamed(a_contested_draft(), "desk/letter.pdf"))
    elsewhere = replace(RUN, host="desk-2", at=RUN.at + timedelta(days=1))
    there = json.loads(write(assessment(renamed(a_contested_draft(), "/mnt/in/letter.pdf"), elsewhere)))
    assert here.pop("run") != there.pop("run")
    assert here == there


def test_a_box_is_given_in_tenths_of_a_point() -> None:
    seen = Observation(what="a stamp", page=2, zone="header", box=Box(72.04, -0.01, 540.06, 60.0))
    value = told(an_assessment(a_told_finding(observations=(seen,))))
    assert value["findings"][0]["observations"] == [
        {"what": "a stamp", "page": 2, "zone": "header", "box": [72.0, 0.0, 540.1, 60.0]}
    ]
    assert "-0.0" not in write(assessment(an_assessment(a_told_finding(observations=(seen,))), RUN))


def test_a_finding_that_concludes_nothing_says_null() -> None:
    finding = told(an_assessment(a_told_finding()))["findings"][0]
    assert [finding[key] for key in ("axis", "toward", "weight", "basis")] == [None] * 4


def test_a_finding_that_weighs_nothing_points_nowhere() -> None:
    nothing = concluding(Axis.ORIGIN, Origin.GENUINE, Weight.NOTHING)
    finding = told(an_assessment(a_told_finding(concludes=nothing)))["findings"][0]
    assert (finding["axis"], finding["toward"], finding["weight"]) == ("origin", None, "nothing")


def test_pages_are_those_of_the_file_not_only_those_read() -> None:
    assert told(an_assessment())["exhibit"]["pages"] == 1
    assert told(replace(an_assessment(), pages_in_file=3000))["exhibit"]["pages"] == 3000


def test_what_was_set_aside_comes_after_what_was_not_examined() -> None:
    gap = Limitation(what="page 2", why="is black")
    aside = SetAside(id="s1", why="said after the time asked about", who="Ada Example")
    limitations = told(replace(an_assessment(limitations=(gap,)), set_aside=(aside,)))["limitations"]
    assert [each["what"] for each in limitations] == ["page 2", "statement or fact s1"]


def test_the_time_asked_about_is_given_in_utc() -> None:
    east = datetime(2031, 5, 13, 12, tzinfo=timezone(timedelta(hours=3)))
    assert told(an_assessment(as_of=east))["verdict"]["as_of"] == "2031-05-13T09:00:00Z"
    assert told(an_assessment())["verdict"]["as_of"] is None


def test_hostile_text_is_escaped_and_nothing_of_it_is_lost() -> None:
    hostile = "a\x1b[2J\x7f\x9b\u202eb\u2028\ud800\U000e0041 “ü”"
    text = write(assessment(an_assessment(a_told_finding(reason=hostile)), RUN))
    assert json.loads(text)["findings"][0]["reason"] == hostile
    assert not set("\x1b\x7f\x9b\u202e\u2028\ud800\U000e0041") & set(text)
    assert "“ü”" in text


def test_a_failure_says_which_letter_and_why() -> None:
    value = failure(Failure(path="gone.pdf", kind="ExhibitMissing", message="gone.pdf: no such file"))
    assert json.loads(write(value)) == {
        "schema": "authcheck.failure/1",
        "run": {"path": "gone.pdf"},
        "error": {"kind": "ExhibitMissing", "message": "gone.pdf: no such file"},
    }


def test_a_measured_weight_is_told_with_its_counts() -> None:
    conclusion = replace(
        concluding(Axis.STANDING, Standing.UNISSUED_DRAFT, Weight.MODERATE),
        basis=Basis.MEASURED,
        measured=MEASURED,
    )
    value = told(an_assessment(a_told_finding(concludes=conclusion), a_told_finding("core/draft.other")))
    first, second = value["findings"]
    assert (first["basis"], second["measured"]) == ("measured", None)
    ratio = first["measured"].pop("likelihood_ratio")
    assert first["measured"] == {
        "hits": "41/48", "false_alarms": "3/610", "on": "an archive, 2026-11-01", "material": "real",
    }  # fmt: skip
    assert (ratio["at_least"], ratio["at_most"]) == (59.1, 512)
    assert "Koopman" in ratio["interval"]
