"""Reading the YAML files that people write: every value with its place, every mistake with a way out.

``nodes`` parses text into nodes that know line and column; ``shapes`` says in one table what a file
may hold, reads it, and collects every problem before failing once.
"""

from authcheck.forms.nodes import Place, parse
from authcheck.forms.shapes import (
    Choice,
    Day,
    Decimal,
    Field,
    Flag,
    ListOf,
    Moment,
    OneOf,
    Record,
    Shape,
    Text,
    Whole,
    json_schema,
    read_form,
)

__all__ = [
    "Choice",
    "Day",
    "Decimal",
    "Field",
    "Flag",
    "ListOf",
    "Moment",
    "OneOf",
    "Place",
    "Record",
    "Shape",
    "Text",
    "Whole",
    "json_schema",
    "parse",
    "read_form",
]
