"""A filter on system calls: what reading a letter takes is allowed, all else is refused.

What is not on the list fails with "operation not permitted", as it would for want of a right; calls that
came after Linux 5.0 fail as on an older kernel, which is what libraries are made to cope with. A call made
the way of another processor, which a filter by numbers would misread, ends the process.

The kernel runs a filter as a small program of its own (BPF): load a word of the call, compare, jump, return.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from typing import TYPE_CHECKING, NamedTuple

from authcheck.isolation import kernel
from authcheck.isolation.callnumbers import NEW, PROCESSORS, Processor, number
from authcheck.isolation.calls import FREE, PROGRAMS, SCRATCH, asked_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.isolation.calls import Ask

_SET_SECCOMP, _FILTER = 22, 2

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Codes of the five instructions that are used: all of them on words of four bytes."""

_NUMBER, _PROCESSOR, _ARGUMENTS = 0, 4, 16
"""Where what is asked about stands, in the kernel's description of a call."""

_ALLOW, _END = 0x7FFF0000, 0x80000000
_REFUSE = 0x00050000
"""To which the number of the error is added."""


class _Step(NamedTuple):
    """One instruction; jumps count the steps that are left out."""

    code: int
    value: int
    then: int = 0
    otherwise: int = 0

    def packed(self) -> bytes:
        return struct.pack("=HBBI", self.code, self.then, self.otherwise, self.value)


def install(*, scratch: bool, programs: bool) -> None:
    """Hold this thread, and all it will start, to the list, for good. New privileges must be given up before.

    Args:
        scratch: Whether files may be made, renamed and removed; where, is not for this filter to say.
        programs: Whether processes and programs may be started; which, is not for this filter to say.

    Raises:
        OSError: The kernel refuses, or the processor's calls are not known here.
    """
    processor = PROCESSORS.get(os.uname().machine)
    if processor is None or sys.maxsize < 1 << 32:
        raise OSError(errno.EAFNOSUPPORT, os.strerror(errno.EAFNOSUPPORT))
    steps = tuple(_steps(processor, scratch=scratch, programs=programs))
    program = kernel.buffer(b"".join(step.packed() for step in steps))
    whole = kernel.buffer(struct.pack("@HP", len(steps), kernel.address(program)))
    kernel.prctl(_SET_SECCOMP, _FILTER, kernel.address(whole))


def _steps(processor: Processor, *, scratch: bool, programs: bool) -> Iterator[_Step]:
    yield _Step(_LOAD, _PROCESSOR)
    yield _Step(_EQUAL, processor.word, then=1)
    yield _Step(_RETURN, _END)
    yield _Step(_LOAD, _NUMBER)
    if processor.foreign:
        yield _Step(_AT_LEAST, processor.foreign, otherwise=1)
        yield _Step(_RETURN, _END)
    names = (*FREE, *(SCRATCH if scratch else ()), *(PROGRAMS if programs else ()))
    for each in _known(names, processor):
        yield _Step(_EQUAL, each, otherwise=1)
        yield _Step(_RETURN, _ALLOW)
    for name, ask in asked_of(os.getpid(), programs=programs):
        for each in _known((name,), processor):
            block = tuple(_asking(ask))
            yield _Step(_EQUAL, each, otherwise=len(block))
            yield from block
    yield _Step(_AT_LEAST, NEW, otherwise=1)
    yield _Step(_RETURN, _REFUSE | errno.ENOSYS)
    yield _Step(_RETURN, _REFUSE | errno.EPERM)


def _known(names: Iterable[str], processor: Processor) -> Iterator[int]:
    for name in names:
        found = number(name, processor)
        if found is not None:
            yield found


def _asking(ask: Ask) -> Iterator[_Step]:
    """Yield the steps that allow a call or refuse it by one of its arguments, and go no further."""
    refused = _Step(_RETURN, _REFUSE | ask.error)
    for place, none_of in ask.lacks:
        yield _Step(_LOAD, _word(place))
        yield _Step(_ANY_BIT, none_of, otherwise=1)
        yield refused
    for place, one_of in ask.has:
        yield _Step(_LOAD, _word(place))
        yield _Step(_ANY_BIT, one_of, then=1)
        yield refused
    if ask.among:
        place, values = ask.among
        yield _Step(_LOAD, _word(place))
        for value in values:
            yield _Step(_EQUAL, value & 0xFFFFFFFF, otherwise=1)
            yield _Step(_RETURN, _ALLOW)
        yield refused
    else:
        yield _Step(_RETURN, _ALLOW)


def _word(place: int) -> int:
    """Return where the lower word of an argument stands; ``place`` counts words, upper ones odd."""
    # Both processors are little-endian.
    return _ARGUMENTS + 4 * place
