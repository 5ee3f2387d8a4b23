"""Rules that were read before, kept in the user's cache folder: a letter need not wait for a second reading.

They are found again only under every file's place and content, and the code that read them; a change of any
of it is a first reading. Nobody is told where the folder cannot be used: what is kept is never needed.
``rules check`` and its like read the files themselves.

Whoever can write as the user can change authcheck itself, its settings and its rules: against them nothing
kept is of use, and nothing is tried. Against all others, what is believed lies in a folder and a file that
are the user's own, that nobody else may write, and that no link leads to; it is bound to its key, so that
one set of rules is never taken for another, and a damaged one is none.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import authcheck
from authcheck.errors import FormError
from authcheck.forms.files import read_text
from authcheck.model.rule import Rule
from authcheck.rulebook.files import Read
from authcheck.rulebook.plain import built, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authcheck.rulebook.files import RuleFile

SWITCH = "AUTHCHECK_CACHE"
"""The environment variable that leaves the cache alone where it says ``off``."""

_MOST_KEPT = 8
"""Sets of rule files that are remembered; the oldest goes first."""

_MOST_BYTES = 64 << 20
_DIGEST = 32

_READERS = ("forms", "model", "rulebook", "sourcing")
"""The rooms whose code decides what a rule file is read as."""

_INSIDE = ("authcheck", "rules")
"""Our folders in the user's cache folder."""

_OURS = r"[0-9a-f]{64}(\.[0-9a-f]{16})?"
"""What our files are called; one that is not finished has a second part. No other is ever removed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the rules of some files are kept."""

    base: str
    """The user's cache folder."""

    key: str
    """The name they are kept under: a digest of all that they depend on."""

    texts: tuple[str, ...]
    """What the files hold, in their order: whoever reads them now reads just that."""

    def rules(self) -> tuple[Read, ...]:
        """Return what is kept, file by file; empty where nothing is, or nothing that may be used."""
        try:
            with _folder(self.base) as folder:
                raw = _own(self.key, folder)
            if self._digest(raw[_DIGEST:]) != raw[:_DIGEST]:
                return ()
            reads = [
                Read(rule=built(rule), deprecated=deprecated, digest=digest)
                for rule, deprecated, digest in msgspec.msgpack.decode(raw[_DIGEST:])
            ]
        except (OSError, ValueError, TypeError, LookupError, AttributeError, msgspec.DecodeError):
            return ()
        whole = len(reads) == len(self.texts) and all(isinstance(read.rule, Rule) for read in reads)
        return tuple(reads) if whole else ()

    def keep(self, reads: Sequence[Read]) -> None:
        """Keep what the files, in their order, were read as."""
        raw = msgspec.msgpack.encode([(plain(read.rule), read.deprecated, read.digest) for read in reads])
        unfinished = f"{self.key}.{os.urandom(8).hex()}"
        with suppress(OSError):
            _make_folders(self.base)
            with _folder(self.base) as folder:
                try:
                    _write(unfinished, self._digest(raw) + raw, folder)
                    # Whoever comes first or last: each puts the same whole file in the same place.
                    os.replace(unfinished, self.key, src_dir_fd=folder, dst_dir_fd=folder)
                except OSError:
                    os.unlink(unfinished, dir_fd=folder)
                _forget(folder)

    def _digest(self, raw: bytes) -> bytes:
        return sha256(self.key.encode() + raw).digest()


def kept_for(files: Iterable[RuleFile]) -> Kept | None:
    """Return where these files' rules are kept; None where one cannot be read, or nothing is to be kept."""
    base = _base()
    if not base:
        return None
    key = sha256()
    texts: list[str] = []
    try:
        key.update(_code())
        for file in files:
            texts.append(read_text(file.path))
            content = texts[-1].encode()
            key.update(f"{file.id}\0{file.shown}\0{len(content)}\0".encode())
            key.update(content)
    except (OSError, FormError, UnicodeEncodeError):
        return None
    return Kept(base, key.hexdigest(), tuple(texts))


def _base() -> str:
    """Return the user's cache folder; empty where nobody knows it, or nothing is to be kept."""
    if os.environ.get(SWITCH) == "off":
        return ""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not base.startswith("/"):
        base = os.path.expanduser("~/.cache")  # noqa: PTH111 - begins with "~" where there is no home; pathlib fails
    return base if base.startswith("/") else ""


def _code() -> bytes:
    """Return what tells one state of the reading code from another."""
    package = Path(authcheck.__file__).parent
    modules = sorted(
        (room, module.name, module.stat().st_size, module.stat().st_mtime_ns)
        for room in _READERS
        for module in os.scandir(package / room)
        if module.name.endswith(".py")
    )
    return repr((authcheck.__version__, modules)).encode()


def _make_folders(base: str) -> None:
    # Those above may be whatever they are wherever they lead; ours are for the user alone.
    path = Path(base)
    path.mkdir(parents=True, exist_ok=True)
    for name in _INSIDE:
        path /= name
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)


@contextmanager
def _folder(base: str) -> Iterator[int]:
    """Open our folder in the cache folder ``base``.

    Raises:
        OSError: There is none, a link leads to it, or others may have written there.
    """
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    folder = os.open(base, flags)
    try:
        for name in _INSIDE:
            inner = os.open(name, flags | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
            _check_own(os.fstat(folder))
        yield folder
    finally:
        os.close(folder)


def _own(name: str, folder: int) -> bytes:
    """Return the content of a file in ``folder`` that nobody else could have written.

    Raises:
        OSError: There is none, or it may be someone else's.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with os.fdopen(os.open(name, flags, dir_fd=folder), "rb") as opened:
        about = os.fstat(opened.fileno())
        _check_own(about)
        if not stat.S_ISREG(about.st_mode) or about.st_size > _MOST_BYTES:
            raise OSError(name)
        return opened.read()


def _check_own(about: os.stat_result) -> None:
    if about.st_uid != os.geteuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        message = "others may have written it"
        raise PermissionError(message)


def _write(name: str, raw: bytes, folder: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(name, flags, 0o600, dir_fd=folder), "wb") as opened:
        opened.write(raw)


def _forget(folder: int) -> None:
    """Remove the oldest of our files; whatever else lies there is somebody's."""
    ours = re.compile(_OURS)
    with os.scandir(folder) as entries:
        kept = [
            entry for entry in entries if ours.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
        ]
        kept.sort(key=lambda entry: -entry.stat(follow_symlinks=False).st_mtime_ns)
    for entry in kept[_MOST_KEPT:]:
        with suppress(FileNotFoundError):
            os.unlink(entry.name, dir_fd=folder)
