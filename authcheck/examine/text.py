"""Looking for phrases and patterns in areas of text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from authcheck.examine import folding
from authcheck.examine.areas import WHOLE_PAGE
from authcheck.model.observation import Observation
from authcheck.model.rule import Matcher, PatternMatcher, TextMatcher, Tolerance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import re2

    from authcheck.examine.areas import Area

Span = tuple[int, int]


def look(area: Area, for_: TextMatcher | PatternMatcher, unless: Matcher | None) -> Iterator[Observation]:
    """Yield what of ``for_`` stands in ``area`` and is not taken back by ``unless``, in reading order."""
    matches = _longest(_spans(area, for_))
    if not matches:
        return
    taken_back = list(_spans(area, unless)) if isinstance(unless, (TextMatcher, PatternMatcher)) else []
    for start, end in matches:
        if any(_same_line(area, (start, end), other) for other in taken_back):
            continue
        match = " ".join(area.text[start:end].split())
        yield Observation(
            what=_told(area, match),
            match=match,
            page=area.page,
            zone=None if area.zone == WHOLE_PAGE else area.zone,
            box=area.box(start, end),
        )


def _told(area: Area, match: str) -> str:
    if area.page is None:
        return f"{area.zone} holds “{match}”"
    return (
        f"“{match}” stands on the page" if area.zone == WHOLE_PAGE else f"“{match}” stands in the {area.zone}"
    )


def _spans(area: Area, matcher: TextMatcher | PatternMatcher) -> Iterator[Span]:
    if isinstance(matcher, PatternMatcher):
        return _patterns(area, matcher.patterns)
    if matcher.read is Tolerance.OCR:
        return folding.find(area.folded, matcher.phrases)
    return _exact(area, matcher.phrases)


def _longest(spans: Iterable[Span]) -> Sequence[Span]:
    """Return the spans in order, of those that overlap the longest."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def _same_line(area: Area, one: Span, other: Span) -> bool:
    first, last = area.lines(*one)
    other_first, other_last = area.lines(*other)
    return first <= other_last and other_first <= last


def _exact(area: Area, phrases: Sequence[str]) -> Iterator[Span]:
    flat = area.flat
    for phrase in phrases:
        key = " ".join(phrase.lower().split())
        start = flat.find(key)
        while start >= 0:
            end = start + len(key)
            # Where the phrase itself begins or ends with a sign ("[NAME"), anything may stand beside it.
            opens = start == 0 or not (key[0].isalnum() and flat[start - 1].isalnum())
            closes = end == len(flat) or not (key[-1].isalnum() and flat[end].isalnum())
            if opens and closes:
                yield start, end
            start = flat.find(key, start + 1)


@dataclass(frozen=True, slots=True)
class _Pattern:
    compiled: re2._Regexp
    group: int
    """What counts as the match: the number of the group called ``match``, else 0 for all of it."""


@cache
def _compile(pattern: str) -> _Pattern:
    import re2  # noqa: PLC0415 - only a rulebook with patterns pays for it

    options = re2.Options()
    options.log_errors = False
    # Line by line: ^ and $ stand at each line's ends.
    compiled = re2.compile(f"(?m){pattern}", options)
    return _Pattern(compiled, compiled.groupindex.get("match", 0))


def _patterns(area: Area, patterns: Sequence[str]) -> Iterator[Span]:
    # The second text lets a pattern with spaces run over the end of a line.
    texts = (area.text, area.text.replace("\n", " ")) if "\n" in area.text else (area.text,)
    for pattern in map(_compile, patterns):
        for text in texts:
            for found in pattern.compiled.finditer(text):
                start, end = found.span(pattern.group)
                if end > start:
                    yield start, end
