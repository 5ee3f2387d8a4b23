"""An HTML page as an article: its main text, and where every stretch of it stands in the file.

The standard library's parser tells places, which the libraries that find a page's main text do not. Where
trafilatura is installed (the extra ``html``), it chooses among the blocks found here; else the page's own
``article`` element, or the container with most running text, does.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from html.parser import HTMLParser
from importlib.util import find_spec
from typing import TYPE_CHECKING

from authcheck.articles.plain import decoded
from authcheck.model.document import Limitation
from authcheck.model.proposal import Article, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "svg",
        "iframe",
        "template",
        "select",
        "figure",
        "menu",
        "dialog",
        "textarea",
        "object",
        "video",
        "audio",
        "canvas",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "article",
        "section",
        "main",
        "td",
        "th",
        "tr",
        "table",
        "blockquote",
        "header",
        "pre",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "body",
        "figcaption",
        "center",
        "address",
    ]
)
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_DEEPEST = 200
"""Elements inside each other that are told apart; deeper ones count with what holds them."""

_MOST_LINKS = 0.6
"""Share of a block's letters inside links from which it is a list of links."""

_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_SPACE = re.compile(r"\s+")
_BEGUN = re.compile(r"<[a-zA-Z/!?]")
"""The beginning of a tag, comment or declaration."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_READABLE = re.compile(
    r"ascii|utf-(8|8-sig|16|16-[bl]e|32)|iso8859-\d+|cp\d+|koi8-[rtu]|mac-(roman|cyrillic)|tis-620"
    r"|big5|big5hkscs|gbk|gb2312|gb18030|euc_(jp|kr)|shift_jis|cp932|iso2022_(jp|kr)"
)
"""Python's names of the encodings that pages are written in.

It knows more, which are none of a text's: some raise what no decoder should, some make half characters.
"""

_DATES = frozenset(
    {"article:published_time", "datepublished", "date", "dc.date", "pubdate", "og:published_time"}
)


@dataclass(slots=True)
class _Block:
    """A paragraph's worth of text."""

    holders: tuple[int, ...]
    """Numbers of the elements it stands in, outermost first."""

    tag: str
    pieces: list[tuple[int, str]] = field(default_factory=list)
    """Place in the file and text, in order."""

    linked: int = 0
    """Characters inside links."""

    @property
    def text(self) -> str:
        """Its text with single spaces."""
        return _SPACE.sub(" ", "".join(piece for _, piece in self.pieces)).strip()


