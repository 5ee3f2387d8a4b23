"""Landlock: the kernel's own fence around a process, which needs no privilege and can't be taken down again.

A rule set names the kinds of access it handles; what it handles is denied but where a rule allows it. The
kernel tells how much of it it knows by a number, its ABI; all that is known by that number is handled here.
"""

from __future__ import annotations

import os
import stat
from enum import IntFlag
from typing import TYPE_CHECKING

from authcheck.isolation import kernel

if TYPE_CHECKING:
    from collections.abc import Iterable

_VERSION = 1
"""Flag of the call that makes a rule set: tell the ABI instead."""

_BENEATH = 1
"""Kind of the rules that allow something on a file, or on a folder and all in it."""


class Access(IntFlag):
    """What may be done with files, by the kernel's own bits."""

    EXECUTE = 1 << 0
    WRITE_FILE = 1 << 1
    READ_FILE = 1 << 2
    READ_FOLDER = 1 << 3
    REMOVE_FOLDER = 1 << 4
    REMOVE_FILE = 1 << 5
    MAKE_DEVICE = 1 << 6
    MAKE_FOLDER = 1 << 7
    MAKE_FILE = 1 << 8
    MAKE_SOCKET = 1 << 9
    MAKE_PIPE = 1 << 10
    MAKE_BLOCK_DEVICE = 1 << 11
    MAKE_LINK = 1 << 12
    MOVE = 1 << 13
    TRUNCATE = 1 << 14
    CONTROL_DEVICE = 1 << 15


READ = Access.READ_FILE | Access.READ_FOLDER
"""To read a folder and all in it."""

RUN = Access.READ_FILE | Access.EXECUTE
"""To run a program."""

WORK = (
    READ
    | Access.WRITE_FILE
    | Access.TRUNCATE
    | Access.MAKE_FILE
    | Access.MAKE_FOLDER
    | Access.REMOVE_FILE
    | Access.REMOVE_FOLDER
)
"""To use a folder of one's own; neither links nor devices, and nothing in it can be run."""

DEVICE = Access.READ_FILE | Access.WRITE_FILE | Access.TRUNCATE
"""To use a device such as the one that swallows all."""

_OF_FILES = Access.EXECUTE | Access.WRITE_FILE | Access.READ_FILE | Access.TRUNCATE | Access.CONTROL_DEVICE
"""What a rule on a file, rather than a folder, may allow."""

_KNOWN_SINCE = ((2, Access.MOVE), (3, Access.TRUNCATE), (5, Access.CONTROL_DEVICE))
"""ABI from which the kernel knows more than the thirteen kinds of the first."""

PORTS_SINCE = 4
"""ABI from which it closes TCP ports: to be bound to, and to be connected to."""

_PORTS = 0b11

SCOPES_SINCE = 6
"""ABI from which it keeps abstract Unix sockets and signals inside."""

_SCOPES = 0b11


def abi() -> int:
    """Return how much of Landlock this kernel knows.

    Raises:
        OSError: It knows none, or it is switched off.
    """
    return kernel.called(kernel.CREATE_RULESET, 0, 0, _VERSION)


def handled(known: int) -> Access:
    """Return every kind of access that a kernel of this ABI can deny."""
    every = Access(0)
    for kind in Access:
        since = next((abi for abi, late in _KNOWN_SINCE if late is kind), 1)
        if known >= since:
            every |= kind
    return every


def fence(allowed: Iterable[tuple[str, Access]]) -> int:
    """Deny this thread, and all it will start, every access to files but what is ``allowed``.

    No TCP port can be used, and no socket or process outside be reached, where the ABI knows of them.

    Args:
        allowed: Files and folders with what may be done with them; those that are not there are left out.

    Returns:
        The ABI.

    Raises:
        OSError: The kernel has no Landlock, or refuses it.
    """
    known = abi()
    files = handled(known)
    fields = [int(files)]
    if known >= PORTS_SINCE:
        fields.append(_PORTS)
    if known >= SCOPES_SINCE:
        fields.append(_SCOPES)
    rules = _made(fields)
    try:
        for path, access in allowed:
            _allow(rules, path, access & files)
        kernel.called(kernel.RESTRICT_SELF, rules, 0)
    finally:
        os.close(rules)
    return known


def _made(fields: Iterable[int]) -> int:
    attributes = kernel.buffer(b"".join(field.to_bytes(8, kernel.ORDER) for field in fields))
    return kernel.called(kernel.CREATE_RULESET, kernel.address(attributes), len(attributes), 0)


def _allow(rules: int, path: str, access: Access) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except (OSError, ValueError):
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            access &= _OF_FILES
        if not access:
            return
        rule = kernel.buffer(int(access).to_bytes(8, kernel.ORDER) + place.to_bytes(4, kernel.ORDER))
        kernel.called(kernel.ADD_RULE, rules, _BENEATH, kernel.address(rule), 0)
    finally:
        os.close(place)
