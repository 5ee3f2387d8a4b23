"""The article reader: any bytes are an article whose every character is traced, with proposals, or are refused."""

from __future__ import annotations

import tomllib
from functools import cache
from html import escape
from typing import TYPE_CHECKING

import msgspec

from authcheck import errors
from authcheck.articles import read
from authcheck.ingest.media_type import READABLE
from authcheck.model.proposal import About
from authcheck.model.reading import ReadingOptions
from authcheck.worker import article as job
from authcheck.worker.order import Order
from bench.fuzz import seeds
from bench.fuzz.prose import Prose
from bench.fuzz.target import Target, must

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from authcheck.model.proposal import Article
    from bench.fuzz.target import Mutate

_ABOUTS = (
    About(),
    About(
        terms=("letter", "memo"),
        policy_terms=("withdraw",),
        author="William H. Seely III",
        issuer=("US", "DoD", "CJTF-OIR"),
        recipient=("Iraq", "MoD"),
    ),
)


def _once(data: bytes) -> str:
    try:
        exhibit = job._taken_in("-", data)
    except errors.ExhibitError:
        return "refused"
    if exhibit.media_type in READABLE:
        return "a letter"
    article = job._read(Order(exhibit=exhibit, options=ReadingOptions()), data)
    # What crosses the border must fit through it.
    crossed = job._believe(b"+" + msgspec.json.encode(article), exhibit)
    must(crossed == article, "an article crosses the border whole")
    _traced(article)
    _proposed(article, _ABOUTS[len(data) % 2])
    return exhibit.media_type


def _traced(article: Article) -> None:
    text = article.text
    starts = [stretch.start for stretch in article.stretches]
    must(starts == sorted(starts) and all(0 <= at <= len(text) for at in starts), "stretches stand in order")
    must(all(article.place(at)[1] >= 0 for at in range(0, len(text), 37)), "every character has a place")


def _proposed(article: Article, about: About) -> None:
    reading = read(article.text, about)
    for each in reading.proposals:
        begin, end = each.span
        must(0 <= begin < end <= len(article.text), "a proposal stands in the text")
        must(article.text[begin:end] == each.exact, "a proposal's words are the text's")
        begin, end = each.whole_span
        must(article.text[begin:end] == each.whole, "so are those with the verb")
        must(bool(each.claims), "a proposal claims something")
        if each.speaker_span is not None:
            begin, end = each.speaker_span
            must(0 <= begin < end <= len(article.text), "a speaker stands in the text")


def _pages() -> Iterator[str]:
    for text in list(seeds.articles())[::40]:
        title, *rest = text.split("\n\n")
        paragraphs = "".join(f"<p>{escape(each, quote=False)}</p>\n" for each in rest)
        yield (
            f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(title)}</title>"
            '<meta property="article:published_time" content="2020-01-06T20:00:00Z"></head>'
            f"<body><nav><a href=x>Home</a></nav><article><h1>{escape(title)}</h1>\n{paragraphs}</article>"
        )


def _inputs() -> Iterator[bytes]:
    every = sorted(seeds.articles(), key=len)
    for text in (*every[::5], *every[-40:]):
        yield text[:900].encode()
    for page in _pages():
        yield page[:1200].encode()
    yield "“Señor” said the letter was fake".encode("cp1252")
    yield "“Nobody wrote that letter,” a spokesman said.".encode("utf-16")


@cache
def _prose() -> Prose:
    words: dict[str, None] = {}

    def walk(value: object) -> None:
        if isinstance(value, str):
            words[value] = None
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(inner)

    for lexicon in seeds.texts("authcheck/articles/lexicons/*.toml"):
        walk(tomllib.loads(lexicon))
    short = [word for word in words if len(word) < 40 and "\\" not in word]
    return Prose(seeds.articles(), short)


def _mutate(data: bytes, chance: Random, mutate: Mutate) -> bytes:
    return _prose().mutate(data, chance, mutate)


TARGET = Target(
    name="articles",
    seeds=_inputs,
    mutate=_mutate,
    once=_once,
    longest=1200,
)
