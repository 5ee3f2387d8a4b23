"""The JSON Schema of what ``as_json`` writes, made from the same enums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from authcheck.model.axes import VALUES, Axis, Status, Weight
from authcheck.model.finding import Basis, Family, Outcome
from authcheck.report.as_json import ASSESSMENT, FAILURE

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
        "title": "What authcheck --format json prints",
        "anyOf": [
            {"$ref": "#/$defs/assessment"},
            {"$ref": "#/$defs/failure"},
            {
                "type": "array",
                "items": {"anyOf": [{"$ref": "#/$defs/assessment"}, {"$ref": "#/$defs/failure"}]},
            },
        ],
        "$defs": {
            "assessment": _assessment(),
            "failure": _object(
                schema={"const": FAILURE},
                run=_object(path=_TEXT),
                error=_object(kind=_TEXT, message=_TEXT),
            ),
            "finding": _finding(),
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
        findings={"type": "array", "items": {"$ref": "#/$defs/finding"}},
        limitations={"type": "array", "items": _object(what=_TEXT, why=_TEXT)},
        made_with=_object(
            tool=_TEXT,
            rulebook={"type": "string", "pattern": "^[0-9a-f]{12}$"},
            engines={"type": "array", "items": _object(name=_TEXT, version=_TEXT)},
            languages=_TEXTS,
        ),
        run=_object(path=_TEXT, host=_TEXT, isolation=_TEXT, at=_TIME),
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
