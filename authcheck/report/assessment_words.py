"""What each key of an assessment means, for its JSON Schema."""

from __future__ import annotations

from typing import Any

from authcheck.forms.schemas import meaning
from authcheck.model.axes import Axis

_AXIS = {
    "value": "the answer",
    "status": "how far it is decided; INDETERMINATE is a result",
    "contested": "whether evidence of at least moderate weight stands on both sides",
    "note": "a remark on the answer; may be empty",
    "for": "ids of the findings for the answer, the strongest first",
    "against": "ids of the findings against it, the strongest first",
    "unread": "ids of the rules that bear on it and could not look",
    "would_move": "the cheapest facts that would change the answer, at most three",
}

_EXCEPTION = {
    "rule": "the rule's id",
    "reason": "why, in the desk's words",
    "until": "the last day it holds",
    "from": "the rule's own weight; null where its outcomes have several",
    "to": "the most it may weigh",
}

_ANSWER = {key: _AXIS[key] for key in ("value", "status", "contested")}

_MOVED = {
    "axis": "the question",
    "from": "the answer before",
    "to": "the answer after",
    "by": "ids of the statements that moved it; empty where facts did, or the file itself",
    **{f"{end}.{key}": words for end in ("from", "to") for key, words in _ANSWER.items()},
}

WORDS = {
    "schema": "which schema this is, and its version",
    "exhibit": "the file as received",
    "exhibit.name": "its file name",
    "exhibit.sha256": "the SHA-256 of its bytes",
    "exhibit.media_type": "its type, told by its content",
    "exhibit.pages": "how many pages it has",
    "verdict": "what can be said of it",
    "verdict.headline": "the answers in one line",
    "verdict.may_report": "what may be reported on this evidence",
    "verdict.may_not_report": "what may not",
    "verdict.as_of": "the time up to which statements count; null for all",
    "verdict.axes": "five questions, none of which answers another",
    **{f"verdict.axes.{axis}": meaning(axis) for axis in Axis},
    **{f"verdict.axes.{axis}.{key}": words for axis in Axis for key, words in _AXIS.items()},
    "timeline": "who moved which answer, and when; null where nobody has spoken",
    "timeline.began": "the answers before anybody has spoken",
    **{f"timeline.began.{axis}": meaning(axis) for axis in Axis},
    **{f"timeline.began.{axis}.{key}": words for axis in Axis for key, words in _ANSWER.items()},
    "timeline.steps": "the times at which something was said or became known, in their order",
    "timeline.steps[].at": "when",
    "timeline.steps[].statements": "ids of the statements said then that count",
    "timeline.steps[].facts": "kinds of the facts known from then on",
    "timeline.steps[].moved": "the answers that became others",
    "timeline.withheld": "ids of statements whose times the desk keeps to itself, not in the order of time",
    "timeline.withheld_moved": "what they move together, on top of all whose times are told",
    "timeline.undated": "ids of accepted statements without a time",
    "timeline.undated_moved": "what they move once they are counted with all the others",
    **{
        f"timeline.{list_}[].{key}": words
        for list_ in ("steps[].moved", "withheld_moved", "undated_moved")
        for key, words in _MOVED.items()
    },
    "timeline.untold": "times not told one by one, since there are too many; then there are no steps",
    "findings": "what each rule came to, in the order of their ids",
    "limitations": "what could not be examined",
    "limitations[].what": "what was not examined",
    "limitations[].why": "why not",
    "settings": "the desk's settings that went into it; null where there are none",
    "settings.digest": "first 12 hexadecimal digits of the SHA-256 of the settings file",
    "settings.off": "rules that the desk switched off",
    "settings.lowered": "rules that the desk lowered",
    "settings.lapsed": "exceptions that hold no more; their rules count in full",
    **{
        f"settings.{key}[].{name}": words
        for key in ("off", "lowered", "lapsed")
        for name, words in _EXCEPTION.items()
    },
    "settings.packs_left_out": "packs that are there and not in force, by name",
    "settings.trusted": "packages and packs whose Python may run",
    "made_with": "what it takes to get the same again",
    "made_with.tool": "authcheck and its version",
    "made_with.rulebook": "digest over the ids and contents of all rules in force",
    "made_with.engines": "the libraries that read the file",
    "made_with.engines[].name": "its name",
    "made_with.engines[].version": "its version",
    "made_with.languages": "the languages that scans were read in, by Tesseract's codes",
    "run": "where and when it was made; the same file gives another on another day",
    "run.path": "the file as it was named",
    "run.host": "the machine",
    "run.settings": "the settings file as found or named; null without one",
    "run.isolation": "how the file was kept apart while it was read",
    "run.at": "when",
    "error": "why there is no assessment",
    "error.kind": "the kind of error, such as DamagedExhibit",
    "error.message": "what is wrong and the way out",
    "value": "the answer",
    "status": "how far it is decided",
    "contested": "whether evidence of at least moderate weight stands on both sides",
    "id": "names the finding in verdict.axes; the rule's id, since a rule has one finding",
    "rule": "the rule's id; `authcheck rules show ID` explains it",
    "digest": "first six hexadecimal digits of the SHA-256 of the rule's content",
    "family": "what the rule is about",
    "outcome": "what it came to; unread never counts as absent",
    "axis": "the question it bears on; null where the outcome says nothing",
    "toward": "the answer it points to; null where the outcome says nothing",
    "weight": "how strongly; null where the outcome says nothing",
    "basis": "why the weight is what it is; null where the outcome says nothing",
    "measured": "the counts that the weight rests on; null for any other basis",
    "measured.hits": "letters with the property for which the outcome came up, of all with it",
    "measured.false_alarms": "letters without the property for which it came up, of all without it",
    "measured.on": "name of the corpus, and the date",
    "measured.material": "what the letters were",
    "measured.likelihood_ratio": "how much likelier the outcome is with the property than without",
    "measured.likelihood_ratio.at_least": "lower end of the interval, which gives the weight its word",
    "measured.likelihood_ratio.at_most": "upper end; null where there is none",
    "measured.likelihood_ratio.interval": "how the interval is drawn",
    "reason": "what was found, or why nothing could be said, in one sentence",
    "mistaken": "innocent explanations",
    "observations": "what was seen, and where",
    "observations[].what": "what was seen, in one sentence",
    "observations[].page": "the page, from 1; null where it is on none",
    "observations[].zone": "the zone; null where it is in none",
    "observations[].box": "left, top, right, bottom in points from the page's top left; null where unknown",
}
"""By the key's path from the assessment, the failure, the finding or the answer."""


def with_words(schema: dict[str, Any], above: str = "") -> dict[str, Any]:
    """Return a schema of objects with the description of each key."""
    told = dict(schema)
    if "properties" in schema:
        told["properties"] = {
            key: _described(inner, f"{above}.{key}" if above else key)
            for key, inner in schema["properties"].items()
        }
    if "items" in schema:
        told["items"] = with_words(schema["items"], f"{above}[]")
    if "anyOf" in schema:
        told["anyOf"] = [with_words(each, above) for each in schema["anyOf"]]
    return told


def _described(schema: dict[str, Any], path: str) -> dict[str, Any]:
    words = {"description": WORDS[path]} if path in WORDS else {}
    return words | with_words(schema, path)
