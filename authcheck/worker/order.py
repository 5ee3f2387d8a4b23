"""What crosses the process border, whatever the job: the order with the letter's bytes, and errors."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from authcheck import errors, ingest, plugins
from authcheck.isolation import Terms, start_isolated, step
from authcheck.isolation.inside import MOST_TRACE, trace_of
from authcheck.model.exhibit import Exhibit
from authcheck.model.reading import OcrEngine, ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authcheck.ingest.letter import OpenLetter
    from authcheck.isolation import Running
    from authcheck.isolation.inside import Work


class Job(StrEnum):
    """What a worker can be told to do: each is the module here whose ``work`` does it."""

    ARTICLE = "article"
    EXEMPLAR = "exemplar"
    HEALTH = "health"
    READING = "reading"
    ZONES_PICTURE = "zones_picture"


SYSTEM_TESSERACT = "tesseract"
"""The program that reads where the system's engine is asked for, as it is found on PATH."""

UNREADABLE = (ValueError, RecursionError)
"""What decoding raises on an answer of the wrong form, bad UTF-8 and deep nesting included."""

_MOST_SAID = 300
"""Characters that are kept of what a parser says."""

_LENGTH = 8
"""Bytes before the order that give its length; the letter's bytes follow the order."""

_ANSWERED, _REFUSED = b"+", b"-"
"""First byte of what comes back: the job's own answer follows, or a refusal."""

_OF_THE_EXHIBIT: dict[str, type[errors.ExhibitError]] = {
    kind.__name__: kind
    for kind in (
        errors.DamagedExhibit,
        errors.LimitReached,
        errors.NoPages,
        errors.PasswordNeeded,
        errors.ReaderFailed,
        errors.UnsupportedFormat,
    )
}
_OF_THE_ENGINE: dict[str, type[errors.OcrError]] = {
    kind.__name__: kind for kind in (errors.LanguageMissing, errors.OcrError)
}
"""With those above, the errors a worker may answer with; nothing else it claims is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which letter is to be read, and how."""

    exhibit: Exhibit
    options: ReadingOptions

    def framed(self, raw: bytes) -> bytes:
        """Return the request that carries this order and the letter's bytes."""
        head = msgspec.json.encode(replace(self, exhibit=_nameless(self.exhibit)))
        return b"".join((len(head).to_bytes(_LENGTH, "big"), head, raw))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refusal:
    """An error, as it crosses the border."""

    error: str
    """Its class name."""

    detail: str

    trace: str = ""
    """Where it was raised, where nobody foresaw it."""


@contextmanager
def at_work(
    job: Job, work: Work, exhibit: Exhibit, options: ReadingOptions, stdin_bytes: bytes | None = None
) -> Iterator[Running]:
    """Have ``job`` done on a letter in an isolated process; no process and no file remains.

    Args:
        job: The module that holds ``work``.
        work: What to do.
        exhibit: The letter as taken in.
        options: How to read, and where to stop.
        stdin_bytes: The letter where it came by standard input; None where it is a file.

    Raises:
        ExhibitError: Its bytes cannot be had any more, or are too many.
    """
    options = replace(options, limits=options.limits.for_size(exhibit.size))
    with (
        terms_for(options) as terms,
        start_isolated(
            work,
            _request(Order(exhibit=exhibit, options=options), stdin_bytes),
            options.limits,
            path=exhibit.path,
            entry=("authcheck.worker", job),
            terms=terms,
        ) as running,
    ):
        yield running


@contextmanager
def terms_for(options: ReadingOptions) -> Iterator[Terms]:
    """Give what a worker must be let do to read so; its scratch folder is gone afterwards."""
    # The system's Tesseract is a program of its own and is handed the page as a file.
    runs = options.engine is OcrEngine.SYSTEM
    with TemporaryDirectory(prefix="authcheck-") if runs else nullcontext("") as scratch:
        yield Terms(
            scratch=scratch,
            program=(which(SYSTEM_TESSERACT) or "") if runs else "",
            readable=plugins.folders(options.trust) if options.trust else (),
            whole=options.require_isolation,
        )


