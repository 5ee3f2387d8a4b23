"""Take from a letter what is compared with others: the job behind ``authcheck exemplars``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from authcheck import errors, ingest
from authcheck.exemplars.sound import wrong_with
from authcheck.model.exemplar import Features
from authcheck.model.reading import ReadingOptions
from authcheck.plugins import CannotExamine
from authcheck.worker.order import UNREADABLE, Job, answered, at_work, believed, unbelievable

if TYPE_CHECKING:
    from collections.abc import Callable

    from authcheck.model.exhibit import Exhibit
    from authcheck.plugins import Letter


def read_features(path: str, *, options: ReadingOptions | None = None) -> Features:
    """Return what is kept of a letter for comparing; it is read in an isolated process.

    Raises:
        ExhibitError: The letter cannot be read; the subclass says why.
        OcrError: The OCR engine cannot do what ``options`` ask.
    """
    options = options or ReadingOptions()
    exhibit = ingest.take_in(path, limits=options.limits, trust=options.trust)
    with at_work(Job.EXEMPLAR, work, exhibit, options) as running:
        return _believe(running.finish(), exhibit)


def work(request: bytes, _rest: Callable[[], bytes]) -> bytes:
    """Take the features of the letter of an order; in the worker."""
    return answered(request, lambda letter, _: msgspec.msgpack.encode(taken(letter)))


def taken(letter: Letter) -> Features:
    """Return the features of an open letter.

    Raises:
        UnsupportedFormat: It has no picture to look at.
    """
    from authcheck.exemplars.features import features_of  # noqa: PLC0415 - the parent does without it

    try:
        return features_of(letter)
    except CannotExamine as error:
        exhibit = letter.document.exhibit
        raise errors.UnsupportedFormat(exhibit.path, exhibit.media_type) from error


def _believe(said: bytes, exhibit: Exhibit) -> Features:
    try:
        features = msgspec.msgpack.decode(believed(said, exhibit), type=Features)
    except UNREADABLE as error:
        raise unbelievable(exhibit) from error
    if features.sha256 != exhibit.sha256 or wrong_with(features):
        raise errors.WorkerDied(exhibit.path, "gave an answer to another question")
    return features
