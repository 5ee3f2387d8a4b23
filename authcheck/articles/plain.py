"""Plain text and pages of a Document as articles; every character keeps its place."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from authcheck.articles.dateline import dateline
from authcheck.model.document import Limitation
from authcheck.model.proposal import Article, Stretch

if TYPE_CHECKING:
    from authcheck.model.document import Document, Page

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TITLE = re.compile(r"\s*(\S[^\n]{0,160}[^\s.,;:])[ \t]*\r?\n[ \t]*\r?\n")
_PARAGRAPH = 1.6
"""Line distances, in the page's usual one, from which a new paragraph begins."""


def decoded(raw: bytes) -> tuple[str, tuple[Limitation, ...]]:
    """Return text from bytes, and what may be wrong with it where they are not UTF-8."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), ()
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        doubt = Limitation(
            what="accented letters and quotation marks",
            why="the file is not UTF-8 and was read as Windows-1252; save it as UTF-8 if names look wrong",
        )
        return raw.decode("cp1252", "replace"), (doubt,)


def read_text(raw: bytes, sha256: str) -> Article:
    """Return a plain text as an article; its offsets are the file's own, in characters."""
    text, limitations = decoded(raw)
    title = _TITLE.match(text)
    day, outlet = dateline(text)
    return Article(
        text=text,
        stretches=(Stretch(start=0, at=0),),
        sha256=sha256,
        media_type="text/plain",
        title=title.group(1) if title else "",
        date=day,
        outlet=outlet,
        limitations=limitations,
    )


def read_document(document: Document) -> Article:
    """Return the words of a document that a reader of it sees; its offsets are those of each page's text."""
    parts: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for page in document.pages:
        text = _page_text(page)
        if text:
            stretches.append(Stretch(start=length, at=0, page=page.number))
            parts.append(text)
            length += len(text) + 1
    text = "\n".join(parts)
    day, outlet = dateline(text)
    return Article(
        text=text,
        stretches=tuple(stretches),
        sha256=document.exhibit.sha256,
        media_type=document.exhibit.media_type,
        date=day,
        outlet=outlet,
        limitations=document.limitations,
    )


def _page_text(page: Page) -> str:
    """Return the page's words, paragraphs apart by line breaks and all else by single spaces."""
    words = [word for word in page.words if word.visible]
    gaps = [
        abs(after.box.top - before.box.top) for before, after in pairwise(words) if after.line != before.line
    ]
    usual = median(gaps) if gaps else 0.0
    text: list[str] = []
    for at, word in enumerate(words):
        if at:
            before = words[at - 1]
            apart = word.line != before.line and abs(word.box.top - before.box.top) > _PARAGRAPH * usual
            text.append("\n" if apart else " ")
        text.append(word.text)
    return "".join(text)
