"""Linux's own calls for which Python has no words: made by way of its C library, refused as OSError."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
"""Landlock's calls have the same number on every processor."""

ORDER = sys.byteorder

Buffer = ctypes.Array[ctypes.c_char]


def called(number: int, *arguments: int) -> int:
    """Return what the kernel answers to a system call; pointers are given as addresses.

    Raises:
        OSError: It refused, or does not know the call.
    """
    return _checked(_libc().syscall(*(ctypes.c_long(each) for each in (number, *arguments))))


def prctl(what: int, *arguments: int) -> int:
    """Return what the kernel answers to a request about this process itself; errors as for ``called``."""
    padded = (*arguments, 0, 0, 0, 0)[:4]
    return _checked(_libc().prctl(what, *(ctypes.c_ulong(each) for each in padded)))


def load() -> None:
    """Have the C library at hand."""
    _libc()


def buffer(content: bytes) -> Buffer:
    """Return memory that holds ``content`` and nothing behind it."""
    return ctypes.create_string_buffer(content, len(content))


def address(of: Buffer) -> int:
    """Return where a buffer stands; it must be kept as long as the address is used."""
    return ctypes.addressof(of)


def _checked(answer: int) -> int:
    if answer < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return answer


@cache
def _libc() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    library.prctl.restype = ctypes.c_int
    return library
