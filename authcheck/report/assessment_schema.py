"""The JSON Schema of what ``as_json`` writes, made from the same enums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authcheck.model.axes import VALUES, Axis, Status, Weight
from authcheck.model.finding import Basis, Family, Outcome
from authcheck.model.measured import Material
from authcheck.report.as_json import ASSESSMENT, FAILURE
from authcheck.report.assessment_words import with_words

if TYPE_CHECKING:
    from enum import StrEnum

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_TIME: Schema = {"type": "string", "format": "date-time"}


def assessment_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of one assessment or failure, or of an array of them."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:authcheck:schema:assessment:1",
        "title": "What authcheck --format json prints",
        "description": "An assessment, a failure, or a list of them where several letters were named.",
        "anyOf": [
            {"$ref": "#/$defs/assessment"},
            {"$ref": "#/$defs/failure"},
            {
                "type": "array",
                "items": {"anyOf": [{"$ref": "#/$defs/assessment"}, {"$ref": "#/$defs/failure"}]},
            },
        ],
        "$defs": {
            "assessment": with_words(_assessment()),
            "failure": with_words(
                _object(
                    schema={"const": FAILURE},
                    run=_object(path=_TEXT),
                    error=_object(kind=_TEXT, message=_TEXT),
                )
            ),
            "finding": with_words(_finding()),
            "answer": with_words(_answer()),
        },
    }


def _assessment() -> Schema:
    return _object(
        schema={"const": ASSESSMENT},
        exhibit=_object(
            name=_TEXT, sha256=_SHA256, media_type=_TEXT, pages={"type": "integer", "minimum": 1}
        ),
        verdict=_object(
            headline=_TEXT,
            may_report=_TEXT,
            may_not_report=_TEXT,
            as_of=_or_null(_TIME),
            axes=_object(**{axis.value: _axis(axis) for axis in Axis}),
        ),
        timeline=_or_null(_timeline()),
        findings={"type": "array", "items": {"$ref": "#/$defs/finding"}},
        limitations={"type": "array", "items": _object(what=_TEXT, why=_TEXT)},
        settings=_or_null(_settings()),
        made_with=_object(
            tool=_TEXT,
            rulebook={"type": "string", "pattern": "^[0-9a-f]{12}$"},
            engines={"type": "array", "items": _object(name=_TEXT, version=_TEXT)},
            languages=_TEXTS,
        ),
        run=_object(path=_TEXT, host=_TEXT, settings=_or_null(_TEXT), isolation=_TEXT, at=_TIME),
    )


def _settings() -> Schema:
    said: dict[str, Schema] = {
        "rule": _TEXT,
        "reason": _TEXT,
        "until": {"type": "string", "format": "date"},
    }
    words: Schema = {"enum": [weight.words for weight in Weight]}
    return _object(
        digest={"type": "string", "pattern": "^[0-9a-f]{12}$"},
        off={"type": "array", "items": _object(**said)},
        lowered={"type": "array", "items": _object(**said, **{"from": _or_null(words), "to": words})},
        lapsed={"type": "array", "items": _object(**said)},
        packs_left_out=_TEXTS,
        trusted=_TEXTS,
    )


def _axis(axis: Axis) -> Schema:
    return _object(
        **{
            "value": _one_of(VALUES[axis]),
            "status": _one_of(Status),
            "contested": {"type": "boolean"},
            "note": _TEXT,
            "for": _TEXTS,
            "against": _TEXTS,
            "unread": _TEXTS,
            "would_move": {"type": "array", "items": _TEXT, "maxItems": 3},
        }
    )


def _timeline() -> Schema:
    answer: Schema = {"$ref": "#/$defs/answer"}
    moved: Schema = {
        "type": "array",
        "items": _object(**{"axis": _one_of(Axis), "from": answer, "to": answer, "by": _TEXTS}),
    }
    return _object(
        began=_object(**{axis.value: answer for axis in Axis}),
        steps={
            "type": "array",
            "items": _object(at=_TIME, statements=_TEXTS, facts=_TEXTS, moved=moved),
        },
        withheld=_TEXTS,
        withheld_moved=moved,
        undated=_TEXTS,
        undated_moved=moved,
        untold={"type": "integer", "minimum": 0},
    )


def _answer() -> Schema:
    every_value = sorted({value.value for values in VALUES.values() for value in values})
    return _object(value={"enum": every_value}, status=_one_of(Status), contested={"type": "boolean"})


def _finding() -> Schema:
    every_value = sorted({value.value for values in VALUES.values() for value in values})
    return _object(
        id=_TEXT,
        rule=_TEXT,
        digest={"type": "string", "pattern": "^[0-9a-f]{6}$"},
        family=_one_of(Family),
        outcome=_one_of(Outcome),
        axis=_or_null(_one_of(Axis)),
        toward=_or_null({"enum": every_value}),
        weight=_or_null({"enum": [weight.words for weight in Weight]}),
        basis=_or_null(_one_of(Basis)),
        measured=_or_null(_measured()),
        reason=_TEXT,
        mistaken=_TEXTS,
        observations={
            "type": "array",
            "items": _object(
                what=_TEXT,
                page=_or_null({"type": "integer", "minimum": 1}),
                zone=_or_null(_TEXT),
                box=_or_null({"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}),
            ),
        },
    )


def _measured() -> Schema:
    share = {"type": "string", "pattern": "^[0-9]+/[0-9]+$"}
    ratio = _object(at_least={"type": "number"}, at_most=_or_null({"type": "number"}), interval=_TEXT)
    return _object(
        hits=share, false_alarms=share, on=_TEXT, material=_one_of(Material), likelihood_ratio=ratio
    )


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _one_of(values: type[StrEnum]) -> Schema:
    return {"enum": [value.value for value in values]}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
