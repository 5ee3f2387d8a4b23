"""Values → YAML as a person writes it: on one line where it fits, quoted only where it must be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from authcheck.sourcing.log.entries import Value

WIDTH = 100
"""Columns up to which lists and mappings are written on one line."""

STEP = "  "

_TEXT = "tag:yaml.org,2002:str"
_TIME = "tag:yaml.org,2002:timestamp"


def key_lines(key: str, value: Value) -> list[str]:
    """Return a key and its value as the lines of a block; the first begins at the key."""
    if isinstance(value, Mapping | tuple) and value:
        short = f"{key}: {in_line(value)}"
        several = isinstance(value, tuple) and len(value) > 1 and isinstance(value[0], Mapping)
        if len(short) <= WIDTH and not several:
            return [short]
        if isinstance(value, Mapping):
            inner = (line for name, each in value.items() for line in key_lines(name, each))
            return [f"{key}:", *(STEP + line for line in inner)]
        return [f"{key}:", *(f"- {in_line(each)}" for each in value)]
    return [f"{key}: {in_line(value, flow=False)}"]


def entry_lines(entry: Mapping[str, Value]) -> list[str]:
    """Return a mapping as an item of a list; the dash stands in the first column."""
    lines = [line for key, value in entry.items() for line in key_lines(key, value)]
    return ["- " + lines[0], *(STEP + line for line in lines[1:])]


def in_line(value: Value, *, flow: bool = True) -> str:
    """Return a value on one line; ``flow`` where it stands inside brackets."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _words(value, flow=flow)
    if isinstance(value, tuple):
        return f"[{', '.join(in_line(each) for each in value)}]"
    return f"{{{', '.join(f'{key}: {in_line(each)}' for key, each in value.items())}}}"


def _words(text: str, *, flow: bool) -> str:
    return text if _plain(text, flow=flow) else _quoted(text)


def _plain(text: str, *, flow: bool) -> bool:
    """Return whether text needs no quotation marks: the parser itself is asked."""
    if not text.isprintable() or not text or not (text[0].isalnum() or text[0] in "/(“„«"):
        return False
    try:
        node = yaml.compose(f"[{text}]" if flow else f"a: {text}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    if flow and isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
        return _is(node.value[0], text)
    if not flow and isinstance(node, yaml.MappingNode) and len(node.value) == 1:
        return _is(node.value[0][1], text)
    return False


def _is(node: yaml.Node, text: str) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value == text and node.tag in {_TEXT, _TIME}


def _quoted(text: str) -> str:
    """Return text in double quotation marks, whatever does not print or YAML does not take escaped."""
    return "".join(
        sign if sign.isprintable() else _escaped(sign) for sign in json.dumps(text, ensure_ascii=False)
    )


def _escaped(sign: str) -> str:
    number = ord(sign)
    if number <= 0xFF:  # noqa: PLR2004 - two hexadecimal digits
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - four digits
