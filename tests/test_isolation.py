from __future__ import annotations

import os
import resource
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from authcheck.errors import LimitReached, WorkerDied
from authcheck.isolation import run_isolated
from authcheck.model.reading import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

# The tests' own process has threads of numpy's, which sleep; a parent like it would choose not to fork.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")

MODULE = "authcheck.worker"
SMALL = Limits(memory_mib=1024, cpu_s=1, wall_s=3, answer_mib=1)


def isolated(work: Callable[[bytes], bytes], request: bytes = b"", limits: Limits = SMALL) -> bytes:
    return run_isolated(work, request, limits, path="letter.pdf", module=MODULE, fork=True)


def children() -> list[str]:
    """Process ids of this process's children, the dead not yet reaped included."""
    return Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()


@pytest.fixture(autouse=True)
def _nothing_is_left_behind() -> object:
    before = sorted(Path("/proc/self/fd").iterdir()), children()
    yield
    assert (sorted(Path("/proc/self/fd").iterdir()), children()) == before


def test_the_answer_comes_back_from_another_process() -> None:
    answer = isolated(lambda request: b"%s %d" % (request, os.getpid()), b"from")
    word, pid = answer.split()
    assert word == b"from"
    assert int(pid) != os.getpid()


def test_a_long_answer_comes_back_whole() -> None:
    assert isolated(lambda _: b"x" * 900_000) == b"x" * 900_000


def test_an_answer_longer_than_allowed_is_cut_off() -> None:
    with pytest.raises(LimitReached, match="more than 1 MiB"):
        isolated(lambda _: b"x" * 1_100_000)


def test_a_worker_that_never_answers_is_ended() -> None:
    def sleep(_: bytes) -> bytes:
        time.sleep(60)
        return b""

    with pytest.raises(LimitReached, match="more than 1 s"):
        isolated(sleep, limits=Limits(wall_s=1))


def test_a_worker_that_computes_for_ever_is_ended_by_the_kernel() -> None:
    def spin(_: bytes) -> bytes:
        while True:
            pass

    with pytest.raises(LimitReached, match="1 s of processor time"):
        isolated(spin, limits=Limits(cpu_s=1))


def test_a_worker_that_wants_too_much_memory_is_ended() -> None:
    with pytest.raises(LimitReached, match="1024 MiB of memory"):
        isolated(lambda _: bytes(2 << 30))


def test_a_worker_that_is_killed_is_told_with_the_signal() -> None:
    def crash(_: bytes) -> bytes:
        os.kill(os.getpid(), signal.SIGSEGV)
        return b""

    with pytest.raises(WorkerDied, match="SIGSEGV"):
        isolated(crash)


def test_an_exception_that_escapes_is_a_crash() -> None:
    def fail(_: bytes) -> bytes:
        raise ZeroDivisionError

    with pytest.raises(WorkerDied, match="status 70"):
        isolated(fail)


def test_exit_does_not_run_the_parents_code() -> None:
    with pytest.raises(WorkerDied, match="status 70"):
        isolated(lambda _: sys.exit(0))


def test_a_worker_writes_no_file(tmp_path: Path) -> None:
    def write(_: bytes) -> bytes:
        try:
            (tmp_path / "loot").write_bytes(b"x")
        except OSError as error:
            return type(error).__name__.encode()
        return b"written"

    assert isolated(write) == b"OSError"
    assert not (tmp_path / "loot").read_bytes()


def test_a_worker_may_write_where_a_scratch_folder_is_given(tmp_path: Path) -> None:
    def write(_: bytes) -> bytes:
        Path(os.environ["TMPDIR"], "page").write_bytes(b"page")
        return b"written"

    answer = run_isolated(write, b"", SMALL, path="x", module=MODULE, scratch=str(tmp_path), fork=True)
    assert answer == b"written"
    assert (tmp_path / "page").read_bytes() == b"page"


def test_a_worker_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    def shout(_: bytes) -> bytes:
        os.write(2, b"warning: xref\n")
        print("hello", flush=True)  # noqa: T201 - that is what is tested
        return b""

    isolated(shout)
    assert capfd.readouterr() == ("", "")


def test_a_worker_holds_none_of_its_parents_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    with (tmp_path / "secret").open() as secret:
        number = secret.fileno()

        def peek(_: bytes) -> bytes:
            try:
                os.fstat(number)
            except OSError:
                return b"closed"
            return b"open"

        assert isolated(peek) == b"closed"


def test_the_limits_hold_in_the_worker_alone() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    inside = isolated(lambda _: b"%d %d" % resource.getrlimit(resource.RLIMIT_AS))
    assert inside == b"1073741824 1073741824"
    assert resource.getrlimit(resource.RLIMIT_AS) == before
