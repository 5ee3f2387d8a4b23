from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest
from pdfs import LETTER, a_pdf, exhibit_of, write

from authcheck import errors, worker
from authcheck.ingest import take_in
from authcheck.model.geometry import Box
from authcheck.model.observation import CheckRequest, Observation
from authcheck.model.reading import Limits, ReadingOptions
from authcheck.worker import read_and_observe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from authcheck.model.observation import Reading

PLAIN = ReadingOptions()
PHRASE = "low water"
NOBODY = CheckRequest(check="nobody.brings-this")
RAW = a_pdf(write(72, 700, "Dear Harbour Master,"))


def read(raw: bytes = RAW, *checks: CheckRequest, options: ReadingOptions = PLAIN) -> Reading:
    return read_and_observe(exhibit_of(raw, "-"), options, checks, raw)


def test_a_letter_comes_back_read() -> None:
    reading = read()
    page = reading.document.pages[0]
    assert (page.width, page.height) == LETTER
    assert [word.text for word in page.words] == ["Dear", "Harbour", "Master,"]
    assert isinstance(page.words[0].box, Box)


def test_a_parent_with_threads_gets_the_same_reading() -> None:
    forked = read()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert read() == forked
    finally:
        done.set()
        other.join()


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(RAW)
    exhibit = take_in(str(path))
    assert read_and_observe(exhibit, PLAIN, ()).document.exhibit == exhibit


def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/let\xffter.pdf")
    with open(path, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(RAW)
    assert read_and_observe(take_in(path), PLAIN, ()).document.exhibit.path == path


def test_a_file_that_changed_since_it_was_taken_in_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(RAW)
    exhibit = take_in(str(path))
    path.write_bytes(a_pdf(write(72, 700, "Dear Sir,")))
    with pytest.raises(errors.DamagedExhibit, match="changed while it was being examined"):
        read_and_observe(exhibit, PLAIN, ())


def test_errors_cross_the_border_with_the_callers_path() -> None:
    locked = a_pdf(password=PHRASE)
    with pytest.raises(errors.PasswordNeeded) as caught:
        read(locked)
    assert (caught.value.path, caught.value.detail) == ("-", "none")


def test_a_password_crosses_the_border() -> None:
    locked = a_pdf(write(72, 700, "Dear"), password=PHRASE)
    assert read(locked, options=replace(PLAIN, password=PHRASE)).document.pages[0].words


def test_a_file_too_large_for_the_worker_is_refused_before_it_is_read() -> None:
    exhibit = replace(exhibit_of(RAW), size=3 << 30)
    with pytest.raises(errors.LimitReached, match="larger than 512 MiB"):
        read_and_observe(exhibit, PLAIN, ())


def test_a_check_nobody_brings_leaves_its_rules_unread() -> None:
    (observed,) = read(RAW, NOBODY).observed
    assert observed.request == NOBODY
    assert observed.unread == "no installed check is called nobody.brings-this"


def observing(check: object, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Read in this process, with ``check`` installed under a name."""
    monkeypatch.setattr("authcheck.plugins.check", lambda _: check)
    order = worker._Order(exhibit=exhibit_of(RAW), options=PLAIN)
    return worker._read(order, RAW, lambda: msgspec.json.encode((NOBODY,)))


def test_a_check_that_crashes_is_unread_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_letter: object, _parameters: object) -> Iterator[Observation]:
        yield Observation(what="seen before the crash")
        message = "no such mark"
        raise KeyError(message)

    (observed,) = observing(crash, monkeypatch).observed
    assert observed.observations == ()
    assert observed.unread == "the check nobody.brings-this failed: KeyError: 'no such mark'"


def test_a_check_that_sees_no_end_is_stopped_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_letter: object, _parameters: object) -> Iterator[Observation]:
        while True:
            yield Observation(what="w" * 10_000, match="m" * 10_000)

    reading = observing(endless, monkeypatch)
    (observed,) = reading.observed
    assert len(observed.observations) == worker.MOST_OBSERVATIONS
    assert len(observed.observations[0].what) == worker.MOST_TEXT
    assert reading.document.limitations[-1].what == "all that nobody.brings-this would see"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{",
        b"{}",
        b'{"error": "SystemExit", "detail": "0"}',
        b'{"error": "CallError", "detail": "rm"}',
        b'{"reading": {"document": 1}}',
    ],
)
def test_an_answer_that_does_not_fit_is_not_believed(answer: bytes) -> None:
    with pytest.raises(errors.WorkerDied):
        worker._believe(answer, exhibit_of(RAW), ())


def test_a_reading_of_another_letter_is_not_believed() -> None:
    other = read(a_pdf(write(72, 700, "Dear Sir,")))
    answer = msgspec.json.encode({"reading": msgspec.to_builtins(other)})
    with pytest.raises(errors.WorkerDied, match="another question"):
        worker._believe(answer, exhibit_of(RAW), ())


def test_limits_cross_the_border() -> None:
    reading = read(a_pdf(copies=3), options=ReadingOptions(limits=Limits(pages=1)))
    assert len(reading.document.pages) == 1


def test_the_parent_loads_no_parser() -> None:
    """What parses untrusted bytes is loaded in the worker alone; a light parent also starts fast."""
    heavy = "{'pypdfium2', 'pdfminer', 'PIL', 'numpy', 'tesserocr', 'pytesseract', 'pi_heif'}"
    code = f"import sys, authcheck.worker; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    assert done.stdout.strip() == "[]"
