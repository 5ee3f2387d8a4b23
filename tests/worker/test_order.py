from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pdfs import a_pdf, exhibit_of, write

from authcheck import errors
from authcheck.ingest import take_in
from authcheck.model.reading import Limits, OcrEngine, ReadingOptions
from authcheck.worker import Reader, read_and_observe
from authcheck.worker.order import Job, believed
from authcheck.worker.zones_picture import draw_zones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.observation import Reading

PLAIN = ReadingOptions()
PHRASE = "low water"
RAW = a_pdf(write(72, 700, "Dear Harbour Master,"))


def read(raw: bytes = RAW, options: ReadingOptions = PLAIN) -> Reading:
    return read_and_observe(exhibit_of(raw, "-"), options, (), raw)


@pytest.fixture
def thread() -> Iterator[threading.Thread]:
    """A second thread, beside which forking is not safe."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    yield other
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


def test_limits_cross_the_border() -> None:
    reading = read(a_pdf(copies=3), options=ReadingOptions(limits=Limits(pages=1)))
    assert len(reading.document.pages) == 1


@pytest.mark.usefixtures("thread")
def test_a_parent_with_threads_gets_its_reading_from_a_fresh_interpreter() -> None:
    with Reader(exhibit_of(RAW, "-"), PLAIN, RAW) as reader:
        assert "in a fresh interpreter" in reader.isolation
        page = reader.observe(()).document.pages[0]
    assert [word.text for word in page.words] == ["Dear", "Harbour", "Master,"]


@pytest.mark.usefixtures("thread")
def test_a_parent_with_threads_gets_its_pictures_from_a_fresh_interpreter(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(RAW)
    assert draw_zones(str(tmp_path / "letter.pdf"), tmp_path) == [tmp_path / "letter-page-1.png"]


def test_every_job_can_be_served() -> None:
    for job in Job:
        assert callable(__import__(f"authcheck.worker.{job}", fromlist=["work"]).work)


def test_only_the_systems_engine_gets_a_scratch_folder_and_it_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Reader(exhibit_of(RAW, "-"), replace(PLAIN, engine=OcrEngine.SYSTEM), RAW) as reader:
        assert len(list(tmp_path.iterdir())) == 1
        assert "files of at most" in reader.isolation
    assert list(tmp_path.iterdir()) == []
    with Reader(exhibit_of(RAW, "-"), PLAIN, RAW) as reader:
        assert list(tmp_path.iterdir()) == []
        assert "no file written" in reader.isolation


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}",
        b"-",
        b"-{}",
        b'-{"error": "SystemExit", "detail": "0"}',
        b'-{"error": "CallError", "detail": "rm"}',
        b'-{"error": "NoPages", "detail": "\xff"}',
        b'-{"x": ' + b"[" * 100_000,
    ],
)
def test_neither_answer_nor_refusal_is_not_believed(said: bytes) -> None:
    with pytest.raises(errors.WorkerDied):
        believed(said, exhibit_of(RAW))


def test_the_parent_loads_no_parser() -> None:
    """What parses untrusted bytes is loaded in the worker alone; a light parent also starts fast."""
    heavy = "{'pypdfium2', 'pdfminer', 'PIL', 'numpy', 'tesserocr', 'pytesseract', 'pi_heif'}"
    code = f"import sys, authcheck.worker.zones_picture; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    assert done.stdout.strip() == "[]"
