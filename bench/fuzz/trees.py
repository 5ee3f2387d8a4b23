"""JSON, mutated as values: it stays of the right form, or leaves it in one place."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from bench.fuzz.target import Mutate

_MOST_CHANGES = 6
_NUMBERS = (
    0,
    1,
    -1,
    0.5,
    -0.0,
    2,
    3,
    90,
    612,
    792,
    1e-300,
    1e300,
    -1e300,
    1.7e308,
    2**31,
    2**63,
    -(2**63),
    2**64,
)
_TEXTS = (
    *("", " ", "x", "é", "\u202e", "\x1b[31m", "\x00", "\u2028", "‘", "—", "\U0001f600", "x" * 700, "#zzzzzz", "#+1-1 0"),
    *("DRAFT", "Sincerely,", "Dear", "Sir:", "/s/", "From:", "Subject:", "2020-01-06", "Page", "1", "of", "Date:"),
    *("Digitally", "signed", "by", "Encl:", "CC:", "cc:", "____", "(signed)", "Yours", "faithfully", "MEMORANDUM", "FOR"),
)  # fmt: skip


class Trees:
    """A mutator of JSON that has seen some."""

    def __init__(self, seeds: Iterable[bytes], untouched: frozenset[str] = frozenset()) -> None:
        """Learn values by key from ``seeds``; what stands under an ``untouched`` key is left as it is."""
        self._untouched = untouched
        self._seen: dict[str, list[object]] = defaultdict(list)
        for seed in seeds:
            self._learn(json.loads(seed))
        self._keys = list(self._seen)
        self._changes: tuple[Callable[[list[object] | dict[str, object], Random], None], ...] = (
            self._replaced,
            self._replaced,
            self._odd,
            _nudged,
            _nudged,
            _nudged,
            _dropped,
            _twice,
            _swapped,
        )

    def _learn(self, value: object) -> None:
        for key, inner in _pairs(value):
            if isinstance(key, str) and len(self._seen[key]) < 2_000:
                self._seen[key].append(inner)
            self._learn(inner)

    def mutate(self, data: bytes, chance: Random, mutate: Mutate) -> bytes:
        """Return another value; what is no JSON, and now and then what is, goes to the fuzzer's own mutation."""
        if chance.random() < 0.03:
            return mutate(data)
        try:
            root = json.loads(data)
        except (ValueError, RecursionError):
            return mutate(data)
        for _ in range(min(chance.randint(1, _MOST_CHANGES), chance.randint(1, _MOST_CHANGES))):
            inner = self._anywhere(root, chance)
            if inner:
                chance.choice(self._changes)(inner, chance)
        return json.dumps(root, ensure_ascii=False).encode("utf-8", "replace")

    def _anywhere(self, root: object, chance: Random) -> list[object] | dict[str, object] | None:
        """Return a collection somewhere in ``root``; deep ones as often as others."""
        here = root if isinstance(root, list | dict) else None
        while here is not None:
            below = [
                inner
                for key, inner in _pairs(here)
                if isinstance(inner, list | dict) and inner and key not in self._untouched
            ]
            if not below or chance.random() < 0.25:
                return here
            here = chance.choice(below)
        return None

    def _replaced(self, inner: list[object] | dict[str, object], chance: Random) -> None:
        """Give a key a value that it, or any other, had elsewhere."""
        key = _key(inner, chance)
        if key in self._untouched:
            return
        name = key if isinstance(key, str) and key in self._seen and chance.random() < 0.98 else None
        if name is None and chance.random() < 0.9:
            return
        value = chance.choice(self._seen[name or chance.choice(self._keys)])
        inner[key] = json.loads(json.dumps(value))  # type: ignore[index,call-overload]

    def _odd(self, inner: list[object] | dict[str, object], chance: Random) -> None:
        key = _key(inner, chance)
        if key in self._untouched:
            return
        odd: tuple[object, ...] = (None, True, chance.choice(_NUMBERS), chance.choice(_TEXTS), [], {})
        now = inner[key]  # type: ignore[index,call-overload]
        same = [
            each
            for each in odd
            if isinstance(each, type(now)) or isinstance(now, int | float) is isinstance(each, int | float)
        ]
        inner[key] = chance.choice(same if same and chance.random() < 0.98 else odd)  # type: ignore[index,call-overload]


def _pairs(value: object) -> list[tuple[object, object]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def _key(inner: list[object] | dict[str, object], chance: Random) -> int | str:
    return chance.randrange(len(inner)) if isinstance(inner, list) else chance.choice(list(inner))


def _nudged(inner: list[object] | dict[str, object], chance: Random) -> None:
    """Move a number a little, or change a text in one place."""
    key = _key(inner, chance)
    now = inner[key]  # type: ignore[index,call-overload]
    new: object = now
    if isinstance(now, bool):
        new = not now
    elif isinstance(now, int):
        new = now + chance.choice((-10, -1, 1, 10, 0.5) if chance.random() < 0.1 else (-10, -1, 1, 10))
    elif isinstance(now, float):
        # Never ``inf``, which JSON cannot carry.
        new = chance.choice((now + chance.uniform(-30, 30), now * chance.choice((-1, 0, 0.1, 0.5, 2, 10))))
    elif isinstance(now, str) and now:
        at = chance.randrange(len(now))
        new = now[:at] + chance.choice((*_TEXTS[:12], chr(chance.randrange(32, 0xD800)))) + now[at + 1 :]
    inner[key] = new  # type: ignore[index,call-overload]


def _dropped(inner: list[object] | dict[str, object], chance: Random) -> None:
    # A field left out is refused at once: mostly it is an item of a list that goes.
    if isinstance(inner, list) or chance.random() < 0.03:
        del inner[_key(inner, chance)]  # type: ignore[arg-type]


def _twice(inner: list[object] | dict[str, object], chance: Random) -> None:
    if isinstance(inner, list):
        at = chance.randrange(len(inner))
        inner[at:at] = json.loads(json.dumps(inner[at : at + chance.choice((1, 1, 5, 20))]))


def _swapped(inner: list[object] | dict[str, object], chance: Random) -> None:
    one, other = _key(inner, chance), _key(inner, chance)
    if type(inner[one]) is not type(inner[other]):  # type: ignore[index,call-overload]
        return
    inner[one], inner[other] = inner[other], inner[one]  # type: ignore[index,call-overload]
