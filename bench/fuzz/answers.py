"""What a hostile worker answers: the parent ends in an error of ours, or has a value it can report."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from authcheck.errors import AuthcheckError
from authcheck.ingest import take_in
from authcheck.isolation.ending import UNKNOWN
from authcheck.isolation.process import Worker
from authcheck.isolation.standing import Standing
from authcheck.model.observation import Asked
from authcheck.model.reading import Limits, ReadingOptions
from authcheck.report import as_json
from authcheck.report.terminal import render
from authcheck.worker import article, read_and_observe, reading, zones_picture
from authcheck.workflow import conclude, load_rulebook
from bench.fuzz import seeds
from bench.fuzz.target import Target, must
from bench.fuzz.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from authcheck.model.document import Page
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.observation import CheckRequest, Reading
    from authcheck.model.rule import Rulebook
    from bench.fuzz.target import Mutate

_READING, _ARTICLE, _PICTURES, _PIPE = b"RAZP"
"""First byte of an input: which question the rest of it answers."""

_HEAD = 2
"""That byte, and the sign that tells an answer from a refusal."""

_MOST_PIPED = 60_000
"""Bytes that a pipe takes without anybody reading."""

_RUN = as_json.Run(host="", isolation="", at=datetime(2020, 1, 6, tzinfo=UTC))


def _once(data: bytes) -> str:
    kind, said = data[:1], data[1:]
    exhibit = _exhibit()
    try:
        if kind == bytes([_ARTICLE]):
            believed = article._believe(said, exhibit)
            must(believed.sha256 == exhibit.sha256, "an article is of the file that was asked for")
            [believed.place(at) for at in range(0, len(believed.text), 50)]
            return "an article"
        if kind == bytes([_PICTURES]):
            zones_picture._believe(said, exhibit)
            return "pictures"
        if kind == bytes([_PIPE]):
            said = _piped(said)
        _reported(said)
    except AuthcheckError as error:
        str(error).encode()
        return type(error).__name__
    return "a reading"


def _piped(said: bytes) -> bytes:
    """Return what the parent takes for the answer, of bytes that come by a pipe after how the worker stands."""
    answer_from, answer_to = os.pipe()
    os.write(answer_to, said[:_MOST_PIPED])
    os.close(answer_to)
    worker = Worker(0, answer_from, None, memoryview(b""), ended=UNKNOWN)
    try:
        deadline = time.monotonic() + 10
        str(worker.standing("-", Limits(), deadline))
        answer = worker.exchange(b"", "-", Limits(), deadline)
        must(
            worker.steps + len(answer) + Standing.LENGTH == len(said[:_MOST_PIPED]),
            "no byte is lost or made up",
        )
        return answer
    finally:
        os.close(answer_from)


class _Believer:
    """A reader whose worker has answered already."""

    unprotected = isolation = ""

    def __init__(self, said: bytes) -> None:
        self.exhibit, self._said = _exhibit(), said

    def observe(self, checks: tuple[CheckRequest, ...], *, features: bool = False) -> Reading:
        """Return what the parent believes of the answer."""
        return reading._believe(self._said, self.exhibit, Asked(checks=checks, features=features))


def _reported(said: bytes) -> None:
    """Go the whole way of the parent on an answer: believed, examined, weighed, written."""
    assessment = conclude(_Believer(said), rulebook=_rulebook())  # type: ignore[arg-type] # has what it takes
    as_json.write(as_json.assessment(assessment, _RUN)).encode()
    render(assessment).encode()


@cache
def _rulebook() -> Rulebook:
    """Return the shipped rules that look at letters; those that hear statements have nothing to hear."""
    every = load_rulebook()
    return replace(
        every, rules=tuple(rule for rule in every.rules if not rule.id.startswith("core/sourcing."))
    )


@cache
def _exhibit() -> Exhibit:
    exhibit = take_in(str(seeds.HOUSE / "samples" / seeds.TEXT_LAYER[0]))
    return replace(exhibit, path="-", name="letter.pdf")


@cache
def _readings() -> tuple[bytes, ...]:
    """Return answers to the reading of letters, cut short, as if each were of the same file."""
    answers = []
    for sample in seeds.TEXT_LAYER:
        exhibit = take_in(str(seeds.HOUSE / "samples" / sample))
        read = read_and_observe(exhibit, ReadingOptions(), _rulebook().checks())
        document = replace(
            read.document, exhibit=_exhibit(), pages=tuple(map(_cut, read.document.pages[:2])), zones=()
        )
        zones = tuple(
            replace(
                zone,
                words=tuple(
                    index for index in zone.words if index < len(document.pages[zone.page - 1].words)
                ),
            )
            for zone in read.document.zones
            if zone.page <= len(document.pages)
        )
        answers.append(msgspec.json.encode(replace(read, document=replace(document, zones=zones))))
    return tuple(answers)


def _cut(page: Page) -> Page:
    return replace(page, words=page.words[:60])


def _inputs() -> Iterator[bytes]:
    standing = bytes([5, *(0 for _ in range(Standing.LENGTH - 1))])
    for answer in _readings():
        yield b"R+" + answer
    yield b"P" + standing + b"...+" + _readings()[0]
    for kind in (
        "DamagedExhibit",
        "LimitReached",
        "NoPages",
        "PasswordNeeded",
        "ReaderFailed",
        "LanguageMissing",
    ):
        refusal = json.dumps({"error": kind, "detail": "page 1 \x1b[0m", "trace": "Traceback"}).encode()
        yield b"R-" + refusal
        yield b"A-" + refusal
        yield b"P" + standing + b"-" + refusal
    told = {"text": "The letter is fake.", "stretches": [{"start": 0, "at": 0}], "sha256": _exhibit().sha256}
    about = {
        "media_type": "text/html",
        "title": "A",
        "date": "2020-01-06",
        "limitations": [{"what": "a", "why": "b"}],
    }
    yield b"A+" + json.dumps(told | about).encode()
    yield b"Z+" + msgspec.msgpack.encode((b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\nx"))


@cache
def _trees() -> Trees:
    known = [seed[_HEAD:] for seed in _inputs() if seed[:1] in {b"R", b"A"}]
    return Trees(known, frozenset({"request", "exhibit"}))


def _mutate(data: bytes, chance: Random, mutate: Mutate) -> bytes:
    # Pictures are MessagePack, and what comes by the pipe has a beginning of its own: bytes are their grammar.
    if data[:1] in {b"Z", b"P"} or chance.random() < 0.03:
        return mutate(data)
    return data[:_HEAD] + _trees().mutate(data[_HEAD:], chance, mutate)


TARGET = Target(
    name="answers",
    seeds=_inputs,
    mutate=_mutate,
    once=_once,
    longest=65_536,
)
