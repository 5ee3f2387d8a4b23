"""A bank of exemplars: a folder with one JSON file each, crops and all.

A file is written whole or not at all, and believed no further than its form: it may have come from anywhere.
Nothing that it names is opened or fetched.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from authcheck.errors import BankError
from authcheck.exemplars.sound import wrong_with_exemplar
from authcheck.model.exemplar import Exemplar

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MIB = 8
"""Largest file of a bank, in MiB: an exemplar with all its crops and 20,000 words stays under it."""

MOST_EXEMPLARS = 5_000
"""Files of one bank."""

FORMAT = 1

_ENDING = ".exemplar.json"


class _Filed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of a bank."""

    format: int
    exemplar: Exemplar


def own_bank() -> Path:
    """Return the bank in the user's own folder for data; it may not be there yet."""
    folder = os.environ.get("XDG_DATA_HOME", "")
    # A relative path would lead into the current folder; the standard says to ignore it.
    base = Path(folder) if folder.startswith("/") else Path.home() / ".local" / "share"
    return base / "authcheck" / "exemplars"


def load_bank(folder: Path) -> tuple[Exemplar, ...]:
    """Return all exemplars of a bank, by issuer and first day.

    Raises:
        BankError: The folder cannot be read, or one of its files is not what it should be.
    """
    files = list(_files(folder))
    if len(files) > MOST_EXEMPLARS:
        message = f"holds more than {MOST_EXEMPLARS:,} exemplars; split it into several banks"
        raise BankError(str(folder), message)
    exemplars = [_read(path) for path in files]
    return tuple(sorted(exemplars, key=lambda each: (each.issuer, each.first, each.id)))


def add(folder: Path, exemplar: Exemplar) -> Path:
    """Put an exemplar into a bank, in the place of an earlier one of the same file; return where it lies.

    Raises:
        BankError: It is not sound, or cannot be written.
    """
    wrong = wrong_with_exemplar(exemplar)
    if wrong:
        raise BankError(exemplar.name, f"cannot be an exemplar: {wrong}")
    path = folder / f"{exemplar.id}{_ENDING}"
    new = folder / f".{exemplar.id}.{os.getpid()}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            with os.fdopen(os.open(new, flags, 0o600), "wb") as file:
                file.write(
                    msgspec.json.format(
                        msgspec.json.encode(_Filed(format=FORMAT, exemplar=exemplar)), indent=1
                    )
                )
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise
    except OSError as error:
        raise BankError(
            str(folder), f"cannot be written: {error.strerror}; choose another with --bank"
        ) from error
    return path


def remove(folder: Path, named: str) -> Exemplar:
    """Take the exemplar out of a bank whose id or SHA-256 begins so, or whose name is this; return it.

    Raises:
        BankError: None is called so, or several are, or it cannot be removed.
    """
    found = [each for each in load_bank(folder) if _is_called(each, named)]
    if not found:
        raise BankError(str(folder), f"holds no exemplar “{named}”; `authcheck exemplars list` names them")
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise BankError(str(folder), f"several exemplars are called “{named}”: {ids}; name one by its id")
    try:
        (folder / f"{found[0].id}{_ENDING}").unlink()
    except OSError as error:
        raise BankError(str(folder), f"{found[0].id} cannot be removed: {error.strerror}") from error
    return found[0]


_LEAST_DIGITS = 4


def _is_called(exemplar: Exemplar, named: str) -> bool:
    begins = len(named) >= _LEAST_DIGITS and exemplar.features.sha256.startswith(named.lower())
    return begins or exemplar.name == named


def _files(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone are needed
    except FileNotFoundError:
        raise BankError(str(folder), "no such bank; `authcheck exemplars add` begins one") from None
    except OSError as error:
        raise BankError(str(folder), f"cannot be read: {error.strerror}") from error
    for name in names:
        if name.endswith(_ENDING) and not name.startswith("."):
            yield folder / name


def _read(path: Path) -> Exemplar:
    raw = _bytes_of(path)
    try:
        filed = msgspec.json.decode(raw, type=_Filed)
    except (ValueError, RecursionError) as error:
        raise BankError(str(path), f"is no exemplar: {error}; remove it, or add the letter again") from error
    if filed.format != FORMAT:
        raise BankError(str(path), f"is of format {filed.format}; this authcheck reads {FORMAT}")
    wrong = wrong_with_exemplar(filed.exemplar)
    if not wrong and path.name != f"{filed.exemplar.id}{_ENDING}":
        wrong = f"holds the exemplar {filed.exemplar.id}, and its name says otherwise"
    if wrong:
        raise BankError(str(path), f"is no sound exemplar: {wrong}; remove it, or add the letter again")
    return filed.exemplar


def _bytes_of(path: Path) -> bytes:
    try:
        # A pipe would keep waiting, a link could lead anywhere.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise BankError(str(path), f"cannot be read: {error.strerror}; a bank holds plain files") from error
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise BankError(str(path), "is not a file; a bank holds plain files")
        if about.st_size > MOST_MIB << 20:
            raise BankError(str(path), f"is larger than {MOST_MIB} MiB; no exemplar is")
        return file.read(MOST_MIB << 20)
