"""Read an exhibit and run the checks on it, in a process of its own that nothing else shares.

The parent sends an order and the letter's bytes, the worker sends back a reading or the name of an error.
Both are JSON of typed values; the parent believes nothing of the answer that it can check.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import ExitStack
from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

import msgspec

from authcheck import errors, ingest, plugins
from authcheck.isolation import serve, start_isolated
from authcheck.model.document import Document, Limitation
from authcheck.model.exhibit import Exhibit
from authcheck.model.observation import CheckRequest, Observation, Observed, Reading
from authcheck.model.reading import OcrEngine, ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from authcheck.ingest.letter import OpenLetter

MOST_OBSERVATIONS = 200
"""Places one check may report; a letter with more says nothing more by them."""

MOST_TEXT = 500
"""Characters of one text in an observation."""

_LENGTH = 8
"""Bytes before the order that give its length; the letter's bytes follow the order."""

_OF_THE_EXHIBIT: dict[str, type[errors.ExhibitError]] = {
    kind.__name__: kind
    for kind in (
        errors.DamagedExhibit,
        errors.LimitReached,
        errors.NoPages,
        errors.PasswordNeeded,
        errors.UnsupportedFormat,
    )
}
_OF_THE_ENGINE: dict[str, type[errors.OcrError]] = {
    kind.__name__: kind for kind in (errors.LanguageMissing, errors.OcrError)
}
"""With those above, the errors a worker may answer with; nothing else it claims is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What the worker is to read; the checks follow when they are known."""

    exhibit: Exhibit
    options: ReadingOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What the worker says: a reading, or an error."""

    reading: Reading | None = None
    error: str = ""
    """Class name of the error; empty where there is a reading."""

    detail: str = ""


class Reader:
    """A letter being read in an isolated process, from the moment this is made.

    Reading needs no rules, so whoever makes a reader may load them meanwhile. As a context manager it
    leaves neither process nor file, whatever happens.
    """

    def __init__(self, exhibit: Exhibit, options: ReadingOptions, stdin_bytes: bytes | None = None) -> None:
        """Start reading a letter.

        Args:
            exhibit: The letter as taken in.
            options: How to read, and where to stop.
            stdin_bytes: The letter where it came by standard input; None where it is a file.

        Raises:
            ExhibitError: Its bytes cannot be had any more, or are too many.
        """
        self.exhibit, path, limits = exhibit, exhibit.path, options.limits
        if exhibit.size > limits.memory_mib * (1 << 20) // 4:
            most = limits.memory_mib // 4
            raise errors.LimitReached(path, f"the file is larger than {most} MiB")
        raw = ingest.read_bytes(path) if stdin_bytes is None else stdin_bytes
        head = msgspec.json.encode(_Order(exhibit=_nameless(exhibit), options=options))
        request = b"".join((len(head).to_bytes(_LENGTH, "big"), head, raw))
        with ExitStack() as stack:
            # The system's Tesseract is a program of its own and is handed the page as a file.
            writes = options.engine is OcrEngine.SYSTEM
            scratch = stack.enter_context(TemporaryDirectory(prefix="authcheck-")) if writes else ""
            self._running = stack.enter_context(
                start_isolated(answer_order, request, limits, path=path, module=__name__, scratch=scratch)
            )
            self._stack = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def observe(self, checks: tuple[CheckRequest, ...]) -> Reading:
        """Run ``checks`` on the letter and return all that was read and seen.

        Args:
            checks: What to look for; a check that can't look is an ``Observed`` with ``unread``.

        Raises:
            ExhibitError: The letter cannot be examined; the subclass says why.
            OcrError: The OCR engine cannot do what the options ask.
        """
        answer = self._running.finish(msgspec.json.encode(checks))
        return _believe(answer, self.exhibit, checks)


def read_and_observe(
    exhibit: Exhibit,
    options: ReadingOptions,
    checks: tuple[CheckRequest, ...],
    stdin_bytes: bytes | None = None,
) -> Reading:
    """Read a letter, find its zones and run ``checks`` on it, in an isolated process.

    Args and Raises: as ``Reader`` and ``Reader.observe``.
    """
    with Reader(exhibit, options, stdin_bytes) as reader:
        return reader.observe(checks)


def answer_order(request: bytes, rest: Callable[[], bytes]) -> bytes:
    """Carry out an order in the worker; return an ``_Answer`` as JSON."""
    length = int.from_bytes(request[:_LENGTH], "big")
    order = msgspec.json.decode(request[_LENGTH : _LENGTH + length], type=_Order)
    try:
        answer = _Answer(reading=_read(order, request[_LENGTH + length :], rest))
    except (errors.ExhibitError, errors.OcrError) as error:
        answer = _Answer(error=type(error).__name__, detail=error.detail)
    return msgspec.json.encode(answer)


def _read(order: _Order, raw: bytes, rest: Callable[[], bytes]) -> Reading:
    exhibit = order.exhibit
    if hashlib.sha256(raw).hexdigest() != exhibit.sha256:
        raise errors.DamagedExhibit(exhibit.path, "the file changed while it was being examined")
    with ingest.open_letter(exhibit, raw, order.options) as letter:
        _lay_out(letter)
        checks = msgspec.json.decode(rest(), type=tuple[CheckRequest, ...])
        observed = tuple(_observe(letter, request) for request in checks)
        document = letter.document
        for answer in observed:
            if len(answer.observations) == MOST_OBSERVATIONS:
                why = f"it saw {MOST_OBSERVATIONS} places or more; only these are listed"
                document = _limited(document, what=f"all that {answer.request.check} would see", why=why)
        return Reading(document=document, observed=observed)


def _lay_out(letter: OpenLetter) -> None:
    from authcheck.layout import find_zones  # noqa: PLC0415 - the parent does without it

    letter.with_zones(find_zones(letter.document))


def _limited(document: Document, *, what: str, why: str) -> Document:
    return replace(document, limitations=(*document.limitations, Limitation(what=what, why=why)))


def _observe(letter: OpenLetter, request: CheckRequest) -> Observed:
    try:
        seen = plugins.check(request.check)(letter, dict(request.parameters))
        return Observed(request=request, observations=_trimmed(seen))
    except plugins.CannotExamine as error:
        return Observed(request=request, unread=_cut(str(error)))
    except errors.OcrError as error:
        return Observed(request=request, unread=_cut(str(error)))
    except Exception as error:  # noqa: BLE001 - a check may be anybody's; its crash leaves its rules unread
        return Observed(
            request=request, unread=_cut(f"the check {request.check} failed: {type(error).__name__}: {error}")
        )


def _trimmed(seen: Iterable[Observation]) -> tuple[Observation, ...]:
    kept: list[Observation] = []
    for observation in seen:
        kept.append(replace(observation, what=_cut(observation.what), match=_cut(observation.match)))
        if len(kept) == MOST_OBSERVATIONS:
            break
    return tuple(kept)


def _cut(text: str) -> str:
    sound = text.encode("utf-8", "replace").decode()
    return sound if len(sound) <= MOST_TEXT else sound[: MOST_TEXT - 1] + "…"


def _nameless(exhibit: Exhibit) -> Exhibit:
    """Return the exhibit with a path that JSON can carry; the worker opens no path."""
    path, name = (
        os.fsencode(text).decode("utf-8", "replace") if text.isprintable() is False else text
        for text in (exhibit.path, exhibit.name)
    )
    return replace(exhibit, path=path, name=name)


def _believe(answer: bytes, exhibit: Exhibit, checks: tuple[CheckRequest, ...]) -> Reading:
    """Return the reading in ``answer`` after checking all that can be checked of it.

    Raises:
        ExhibitError: The worker said so, or its answer does not fit what it was asked.
        OcrError: The worker said so.
    """
    try:
        said = msgspec.json.decode(answer, type=_Answer)
    except msgspec.DecodeError as error:
        raise errors.WorkerDied(exhibit.path, "gave an answer that does not read") from error
    if said.reading is None:
        raise _raised(said, exhibit)
    document, observed = said.reading.document, said.reading.observed
    if tuple(one.request for one in observed) != checks or not _holds_together(document, exhibit):
        raise errors.WorkerDied(exhibit.path, "gave an answer to another question")
    return Reading(document=replace(document, exhibit=exhibit), observed=observed)


def _raised(said: _Answer, exhibit: Exhibit) -> errors.AuthcheckError:
    """Return the error that the worker names, with the path as the caller gave it."""
    if said.error in _OF_THE_EXHIBIT:
        return _OF_THE_EXHIBIT[said.error](exhibit.path, said.detail)
    if said.error in _OF_THE_ENGINE:
        return _OF_THE_ENGINE[said.error](said.detail)
    return errors.WorkerDied(exhibit.path, "gave an answer of no known kind")


def _holds_together(document: Document, exhibit: Exhibit) -> bool:
    """Whether the document is of this exhibit, and its pages and zones point at what is there."""
    pages = document.pages
    return (
        document.exhibit.sha256 == exhibit.sha256
        and bool(pages)
        and all(page.number == number for number, page in enumerate(pages, start=1))
        and all(
            1 <= zone.page <= len(pages)
            and all(0 <= index < len(pages[zone.page - 1].words) for index in zone.words)
            for zone in document.zones
        )
    )


if __name__ == "__main__":
    serve(answer_order)
