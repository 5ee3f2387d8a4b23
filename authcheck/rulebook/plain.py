"""Rules as plain values and back: numbers, words, lists, and for all else a mapping of its kind to its parts.

Only the kinds that a rule is made of are known, each is built by its own constructor, and no part of a kept
value names code. A rule's tests are left out: no letter is examined by them.
"""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

from authcheck.model import axes, case, evidence, finding, measured, observation, rule
from authcheck.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

Plain = Any
"""What msgspec writes and reads without being told a type."""


def plain(value: object) -> Plain:
    """Return a rule, or a part of one, as plain values.

    Raises:
        KeyError: It holds something no rule is made of.
    """
    if value is None or type(value) in {str, int, float, bool}:
        return value
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    name = type(value).__name__
    if isinstance(value, Enum):
        return {_known(name): value.value}
    if isinstance(value, date):
        return {_known(name): value.isoformat()}
    if isinstance(value, Rule):
        value = replace(value, tests=())
    parts = ((part, getattr(value, part)) for part in _STANDARD[_known(name)])
    return {name: {part: plain(held) for part, held in parts if held != _STANDARD[name][part]}}


def built(value: Plain) -> Any:
    """Return what ``plain`` was given.

    Raises:
        ValueError: These are no plain values of a rule, or of another version's rule.
        TypeError: The same.
        KeyError: The same.
    """
    if type(value) is list:
        return tuple([part if type(part) is str else built(part) for part in value])
    if type(value) is dict:
        ((name, parts),) = value.items()
        return _MAKERS[name](parts)
    return value


def _known(name: str) -> str:
    if name not in _MAKERS:
        raise KeyError(name)
    return name


def _make(kind: Callable[..., object], parts: dict[str, Plain]) -> object:
    return kind(**{name: part if type(part) is str else built(part) for name, part in parts.items()})


_KINDS: dict[str, type] = {
    kind.__name__: kind
    for room in (axes, case, evidence, finding, measured, observation, rule)
    for kind in vars(room).values()
    if isinstance(kind, type) and kind.__module__ == room.__name__
}
_STANDARD: dict[str, dict[str, object]] = {
    name: {part.name: part.default for part in dataclasses.fields(kind)}
    for name, kind in _KINDS.items()
    if dataclasses.is_dataclass(kind)
}
"""The parts of each kind and what they are where nothing is said; ``MISSING`` equals no value."""

_MAKERS: dict[str, Callable[[Plain], object]] = {
    **{
        name: {member.value: member for member in kind}.__getitem__
        for name, kind in _KINDS.items()
        if issubclass(kind, Enum)
    },
    **{name: partial(_make, _KINDS[name]) for name in _STANDARD},
    "date": date.fromisoformat,
}
