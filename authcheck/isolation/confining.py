"""Confine this process for good: each layer is put up where the system has it, and told where it has not."""

from __future__ import annotations

import errno
import os
import struct
import sys
from typing import TYPE_CHECKING

from authcheck.isolation.standing import Layer, Missing, Standing, missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from authcheck.isolation.terms import Terms

_SET_DUMPABLE, _SET_NO_NEW_PRIVILEGES = 4, 38

_CAPABILITIES = 0x20080522
"""Version of the form that they are told in."""

_READ_ALL = 1 << 2
"""The capability to read what others own: root's worker may have modules to import from a user's folder.

Which, Landlock says.
"""


def prepare(terms: Terms) -> None:
    """Load and work out what confining takes, so that workers find it done: before a fork."""
    if sys.platform.startswith("linux"):
        from authcheck.isolation import kernel, landlock, seccomp  # noqa: F401, PLC0415 - imported ahead of its use
        from authcheck.isolation.reach import reach  # noqa: PLC0415 - the same

        kernel.load()
        reach(terms)


def confine(terms: Terms) -> Standing:
    """Give up, in this process and for good, what ``terms`` do not name; limits are no matter of this.

    To be called while the process has one thread: a thread that is there already would stay as it is.
    """
    if not sys.platform.startswith("linux"):
        root = os.geteuid() == 0
        return Standing(
            0, tuple(missing(layer) for layer in Layer if root or layer is not Layer.CAPABILITIES)
        )
    # Loaded with the first worker, and not at all where none is started: ctypes takes its time.
    from authcheck.isolation import kernel, landlock, seccomp  # noqa: PLC0415
    from authcheck.isolation.reach import reach  # noqa: PLC0415

    lacking: list[Missing] = []

    def put_up(layer: Layer, how: Callable[[], int | None]) -> int:
        try:
            return how() or 0
        except OSError as error:
            lacking.append(missing(layer, error))
            return 0

    put_up(Layer.SECRECY, lambda: kernel.prctl(_SET_DUMPABLE, 0))
    put_up(Layer.PRIVILEGES, lambda: kernel.prctl(_SET_NO_NEW_PRIVILEGES, 1))
    abi = put_up(Layer.FILES, lambda: landlock.fence(reach(terms)))
    put_up(Layer.CAPABILITIES, _give_up_capabilities)
    # Last: none of the above is allowed any more then.
    put_up(Layer.CALLS, lambda: seccomp.install(scratch=bool(terms.scratch), programs=bool(terms.program)))
    return Standing(abi, tuple(lacking))


def _give_up_capabilities() -> None:
    from authcheck.isolation import kernel  # noqa: PLC0415 - as above
    from authcheck.isolation.callnumbers import PROCESSORS  # noqa: PLC0415 - as above

    processor = PROCESSORS.get(os.uname().machine)
    if processor is None:
        if os.geteuid() == 0:
            raise OSError(errno.EAFNOSUPPORT, os.strerror(errno.EAFNOSUPPORT))
        return
    kept = _READ_ALL if os.geteuid() == 0 else 0
    whose = kernel.buffer(struct.pack("=Ii", _CAPABILITIES, 0))
    # Effective, permitted, inheritable, twice: the lower halves of all three, then the upper.
    which = kernel.buffer(struct.pack("=6I", kept, kept, 0, 0, 0, 0))
    try:
        kernel.called(processor.capset, kernel.address(whose), kernel.address(which))
    except PermissionError:
        # Where root was held to less, there may be not even that one to keep.
        none = kernel.buffer(bytes(24))
        kernel.called(processor.capset, kernel.address(whose), kernel.address(none))
