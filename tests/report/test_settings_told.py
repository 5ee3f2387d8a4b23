"""What a desk's settings changed stands in every report."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import jsonschema
from assessments import a_told_finding, an_assessment, concluding, deciding

from authcheck.model.axes import Axis, Standing, Status, Weight
from authcheck.model.finding import Outcome
from authcheck.model.settings import Named, Override, Settings
from authcheck.model.verdict import Assessment, AxisResult
from authcheck.report.as_json import Run, assessment, write
from authcheck.report.assessment_schema import assessment_schema
from authcheck.report.terminal import render

REASON = "Our registry prints it"
OFF = Override(rule="core/draft.heading", to=None, reason=REASON, until=date(2031, 6, 1))
LOWERED = Override(
    rule="core/draft.marking",
    to=Weight.WEAK,
    reason="It stays on",
    until=date(2031, 7, 1),
    was=Weight.STRONG,
)
LAPSED = Override(rule="core/draft.file-name", to=None, reason="Old", until=date(2031, 4, 1))
SETTINGS = Settings(
    path="desk/authcheck.toml",
    digest="0123456789ab",
    overrides=(OFF, LOWERED, LAPSED),
    lapsed=(LAPSED,),
    left_out=("us-dod",),
    trusted=(Named(name="a-package", is_folder=False),),
)


def an_assessment_by_settings() -> Assessment:
    marking = replace(
        a_told_finding(concludes=concluding(Axis.STANDING, Standing.UNISSUED_DRAFT, Weight.WEAK)),
        override=LOWERED,
        lowered_from=Weight.STRONG,
    )
    heading = replace(
        a_told_finding(
            "core/draft.heading",
            title="Draft at the head",
            outcome=Outcome.UNREAD,
            reason=f"switched off by the desk: {OFF.told}",
        ),
        override=OFF,
    )
    standing = AxisResult(
        axis=Axis.STANDING,
        value=Standing.UNDETERMINED,
        status=Status.INDETERMINATE,
        pole=Standing.UNISSUED_DRAFT,
        for_=("core/draft.marking",),
        unread=("core/draft.heading",),
    )
    return replace(an_assessment(marking, heading, axes=deciding(standing=standing)), settings=SETTINGS)


def told(value: Assessment) -> Any:
    run = Run(host="desk-1", isolation="separate process", at=datetime(2031, 5, 13, tzinfo=UTC))
    return json.loads(write(assessment(value, run)))


def test_programs_are_told_what_was_switched_off_lowered_and_left_out() -> None:
    value = told(an_assessment_by_settings())
    jsonschema.Draft202012Validator(assessment_schema()).validate(value)
    assert value["run"]["settings"] == "desk/authcheck.toml"
    assert value["settings"] == {
        "digest": "0123456789ab",
        "off": [{"rule": "core/draft.heading", "reason": REASON, "until": "2031-06-01"}],
        "lowered": [
            {
                "rule": "core/draft.marking",
                "reason": "It stays on",
                "until": "2031-07-01",
                "from": "strong",
                "to": "weak",
            }
        ],
        "lapsed": [{"rule": "core/draft.file-name", "reason": "Old", "until": "2031-04-01"}],
        "packs_left_out": ["us-dod"],
        "trusted": ["a-package"],
    }


def test_people_are_told_the_same() -> None:
    report = " ".join(render(an_assessment_by_settings()).split())
    for sentence in (
        "Lowered from strong to weak by the desk: It stays on (until 2031-07-01).",
        "Draft at the head: switched off by the desk: Our registry prints it (until 2031-06-01).",
        "1 rule switched off: core/draft.heading: Our registry prints it (until 2031-06-01).",
        "1 rule lowered: core/draft.marking from strong to weak: It stays on (until 2031-07-01).",
        "counting in full again: core/draft.file-name, up to 2031-04-01.",
        "Pack left out: us-dod.",
        "Python trusted beside authcheck's own: a-package.",
        "desk/authcheck.toml, digest 0123456789ab",
    ):
        assert sentence in report


def test_without_settings_nothing_is_said_of_them() -> None:
    assert told(an_assessment())["settings"] is None
    assert "desk" not in render(an_assessment(path="letter.pdf")).replace("reach the desk?", "")


def test_a_finding_that_was_lowered_to_nothing_says_who_did_it() -> None:
    idle = replace(
        a_told_finding(concludes=concluding(Axis.STANDING, Standing.UNISSUED_DRAFT, Weight.NOTHING)),
        override=replace(LOWERED, to=Weight.NOTHING),
        lowered_from=Weight.STRONG,
    )
    report = " ".join(render(an_assessment(idle)).split())
    _, _, listed = report.partition("Listed, moves nothing")
    assert "Lowered from strong to nothing by the desk: It stays on (until 2031-07-01)." in listed
