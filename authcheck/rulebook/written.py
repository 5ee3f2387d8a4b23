"""Rules together with the text they were read from, for those who read and write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.errors import CallError
from authcheck.forms.files import read_text
from authcheck.forms.words import listed, nearest, suggest
from authcheck.rulebook.files import find
from authcheck.rulebook.load import read_rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from authcheck.model.pack import Wakes
    from authcheck.model.problem import Problem
    from authcheck.model.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRule:
    """A rule, deprecated ones included, and its file."""

    rule: Rule
    path: Path
    text: str

    wakes: Wakes | None
    """The letters that its pack speaks of; None for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The rules under some paths."""

    rules: tuple[WrittenRule, ...]
    """In the order of their ids."""

    problems: tuple[Problem, ...]
    """What is wrong with the others."""

    broken: tuple[str, ...]
    """Ids of files that could not be read as rules."""

    def called(self, name: str) -> WrittenRule:
        """Return the rule of this id, or of this name in the only pack that has it.

        Raises:
            CallError: There is none, or more than one, or it cannot be read.
        """
        rules = [each for each in self.rules if name in {each.rule.id, each.rule.id.partition("/")[2]}]
        if len(rules) == 1:
            return rules[0]
        if rules:
            message = (
                f"{name}: more than one pack has it; name one of {listed([each.rule.id for each in rules])}"
            )
        elif any(name in {each, each.partition("/")[2]} for each in self.broken):
            message = f"{name}: has problems; `authcheck rules check` shows them"
        else:
            message = f"{name}: no such rule{self._hint(name)}"
        raise CallError(message)

    def only(self, shown: str) -> WrittenRule:
        """Return the one rule; ``shown`` is how messages call its file.

        Raises:
            CallError: It cannot be read.
        """
        if len(self.rules) != 1:
            message = f"{shown}: has problems; `authcheck rules check {shown}` shows them"
            raise CallError(message)
        return self.rules[0]

    def _hint(self, name: str) -> str:
        pack, slash, _ = name.partition("/")
        if not slash or any(each.rule.pack == pack for each in self.rules):
            return suggest(name, self._names(name))
        near = nearest(name, self._names(name))
        return (
            f", did you mean “{near}”?"
            if near
            else "; rules of your own are found with --rules and the folder of their packs"
        )

    def _names(self, like: str) -> list[str]:
        """Return the known ids; without their packs where ``like`` has none."""
        ids = [each.rule.id for each in self.rules]
        return ids if "/" in like else [each.partition("/")[2] for each in ids]


def shelve(paths: Sequence[Path]) -> Shelf:
    """Return the rules under ``paths``: folders of packs, packs, or single rule files."""
    loaded = read_rules(paths)
    files = {file.id: file.path for file in find(paths).rules}
    wakes = {pack.name: pack.wakes for pack in loaded.rulebook.packs}
    rules = sorted((*loaded.rulebook.rules, *loaded.deprecated), key=lambda rule: rule.id)
    return Shelf(
        rules=tuple(
            WrittenRule(
                rule=rule, path=files[rule.id], text=read_text(files[rule.id]), wakes=wakes.get(rule.pack)
            )
            for rule in rules
        ),
        problems=loaded.problems,
        broken=tuple(sorted(set(files) - {rule.id for rule in rules})),
    )
