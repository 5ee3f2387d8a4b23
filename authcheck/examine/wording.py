"""Phrases and patterns of a rule that no test shows at work, and those that can have no effect."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from authcheck.examine import text
from authcheck.examine.areas import Area, areas_of
from authcheck.examine.folding import fold
from authcheck.examine.miniature import miniature
from authcheck.forms.words import cut
from authcheck.model.finding import Outcome
from authcheck.model.rule import PatternMatcher, TextMatcher, Tolerance
from authcheck.rulebook.codes import Code
from authcheck.rulebook.spot import problems_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.model.problem import Problem
    from authcheck.model.rule import Matcher, Rule

MOST_SHOWN = 20
"""Phrases of one list that tests have to show; a longer list is a register, of which tests are a sample.

Nor are the phrases of a register held against one another: that takes time for the square of them."""

_Words = TextMatcher | PatternMatcher
_Wrong = tuple[str, int, Code, str]
"""(``for`` or ``unless``, which of its phrases, code, message)."""


def wording_problems(rule: Rule, shown: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """Return a problem for each phrase or pattern of a rule about words that does nothing, or is not tested.

    Args:
        rule: A rule whose tests came out as expected.
        shown: What they found, as far as it is known: the quicker way to most answers.
    """
    for_, unless = rule.look.for_, rule.look.unless
    if not isinstance(for_, (TextMatcher, PatternMatcher)):
        return ()
    taking = unless if isinstance(unless, (TextMatcher, PatternMatcher)) else None
    dead = [*_dead("for", for_), *(_dead("unless", taking) if taking else ()), *_crossed(for_, taking)]
    passed_over = {(key, index) for key, index, _, _ in dead}
    untested = [each for each in _untested(rule, shown, for_, taking) if each[:2] not in passed_over]
    way = {"for": _way(for_), "unless": _way(taking)}
    return problems_at(
        rule.path,
        [(("look", key, way[key], index), code, message) for key, index, code, message in (*dead, *untested)],
    )


def _way(matcher: _Words | None) -> str:
    return "text" if isinstance(matcher, TextMatcher) else "pattern"


def _each(matcher: _Words) -> Sequence[_Words]:
    """Return a matcher for each phrase or pattern alone."""
    if isinstance(matcher, PatternMatcher):
        return [PatternMatcher(patterns=(pattern,)) for pattern in matcher.patterns]
    return [replace(matcher, phrases=(phrase,)) for phrase in matcher.phrases]


def _dead(key: str, matcher: _Words) -> Iterator[_Wrong]:
    """Yield what of one list can have no effect, whatever stands in the letter."""
    seen: dict[str, str] = {}
    phrases = matcher.phrases if isinstance(matcher, TextMatcher) else matcher.patterns
    for index, phrase in enumerate(phrases):
        same = _compared(matcher, phrase)
        if not same:
            what = f"“{cut(phrase)}” holds no letter, and tolerant reading compares letters alone"
            yield key, index, Code.IDLE, f"{what}; take it out, or leave “read: ocr” out"
        elif same in seen:
            other = f", since “{cut(seen[same])}” reads the same" if seen[same] != phrase else ""
            yield key, index, Code.IDLE, f"“{cut(phrase)}” stands twice{other}; keep one of them"
        seen.setdefault(same, phrase)
    if key == "unless" and isinstance(matcher, TextMatcher) and not _is_register(matcher):
        for index, other in _covered(matcher):
            message = (
                f"takes nothing back that “{cut(other)}” beside it does not; keep the one that was meant"
            )
            yield key, index, Code.IDLE, message


def _is_register(matcher: _Words) -> bool:
    return len(matcher.phrases if isinstance(matcher, TextMatcher) else matcher.patterns) > MOST_SHOWN


def _compared(matcher: _Words, phrase: str) -> str:
    """Return what of a phrase is compared with the letter."""
    if isinstance(matcher, PatternMatcher):
        return phrase
    return fold(phrase).letters if matcher.read is Tolerance.OCR else " ".join(phrase.lower().split())


def _covered(matcher: TextMatcher) -> Iterator[tuple[int, str]]:
    """Yield which phrases hold another one, which is then found wherever they are."""
    alone = _each(matcher)
    for index, phrase in enumerate(matcher.phrases):
        area = _area(phrase)
        for other, shorter in zip(alone, matcher.phrases, strict=True):
            differs = _compared(matcher, shorter) != _compared(matcher, phrase)
            if differs and len(shorter) < len(phrase) and any(text.look(area, other, None)):
                yield index, shorter
                break


def _crossed(for_: _Words, unless: _Words | None) -> Iterator[_Wrong]:
    """Yield what is looked for and always taken back."""
    # How a pattern fits more than the phrase alone, or less, cannot be told.
    if not isinstance(for_, TextMatcher) or not isinstance(unless, TextMatcher):
        return
    if for_.read is Tolerance.OCR and unless.read is Tolerance.EXACT:
        # A reading with a slip is found and not taken back.
        return
    if _is_register(for_) or _is_register(unless):
        return
    for index, phrase in enumerate(for_.phrases):
        area = _area(phrase)
        for taking, other in zip(_each(unless), unless.phrases, strict=True):
            if any(text.look(area, taking, None)):
                message = f"is always taken back: it holds “{cut(other)}” of look.unless"
                yield "for", index, Code.IDLE, f"{message}; change one of them"
                break


def _area(phrase: str) -> Area:
    return Area("body", None, phrase)


def _untested(rule: Rule, shown: frozenset[str], for_: _Words, unless: _Words | None) -> Iterator[_Wrong]:
    """Yield what no test shows at work."""
    if any(test.sample for test in rule.tests):
        # What stands in a sample is known only to whoever reads it.
        return
    looked_for, taking = _each(for_), _each(unless) if unless else ()
    if len(looked_for) == 1 and not taking:
        # A test that finds something is asked of every rule.
        return
    areas = _Areas(rule)
    if 1 < len(looked_for) <= MOST_SHOWN:
        found = {_compared(for_, match) for match in shown}
        for index, one in enumerate(looked_for):
            if _compared(one, _only(one)) in found:
                continue
            if not any(any(text.look(area, one, unless)) for area in areas.found_first):
                yield (
                    "for",
                    index,
                    Code.UNSHOWN,
                    f"no test shows {_named(one)} found; add it to the text of one",
                )
    if len(taking) <= MOST_SHOWN:
        for index, one in enumerate(taking):
            if not any(_takes(area, for_, one) for area in areas.absent_first):
                message = f"no test shows {_named(one)} taking something back; add one that expects absent"
                yield "unless", index, Code.UNSHOWN, message


class _Areas:
    """What stands in the tests where the rule looks, made as it is asked for: mostly the first will do."""

    def __init__(self, rule: Rule) -> None:
        """Make nothing yet."""
        self._rule = rule

    @cached_property
    def found_first(self) -> Sequence[Area]:
        """The areas, those of tests that find something first."""
        return [*self._found, *self._absent]

    @cached_property
    def absent_first(self) -> Sequence[Area]:
        """The areas, those of tests that find nothing first."""
        return [*self._absent, *self._found]

    @cached_property
    def _found(self) -> Sequence[Area]:
        return self._of(Outcome.FOUND)

    @cached_property
    def _absent(self) -> Sequence[Area]:
        return self._of(Outcome.ABSENT)

    def _of(self, outcome: Outcome) -> Sequence[Area]:
        rule = self._rule
        documents = [miniature(test).document for test in rule.tests if test.expect == outcome.value]
        return [
            area for document in documents for zone in rule.look.zones for area in areas_of(document, zone)
        ]


def _takes(area: Area, for_: _Words, unless: Matcher) -> bool:
    found = sum(1 for _ in text.look(area, for_, None))
    return found > 0 and sum(1 for _ in text.look(area, for_, unless)) < found


def _only(matcher: _Words) -> str:
    return matcher.phrases[0] if isinstance(matcher, TextMatcher) else matcher.patterns[0]


def _named(matcher: _Words) -> str:
    if isinstance(matcher, TextMatcher):
        return f"“{cut(matcher.phrases[0])}”"
    return "this pattern"
