from __future__ import annotations

import hashlib
import io
import os
from typing import TYPE_CHECKING

import pytest
from pdfs import a_pdf

from authcheck import errors
from authcheck.ingest import read_stdin, take_in
from authcheck.ingest.media_type import media_type
from authcheck.model.reading import Limits

if TYPE_CHECKING:
    from pathlib import Path


def test_an_exhibit_is_its_bytes(tmp_path: Path) -> None:
    raw = a_pdf()
    (tmp_path / "letter.txt").write_bytes(raw)
    exhibit = take_in(str(tmp_path / "letter.txt"))
    assert exhibit.sha256 == hashlib.sha256(raw).hexdigest()
    assert (exhibit.name, exhibit.size, exhibit.media_type) == ("letter.txt", len(raw), "application/pdf")


def test_standard_input_is_an_exhibit_too() -> None:
    exhibit = take_in("-", a_pdf())
    assert (exhibit.path, exhibit.name) == ("-", "stdin")


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(errors.ExhibitMissing, match="no such file"):
        take_in(str(tmp_path / "no.pdf"))


def test_a_path_that_cannot_be_one_is_missing() -> None:
    with pytest.raises(errors.ExhibitMissing, match="null byte"):
        take_in("a\0b")


def test_a_folder_is_no_letter(tmp_path: Path) -> None:
    with pytest.raises(errors.NotAFile, match="is a directory"):
        take_in(str(tmp_path))


def test_a_pipe_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.NotAFile, match="is a pipe"):
        take_in(str(tmp_path / "pipe"))


def test_a_device_is_no_letter() -> None:
    with pytest.raises(errors.NotAFile, match="is a device"):
        take_in(os.devnull)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").touch()
    with pytest.raises(errors.EmptyExhibit):
        take_in(str(tmp_path / "letter.pdf"))


def test_a_format_without_reader_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml")
    with pytest.raises(errors.UnsupportedFormat, match="wordprocessingml"):
        take_in(str(tmp_path / "letter.pdf"))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"junk\r\n" * 100 + b"%PDF-1.4", "application/pdf"),
        (b"junk" * 300 + b"%PDF-1.4", "text/plain"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video/mp4"),
        (b"PK\x03\x04stuff", "application/zip"),
        (b"From: a@example.org\nTo: b@example.org\n", "message/rfc822"),
        (b"<!DOCTYPE html><html>", "text/html"),
        ("Sehr geehrte Frau Müller".encode(), "text/plain"),
        (b"\x80\x81\xfe\xff\0", "application/octet-stream"),
    ],
)
def test_the_media_type_is_told_by_content(head: bytes, kind: str) -> None:
    assert media_type(head) == kind


def test_a_file_larger_than_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "letter.pdf").open("wb") as file:
        file.truncate(60 << 30)
    with pytest.raises(errors.LimitReached, match="the file is larger than 512 MiB"):
        take_in(str(tmp_path / "letter.pdf"))


@pytest.mark.skipif(not os.path.exists("/proc/self/maps"), reason="no file here hides its size")  # noqa: PTH110
def test_a_file_that_hides_its_size_is_refused_at_the_limit() -> None:
    with pytest.raises(errors.LimitReached, match="larger than 0 MiB"):
        take_in("/proc/self/maps", limits=Limits(memory_mib=0))


def test_standard_input_is_read_up_to_the_limit() -> None:
    limits = Limits(memory_mib=4)
    stream = io.BytesIO(b"x" * (3 << 20))
    with pytest.raises(errors.LimitReached, match="-: stopped at a limit: the file is larger than 1 MiB"):
        read_stdin(stream, limits)
    assert stream.tell() == (1 << 20) + 1
    assert len(read_stdin(io.BytesIO(b"x" * (1 << 20)), limits)) == 1 << 20
