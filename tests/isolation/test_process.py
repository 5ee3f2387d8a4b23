from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest
from isolated import isolated

from authcheck.errors import LimitReached, WorkerDied
from authcheck.model.reading import Limits

if TYPE_CHECKING:
    from pathlib import Path

# The tests' own process has threads of numpy's, which sleep; a parent like it would choose not to fork.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


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
