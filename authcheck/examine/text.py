"""Looking for phrases and patterns in areas of text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from authcheck.examine import folding
from authcheck.examine.areas import WHOLE_PAGE
from authcheck.model.observation import Observation, unquoted
from authcheck.model.rule import Matcher, PatternMatcher, TextMatcher, Tolerance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import re2

    from authcheck.examine.areas import Area

Span = tuple[int, int]

LONGEST_PIECE = 10_000
"""Characters of an area that a pattern is held against at once; a full page has half as many."""

MOST_COMPILED = 256
"""Compiled patterns kept: several rulebooks' worth, and each may take some megabytes once it has looked."""


def look(area: Area, for_: TextMatcher | PatternMatcher, unless: Matcher | None) -> Iterator[Observation]:
    """Yield what of ``for_`` stands in ``area`` and is not taken back by ``unless``, in reading order."""
    matches = _longest(_spans(area, for_), len(area.text))
    if not matches:
        return
    lines = _Lines(area.text)
    if isinstance(unless, (TextMatcher, PatternMatcher)):
        for span in _spans(area, unless):
            lines.take(span)
    for start, end in matches:
        if lines.taken((start, end)):
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
    match = unquoted(match)
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


def _longest(spans: Iterable[Span], length: int) -> Sequence[Span]:
    """Return the spans of a text of ``length`` in order, of those that overlap the longest."""
    found = set(spans)
    if not found:
        return ()
    kept: list[Span] = []
    taken = bytearray(length)
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span)):
        # What is taken is no shorter, so it covers an end of any span that it touches.
        if not (taken[start] or taken[end - 1]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end))
    return sorted(kept)


class _Lines:
    """The lines of a text, and which of them are taken."""

    def __init__(self, text: str) -> None:
        """Take none."""
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._taken = bytearray(len(self._breaks) + 1)

    def take(self, span: Span) -> None:
        """Take the lines that ``span`` touches."""
        first, last = self._touched(span)
        self._taken[first : last + 1] = b"\1" * (last + 1 - first)

    def taken(self, span: Span) -> bool:
        """Return whether any line that ``span`` touches is taken."""
        first, last = self._touched(span)
        return self._taken.find(1, first, last + 1) >= 0

    def _touched(self, span: Span) -> Span:
        return bisect_left(self._breaks, span[0]), bisect_left(self._breaks, span[1])


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


@lru_cache(maxsize=MOST_COMPILED)
def _compile(pattern: str) -> _Pattern:
    import re2  # noqa: PLC0415 - only a rulebook with patterns pays for it

    # Line by line: ^ and $ stand at each line's ends.
    compiled = re2.compile(f"(?m){pattern}", _options())
    return _Pattern(compiled, compiled.groupindex.get("match", 0))


@cache
def _options() -> re2.Options:
    import re2  # noqa: PLC0415 - the same

    options = re2.Options()
    options.log_errors = False
    return options


def _patterns(area: Area, patterns: Sequence[str]) -> Iterator[Span]:
    for pattern in map(_compile, patterns):
        for offset, piece in _pieces(area.text):
            # The second text lets a pattern with spaces run over the end of a line.
            for text in (piece, piece.replace("\n", " ")) if "\n" in piece else (piece,):
                for found in pattern.compiled.finditer(text):
                    start, end = found.span(pattern.group)
                    if end > start:
                        yield offset + start, offset + end


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text in pieces that patterns are held against, each with its place.

    RE2 reads a text at most once for one match, but for each match it may look ahead to the end: all of them
    can take once for each letter. No page of a letter is longer than a piece, and what is grows by pieces.
    """
    start = 0
    while len(text) - start > LONGEST_PIECE:
        end = start + LONGEST_PIECE
        # After the end of a line, else after a word, else anywhere.
        cut = text.rfind("\n", start, end) + 1 or text.rfind(" ", start, end) + 1 or end
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]
