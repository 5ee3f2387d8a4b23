"""The zone finder: whatever words stand wherever on pages, zones are found among them and nothing is raised."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from authcheck.ingest import take_in
from authcheck.layout import find_zones
from authcheck.model.document import Document
from authcheck.model.reading import ReadingOptions
from authcheck.worker import read_and_observe
from bench.fuzz import seeds
from bench.fuzz.target import Target, must
from bench.fuzz.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from authcheck.model.document import Page, Word
    from bench.fuzz.target import Mutate

_MOST_WORDS = 50


def _once(data: bytes) -> str:
    try:
        document = msgspec.json.decode(data, type=Document)
    except (ValueError, RecursionError):
        return "no document"
    document = _as_read(document)
    zones = find_zones(document)
    for zone in zones:
        must(1 <= zone.page <= len(document.pages), "a zone stands on a page")
        words = document.pages[zone.page - 1].words
        must(all(0 <= index < len(words) for index in zone.words), "a zone holds words of its page")
        must(list(zone.words) == sorted(set(zone.words)), "in reading order, each once")
        document.lines_of(zone)
    must([zone.page for zone in zones] == sorted(zone.page for zone in zones), "zones stand in order")
    msgspec.json.encode(zones)
    return f"{min(len({zone.name for zone in zones}), 6)} kinds of zones"


def _as_read(document: Document) -> Document:
    """Return the document as a reader gives it: pages counted from 1, words not empty and without blanks."""
    pages = tuple(
        replace(page, number=number, words=tuple(map(_sound, page.words)))
        for number, page in enumerate(document.pages, 1)
    )
    return replace(document, pages=pages)


def _sound(word: Word) -> Word:
    text = "".join(word.text.split()) or "x"
    return word if text == word.text else replace(word, text=text)


def _inputs() -> Iterator[bytes]:
    for sample in seeds.TEXT_LAYER:
        exhibit = take_in(str(seeds.HOUSE / "samples" / sample))
        document = read_and_observe(exhibit, ReadingOptions(), ()).document
        bare = replace(
            document,
            exhibit=replace(exhibit, path="-", name="-"),
            zones=(),
            metadata=(),
            limitations=(),
            engines=(),
        )
        first, last = (
            _shortened(page, part)
            for page in document.pages[:1]
            for part in (slice(_MOST_WORDS), slice(-40, None))
        )
        for pages in (
            (first,),
            (last,),
            (first, replace(last, number=2)),
            tuple(map(_few, document.pages[:3])),
        ):
            yield _short(replace(bare, pages=pages))


def _few(page: Page) -> Page:
    return replace(page, words=(*page.words[:14], *page.words[-14:]))


def _shortened(page: Page, part: slice) -> Page:
    return replace(page, words=page.words[part])


def _short(document: Document) -> bytes:
    """Return a document as JSON, figures to a tenth: less to read, and more alike."""
    value = json.loads(msgspec.json.encode(document), parse_float=lambda figure: round(float(figure), 1))
    return json.dumps(value).encode()


@cache
def _trees() -> Trees:
    return Trees(_inputs(), frozenset({"exhibit"}))


def _mutate(data: bytes, chance: Random, mutate: Mutate) -> bytes:
    return _trees().mutate(data, chance, mutate)


TARGET = Target(
    name="zones",
    seeds=_inputs,
    mutate=_mutate,
    once=_once,
    longest=65_536,
)
