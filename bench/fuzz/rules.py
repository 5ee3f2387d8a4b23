"""The rule loader: a file of a stranger's pack is read, or told what is wrong with it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authcheck.rulebook import read_rules
from authcheck.rulebook.codes import Code
from bench.fuzz import seeds
from bench.fuzz.forms import Forms
from bench.fuzz.places import scratch
from bench.fuzz.target import Target, must

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    from bench.fuzz.target import Mutate

_OF_A_PACK = b"# pack.yaml\n"
"""What an input begins with that is the pack's own file, not a rule."""

_PACK = "title: A pack\nversion: '1'\nformat: 1\nlicence: CC0-1.0\n"
_RULE = "draft.a.yaml"
_OURS = frozenset({Code.FAULT, Code.TOO_SLOW})
"""Told of a file, and a fault of the loader's all the same."""


def _once(data: bytes) -> str:
    pack, rule = _pack() / "pack.yaml", _pack() / _RULE
    is_pack = data.startswith(_OF_A_PACK)
    if is_pack:
        pack.write_bytes(data)
        loaded = read_rules((pack.parent,))
        pack.write_text(_PACK, encoding="utf-8")
    else:
        rule.write_bytes(data)
        # A rule named by itself costs less than with its pack, whose checks the others go through.
        loaded = read_rules((rule,))
        rule.unlink()
    faults = [str(problem) for problem in loaded.problems if problem.code in _OURS]
    must(not faults, "no file makes the loader fail or take too long: " + "; ".join(faults))
    for problem in loaded.problems:
        must(
            bool(problem.message) and problem.line >= 0 and problem.column >= 0, f"{problem!r} tells a place"
        )
        str(problem).encode()
    known = len(loaded.rulebook.rules) + len(loaded.deprecated)
    must(is_pack or bool(known) is not bool(loaded.problems), "a rule is read, or its problems are told")
    return "refused" if loaded.problems else "read"


@cache
def _pack() -> Path:
    pack = scratch() / "mine"
    pack.mkdir()
    (pack / "pack.yaml").write_text(_PACK, encoding="utf-8")
    return pack


def _texts() -> Iterator[str]:
    yield from seeds.texts("rules/*/*.*.yaml", "examples/**/*.*.yaml")
    for pack in seeds.texts("rules/*/pack.yaml", "examples/**/pack.yaml"):
        yield _OF_A_PACK.decode() + pack


@cache
def _forms() -> Forms:
    return Forms(_texts(), (*seeds.schema_words("rule"), *seeds.schema_words("pack")))


def _mutate(data: bytes, chance: Random, mutate: Mutate) -> bytes:
    return _forms().mutate(data, chance, mutate)


TARGET = Target(
    name="rules",
    seeds=lambda: (text.encode() for text in _texts()),
    mutate=_mutate,
    once=_once,
    longest=3072,
)
