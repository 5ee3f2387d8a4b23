"""Assessment → JSON of schema ``authcheck.assessment/1``.

The same exhibit, case, rules and versions give the same bytes on every machine; what differs between
machines stands in ``run`` alone.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from authcheck.model.axes import Weight
from authcheck.model.measured import METHOD
from authcheck.model.signs import INVISIBLE
from authcheck.report.sources.as_json import timeline_json
from authcheck.rulebook.measures import rounded_down

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from authcheck.model.finding import Finding
    from authcheck.model.geometry import Box
    from authcheck.model.measured import Measured
    from authcheck.model.observation import Observation
    from authcheck.model.settings import Override, Settings
    from authcheck.model.verdict import Assessment, AxisResult, Failure, Verdict

ASSESSMENT = "authcheck.assessment/1"
FAILURE = "authcheck.failure/1"

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_HIDDEN = re.compile(f"[{INVISIBLE}]")

_COMMAND = re.compile(r"##(?=\w*\[)")
"""What build servers obey wherever it stands in their log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What belongs to one run on one machine, and to nothing else."""

    host: str

    isolation: str
    """How the letter's bytes were kept away from the rest, in words."""

    at: datetime
    """When the run began, with zone."""


def assessment(value: Assessment, run: Run) -> Json:
    """Return an assessment as plain values, keys in the order of the schema."""
    return {
        "schema": ASSESSMENT,
        "exhibit": {
            "name": value.exhibit.name,
            "sha256": value.exhibit.sha256,
            "media_type": value.exhibit.media_type,
            "pages": value.pages_in_file or value.pages,
        },
        "verdict": _verdict(value.verdict),
        "timeline": timeline_json(value.timeline),
        "findings": [_finding(finding) for finding in value.findings],
        "limitations": [
            *[_gap(gap.what, gap.why) for gap in value.limitations],
            *[_gap(f"statement or fact {aside.id}", aside.why) for aside in value.set_aside],
        ],
        "settings": None if value.settings is None else _settings(value.settings, value.findings),
        "made_with": {
            "tool": value.made_with.tool,
            "rulebook": value.made_with.rulebook,
            "engines": [
                {"name": engine.name, "version": engine.version} for engine in value.made_with.engines
            ],
            "languages": list(value.made_with.languages),
        },
        "run": {
            "path": value.exhibit.path,
            "host": run.host,
            "settings": None if value.settings is None else value.settings.path,
            "isolation": run.isolation,
            "at": _time(run.at),
        },
    }


def failure(value: Failure) -> Json:
    """Return a failure as plain values, keys in the order of the schema."""
    return {
        "schema": FAILURE,
        "run": {"path": value.path},
        "error": {"kind": value.kind, "message": value.message},
    }


def write(value: Json) -> str:
    """Return ``value`` as JSON text; escaped is what a terminal or a build server would obey or hide."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    # Signs like these stand inside strings alone, where an escape says the same.
    text = _COMMAND.sub(r"#\\u0023", text)
    # Line breaks here are the writer's own: json escapes those inside strings.
    return "\n".join(_HIDDEN.sub(_escaped, line) for line in text.split("\n"))


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"


def _gap(what: str, why: str) -> Json:
    return {"what": what, "why": why}


def _verdict(verdict: Verdict) -> Json:
    return {
        "headline": verdict.headline,
        "may_report": verdict.may_report,
        "may_not_report": verdict.may_not_report,
        "as_of": None if verdict.as_of is None else _time(verdict.as_of),
        "axes": {result.axis.value: _axis(result) for result in verdict.axes},
    }


def _axis(result: AxisResult) -> Json:
    return {
        "value": result.value.value,
        "status": result.status.value,
        "contested": result.contested,
        "note": result.note,
        "for": list(result.for_),
        "against": list(result.against),
        "unread": list(result.unread),
        "would_move": list(result.would_move),
    }


def _settings(settings: Settings, findings: Sequence[Finding]) -> Json:
    before = {finding.rule: finding.lowered_from for finding in findings if finding.lowered_from}
    held = [each for each in settings.overrides if each not in settings.lapsed]
    return {
        "digest": settings.digest,
        "off": [_override(each) for each in held if each.to is None],
        "lowered": [
            {
                **_override(each),
                "from": before[each.rule].words if each.rule in before else None,
                "to": each.to.words,
            }
            for each in held
            if each.to is not None
        ],
        "lapsed": [_override(each) for each in settings.lapsed],
        "packs_left_out": list(settings.left_out),
        "trusted": list(settings.trust),
    }


def _override(override: Override) -> dict[str, Json]:
    return {"rule": override.rule, "reason": override.reason, "until": override.until.isoformat()}


def _finding(finding: Finding) -> Json:
    concludes = finding.concludes
    axis = concludes.axis if concludes else finding.would_bear_on
    # What weighs nothing points nowhere, whatever side its rule would be on.
    toward = concludes.toward.value if concludes and concludes.weight is not Weight.NOTHING else None
    return {
        "id": finding.rule,
        "rule": finding.rule,
        "digest": finding.digest,
        "family": finding.family.value,
        "outcome": finding.outcome.value,
        "axis": axis.value if axis else None,
        "toward": toward,
        "weight": concludes.weight.words if concludes else None,
        "basis": concludes.basis.value if concludes else None,
        "measured": _measured(concludes.measured) if concludes and concludes.measured else None,
        "reason": finding.reason,
        "mistaken": list(finding.mistaken),
        "observations": [_observation(observation) for observation in finding.observations],
    }


def _measured(measured: Measured) -> Json:
    lower, upper = measured.interval
    return {
        "hits": str(measured.hits),
        "false_alarms": str(measured.false_alarms),
        "on": measured.on,
        "material": measured.material.value,
        "likelihood_ratio": {
            "at_least": rounded_down(lower),
            "at_most": rounded_down(upper) if math.isfinite(upper) else None,
            "interval": METHOD,
        },
    }


def _observation(observation: Observation) -> Json:
    return {
        "what": observation.what,
        "page": observation.page,
        "zone": observation.zone,
        "box": None if observation.box is None else _box(observation.box),
    }


def _box(box: Box) -> Json:
    """Left, top, right, bottom in points, to a tenth: engines differ below that."""
    # Adding 0.0 turns -0.0 into 0.0.
    return [round(edge, 1) + 0.0 for edge in (box.left, box.top, box.right, box.bottom)]


def _time(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
