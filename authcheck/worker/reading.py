"""Read an exhibit and run the checks on it: the job that every verdict rests on."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Self

import msgspec

from authcheck import errors, plugins
from authcheck.exemplars.sound import wrong_with
from authcheck.model.document import Document, Limitation
from authcheck.model.observation import Asked, CheckRequest, Observation, Observed, Reading
from authcheck.worker.exemplar import taken
from authcheck.worker.order import UNREADABLE, Job, answered, at_work, believed, unbelievable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from authcheck.ingest.letter import OpenLetter
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.reading import ReadingOptions

MOST_OBSERVATIONS = 200
"""Places one check may report; a letter with more says nothing more by them."""

MOST_TEXT = 500
"""Characters of one text in an observation."""


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
        self.exhibit = exhibit
        self._options, self._stdin_bytes = options, stdin_bytes
        self._stack = ExitStack()
        self._running = self._stack.enter_context(at_work(Job.READING, work, exhibit, options, stdin_bytes))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def isolation(self) -> str:
        """How the letter's bytes are kept away from the rest, in words for a report."""
        return self._running.isolation

    @property
    def unprotected(self) -> str:
        """What of the isolation is missing on this system, in words; empty where nothing is."""
        return "; ".join(map(str, self._running.standing.missing))

    def observe(self, checks: tuple[CheckRequest, ...], *, features: bool = False) -> Reading:
        """Run ``checks`` on the letter and return all that was read and seen.

        Args:
            checks: What to look for; a check that can't look is an ``Observed`` with ``unread``.
            features: Whether to return what is compared with other letters too.

        Raises:
            ExhibitError: The letter cannot be examined; the subclass says why.
            OcrError: The OCR engine cannot do what the options ask.
        """
        asked = Asked(checks=checks, features=features)
        try:
            answer = self._running.finish(msgspec.json.encode(asked))
        except (errors.LimitReached, errors.WorkerDied) as error:
            pages = self._running.steps
            if not pages:
                raise
            answer = self._without_the_page(pages, asked, error)
        return _believe(answer, self.exhibit, asked)

    def _without_the_page(
        self, pages: int, asked: Asked, error: errors.LimitReached | errors.WorkerDied
    ) -> bytes:
        """Return the answer of a second worker, that stops where the first met its end.

        What there is before a page that never ends, or kills, is worth having. It is given half the time.

        Raises:
            ExhibitError: That of the first worker, where the second comes to no good end either.
        """
        limits = self._options.limits.for_size(self.exhibit.size)
        again = replace(
            self._options,
            limits=replace(
                self._options.limits,
                pages=pages,
                cpu_s=max(1, limits.cpu_given_s // 2),
                wall_s=max(1, limits.wall_given_s // 2),
            ),
            cut=f"reading page {pages + 1} ended the worker: {error.detail}",
        )
        try:
            with at_work(Job.READING, work, self.exhibit, again, self._stdin_bytes) as running:
                return running.finish(msgspec.json.encode(asked))
        except (errors.LimitReached, errors.WorkerDied):
            raise error from None


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


def work(request: bytes, rest: Callable[[], bytes]) -> bytes:
    """Read the letter of an order and run the checks that follow when they are known; in the worker."""
    return answered(
        request, lambda letter, options: msgspec.json.encode(_examined(letter, rest, options.trust))
    )


def _examined(letter: OpenLetter, rest: Callable[[], bytes], trust: tuple[str, ...]) -> Reading:
    asked = msgspec.json.decode(rest(), type=Asked)
    observed = tuple(_observe(letter, request, trust) for request in asked.checks)
    document = letter.document
    for answer in observed:
        if len(answer.observations) == MOST_OBSERVATIONS:
            why = f"there are {MOST_OBSERVATIONS} or more; only the first {MOST_OBSERVATIONS} are listed"
            document = _limited(
                document, what=f"all places like “{_cut(answer.observations[0].what, 80)}”", why=why
            )
    return Reading(document=document, observed=observed, features=taken(letter) if asked.features else None)


def _limited(document: Document, *, what: str, why: str) -> Document:
    return replace(document, limitations=(*document.limitations, Limitation(what=what, why=why)))


def _observe(letter: OpenLetter, request: CheckRequest, trust: tuple[str, ...]) -> Observed:
    try:
        seen = plugins.check(request.check, trust)(letter, dict(request.parameters))
        return Observed(request=request, observations=_trimmed(seen))
    except plugins.CannotExamine as error:
        return Observed(request=request, unread=_cut(str(error)))
    except errors.OcrError as error:
        return Observed(request=request, unread=_cut(str(error)))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a check may be anybody's; its crash leaves its rules unread
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


def _cut(text: str, most: int = MOST_TEXT) -> str:
    sound = text.encode("utf-8", "replace").decode()
    return sound if len(sound) <= most else sound[: most - 1] + "…"


def _believe(said: bytes, exhibit: Exhibit, asked: Asked) -> Reading:
    """Return the reading the worker gave, after checking all that can be checked of it.

    Raises:
        ExhibitError: The worker said so, or its answer does not fit what it was asked.
        OcrError: The worker said so.
    """
    try:
        reading = msgspec.json.decode(believed(said, exhibit), type=Reading)
    except UNREADABLE as error:
        raise unbelievable(exhibit) from error
    document, observed = reading.document, reading.observed
    if tuple(one.request for one in observed) != asked.checks or not _holds_together(document, exhibit):
        raise errors.WorkerDied(exhibit.path, "gave an answer to another question")
    features = reading.features
    if asked.features != (features is not None) or (
        features is not None and (features.sha256 != exhibit.sha256 or wrong_with(features))
    ):
        raise errors.WorkerDied(exhibit.path, "gave no sound answer to what is compared")
    return Reading(document=replace(document, exhibit=exhibit), observed=observed, features=features)


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
