"""What it takes to run one program: the system's Tesseract, which reads languages that have no model here."""

from __future__ import annotations

import os
import struct
from typing import NamedTuple

_ELF = b"\x7fELF"
_WIDE = 2
"""Class of a program for sixty-four bits."""

_LOADER = 3
"""Kind of the part of a program that names who loads its libraries."""

_LONGEST = 4096

_MODELS = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/usr/share/tesseract",
)
_SHELLS = ("/bin", "/usr/bin")


class Needs(NamedTuple):
    """Files that a program cannot do without."""

    run: tuple[str, ...]
    """Itself, and what loads it; where it is a script, whatever that may call, for nobody can tell."""

    read: tuple[str, ...]
    """Its models."""


def what_it_takes(program: str) -> Needs:
    """Return what the program at a path needs; that it is there is not for this to say."""
    real = os.path.realpath(program)
    above = os.path.dirname(os.path.dirname(real))  # noqa: PTH120 - pathlib is not needed otherwise
    models = (*_MODELS, f"{above}/share", os.environ.get("TESSDATA_PREFIX", ""))
    try:
        with open(real, "rb") as file:  # noqa: PTH123 - as above
            head = file.read(_LONGEST)
    except OSError:
        return Needs((), ())
    if head.startswith(b"#!"):
        return Needs((real, *_SHELLS, "/lib", "/lib64", "/usr/lib"), (*models, os.path.dirname(real)))  # noqa: PTH120 - as above
    return Needs((real, *_loader(head)), models)


def _loader(head: bytes) -> tuple[str, ...]:
    """Return who loads the libraries of a program that begins with ``head``; nobody where it needs none."""
    if not head.startswith(_ELF) or len(head) < 64 or head[4] != _WIDE:  # noqa: PLR2004 - an ELF header's length
        return ()
    (start,) = struct.unpack_from("<Q", head, 32)
    size, count = struct.unpack_from("<HH", head, 54)
    for at in range(start, min(start + size * count, len(head) - 56 + 1), size or 1):
        kind, _, offset, _, _, length = struct.unpack_from("<IIQQQQ", head, at)
        if kind == _LOADER and offset + length <= len(head):
            return (head[offset : offset + length].rstrip(b"\0").decode(errors="surrogateescape"),)
    return ()
