"""What can be wrong with a text whatever its structure: signs that hide or mislead, words that are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from authcheck.model.signs import INVISIBLE, JOINERS

ANCHORS = (
    "anchors and aliases (& and *) are not used here; write the value out, or quote text with such a sign"
)

TAGS = "tags (!) are not used here; quote text that begins with an exclamation mark"

NO_BLANK_AFTER_DASH = "a blank is missing after the dash; without it, this begins no item of a list"

ODD_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks to the eye that are none to YAML, as a part of a pattern."""

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML counts a new line."""

_MOST = 40
"""Characters of a value that a message shows."""

_UNSEEN = re.compile(f"[ {ODD_BLANKS}{JOINERS}{INVISIBLE}]")
"""What nobody sees where nothing else stands beside it."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong with a text before anything of it is read."""

    line: int
    """From 1."""

    column: int
    """From 1, in characters."""

    message: str
    code: str = "F004"


def odd_blank(sign: str) -> str:
    """Return what is wrong with a blank to the eye that is none to YAML."""
    return f"U+{ord(sign):04X} looks like a blank and is none to YAML; type an ordinary one"


def unreadable(text: str, character: int) -> Complaint:
    """Return the complaint about a character that YAML does not take."""
    name = f"U+{character:04X}"
    escape = f'"\\x{character:02x}"' if character <= 0xFF else f'"\\u{character:04x}"'  # noqa: PLR2004 - one byte
    message = f"{name} is a control character; take it out, or write {escape} in double quotes"
    return Complaint(*line_and_column(text, text.find(chr(character))), message, "F023")


def seen(text: str) -> str:
    """Return what of a text can be seen, empty where nobody sees anything; words run together."""
    return _UNSEEN.sub("", text)


def trap(tag: str, value: str) -> str:
    """Return what YAML makes of unquoted words, and how they stay words; empty where it leaves them.

    Args:
        tag: The kind that the parser gives the value.
        value: The words as they are written.
    """
    kind = tag.rpartition(":")[2]
    made = _made(kind, value)
    if not made:
        return ""
    shown = value if len(value) <= _MOST else f"{value[: _MOST - 1]}…"
    return f"unquoted, {shown} is {made}, not text; quote it: '{shown}'"


def _made(kind: str, value: str) -> str:
    if kind == "bool":
        return f"the truth value {'true' if value.lower() in {'yes', 'true', 'on'} else 'false'}"
    if kind == "null":
        return "nothing" if value else ""
    if kind == "timestamp":
        return "a date"
    if kind not in {"int", "float"}:
        return ""
    number = _number(kind, value) if len(value) <= _MOST else value
    return f"the number {number}" if number != value else "a number"


def _number(kind: str, value: str) -> str:
    """Return what YAML 1.1 reads, in our figures: 012 is octal, 1:30 to the base of 60."""
    loader = yaml.SafeLoader("")
    node = yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", value)
    try:
        number = loader.construct_yaml_int(node) if kind == "int" else loader.construct_yaml_float(node)
    except ValueError:  # 0x_ looks like a number and is none
        return value
    return f"{number:g}" if kind == "float" else str(number)


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Return where a position of ``text`` stands, both from 1."""
    before = BREAK.split(text[: max(position, 0)])
    return len(before), len(before[-1]) + 1
