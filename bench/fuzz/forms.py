"""YAML forms, mutated as people and attackers would write them: by keys, values, blocks and indentation."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from bench.fuzz.target import Mutate

_LINE = re.compile(r"(?P<indent> *)(?P<dash>(?:- +)*)(?:(?P<key>[\w/.-]+):(?= |$))?(?P<value>.*)", re.DOTALL)
_MOST_CHANGES = 5
_ONE_CHANGE = 0.6
_BYTES_ALONE = 0.04
"""Share of inputs that the fuzzer's own mutation makes: what is no form at all must be told too."""

ODD = (
    *("", "~", "null", "true", "no", "0", "-1", "1e999", ".nan", ".inf", "0x7fffffff", "99999999999999999999"),
    *("2020-01-06", "2020-02-30", "2020-01-06T20:00:00Z", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59-14:00"),
    *("[]", "{}", "[[]]", "[a, b]", "{a: b}", "[{}]", "''", '""', '"\\u202e"', '"\\ud800"', '"\\0"', "'", '"'),
    *("&a x", "*a", "!!python/name:os.system", "!!binary aGk=", "!x y", "<<: {a: 1}", "? a", "| \n x", "> \n x"),
    *("..", "../../etc/passwd", "/dev/zero", "a.pdf", "core/draft.marking", "US/DoD", "/", "//", "US//DoD"),
    *("(", "a{1000}{1000}", "(?i)x*", "(a*)*b", "\\", "[", "{match}", "{0}", "{", "}", "{match", "{}{{}}"),
    *("\u200b", "\u202e", "\ufeff", "\u2028", "\x85", "é", "ß", "İ", "ﬃ", "\U0001f600", "x" * 300, "#", "# x"),
)  # fmt: skip


class Forms:
    """A mutator of forms that knows the words of one kind of them."""

    def __init__(self, seeds: Iterable[str], words: Sequence[str]) -> None:
        """Learn values by key, and blocks, from ``seeds``; ``words`` are the keys and values of the schema."""
        self._words = words
        self._values: dict[str, list[str]] = defaultdict(list)
        self._blocks: list[list[str]] = []
        for seed in seeds:
            lines = seed.splitlines()
            for at, line in enumerate(lines):
                if (parts := _LINE.match(line)) and parts["key"]:
                    self._values[parts["key"]].append(parts["value"].strip())
                self._blocks.append(_taken(lines, at))
        self._keys = list(self._values)
        self._changes: tuple[Callable[[list[str], int, Random], None], ...] = (
            self._another_value,
            self._another_value,
            self._odd_value,
            self._odd_value,
            self._another_key,
            self._other_block,
            self._other_block,
            _dropped,
            _twice,
            _moved,
            _shifted,
            _spliced,
        )

    def mutate(self, data: bytes, chance: Random, mutate: Mutate) -> bytes:
        """Return another form."""
        if chance.random() < _BYTES_ALONE:
            return mutate(data)
        lines = data.decode("utf-8", "replace").split("\n")
        for _ in range(1 if chance.random() < _ONE_CHANGE else chance.randint(2, _MOST_CHANGES)):
            if not lines:
                lines = [""]
            chance.choice(self._changes)(lines, chance.randrange(len(lines)), chance)
        return "\n".join(lines).encode("utf-8", "replace")

    def _another_value(self, lines: list[str], at: int, chance: Random) -> None:
        """Give a key a value that the same key, or another word of the schema, had elsewhere."""
        parts = _parts(lines[at])
        known = self._values.get(parts["key"] or "")
        value = chance.choice(known) if known and chance.random() < 0.6 else chance.choice(self._words)
        lines[at] = _line(parts, value)

    def _odd_value(self, lines: list[str], at: int, chance: Random) -> None:
        parts = _parts(lines[at])
        if chance.random() < 0.5:
            lines[at] = _line(parts, chance.choice(ODD))
            return
        value, where = parts["value"], chance.randint(0, len(parts["value"]))
        lines[at] = _line(parts, (value[:where] + chance.choice(ODD) + value[where:]).strip())

    def _another_key(self, lines: list[str], at: int, chance: Random) -> None:
        parts = _parts(lines[at])
        parts["key"] = chance.choice(self._keys if chance.random() < 0.5 else self._words)
        lines[at] = _line(parts, parts["value"].strip())

    def _other_block(self, lines: list[str], at: int, chance: Random) -> None:
        """Put a block of another form beside a line, at its indentation."""
        indent = _parts(lines[at])["indent"]
        lines[at:at] = [indent + line for line in chance.choice(self._blocks)]


def _parts(line: str) -> dict[str, str]:
    found = _LINE.match(line)
    return {name: text or "" for name, text in found.groupdict().items()} if found else {}


def _line(parts: dict[str, str], value: str) -> str:
    key = f"{parts['key']}: " if parts["key"] else ""
    return f"{parts['indent']}{parts['dash']}{key}{value}"


def _taken(lines: Sequence[str], at: int) -> list[str]:
    """Return the line at ``at`` with what is indented under it, flush left."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and lines[end].strip() and len(lines[end]) - len(lines[end].lstrip()) > indent:
        end += 1
    return [line[indent:] for line in lines[at:end]]


def _dropped(lines: list[str], at: int, _chance: Random) -> None:
    del lines[at : at + len(_taken(lines, at))]


def _twice(lines: list[str], at: int, _chance: Random) -> None:
    lines[at:at] = lines[at : at + len(_taken(lines, at))]


def _moved(lines: list[str], at: int, chance: Random) -> None:
    block = lines[at : at + len(_taken(lines, at))]
    del lines[at : at + len(block)]
    to = chance.randint(0, len(lines))
    lines[to:to] = block


def _shifted(lines: list[str], at: int, chance: Random) -> None:
    by = chance.choice((-2, -1, 1, 2, 4, 40))
    for each in range(at, at + len(_taken(lines, at))):
        lines[each] = " " * by + lines[each] if by > 0 else lines[each][min(-by, len(lines[each])) :]


def _spliced(lines: list[str], at: int, _chance: Random) -> None:
    """Join a line with the next one."""
    if at + 1 < len(lines):
        lines[at : at + 2] = [f"{lines[at]} {lines[at + 1].strip()}"]
