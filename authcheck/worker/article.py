"""Read an article's file into its text: the job that statements are proposed from."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from authcheck import errors, ingest
from authcheck.ingest.media_type import HEAD, READABLE, media_type
from authcheck.model.exhibit import Exhibit
from authcheck.model.proposal import Article
from authcheck.model.reading import Limits, ReadingOptions
from authcheck.worker.order import UNREADABLE, Job, answered_from_bytes, at_work, believed, unbelievable

if TYPE_CHECKING:
    from collections.abc import Callable

    from authcheck.worker.order import Order

MOST_MIB = 16
"""Largest text or page read, in MiB; no article comes near it."""

_TEXT, _PAGE = "text/plain", "text/html"
LIMITS = Limits(cpu_s=60, wall_s=120, answer_mib=48)
"""Where reading one article stops."""

OPTIONS = ReadingOptions(limits=LIMITS)
"""How articles are read, unless somebody wants it otherwise."""


def read_article(path: str, options: ReadingOptions = OPTIONS, stdin_bytes: bytes | None = None) -> Article:
    """Return the text of an article: plain text, an HTML page, a PDF or a picture of print.

    Args:
        path: The file; ``-`` for ``stdin_bytes``.
        options: How to read, and where to stop.
        stdin_bytes: What standard input gave; None where a file is meant.

    Raises:
        ExhibitError: The file cannot be read; the subclass says why.
        OcrError: A page needs OCR, and the engine cannot do what was asked.
    """
    raw = ingest.read_bytes(path) if stdin_bytes is None else stdin_bytes
    exhibit = _taken_in(path, raw)
    with at_work(Job.ARTICLE, work, exhibit, options, raw) as running:
        said = running.finish()
    return _believe(said, exhibit)


def work(request: bytes, _rest: Callable[[], bytes]) -> bytes:
    """Read the article of an order; in the worker."""
    return answered_from_bytes(request, lambda order, raw: msgspec.json.encode(_read(order, raw)))


def _taken_in(path: str, raw: bytes) -> Exhibit:
    if not raw:
        raise errors.EmptyExhibit(path)
    kind = media_type(raw[:HEAD])
    if kind not in READABLE | {_TEXT, _PAGE} and not _looks_like_text(raw[:HEAD]):
        raise errors.UnsupportedFormat(path, kind)
    if kind not in READABLE and len(raw) > MOST_MIB << 20:
        raise errors.LimitReached(path, f"the article is larger than {MOST_MIB} MiB")
    if kind not in READABLE and kind != _PAGE:
        kind = _PAGE if _looks_like_page(raw) else _TEXT
    name = "stdin" if path == "-" else PurePath(path).name
    digest = hashlib.sha256(raw).hexdigest()
    return Exhibit(path=path, name=name, sha256=digest, size=len(raw), media_type=kind)


def _looks_like_text(head: bytes) -> bool:
    """Whether bytes of no known kind are text all the same: in an old encoding, or UTF-16."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or not any(sign < 9 or 13 < sign < 27 for sign in head)  # noqa: PLR2004 - control characters


def _looks_like_page(raw: bytes) -> bool:
    head = raw[:HEAD].lower()
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and (
        b"<p" in raw[: 64 * HEAD].lower() or b"<body" in head
    )


def _read(order: Order, raw: bytes) -> Article:
    exhibit = order.exhibit
    # Imported here: the parent does without them, and nothing but the worker parses.
    if exhibit.media_type == _PAGE:
        from authcheck.articles.page import read_page  # noqa: PLC0415 - see above

        return read_page(raw, exhibit.sha256)
    from authcheck.articles.plain import read_document, read_text  # noqa: PLC0415 - see above

    if exhibit.media_type == _TEXT:
        return read_text(raw, exhibit.sha256)
    with ingest.open_letter(exhibit, raw, order.options) as letter:
        return read_document(letter.document)


def _believe(said: bytes, exhibit: Exhibit) -> Article:
    """Return the article the worker gave, after checking what can be checked of it.

    Raises:
        ExhibitError: The worker said so, or its answer is none.
        OcrError: The worker said so.
    """
    try:
        article = msgspec.json.decode(believed(said, exhibit), type=Article)
    except UNREADABLE as error:
        raise unbelievable(exhibit) from error
    starts = [stretch.start for stretch in article.stretches]
    if article.sha256 != exhibit.sha256 or starts != sorted(starts) or any(at < 0 for at in starts):
        raise errors.WorkerDied(exhibit.path, "gave an answer to another question")
    return replace(article, media_type=exhibit.media_type)
