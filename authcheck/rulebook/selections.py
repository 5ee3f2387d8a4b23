"""Selections of statements held against one another: whether all that one selects, another selects too.

A selection is taken apart into kinds of speaker, each with groups of claims: a statement that is selected is
by one of the kinds and makes at least one claim of each of its groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from authcheck.model.axes import Weight
from authcheck.model.case import CLAIM_VALUES, Access, Of, Proposition, Relation, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authcheck.model.rule import ClaimTest, StatementsMatcher

_NOT_OURS = "not_ours"
"""The one value that only a test which names it means."""

_Claim = tuple[Proposition, Stance, str]
_Claims = frozenset[_Claim]
_EITHER = frozenset({True, False})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of statement that a selection takes."""

    by: frozenset[Relation]
    named: frozenset[bool]
    access: frozenset[Access]
    of: frozenset[Of]
    with_method: frozenset[bool]
    house: frozenset[bool]
    without: _Claims
    groups: tuple[_Claims, ...]
    """It makes at least one claim of each."""

    def meet(self, other: Kind) -> Kind:
        """Return the kind of the statements that are of both."""
        return Kind(
            by=self.by & other.by,
            named=self.named & other.named,
            access=self.access & other.access,
            of=self.of & other.of,
            with_method=self.with_method & other.with_method,
            house=self.house & other.house,
            without=self.without | other.without,
            groups=tuple(dict.fromkeys((*self.groups, *other.groups))),
        )

    def spoken_as(self, other: Kind, relation: Relation) -> bool:
        """Return whether what ``relation`` says of this kind is said as ``other`` asks, claims aside."""
        return (
            relation in other.by
            and self.named <= other.named
            and self.access <= other.access
            and self.of <= other.of
            and self.with_method <= other.with_method
            and self.house <= other.house
            and self.without >= other.without
        )


@dataclass(frozen=True, slots=True)
class Wide:
    """A selection that others are held against, and what is said of those within it."""

    selection: StatementsMatcher
    weight: Weight


def within(narrow: StatementsMatcher, wide: StatementsMatcher) -> bool:
    """Return whether whatever meets ``narrow`` meets ``wide`` as well.

    It may say no where only a closer look would tell.
    """
    return least(narrow, (Wide(wide, Weight.VERY_STRONG),)) is Weight.VERY_STRONG


def least(narrow: StatementsMatcher, wides: Iterable[Wide]) -> Weight:
    """Return the least of what is said of the statements that ``narrow`` can select; nothing outside all."""
    around = [
        (kind, wide.weight)
        for wide in wides
        if _counted_within(narrow, wide.selection)
        for kind in kinds(wide.selection)
    ]
    return min(
        (_least_of(kind, relation, around) for kind in kinds(narrow) for relation in kind.by),
        default=Weight.NOTHING,
    )


def _counted_within(narrow: StatementsMatcher, wide: StatementsMatcher) -> bool:
    """Return whether ``narrow`` asks as much of the other statements as ``wide`` does."""
    if narrow.at_least < wide.at_least:
        return False
    if wide.also is not None and (narrow.also is None or not within(narrow.also, wide.also)):
        return False
    # What is not to be there: whoever asks for less of it lets more through.
    return wide.unless is None or (narrow.unless is not None and within(wide.unless, narrow.unless))


def _least_of(kind: Kind, relation: Relation, around: Sequence[tuple[Kind, Weight]]) -> Weight:
    fitting = [(wide, weight) for wide, weight in around if kind.spoken_as(wide, relation)]
    if not fitting:
        return Weight.NOTHING
    whole = max((weight for wide, weight in fitting if _makes(kind, wide)), default=Weight.NOTHING)
    # Claim by claim: some may be said of one kind, some of another.
    single = max(
        (
            min(
                max((weight for wide, weight in fitting if _makes(kind, wide, claim)), default=Weight.NOTHING)
                for claim in group
            )
            for group in kind.groups
        ),
        default=Weight.NOTHING,
    )
    return max(whole, single)


def _makes(kind: Kind, wide: Kind, claim: _Claim | None = None) -> bool:
    """Return whether a statement of ``kind`` that makes ``claim`` makes one of each group of ``wide``."""
    return all(claim in wanted or any(group <= wanted for group in kind.groups) for wanted in wide.groups)


def kinds(selection: StatementsMatcher) -> tuple[Kind, ...]:
    """Return the kinds of statement that a selection takes, those that cannot be left out."""
    return tuple(_kinds(selection))


def _kinds(selection: StatementsMatcher) -> Iterator[Kind]:
    own = _own(selection)
    inner = (own.meet(kind) for each in selection.any_of for kind in _kinds(each))
    for kind in inner if selection.any_of else (own,):
        if all((kind.by, kind.named, kind.access, kind.of, kind.with_method, kind.house, *kind.groups)):
            yield kind


def _own(selection: StatementsMatcher) -> Kind:
    return Kind(
        by=frozenset(selection.by or Relation),
        named=_asked(selection.named),
        access=frozenset(selection.access or Access),
        of=frozenset(selection.of or Of),
        with_method=_asked(selection.with_method),
        house=_asked(selection.house),
        without=_claims(selection.without),
        groups=(_claims(selection.claims),) if selection.claims else (),
    )


def _asked(answer: bool | None) -> frozenset[bool]:  # noqa: FBT001 - the answer is the subject
    return _EITHER if answer is None else frozenset({answer})


@cache
def _meant(test: ClaimTest) -> _Claims:
    values = test.values or ("", *(each for each in CLAIM_VALUES.get(test.prop, ()) if each != _NOT_OURS))
    return frozenset((test.prop, stance, value) for stance in test.stances for value in values)


def _claims(tests: Iterable[ClaimTest]) -> _Claims:
    return frozenset(claim for test in tests for claim in _meant(test))
