"""A case file on disk: one editor at a time, and always the old file or the new one."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.errors import CaseNotWritten
from authcheck.forms.files import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE_S = 10.0
"""Seconds to wait for another editor; an edit takes some milliseconds."""

_PAUSE_S = 0.02
_BOM = b"\xef\xbb\xbf"
_TRIES = 3
_GROUP = 0o070

_Stamp = tuple[int, int, int, int] | None


class _Overtaken(Exception):  # noqa: N818 - control flow of this module
    """Somebody who knows nothing of the lock, such as a text editor, saved the file meanwhile."""


@dataclass(slots=True)
class CaseOnDisk:
    """A case file that nobody else edits for now."""

    path: Path
    """As the desk named it, for messages."""

    real: Path
    """The file itself, behind any symbolic link."""

    _stamp: _Stamp = None
    _bom: bytes = field(default=b"", init=False)

    def read(self) -> str | None:
        """Return the text; None where there is no file yet.

        Raises:
            FormError: It is there and cannot be read.
        """
        self._stamp = _stamp(self.real)
        if self._stamp is None and not os.path.lexists(self.path):
            return None
        # What is no regular file is refused there, before anything waits for it.
        text = read_text(self.path)
        with suppress(OSError), self.real.open("rb") as file:
            self._bom = _BOM if file.read(len(_BOM)) == _BOM else b""
        return text

    def replace(self, text: str) -> None:
        """Put ``text`` in the place of what was read, under the same permissions, once it is safe on disk."""
        new = self.real.with_name(f".{self.real.name}.new")
        # An editor that was killed may have left one; whoever holds the lock knows that nobody needs it.
        with suppress(FileNotFoundError):
            new.unlink()
        mode = 0o666 if self._stamp is None else 0o600
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            with os.fdopen(os.open(new, flags, mode), "wb") as file:
                file.write(self._bom + text.encode("utf-8"))
                file.flush()
                if self._stamp is not None:
                    _like(self.real, new, file.fileno())
                os.fsync(file.fileno())
            self._refuse_if_overtaken()
            new.replace(self.real)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise
        _settle(self.real.parent)

    def _refuse_if_overtaken(self) -> None:
        if _stamp(self.real) != self._stamp:
            raise _Overtaken


def edited(path: Path, change: Callable[[str | None], str | None]) -> bool:
    """Give the text of a case file to ``change`` and keep what it returns; return whether anything changed.

    ``change`` may be called again where the file was saved by somebody else meanwhile; it gets None where
    there is no file, and returns None to leave everything as it is.

    Raises:
        CaseNotWritten: The file cannot be written, or somebody else keeps it; it is as it was.
        FormError: It cannot be read.
    """
    try:
        with _alone(path) as case:
            for _ in range(_TRIES):
                before = case.read()
                after = change(before)
                if after is None or after == before:
                    return False
                with suppress(_Overtaken):
                    case.replace(after)
                    return True
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"{path}: cannot be written: {reason}; check the permissions of the file and its folder"
        raise CaseNotWritten(message) from error
    message = f"{path}: somebody keeps saving it; close it in the other program and try again"
    raise CaseNotWritten(message)


@contextmanager
def _alone(path: Path) -> Iterator[CaseOnDisk]:
    """Hold the lock of a case file: a file beside it, since the case file itself will be another one after.

    A lock dies with its holder; the file that an editor killed in the middle leaves behind stops nobody.
    """
    real = Path(os.path.realpath(path))
    lock = real.with_name(f".{real.name}.lock")
    until = time.monotonic() + PATIENCE_S
    while True:
        handle = _opened(lock)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever held it before took the file away; then this is the lock of a file that is gone.
            if _same(handle, lock):
                break
        except OSError as error:
            if error.errno not in {errno.EAGAIN, errno.EACCES}:
                os.close(handle)
                raise
        os.close(handle)
        if time.monotonic() > until:
            message = f"{path}: is being edited by another authcheck; try again when that has ended"
            raise CaseNotWritten(message)
        time.sleep(_PAUSE_S)
    try:
        yield CaseOnDisk(path, real)
    finally:
        with suppress(FileNotFoundError):
            lock.unlink()
        os.close(handle)


def _opened(lock: Path) -> int:
    try:
        # Network file systems give an exclusive lock only to those who may write.
        return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except PermissionError:
        # Another person's; to read it is enough to wait for it elsewhere.
        return os.open(lock, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)


def _same(handle: int, path: Path) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    here = os.fstat(handle)
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)


def _stamp(path: Path) -> _Stamp:
    try:
        known = path.stat()
    except FileNotFoundError:
        return None
    return known.st_dev, known.st_ino, known.st_mtime_ns, known.st_size


def _like(old: Path, new: Path, handle: int) -> None:
    """Give the new file the old one's mode, group and extended attributes (access lists among them)."""
    known = old.stat()
    kept_group = True
    if known.st_gid != os.fstat(handle).st_gid:
        try:
            os.fchown(handle, -1, known.st_gid)
        except OSError:
            kept_group = False
    shutil.copystat(old, new)
    if not kept_group:
        # Another group than the desk's must not come to read it.
        os.fchmod(handle, known.st_mode & 0o7777 & ~_GROUP)
    os.utime(handle)


def _settle(folder: Path) -> None:
    """See to it that the name outlives a loss of power; a system that cannot promise it is left alone."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