class _Page(HTMLParser):
    """Collects a page's blocks and what it says about itself."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[_Block] = []
        self.about: dict[str, str] = {}
        self.articles: set[int] = set()
        self._lines = [0, *(found.end() for found in re.finditer("\n", source))]
        self._open: list[tuple[str, int]] = []
        self._count = 0
        self._unread = 0
        self._links = 0
        self._in_title = False
        self._block = _Block((), "")
        self.feed(source[: _finished(source)])
        self.close()
        self._ended()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag in _BLOCKS:
            self._ended()
        if tag in _EMPTY:
            return
        self._count += 1
        if len(self._open) < _DEEPEST:
            self._open.append((tag, self._count))
        self._unread += tag in _UNREAD
        self._links += tag == "a"
        self._in_title = tag == "title" and "title" not in self.about
        if tag == "article" or "articlebody" in given.get("itemprop", "").lower():
            self.articles.add(self._count)
        if tag in _BLOCKS:
            self._block = _Block(tuple(number for _, number in self._open), tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._ended()
        names = [name for name, _ in self._open]
        if tag not in names:
            return
        keep = len(names) - 1 - names[::-1].index(tag)
        for name, _ in self._open[keep:]:
            self._unread -= name in _UNREAD
            self._links -= name == "a"
        del self._open[keep:]
        self._in_title = False
        if tag in _BLOCKS:
            self._block = _Block(tuple(number for _, number in self._open), tag)

    def handle_data(self, data: str) -> None:
        self._say(data)

    def parse_html_declaration(self, i: int) -> int:
        """Take a marked section of a page, ``<![…``, for the comment that browsers take it for.

        The library's parser asserts that SGML's grammar is kept in it.
        """
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    def handle_entityref(self, name: str) -> None:
        self._say(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._say(unescape(f"&#{name};"))

    def _say(self, data: str) -> None:
        if self._in_title:
            self.about["title"] = self.about.get("title", "") + data
            return
        if self._unread:
            if '"datePublished"' in data and (found := _PUBLISHED.search(data)):
                self.about.setdefault("date", found.group(1))
            return
        line, column = self.getpos()
        self._block.pieces.append((self._lines[min(line, len(self._lines)) - 1] + column, data))
        self._block.linked += len(data.strip()) if self._links > 0 else 0

    def _note(self, tag: str, given: dict[str, str]) -> None:
        """Keep what the page says about itself."""
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            content = given.get("content", "")
            if name in _DATES:
                self.about.setdefault("date", content)
            elif name in {"og:title", "og:site_name", "og:url"}:
                self.about.setdefault(name, content)
        elif tag == "link" and "canonical" in given.get("rel", "").lower():
            self.about.setdefault("og:url", given.get("href", ""))
        elif tag == "time" and given.get("datetime"):
            self.about.setdefault("time", given["datetime"])

    def _ended(self) -> None:
        if self._block.text:
            self.blocks.append(self._block)
        self._block = _Block(self._block.holders, self._block.tag)


def _finished(source: str) -> int:
    """Return where a page ends without the tag that its end cuts off; browsers drop that too.

    The library's parser looks for the end of it again from every sign inside it.
    """
    begun = _BEGUN.search(source, source.rfind(">") + 1)
    return begun.start() if begun else len(source)


def read_page(raw: bytes, sha256: str) -> Article:
    """Return an HTML page's main text as an article."""
    source, limitations = _source(raw)
    page = _Page(source)
    chosen = _chosen(source, page)
    if not chosen:
        limitations += (
            Limitation(
                what="the page's text", why="no running text was found; save the article as plain text"
            ),
        )
    text, stretches = _joined(chosen)
    about = page.about
    return Article(
        text=text,
        stretches=stretches,
        sha256=sha256,
        media_type="text/html",
        title=_SPACE.sub(" ", about.get("og:title") or about.get("title", "")).strip(),
        date=_day(about.get("date") or about.get("time", "")),
        outlet=about.get("og:site_name", "").strip(),
        url=about.get("og:url", "").strip(),
        limitations=limitations,
    )


def _source(raw: bytes) -> tuple[str, tuple[Limitation, ...]]:
    named = _CHARSET.search(raw[:4096])
    if named is not None:
        try:
            codec = codecs.lookup(named.group(1).decode("ascii")).name
            if _READABLE.fullmatch(codec):
                return raw.decode(codec), ()
        except (LookupError, ValueError):
            pass
    return decoded(raw)


def _chosen(source: str, page: _Page) -> list[_Block]:
    blocks = [block for block in page.blocks if block.linked <= _MOST_LINKS * len(block.text)]
    return _by_library(source, blocks) or _by_holder(blocks, page.articles)


def _by_library(source: str, blocks: Sequence[_Block]) -> list[_Block]:
    """Return the blocks that trafilatura takes for the article; none where it is not installed."""
    if find_spec("trafilatura") is None:
        return []
    import trafilatura  # noqa: PLC0415 - an extra, and slow to import

    found = trafilatura.extract(source, include_comments=False, include_tables=False)
    lines = {_bare(line) for line in (found or "").splitlines()} - {""}
    whole = " ".join(lines)
    return [block for block in blocks if (bare := _bare(block.text)) and (bare in lines or bare in whole)]


def _bare(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _by_holder(blocks: Sequence[_Block], articles: set[int]) -> list[_Block]:
    """Return the blocks of the element that holds most running text, an ``article`` where there is one."""
    weights: dict[int, float] = {}
    for block in blocks:
        length = len(block.text)
        if block.tag not in {"p", "blockquote", "br", "div"}:
            continue
        for step, holder in enumerate(reversed(block.holders)):
            if holder in articles:
                weights[holder] = weights.get(holder, 0.0) + 2 * length
            elif 1 <= step <= 3:  # noqa: PLR2004 - a paragraph's near holders
                weights[holder] = weights.get(holder, 0.0) + length / step
    if not weights:
        return list(blocks)
    best = max(weights, key=lambda holder: weights[holder])
    return [block for block in blocks if best in block.holders]


def _joined(blocks: Iterable[_Block]) -> tuple[str, tuple[Stretch, ...]]:
    """Return the blocks' text, a line each, and where its stretches stand in the file."""
    parts: list[str] = []
    stretches: list[Stretch] = []
    length = 0

    def put(text: str, at: int) -> None:
        nonlocal length
        last = stretches[-1] if stretches else None
        if last is None or last.at + length - last.start != at:
            stretches.append(Stretch(start=length, at=at))
        parts.append(text)
        length += len(text)

    for block in blocks:
        gap = "\n\n" if parts else ""
        for at, piece in block.pieces:
            for run in re.finditer(r"\S+|\s+", piece):
                if run.group().isspace():
                    gap = gap or " "
                    continue
                if gap and (parts or gap != " "):
                    put(gap, max(at + run.start() - len(gap), 0))
                gap = ""
                put(run.group(), at + run.start())
    return "".join(parts), tuple(stretches)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
