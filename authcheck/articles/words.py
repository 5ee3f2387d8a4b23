"""Text to paragraphs, sentences and words; a quotation is one word, and every word knows where it stands."""

# ruff: noqa: RUF001 - articles are printed with real quotation marks and dashes

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 160
"""Words of the longest sentence: a longer one is cut, so that no search has far to go."""

_BREAK = re.compile(r"\n\s*")
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|[^\W_](?:[\w@]+|[-'\u2019.&/,](?=[^\W_]))*(?:(?<=s)'(?=\s[^\W\d_]))?"
    r"|\S"
)
_QUOTES = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'"}
_QUOTE_SIGN = re.compile(
    r'[“”«»„"]|(?<![^\s(—–-])‘(?=\w)|(?<=[,.?!])’(?!\w)|(?<![^\s(—–-])\'(?=[^\W\d_a-z])|(?<=[,.?!])\'(?!\w)'
)
_SINGLE_END = re.compile(r"(?<=[,.?!])'(?!\w)")
_FINAL = frozenset(".?!…")
_NUMBER = re.compile(r"[\d.,]+")


class Kind(Enum):
    """What a word is by its looks alone."""

    PLAIN = auto()
    CAPITAL = auto()
    NUMBER = auto()
    SIGN = auto()
    QUOTATION = auto()
    """A whole quotation; its text is what stands between the marks."""


@dataclass(slots=True)
class Word:
    """A word, a sign or a whole quotation of the article."""

    text: str
    start: int
    """String index into the article; for a quotation, of its first character inside the marks."""

    end: int
    kind: Kind
    low: str
    """Lower case, apostrophes made plain."""


@dataclass(slots=True)
class Sentence:
    """A sentence as the article tells it: quotations in it are single words."""

    words: list[Word]
    paragraph: int
    """Number of its paragraph from 0."""

    @property
    def start(self) -> int:
        """Where it begins in the article."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        return self.words[-1].end


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends: a line of the text that is not blank."""
    at = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def sentences(text: str, start: int, end: int, number: int, shortened: frozenset[str]) -> Iterator[Sentence]:
    """Yield the sentences of one paragraph.

    Args:
        text: The article.
        start: Where the paragraph begins.
        end: Where it ends.
        number: Its number.
        shortened: Words that a full stop follows within a sentence, such as ``gen``.
    """
    words: list[Word] = []
    for word, following in pairwise([*told(text, start, end, shortened), None]):
        if word is None:  # the pairs' last left side is a word; this tells the type checker so
            break
        words.append(word)
        if following is None or len(words) >= MOST_WORDS or _ends(words, following):
            yield Sentence(words, number)
            words = []


def told(text: str, start: int, end: int, shortened: frozenset[str]) -> Iterator[Word]:
    """Yield the words of a stretch of the article, each quotation as one."""
    at = start
    for opened, closed in _quotations(text, start, end):
        yield from plain_words(text, at, opened - 1, shortened)
        inside = text[opened:closed]
        yield Word(inside, opened, closed, Kind.QUOTATION, "")
        at = closed + 1
    yield from plain_words(text, min(at, end), end, shortened)


def plain_words(text: str, start: int, end: int, shortened: frozenset[str]) -> Iterator[Word]:
    """Yield the words of a stretch in which quotation marks are signs like others."""
    at = start
    for found in _WORD.finditer(text, start, end):
        if found.start() < at:
            continue  # the full stop that went with the word before
        here, word_end = found.start(), found.end()
        word = found.group()
        low = word.lower().replace("\u2019", "'")
        if (
            word_end < end
            and text[word_end] == "."
            and (low in shortened or (len(word) == 1 and word.isupper()))
        ):
            word_end += 1
            word = text[here:word_end]
        at = word_end
        yield Word(word, here, word_end, _kind(word), low)


def _kind(word: str) -> Kind:
    first = word[0]
    if not (first.isalnum()):
        return Kind.SIGN
    if first.isdigit() or _NUMBER.fullmatch(word):
        return Kind.NUMBER
    return Kind.CAPITAL if first.isupper() else Kind.PLAIN


def _ends(words: list[Word], following: Word) -> bool:
    """Whether a sentence ends with the last of ``words``."""
    last = words[-1]
    if last.kind is not Kind.QUOTATION and last.text not in _FINAL:
        return False
    kind = following.kind
    begins = kind is Kind.CAPITAL or kind is Kind.NUMBER or kind is Kind.QUOTATION
    if last.kind is Kind.QUOTATION:
        # “… .” A new sentence; “… ,” she said: the same one. “… ?” is decided by who asks.
        tail = last.text.rstrip("'’ ")[-1:]
        return begins and (tail in {".", "…"} or (tail in {"?", "!"} and following.kind is Kind.QUOTATION))
    return begins or following.text in {"—", "-"}


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between quotation marks; one that is never closed reaches to the end."""
    opened: tuple[int, str] | None = None
    for sign in _QUOTE_SIGN.finditer(text, start, end):
        mark, at = sign.group(), sign.start()
        if opened is not None:
            if mark == opened[1]:
                yield opened[0], at
                opened = None
            continue
        if mark == "'" and _SINGLE_END.search(text, at + 1, end) is None:
            continue  # an apostrophe that begins a word
        if mark == '"':
            straight = text.find('"', at + 1, end)
            if straight < 0 and at + 1 < end and text[at + 1].isspace():
                continue  # an inch, or a closing mark whose opening one is lost
        if mark in _QUOTES:
            opened = (at + 1, '"' if mark == "“" and _closes_straight(text, at, end) else _QUOTES[mark])
    if opened is not None and opened[0] < end:
        yield opened[0], end


def _closes_straight(text: str, at: int, end: int) -> bool:
    """Whether a curly mark is closed by a straight one, as hurried editors do."""
    straight = text.find('"', at + 1, end)
    return straight >= 0 and "”" not in text[at + 1 : min(end, at + 2000)]
