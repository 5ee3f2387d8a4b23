from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path

import pytest
from isolated import fenced, isolated

from authcheck.errors import LimitReached
from authcheck.isolation import Terms
from authcheck.isolation.bounds import Bounds
from authcheck.model.reading import Limits

# The tests' own process has threads of numpy's, which sleep; a parent like it would choose not to fork.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


def test_a_worker_that_computes_for_ever_is_ended_by_the_kernel() -> None:
    def spin(_: bytes) -> bytes:
        while True:
            pass

    with pytest.raises(LimitReached, match="1 s of processor time"):
        isolated(spin, limits=Limits(cpu_s=1))


def test_a_worker_that_wants_too_much_memory_is_ended() -> None:
    with pytest.raises(LimitReached, match="1024 MiB of memory"):
        isolated(lambda _: bytes(2 << 30))


def test_a_worker_writes_no_file(tmp_path: Path) -> None:
    def write(_: bytes) -> bytes:
        try:
            (tmp_path / "loot").write_bytes(b"x")
        except OSError as error:
            return type(error).__name__.encode()
        return b"written"

    if fenced():
        assert isolated(write) == b"PermissionError"
        assert not (tmp_path / "loot").exists()
    else:
        assert isolated(write) == b"OSError"
        assert not (tmp_path / "loot").read_bytes()


def test_a_worker_may_write_where_a_scratch_folder_is_given(tmp_path: Path) -> None:
    def write(_: bytes) -> bytes:
        Path(os.environ["TMPDIR"], "page").write_bytes(b"page")
        return b"written"

    assert isolated(write, terms=Terms(scratch=str(tmp_path))) == b"written"
    assert (tmp_path / "page").read_bytes() == b"page"


def test_a_worker_cannot_fill_the_disk_by_way_of_its_scratch_folder(tmp_path: Path) -> None:
    """One file is held by the kernel; that there are many is seen by the parent."""

    def fill(_: bytes) -> bytes:
        for number in range(10):
            (tmp_path / str(number)).write_bytes(bytes(40 << 20))
        while True:
            time.sleep(1)

    with pytest.raises(LimitReached, match="more than 256 MiB of temporary files"):
        isolated(fill, limits=Limits(memory_mib=1024, wall_s=60), terms=Terms(scratch=str(tmp_path)))


def test_the_limits_hold_in_the_worker_alone() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    inside = isolated(lambda _: b"%d %d" % resource.getrlimit(resource.RLIMIT_AS))
    assert inside == b"1073741824 1073741824"
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def bounds(*, memory_mib: int = 1024, cpu_s: int = 3, scratch: str = "") -> Bounds:
    return Bounds(memory_mib=memory_mib, cpu_s=cpu_s, terms=Terms(scratch=scratch))


def test_bounds_come_whole_through_a_command_line() -> None:
    terms = Terms(scratch="/a folder/of ours", program="/bin/x", readable=("/a", "b c"), whole=True)
    given = Bounds(memory_mib=1, cpu_s=2, terms=terms)
    assert Bounds.from_arguments(given.arguments()) == given


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the limit on memory is in force on Linux alone"
)
def test_bounds_say_what_is_in_force() -> None:
    assert str(bounds()) == "1024 MiB of memory, 3 s of processor time, no file written"
    assert str(bounds(scratch="ours")).endswith(", files of at most 256 MiB written")


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the limit on memory is in force on Linux alone"
)
def test_bounds_say_the_lower_limit_where_the_system_has_set_one() -> None:
    def held_to_less(_: bytes) -> bytes:
        return str(bounds(memory_mib=4096)).encode()

    assert isolated(held_to_less).decode() == "1024 MiB of memory, 3 s of processor time, no file written"
