"""Take a file in: open it read-only, refuse what is no letter, hash it, tell its media type."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import PurePath
from typing import TYPE_CHECKING

from authcheck.errors import EmptyExhibit, ExhibitMissing, LimitReached, NotAFile
from authcheck.ingest.media_type import HEAD, READABLE, media_type
from authcheck.model.exhibit import Exhibit
from authcheck.model.reading import Limits

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import BinaryIO

STDIN = "-"
_BLOCK = 1 << 20
_LIMITS = Limits()

_KINDS = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


def take_in(
    path: str,
    stdin_bytes: bytes | None = None,
    limits: Limits = _LIMITS,
    trust: Collection[str] = (),
) -> Exhibit:
    """Return the exhibit at ``path``: its name, hash, size and media type.

    Args:
        path: The file; ``-`` where the bytes came from standard input.
        stdin_bytes: What standard input gave; None where a file is meant.
        limits: Where reading stops: a larger file is refused before it is hashed.
        trust: Packages whose readers may run beside authcheck's own.

    Raises:
        ExhibitMissing: There is no such file, or it cannot be opened.
        NotAFile: A directory, a pipe, a device.
        LimitReached: More bytes than the limits allow.
        EmptyExhibit: No bytes.
        UnsupportedFormat: There is no reader for its media type that may run.
    """
    if stdin_bytes is not None:
        digest, head, size = hashlib.sha256(stdin_bytes), stdin_bytes[:HEAD], len(stdin_bytes)
        name = "stdin"
    else:
        digest, head, size = _hash(path, limits)
        name = PurePath(path).name
    if not size:
        raise EmptyExhibit(path)
    kind = media_type(head)
    if kind not in READABLE:
        from authcheck.ingest.foreign import refuse_unless_read  # noqa: PLC0415 - hardly ever asked

        refuse_unless_read(path, kind, trust)
    return Exhibit(path=path, name=name, sha256=digest.hexdigest(), size=size, media_type=kind)


def read_stdin(stream: BinaryIO, limits: Limits = _LIMITS) -> bytes:
    """Return all bytes of ``stream``, which is standard input.

    Raises:
        LimitReached: There are more than the limits allow; no more than that is read.
    """
    most = limits.file_mib << 20
    raw = stream.read(most + 1)
    if len(raw) > most:
        raise LimitReached(STDIN, limits.too_large())
    return raw


def read_bytes(path: str) -> bytes:
    """Return all bytes of the regular file at ``path``.

    Raises:
        ExhibitMissing: There is no such file, or it cannot be read.
        NotAFile: A directory, a pipe, a device.
    """
    with os.fdopen(_open(path), "rb") as file:
        try:
            return file.read()
        except OSError as error:
            raise ExhibitMissing(path, _reason(error)) from error


def _hash(path: str, limits: Limits) -> tuple[hashlib._Hash, bytes, int]:
    digest, head, size = hashlib.sha256(), b"", 0
    most = limits.file_mib << 20
    with os.fdopen(_open(path), "rb") as file:
        if os.fstat(file.fileno()).st_size > most:
            raise LimitReached(path, limits.too_large())
        try:
            while block := file.read(_BLOCK):
                head = head or block[:HEAD]
                digest.update(block)
                size += len(block)
                # A file may grow, or hold more than it tells.
                if size > most:
                    raise LimitReached(path, limits.too_large())
        except OSError as error:
            raise ExhibitMissing(path, _reason(error)) from error
    return digest, head, size


def _open(path: str) -> int:
    try:
        # Without O_NONBLOCK, opening a pipe nobody writes to would hang.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise NotAFile(path, _kind(mode))
    return descriptor


def _refusal(path: str, error: OSError | ValueError) -> ExhibitMissing | NotAFile:
    """Return the error for a path that would not open: a socket, say, refuses before it can be looked at."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a path with a NUL byte must get here as it is
    except (OSError, ValueError):
        return ExhibitMissing(path, "" if isinstance(error, FileNotFoundError) else _reason(error))
    if stat.S_ISREG(mode):
        return ExhibitMissing(path, _reason(error))
    return NotAFile(path, _kind(mode))


def _kind(mode: int) -> str:
    return next((name for is_kind, name in _KINDS if is_kind(mode)), "something else")


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
