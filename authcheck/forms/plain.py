"""What is plain in YAML, and the slips that it lets pass as something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from authcheck.forms.complaints import ODD_BLANKS, odd_blank
from authcheck.forms.words import cut, nearest

if TYPE_CHECKING:
    from collections.abc import Collection

NULL = "tag:yaml.org,2002:null"

_GLUED = re.compile(rf"(?P<key>[\w.]+):(?P<blank>[{ODD_BLANKS}]?)\S")
"""A key, its colon, and a value that YAML does not see since no blank of its own stands between."""

_ODD_FIRST = re.compile(rf"[{ODD_BLANKS}]")
"""A blank that YAML takes for the beginning of a key."""

_MOST_BELOW = 20
"""Keys that may stand beside the one they belong under; no mapping of ours has more."""


def is_plain(node: yaml.ScalarNode) -> bool:
    """Return whether a value stands without quotes."""
    return not node.style  # None from the Python parser, empty from libyaml


def is_bare(node: yaml.Node) -> bool:
    """Return whether nothing stands after a key."""
    return isinstance(node, yaml.ScalarNode) and node.tag == NULL and node.value == "" and is_plain(node)


def run_into(mapping: yaml.MappingNode, index: int, known: Collection[str]) -> str:
    """Return why an unknown key may be none; empty where it looks like one.

    Args:
        mapping: What it stands in.
        index: Which of the keys it is.
        known: The keys that the mapping may have.
    """
    key, value = mapping.value[index]
    if not isinstance(key, yaml.ScalarNode) or not is_plain(key):
        return ""
    glued = _GLUED.match(key.value) if is_bare(value) else None
    odd = _ODD_FIRST.match(key.value)
    blank = odd[0] if odd else glued["blank"] if glued else ""
    if blank:
        return odd_blank(blank)
    if glued and glued["key"] in known:
        return f"a blank is missing after the colon of “{glued['key']}”"
    if is_bare(value) and mapping.flow_style and index:
        return f"the comma before “{cut(key.value)}” makes it a key; quote text that holds a comma"
    return ""


def outdented_under(mapping: yaml.MappingNode, index: int, known: Collection[str]) -> tuple[str, ...]:
    """Return the unknown keys that follow an empty one and look as if they belonged under it.

    Args:
        mapping: What they stand in.
        index: Which key is empty.
        known: The keys that the mapping may have.
    """
    below: list[str] = []
    for key, _ in mapping.value[index + 1 : index + 1 + _MOST_BELOW]:
        if mapping.flow_style or key.value in known or nearest(key.value, list(known)):
            break
        below.append(key.value)
    return tuple(below)
