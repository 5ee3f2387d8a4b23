"""What is fuzzed: a door, what may come out of it, and how bytes are made that get far inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from random import Random

Mutate = Callable[[bytes], bytes]
"""The fuzzer's own mutation, which knows nothing of any grammar."""

ROOMS = {
    "rules": ("authcheck.rulebook", "authcheck.forms"),
    "cases": ("authcheck.sourcing", "authcheck.forms"),
    "articles": ("authcheck.articles", "authcheck.worker.article"),
    "zones": ("authcheck.layout",),
    "answers": (
        "authcheck.worker.order",
        "authcheck.worker.reading",
        "authcheck.worker.article",
        "authcheck.worker.zones_picture",
        "authcheck.isolation.process",
        "authcheck.isolation.standing",
        "authcheck.examine",
        "authcheck.report.safe",
    ),
}
"""Every target, a module here with a ``TARGET``, and the modules or packages that it is meant to get into: they
guide the fuzzer, and what is covered of them is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One door."""

    name: str

    seeds: Callable[[], Iterable[bytes]]

    mutate: Callable[[bytes, Random, Mutate], bytes]
    """Returns another input made from one, by the grammar or by the fuzzer's own mutation."""

    once: Callable[[bytes], str]
    """Puts one input through and says in a word how it ended.

    What it raises is a finding: documented errors end inside it.
    """

    longest: int
    """Bytes of the longest input; short ones are quick, and grammar is not a matter of length."""


class LawBrokenError(Exception):
    """Nothing was raised, and what came back is not what was promised."""


def must(holds: bool, law: str) -> None:  # noqa: FBT001 - reads as an assertion, which -O would take away
    """Complain where a law does not hold."""
    if not holds:
        raise LawBrokenError(law)


def target(name: str) -> Target:
    """Return the target of a name."""
    found: Target = import_module(f"bench.fuzz.{name}").TARGET
    return found