def answered(request: bytes, answer: Callable[[OpenLetter, ReadingOptions], bytes]) -> bytes:
    """Open the letter of ``request``, lay it out, and return what ``answer`` says of it; in the worker.

    ``answer`` is given the letter and the options it was read with. An error becomes a refusal.
    """

    def said(order: Order, raw: bytes) -> bytes:
        ingest.while_reading(_load_what_follows)
        ingest.after_each_page(step)
        with ingest.open_letter(order.exhibit, raw, order.options) as letter:
            _lay_out(letter)
            return answer(letter, order.options)

    return answered_from_bytes(request, said)


def answered_from_bytes(request: bytes, answer: Callable[[Order, bytes], bytes]) -> bytes:
    """Return what ``answer`` says of the order and the bytes of ``request``; in the worker.

    An error about the file or the OCR engine becomes a refusal, and so does one that nobody foresaw.
    """
    length = int.from_bytes(request[:_LENGTH], "big")
    order = msgspec.json.decode(request[_LENGTH : _LENGTH + length], type=Order)
    raw = request[_LENGTH + length :]
    try:
        _refuse_another(order.exhibit, raw)
        return _ANSWERED + answer(order, raw)
    except (errors.ExhibitError, errors.OcrError) as error:
        return _refusal(error.detail, type(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - parsers raise whatever they meet; the parent is told what
        said = f"{type(error).__name__}: {' '.join(str(error).split())}"[:_MOST_SAID]
        return _refusal(said, errors.ReaderFailed, trace_of(error).decode("utf-8", "replace"))


def _refuse_another(exhibit: Exhibit, raw: bytes) -> None:
    if hashlib.sha256(raw).hexdigest() != exhibit.sha256:
        raise errors.DamagedExhibit(exhibit.path, "the file changed while it was being examined")


def _refusal(detail: str, kind: type[errors.ExhibitError | errors.OcrError], trace: str = "") -> bytes:
    # A parser's words may hold half a character, which JSON can't carry.
    sound = detail.encode("utf-8", "replace").decode()
    return _REFUSED + msgspec.json.encode(_Refusal(error=kind.__name__, detail=sound, trace=trace))


def believed(said: bytes, exhibit: Exhibit) -> bytes:
    """Return the job's own answer, for the job to check; in the parent.

    Raises:
        ExhibitError: The worker said so, or what it said is neither answer nor refusal.
        OcrError: The worker said so.
    """
    if said.startswith(_ANSWERED):
        return said[1:]
    if said.startswith(_REFUSED):
        raise _refused(said[1:], exhibit)
    raise unbelievable(exhibit)


def unbelievable(exhibit: Exhibit) -> errors.WorkerDied:
    """Return the error for an answer that is none."""
    return errors.WorkerDied(exhibit.path, "gave an answer that does not read")


def _refused(said: bytes, exhibit: Exhibit) -> errors.AuthcheckError:
    """Return the error that the worker names, with the path as the caller gave it."""
    try:
        refusal = msgspec.json.decode(said, type=_Refusal)
    except UNREADABLE:
        return unbelievable(exhibit)
    if refusal.error in _OF_THE_EXHIBIT:
        error = _OF_THE_EXHIBIT[refusal.error](exhibit.path, refusal.detail)
        if refusal.trace:
            error.add_note(refusal.trace[-MOST_TRACE:])
        return error
    if refusal.error in _OF_THE_ENGINE:
        return _OF_THE_ENGINE[refusal.error](refusal.detail)
    return errors.WorkerDied(exhibit.path, "gave an answer of no known kind")


def _request(order: Order, stdin_bytes: bytes | None) -> bytes:
    path, most_mib = order.exhibit.path, order.options.limits.file_mib
    if order.exhibit.size > most_mib << 20:
        raise errors.LimitReached(path, order.options.limits.too_large())
    return order.framed(ingest.read_bytes(path) if stdin_bytes is None else stdin_bytes)


def _lay_out(letter: OpenLetter) -> None:
    from authcheck.layout import find_zones  # noqa: PLC0415 - the parent does without it

    letter.with_zones(find_zones(letter.document))


def _load_what_follows() -> None:
    """Have at hand what a letter is laid out and looked at with."""
    import authcheck.layout  # noqa: F401, PLC0415 - imported ahead of its use

    plugins.checks()


def _nameless(exhibit: Exhibit) -> Exhibit:
    """Return the exhibit with a path that JSON can carry; the worker opens no path."""
    path, name = (
        os.fsencode(text).decode("utf-8", "replace") if text.isprintable() is False else text
        for text in (exhibit.path, exhibit.name)
    )
    return replace(exhibit, path=path, name=name)
