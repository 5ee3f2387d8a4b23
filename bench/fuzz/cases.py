"""The case loader: a stranger's case file is read or refused, heard and counted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from authcheck.errors import FormError
from authcheck.sourcing import hear, load_case
from authcheck.sourcing.tally import tally
from bench.fuzz import seeds
from bench.fuzz.forms import Forms
from bench.fuzz.places import scratch
from bench.fuzz.target import Target, must

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from bench.fuzz.target import Mutate


def _once(data: bytes) -> str:
    path = scratch() / "letter.case.yaml"
    path.write_bytes(data)
    try:
        case = load_case(path)
    except FormError as error:
        must(bool(error.problems), "a refusal tells why")
        str(error).encode()
        return "refused"
    hearing = hear(case, None)
    ids = {statement.id for statement in case.statements}
    must({statement.id for statement in hearing.statements} <= ids, "what counts stands in the file")
    tally(case, None)
    for statement in case.statements:
        if statement.said is not None:
            early = hear(case, statement.said)
            must(len(early.statements) <= len(ids), "nobody is heard twice")
            break
    return "read"


def _texts() -> Iterator[str]:
    for text in seeds.texts("tests/cases/*.case.yaml", "samples/*/*.case.yaml", "examples/**/*.case.yaml"):
        yield text
        yield from _shorter(text)


def _shorter(text: str) -> Iterator[str]:
    """Yield a case file's head with each of its first statements alone: short inputs are quick."""
    head, _, statements = text.partition("\nstatements:\n")
    for each in ("\n" + statements).split("\n- ")[1:7]:
        yield f"{head}\nstatements:\n- {each}\n"


@cache
def _forms() -> Forms:
    return Forms(_texts(), seeds.schema_words("case"))


def _mutate(data: bytes, chance: Random, mutate: Mutate) -> bytes:
    return _forms().mutate(data, chance, mutate)


TARGET = Target(
    name="cases",
    seeds=lambda: (text.encode() for text in _texts()),
    mutate=_mutate,
    once=_once,
    longest=2048,
)
