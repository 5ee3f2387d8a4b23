"""Where a rule looks and what it looks for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.case import Access, Of, Proposition, Relation, Stance
from authcheck.model.rule import (
    CheckMatcher,
    FactsMatcher,
    FieldsMatcher,
    PatternMatcher,
    StatementsMatcher,
    TextMatcher,
    Tolerance,
)
from authcheck.report.pages.page import Code, Item
from authcheck.rulebook.zones import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.model.rule import ClaimTest, Look, Matcher
    from authcheck.report.pages.page import Run

_ISSUER = frozenset(relation for relation in Relation if relation.of_issuer)

_SPEAKERS = {
    Relation.PURPORTED_AUTHOR: "the purported author",
    Relation.AUTHOR_OFFICE: "the author's office",
    Relation.CHAIN: "the author's chain of command",
    Relation.RECIPIENT: "a recipient",
    Relation.THIRD_PARTY: "a third party",
    Relation.OUTLET: "an outlet, speaking for itself",
    Relation.DOCUMENT: "another document",
}
_KNOWING = {
    Access.FIRST_HAND: "at first hand",
    Access.SECOND_HAND: "at second hand",
    Access.INSPECTION: "from looking at the circulating copy",
    Access.UNKNOWN: "nobody says how",
}
_OF = {Of.COPY: "this copy", Of.LETTER: "the letter", Of.SET: "the set it belongs to"}
_ABOUT = {
    Proposition.ORIGIN: "that it comes from where it says",
    Proposition.EXISTS: "that there is such a letter",
    Proposition.ALTERED: "that it was altered",
    Proposition.SIGNED: "that it is signed",
    Proposition.STATUS: "what it officially is",
    Proposition.RELEASE: "how it was released",
    Proposition.CONTENT: "what it says",
    Proposition.POLICY: "that it states the policy",
}
_STANCES = {
    Stance.CONFIRM: "confirm",
    Stance.IMPLY: "imply",
    Stance.DENY: "deny",
    Stance.DOUBT: "doubt",
    Stance.REFUSE: "refuse to speak of it",
    Stance.UNABLE: "say they cannot tell",
    Stance.NO_DISPUTE: "do not dispute",
}


def where(look: Look) -> tuple[Item, ...]:
    """Return the zones, each with what it is."""
    return tuple(Item((Code(zone), f": {MEANINGS.get(zone, '')}".removesuffix(": "))) for zone in look.zones)


def what(matcher: Matcher) -> tuple[Item, ...]:
    """Return what is looked for."""
    if isinstance(matcher, TextMatcher):
        return (Item((_comparing(matcher.read),), _codes(matcher.phrases)),)
    if isinstance(matcher, PatternMatcher):
        return (Item(("Any of these patterns (RE2), line by line:",), _codes(matcher.patterns)),)
    if isinstance(matcher, FieldsMatcher):
        return tuple(
            Item(("The field ", Code(name), " is any of:"), _codes(globs)) for name, globs in matcher.fields
        )
    if isinstance(matcher, FactsMatcher):
        toward = f", pointing to {matcher.toward}" if matcher.toward else ""
        return (Item((f"A fact on file{toward}, of any of these kinds:",), _codes(matcher.kinds)),)
    if isinstance(matcher, CheckMatcher):
        parameters = tuple(Item((Code(f"{name}: {value}"),)) for name, value in matcher.request.parameters)
        return (Item(("What the check ", Code(matcher.request.check), " sees."), parameters),)
    return (Item((f"{_statements(matcher)}:",), tuple(_conditions(matcher))),)


def _comparing(read: Tolerance) -> str:
    if read is Tolerance.OCR:
        return (
            "Any of these phrases, as whole words, read tolerantly (lost spaces, 0 for O, one slip in eight):"
        )
    return "Any of these phrases, as whole words, letter case and line breaks aside:"


def _codes(words: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item((Code(str(word)),)) for word in words)


def _statements(matcher: StatementsMatcher) -> str:
    if matcher.at_least > 1:
        return f"Statements by at least {matcher.at_least} independent voices, that are"
    return "A statement that is"


def _conditions(matcher: StatementsMatcher) -> Iterator[Item]:
    """Yield what must be so of each statement, then what must be so besides."""
    yield from _of_each(matcher)
    if matcher.any_of:
        yield Item(("and is one of:",), tuple(_joined(each) for each in matcher.any_of))
    if matcher.also is not None:
        yield Item(
            (f"and there is besides: {_lowered(_statements(matcher.also))}",),
            tuple(_conditions(matcher.also)),
        )
    if matcher.unless is not None:
        yield Item(
            (f"unless there is: {_lowered(_statements(matcher.unless))}",), tuple(_conditions(matcher.unless))
        )


def _of_each(matcher: StatementsMatcher) -> Iterator[Item]:
    if matcher.by:
        yield Item((f"by {_speakers(matcher.by)}",))
    if matcher.named is not None:
        yield Item(("on the record, under a name or by an office" if matcher.named else "not on the record",))
    if matcher.access:
        yield Item((f"known {_or(_KNOWING[each] for each in matcher.access)}",))
    if matcher.of:
        yield Item((f"of {_or(_OF[each] for each in matcher.of)}",))
    if matcher.house is not None:
        whose = (
            "the claimed issuer's own house" if matcher.house else "another house than the claimed issuer's"
        )
        yield Item((f"by somebody of {whose}",))
    if matcher.with_method is not None:
        yield Item((f"{'with' if matcher.with_method else 'without'} a published method of examination",))
    if matcher.claims:
        yield Item(("claiming any of:",), tuple(Item(_claim(claim)) for claim in matcher.claims))
    if matcher.without:
        yield Item(("and not claiming:",), tuple(Item(_claim(claim)) for claim in matcher.without))


def _joined(matcher: StatementsMatcher) -> Item:
    """Return one of several conditions as a single point where it needs no more."""
    conditions = tuple(_conditions(matcher))
    if any(condition.under for condition in conditions):
        return Item(("all of:",), conditions)
    told = ("".join(part for part in condition.run if isinstance(part, str)) for condition in conditions)
    return Item((", ".join(told),))


def _claim(claim: ClaimTest) -> Run:
    stances = _or(_STANCES[stance] for stance in claim.stances)
    run: Run = (f"{stances} {_ABOUT[claim.prop]}",)
    for index, value in enumerate(claim.values):
        run = (*run, ": " if not index else " or ", Code(value))
    return run


def _speakers(relations: tuple[Relation, ...]) -> str:
    if set(relations) == _ISSUER:
        return "an authority of the issuer (the purported author, their office or chain of command)"
    return _or(_SPEAKERS[relation] for relation in relations)


def _or(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] + ":"
