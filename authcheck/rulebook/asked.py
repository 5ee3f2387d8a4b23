"""Selections of statements as a rule file writes them, for messages that ask for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.case import Relation, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.rule import ClaimTest, StatementsMatcher

_ISSUER = tuple(relation for relation in Relation if relation.of_issuer)


def as_written(selection: StatementsMatcher) -> str:
    """Return a selection of statements as a rule file writes it, without its brackets."""
    return ", ".join(_keys(selection))


def _keys(selection: StatementsMatcher) -> Iterator[str]:
    if selection.by:
        yield f"by: {_by(selection.by)}"
    answers = {"named": selection.named, "with_method": selection.with_method, "house": selection.house}
    yield from (f"{key}: {str(answer).lower()}" for key, answer in answers.items() if answer is not None)
    words = {"access": selection.access, "of": selection.of}
    yield from (f"{key}: {_one_or_more(each)}" for key, each in words.items() if each)
    claims = {"claims": selection.claims, "without": selection.without}
    yield from (f"{key}: [{', '.join(map(_claim, tests))}]" for key, tests in claims.items() if tests)
    if selection.at_least > 1:
        yield f"at_least: {selection.at_least}"
    if selection.any_of:
        yield f"any: [{', '.join(f'{{{as_written(each)}}}' for each in selection.any_of)}]"
    others = {"also": selection.also, "unless": selection.unless}
    yield from (f"{key}: {{{as_written(each)}}}" for key, each in others.items() if each is not None)


def _by(relations: tuple[Relation, ...]) -> str:
    if not set(_ISSUER).issubset(relations):
        return _one_or_more(relations)
    return _one_or_more(("issuer", *(each for each in relations if not each.of_issuer)))


def _claim(test: ClaimTest) -> str:
    stance = (
        ""
        if set(test.stances) == {Stance.CONFIRM, Stance.IMPLY}
        else f", stance: {_one_or_more(test.stances)}"
    )
    value = f", value: {_one_or_more(test.values)}" if test.values else ""
    return f"{{prop: {test.prop}{stance}{value}}}"


def _one_or_more(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"
