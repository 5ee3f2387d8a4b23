"""Articles, mutated by sentence, word and tag: what is said, who says it, and the page it stands on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from bench.fuzz.target import Mutate

_PIECE = re.compile(r"<[^<>]*>?|&#?\w*;?|\w+|\s+|[^\w\s]")
_SENTENCE = re.compile(r"[^.!?\n<]+[.!?]?[”\"’]?\s*")
_MOST_CHANGES = 8

SIGNS = (
    *("“", "”", '"', "'", "’", "‘", "«", "»", "—", " - ", "...", "…", ":", ";", ",", ".", "?", "!", "(", ")", "[", "]"),
    *("\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x85", "\x0c", "\x00", "\ufeff", "\u202e", "\u0301", "İ", "ß", "ﬁ"),
    *("Mr. ", "Dr. ", "U.S. ", "J. ", "Jan. 6 ", "a.m. ", "No. ", "1,000 ", "@x ", "#x ", "https://a.b/c "),
)  # fmt: skip
TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<br>", "<br/>", "<a href='x'>", "</a>", "<b>", "</b>"),
    *("<h1>", "</h1>", "<title>", "</title>", "<script>", "</script>", "<style>", "</style>", "<nav>", "</nav>", "<svg>"),
    *("<!--", "-->", "<!-- x -->", "<!DOCTYPE html>", "<!DOCTYPE [", "<![CDATA[", "]]>", "<![if x]>", "<![", "<!", "<?", "<?xml ?>"),
    *("&amp;", "&nbsp;", "&ldquo;", "&#8220;", "&#x201d;", "&#xD800;", "&#0;", "&#99999999999;", "&x", "&#", "&", "<", "</", ">"),
    *("<meta charset=utf-8>", "<meta charset='windows-1252'>", "<meta charset=utf-7>", "<meta charset=unicode_escape>"),
    *("<meta charset=punycode>", "<meta charset=undefined>", "<meta charset=utf-16>", "<meta charset=idna>", "<meta charset=rot13>"),
    *("<meta name=date content='2020-01-06'>", "<meta property='og:title' content='x'>", "<link rel=canonical href=x>"),
    *("<time datetime='2020-13-01'>", "<div itemprop=articleBody>", "<figure>", "<textarea>", "<body>", "<html>", "<body", "<p a='"),
    *('{"datePublished": "2020-01-06"}', "<td>", "<tr>", "<table>", "<li>", "<ul>", "<blockquote>", "<pre>", "<header>"),
)  # fmt: skip


class Prose:
    """A mutator of articles that has read some."""

    def __init__(self, seeds: Iterable[str], words: Sequence[str]) -> None:
        """Learn sentences from ``seeds``; ``words`` are those that reading statements turns on."""
        self._sentences = [found.group() for seed in seeds for found in _SENTENCE.finditer(seed)]
        self._words = list(words)

    def mutate(self, data: bytes, chance: Random, mutate: Mutate) -> bytes:
        """Return another article."""
        if chance.random() < 0.08:
            return mutate(data)
        text = data.decode("utf-8", "surrogateescape")
        is_page = "<" in text or chance.random() < 0.02
        pieces = _PIECE.findall(text) or [" "]
        for _ in range(chance.randint(1, _MOST_CHANGES)):
            at, how = chance.randrange(len(pieces) + 1), chance.random()
            if how < 0.3:
                pieces[at : at + 1] = [chance.choice(self._words)]
            elif how < 0.45:
                pieces[at:at] = [chance.choice(self._words), " "]
            elif how < 0.6:
                pieces[at:at] = [chance.choice(TAGS if is_page and chance.random() < 0.6 else SIGNS)]
            elif how < 0.7:
                pieces[at:at] = [chance.choice(self._sentences)]
            elif how < 0.85:
                del pieces[at : at + chance.choice((1, 1, 2, 8, 40))]
            elif how < 0.95:
                to = chance.randrange(len(pieces) + 1)
                pieces[to:to] = pieces[at : at + chance.choice((1, 2, 5, 20))]
            else:
                pieces[at : at + 1] = ["".join(pieces[at : at + 1]) * chance.choice((2, 3, 50))]
        if is_page and not text.lstrip().startswith("<") and chance.random() < 0.5:
            pieces[0:0] = ["<p>"]
        return "".join(pieces).encode("utf-8", "surrogateescape")
