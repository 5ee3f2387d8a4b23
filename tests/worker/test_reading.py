from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest
from pdfs import LETTER, a_pdf, exhibit_of, write

from authcheck import errors
from authcheck.model.geometry import Box
from authcheck.model.observation import Asked, CheckRequest, Observation, Reading
from authcheck.model.reading import ReadingOptions
from authcheck.worker import Reader, read_and_observe
from authcheck.worker.order import Order, believed
from authcheck.worker.reading import MOST_OBSERVATIONS, MOST_TEXT, _believe, work

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = CheckRequest(check="nobody.brings-this")
RAW = a_pdf(write(72, 700, "Dear Harbour Master,"))


def read(raw: bytes = RAW, *checks: CheckRequest) -> Reading:
    return read_and_observe(exhibit_of(raw, "-"), ReadingOptions(), checks, raw)


def test_a_letter_comes_back_read() -> None:
    reading = read()
    page = reading.document.pages[0]
    assert (page.width, page.height) == LETTER
    assert [word.text for word in page.words] == ["Dear", "Harbour", "Master,"]
    assert isinstance(page.words[0].box, Box)


def test_a_check_nobody_brings_leaves_its_rules_unread() -> None:
    (observed,) = read(RAW, NOBODY).observed
    assert observed.request == NOBODY
    assert observed.unread == "no installed check is called nobody.brings-this"


def observing(check: object, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Read in this process, with ``check`` installed under a name."""
    monkeypatch.setattr("authcheck.plugins.check", lambda *_: check)
    exhibit = exhibit_of(RAW)
    said = work(
        Order(exhibit=exhibit, options=ReadingOptions()).framed(RAW),
        lambda: msgspec.json.encode(Asked(checks=(NOBODY,))),
    )
    return msgspec.json.decode(believed(said, exhibit), type=Reading)


def test_a_check_that_crashes_is_unread_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_letter: object, _parameters: object) -> Iterator[Observation]:
        yield Observation(what="seen before the crash")
        message = "no such mark"
        raise KeyError(message)

    (observed,) = observing(crash, monkeypatch).observed
    assert observed.observations == ()
    assert observed.unread == "the check nobody.brings-this failed: KeyError: 'no such mark'"


def test_a_check_that_ends_the_process_ends_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_letter: object, _parameters: object) -> Iterator[Observation]:
        raise SystemExit(3)

    (observed,) = observing(leave, monkeypatch).observed
    assert observed.unread == "the check nobody.brings-this failed: SystemExit: 3"


def test_a_check_that_sees_no_end_is_stopped_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_letter: object, _parameters: object) -> Iterator[Observation]:
        while True:
            yield Observation(what="w" * 10_000, match="m" * 10_000)

    reading = observing(endless, monkeypatch)
    (observed,) = reading.observed
    assert len(observed.observations) == MOST_OBSERVATIONS
    assert len(observed.observations[0].what) == MOST_TEXT
    assert reading.document.limitations[-1].what == f"all places like “{'w' * 79}…”"


@pytest.mark.parametrize("said", [b"+", b"+{", b"+{}", b'+{"document": 1}', b'+{"document": "\xff"}'])
def test_an_answer_that_does_not_fit_is_not_believed(said: bytes) -> None:
    with pytest.raises(errors.WorkerDied):
        _believe(said, exhibit_of(RAW), Asked(checks=()))


def test_a_reading_of_another_letter_is_not_believed() -> None:
    said = b"+" + msgspec.json.encode(read(a_pdf(write(72, 700, "Dear Sir,"))))
    with pytest.raises(errors.WorkerDied, match="another question"):
        _believe(said, exhibit_of(RAW), Asked(checks=()))


def test_what_is_compared_comes_only_when_asked_for_and_only_of_this_letter() -> None:
    assert read().features is None
    reading = read()
    exhibit = exhibit_of(RAW)
    with Reader(exhibit, ReadingOptions(), RAW) as reader:
        features = reader.observe((), features=True).features
    assert features is not None
    assert [word.text for word in features.text] == ["Dear", "Harbour", "Master,"]
    asked = Asked(checks=(), features=True)
    for wrong in (None, replace(features, sha256="9" * 64)):
        said = b"+" + msgspec.json.encode(replace(reading, features=wrong))
        with pytest.raises(errors.WorkerDied):
            _believe(said, exhibit, asked)
