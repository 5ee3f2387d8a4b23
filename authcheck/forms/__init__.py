"""Reading the files that people write: every value with its place, every mistake with a way out.

``files`` takes text from disk, ``nodes`` parses YAML and ``toml`` TOML into nodes that know line and column,
``places`` is where they stand and what is wrong there. ``shapes`` says in one table what a file may hold,
reads it, and collects every problem before failing once; ``scalars`` are its single values, ``schemas`` tells
the same to editors. ``words`` and ``complaints`` put mistakes into words.
"""

from authcheck.forms.nodes import parse
from authcheck.forms.places import Place
from authcheck.forms.scalars import AboutDay, Choice, Day, Decimal, Flag, Moment, OneOf, Text, Whole
from authcheck.forms.schemas import json_schema
from authcheck.forms.shapes import Field, ListOf, Record, Shape, read_form

__all__ = [
    "AboutDay",
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
