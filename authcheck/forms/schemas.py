"""Shapes told to editors: JSON Schema (draft 2020-12), with what each key and each word means."""

from __future__ import annotations

from enum import Enum, StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authcheck.forms.shapes import Field, Record, Shape

Schema = dict[str, Any]
"""A JSON Schema or a part of one."""


class Nested:
    """Gives each record of a schema one place, so that records may hold themselves."""

    def __init__(self) -> None:
        """Start with none."""
        self.definitions: dict[str, Schema] = {}
        self._names: dict[int, str] = {}
        self._key = "file"

    def reference(self, record: Record[Any]) -> Schema:
        """Return a reference to the record's schema, which is worked out once."""
        name = self._names.get(id(record))
        if name is None:
            name = self._names[id(record)] = self._free_name()
            self.definitions[name] = {}
            self.definitions[name] = record.described(self)
        return {"$ref": f"#/$defs/{name}"}

    def properties(self, fields: Mapping[str, Field[Any]]) -> Schema:
        """Return the schemas of a record's keys; a record first met under a key is called after it."""
        properties: Schema = {}
        for key, field in fields.items():
            before, self._key = self._key, key
            properties[key] = field.schema(self)
            self._key = before
        return properties

    def _free_name(self) -> str:
        taken = sum(1 for name in self.definitions if name.partition("-")[0] == self._key)
        return f"{self._key}-{taken + 1}" if taken else self._key


def json_schema(shape: Shape[Any], *, title: str, name: str, about: str = "") -> Schema:
    """Return the JSON Schema of a whole form.

    Args:
        shape: What the form may hold.
        title: What the form is.
        name: Its short name, for ``$id``.
        about: What to know before writing one; empty for nothing.
    """
    nested = Nested()
    root = shape.schema(nested)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:authcheck:schema:{name}:1",
        "title": title,
        **({"description": about} if about else {}),
        **root,
        "$defs": nested.definitions,
    }


def one_word(known: Mapping[str, str]) -> Schema:
    """Return the schema of one word of several, each with what it means (empty where nothing is said)."""
    schema: Schema = {"enum": list(known)}
    if any(known.values()):
        # JSON Schema knows no such key; editors do, and show it beside each word.
        schema["enumDescriptions"] = list(known.values())
    return schema


def or_null(schema: Schema) -> Schema:
    """Return the schema of the same or of null, which stands for a key left out."""
    # As flat as can be: editors show alternatives badly.
    if "enum" in schema:
        told = schema.get("enumDescriptions")
        beside = {"enumDescriptions": [*told, "as if it were left out"]} if told else {}
        return {**schema, "enum": [*schema["enum"], None], **beside}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def meaning(member: object) -> str:
    """Return what the string under a member of an enum says, on one line; empty where there is none."""
    return _strings_under(type(member)).get(member.name, "") if isinstance(member, Enum) else ""


@cache
def _strings_under(enum: type[Enum]) -> dict[str, str]:
    """Return what stands under each member in the source of an enum; empty where the source is not there."""
    import ast  # noqa: PLC0415 - only whoever writes a schema or asks a person pays for it
    import inspect  # noqa: PLC0415 - the same

    try:
        tree = ast.parse(inspect.getsource(enum))
    except (OSError, SyntaxError):
        return {}
    told: dict[str, str] = {}
    (body,) = (node.body for node in tree.body if isinstance(node, ast.ClassDef))
    for member, below in pairwise(body):
        if isinstance(member, ast.Assign) and isinstance(below, ast.Expr):
            (target,) = member.targets
            text = ast.literal_eval(below.value)
            told[ast.unparse(target)] = " ".join(text.replace("``", "").split()).removesuffix(".")
    return told


def example(value: object) -> object:
    """Return a default as it is written in a file; None where it stands for a key left out."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (bool, int, float)) or (isinstance(value, str) and value):
        return value
    if isinstance(value, tuple) and value and all(isinstance(each, (str, StrEnum)) for each in value):
        return [str(each) for each in value]
    return None
