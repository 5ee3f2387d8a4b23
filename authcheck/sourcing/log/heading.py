"""What the letter claims to be, put into a case file that does not say it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from authcheck.sourcing.log.surgery import (
    Entangled,
    Meaning,
    Splice,
    end_of_lines,
    line_break,
    lines_at,
    meaning,
    meaning_of,
)
from authcheck.sourcing.log.written import in_line, key_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authcheck.sourcing.log.entries import Value

DOCUMENT = "document"


def missing(root: yaml.Node, document: Mapping[str, Value]) -> dict[str, Value]:
    """Return the keys of ``document`` that a file does not hold yet."""
    there = meaning(root)
    known = there.get(DOCUMENT) if isinstance(there, dict) else None
    held = known if isinstance(known, dict) else {}
    return {key: value for key, value in document.items() if key not in held}


def heading(text: str, root: yaml.Node, keys: Mapping[str, Value]) -> Splice:
    """Return what puts keys that are not there yet in front of those that are, under ``document``."""
    if not isinstance(root, yaml.MappingNode) or not root.value:
        raise Entangled
    inside = in_line(keys)[1:-1]
    there = next((value for key, value in root.value if key.value == DOCUMENT), None)
    if isinstance(there, yaml.MappingNode) and there.value:
        first = there.value[0][0].start_mark
        between = ", " if there.flow_style else f"{line_break(text)}{' ' * first.column}"
        lines = between.join(f"{key}: {in_line(value)}" for key, value in keys.items())
        return Splice(first.index, first.index, lines + between)
    if there is not None:
        start, end = there.start_mark.index, there.end_mark.index
        return Splice(start, end, f"{'' if text[start - 1] == ' ' else ' '}{{{inside}}}")
    if root.flow_style:
        at = root.start_mark.index + 1
        return Splice(at, at, f"{DOCUMENT}: {{{inside}}}, ")
    key, value = root.value[0]
    at = end_of_lines(text, value, 1) if key.value == "format" else key.start_mark.index
    return lines_at(text, at, key_lines(DOCUMENT, keys))


def with_heading(root: yaml.Node, keys: Mapping[str, Value]) -> Meaning:
    """Return what the file is to stand for with these keys under ``document``."""
    whole = meaning(root)
    if not isinstance(whole, dict):
        raise Entangled
    known = whole.get(DOCUMENT)
    held = known if isinstance(known, dict) else {}
    return {**whole, DOCUMENT: {**held, **{key: meaning_of(value) for key, value in keys.items()}}}
