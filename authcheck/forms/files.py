"""The text of files that people write: what is no such file is never read far."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from authcheck.errors import FormError
from authcheck.forms.places import of_whole
from authcheck.model.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000
"""Longest form read, in bytes: a thousand statements take less than half of it."""


def read_text(path: Path) -> str:
    """Return the text of a form.

    Raises:
        FormError: It cannot be opened, is no regular file, is too long or is not UTF-8.
    """
    try:
        # Without O_NONBLOCK, opening a pipe nobody writes to would hang.
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            about = os.fstat(file)
            # Reading a folder says for itself what is wrong.
            if not (stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode)):
                message = "is a pipe or a device, not a file; save its text into a file and name that"
                raise FormError([of_whole(str(path), "F001", message)])
            raw = _read(file, about.st_size)
        finally:
            os.close(file)
    except OSError as error:
        raise FormError([of_whole(str(path), "F001", _unopened(error))]) from error
    if len(raw) > MAX_BYTES:
        message = f"is longer than {MAX_BYTES:,} bytes; split it or check that it is the right file"
        raise FormError([of_whole(str(path), "F002", message)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8-sig")) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            message = "is not UTF-8 but UTF-16; save the file as UTF-8"
        problem = Problem(code="F003", path=str(path), line=line, column=column, key="", message=message)
        raise FormError([problem]) from error


def _read(file: int, size: int) -> bytes:
    """Return what an open file holds, up to one byte more than may be read."""
    raw = os.read(file, min(size, MAX_BYTES) + 1)
    # Some files tell no size, or grow; what is read in one go is all there is where it is as long as told.
    while len(raw) != size and len(raw) <= MAX_BYTES and (more := os.read(file, MAX_BYTES + 1 - len(raw))):
        raw += more
    return raw


def _unopened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the name and the folder you are in"
    if isinstance(error, IsADirectoryError):
        return "is a folder; name the file itself"
    return f"cannot be read: {(error.strerror or str(error)).lower()}; check the name and its permissions"
