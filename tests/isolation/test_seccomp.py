"""The filter on system calls: the numbers it goes by, and what it is made of."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from authcheck.isolation.callnumbers import _NUMBERS, NEW, PROCESSORS, number
from authcheck.isolation.calls import ASKED, FREE, PROGRAMS, SCRATCH
from authcheck.isolation.seccomp import _steps

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
"""Where Debian's packages put them; those of aarch64 are everybody's."""

DEFINED = re.compile(r"#define __NR(?:3264)?_(\w+)\s+(\d+)")
RENAMED = {"fstatat": "newfstatat"}
"""Names that the shared header has for calls which differ between processors of 32 and 64 bits."""


@pytest.mark.parametrize("machine", PROCESSORS)
def test_calls_have_the_numbers_of_the_kernels_headers(machine: str) -> None:
    header = HEADERS[machine]
    if not header.is_file():
        pytest.skip(f"the kernel's headers for {machine} are not installed")
    defined = {RENAMED.get(name, name): int(value) for name, value in DEFINED.findall(header.read_text())}
    assert len(defined) > 250
    for name in _NUMBERS:
        assert number(name, PROCESSORS[machine]) == defined.get(name), name


def test_every_call_that_is_listed_has_a_number_and_every_number_is_used() -> None:
    assert {*FREE, *SCRATCH, *PROGRAMS, *ASKED} == set(_NUMBERS)


def test_no_call_is_listed_twice() -> None:
    listed = (*FREE, *SCRATCH, *PROGRAMS, *ASKED)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("machine", PROCESSORS)
def test_no_two_calls_share_a_number(machine: str) -> None:
    numbers = [found for name in _NUMBERS if (found := number(name, PROCESSORS[machine])) is not None]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("machine", PROCESSORS)
@pytest.mark.parametrize("programs", [False, True])
def test_a_filter_is_short_enough_and_jumps_within_itself(machine: str, *, programs: bool) -> None:
    steps = tuple(_steps(PROCESSORS[machine], scratch=programs, programs=programs))
    assert len(steps) <= 4096
    for at, step in enumerate(steps):
        for jump in (step.then, step.otherwise):
            assert jump < 256
            assert at + 1 + jump < len(steps) or (not jump and at == len(steps) - 1)


@pytest.mark.parametrize(
    ("machine", "call", "arguments", "allowed"),
    [
        ("x86_64", 0, (), True),  # read
        ("x86_64", 41, (), False),  # socket
        ("x86_64", 59, (), False),  # execve
        ("x86_64", 56, (0x3D0F00, 0), True),  # clone, a thread
        ("x86_64", 56, (17, 0), False),  # clone, a process
        ("x86_64", 56, (0x10010000, 0), False),  # clone, a user namespace
        ("x86_64", 62, (os.getpid(), 0), True),  # kill, itself
        ("x86_64", 62, (os.getppid(), 0), False),  # kill, the parent
        ("x86_64", 62, (0xFFFFFFFF, 0xFFFFFFFF), False),  # kill, everybody
        ("x86_64", 72, (3, 0, 8, 0), False),  # fcntl, signals to somebody
        ("x86_64", 302, (0, 0, 7, 0, 0, 0), True),  # prlimit64, asking
        ("x86_64", 302, (0, 0, 7, 0, 0, 1), False),  # prlimit64, setting, in the upper word
        ("x86_64", 157, (4, 0, 1, 0), False),  # prctl, opening its memory
        ("x86_64", NEW + 1, (), False),  # io_uring_setup
        ("x86_64", 9999, (), False),  # nothing yet
        ("x86_64", 0x40000000, (), False),  # read, the way of x32
        ("aarch64", 63, (), True),  # read
        ("aarch64", 198, (), False),  # socket
        ("aarch64", 221, (), False),  # execve
        ("aarch64", 220, (0x3D0F00, 0), True),  # clone, a thread
        ("aarch64", 220, (17, 0), False),  # clone, a process
    ],
)
def test_the_filter_says(machine: str, call: int, arguments: tuple[int, ...], *, allowed: bool) -> None:
    assert (run(machine, call, arguments) == 0x7FFF0000) is allowed


def test_a_call_of_another_processor_ends_the_process() -> None:
    assert run("x86_64", 0, word=0x40000003) == 0x80000000


def run(machine: str, call: int, arguments: tuple[int, ...] = (), word: int | None = None) -> int:
    """Return what the filter for a machine says to a call, as the kernel would run it."""
    processor = PROCESSORS[machine]
    steps = tuple(_steps(processor, scratch=False, programs=False))
    asked = {0: call, 4: processor.word if word is None else word}
    asked.update({16 + 4 * place: value for place, value in enumerate((*arguments, *[0] * 12)[:12])})
    loaded, at = 0, 0
    while True:
        step = steps[at]
        at += 1
        if step.code == 0x06:
            return step.value
        if step.code == 0x20:
            loaded = asked[step.value]
            continue
        holds = {
            0x15: loaded == step.value,
            0x35: loaded >= step.value,
            0x45: bool(loaded & step.value),
        }[step.code]
        at += step.then if holds else step.otherwise
