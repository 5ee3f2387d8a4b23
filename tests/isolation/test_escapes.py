"""A plugin that tries to get out of the worker: every way is closed, each with a typed outcome."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import mole
import pytest
from isolated import fenced, has_not, isolated
from packages import a_wheel, installed
from pdfs import a_pdf, exhibit_of, write

from authcheck import errors
from authcheck.isolation.standing import Layer
from authcheck.model.observation import CheckRequest, Observed
from authcheck.model.reading import Limits, ReadingOptions
from authcheck.worker import read_and_observe

if TYPE_CHECKING:
    from collections.abc import Iterator

# The tests' own process has threads of numpy's, which sleep; a parent like it would choose not to fork.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
    pytest.mark.skipif(
        has_not(Layer.FILES, Layer.CALLS), reason="this kernel lacks Landlock, or a filter on system calls"
    ),
]

RAW = a_pdf(write(72, 700, "Dear Harbour Master,"))
PROJECT = {
    "name": "mole",
    "version": "1.0",
    "entry-points": {"authcheck.checks": {"mole.dig": "mole:dig"}},
}
ROOMY = Limits(memory_mib=1024, cpu_s=60, wall_s=300, answer_mib=1)
QUICK = replace(ROOMY, cpu_s=2)
BRIEF = replace(ROOMY, wall_s=5)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with something to lose, which this user may read and write."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "source.txt").write_text("our source")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the mole is installed, for this process and for interpreters that it starts."""
    folder = tmp_path_factory.mktemp("mole")
    code = Path(mole.__file__).read_text(encoding="utf-8")
    where = installed(a_wheel(folder / "wheels", PROJECT, {"mole.py": code}), folder / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(where))
        patch.setenv("PYTHONPATH", str(where))
        yield where


def dug(desk: Path, *ways: str, limits: Limits = ROOMY) -> dict[str, Observed]:
    """Return what a check said that tried some ways, one after the other, in one worker."""
    options = ReadingOptions(trust=("mole",), limits=limits)
    checks = tuple(
        CheckRequest(check="mole.dig", parameters=(("desk", str(desk)), ("way", way))) for way in ways
    )
    reading = read_and_observe(exhibit_of(RAW, "-"), options, checks, RAW)
    return dict(zip(ways, reading.observed, strict=True))


@pytest.fixture(scope="module")
def as_a_check(desk: Path, site: Path) -> dict[str, Observed]:
    """What came of every way, tried by a trusted check while a letter was read."""
    assert site.is_dir()
    return dug(desk, *mole.REFUSED)


@pytest.fixture(scope="module")
def forked(desk: Path) -> dict[str, str]:
    """What came of every way, tried in a worker that was forked."""

    def try_all(_: bytes) -> bytes:
        said = []
        for name, way in mole.REFUSED.items():
            try:
                said.append(f"{name}: got out: {way(desk)!r}")
            except Exception as error:  # noqa: BLE001 - whatever a way out meets
                said.append(f"{name}: {type(error).__name__}: {error}")
        return "\n".join(said).encode()

    return dict(line.split(": ", 1) for line in isolated(try_all, limits=ROOMY).decode().splitlines())


REFUSALS = ("PermissionError", "OSError: [Errno 38]", "ProcessLookupError")
"""What a way out meets: a refusal, or a kernel that seems not to know the call."""

OTHERWISE = {
    "ask dns": "gaierror",
    "open its own memory": "OSError: [Errno 22]",
    "make threads without end": "RuntimeError: can't start new thread",
    "take more memory": "MemoryError",
    "take memory bit by bit": "OSError: [Errno 12]",
    "type into the terminal": "PermissionError",
}
"""Refusals that come in other words."""


@pytest.mark.parametrize("way", mole.REFUSED)
def test_a_check_does_not_get_out(way: str, as_a_check: dict[str, Observed]) -> None:
    """It is told, with the check's name, as the reason why its rules are unread."""
    observed = as_a_check[way]
    assert observed.observations == ()
    assert observed.unread is not None
    reason = observed.unread.removeprefix("the check mole.dig failed: ")
    assert reason != observed.unread
    assert reason.startswith(OTHERWISE.get(way, REFUSALS))


@pytest.mark.parametrize("way", mole.REFUSED)
def test_a_forked_worker_does_not_get_out(way: str, forked: dict[str, str]) -> None:
    assert forked[way].startswith(OTHERWISE.get(way, REFUSALS))


def test_there_are_at_least_twenty_ways() -> None:
    assert len(mole.REFUSED) + len(mole.FATAL) >= 20


ENDS = {
    "compute for ever": (errors.LimitReached, "2 s of processor time"),
    "sleep for ever": (errors.LimitReached, "more than 5 s"),
    "stop itself": (errors.LimitReached, "more than 5 s"),
    "answer without end": (errors.LimitReached, "more than 1 MiB"),
    "answer nonsense": (errors.WorkerDied, "gave an answer"),
    "answer nothing": (errors.WorkerDied, "gave an answer that does not read"),
    "close the pipe and stay": (errors.WorkerDied, "SIGKILL"),
    "crash": (errors.WorkerDied, "SIGSEGV"),
    "abort": (errors.WorkerDied, "SIG(ABRT|SEGV)"),
    "leave by an exception of its own": (errors.WorkerDied, "status 70"),
}


LIMITS = {"compute for ever": QUICK, "sleep for ever": BRIEF, "stop itself": BRIEF}
"""Where it is a limit that ends the worker, a small one."""


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("way", mole.FATAL)
def test_a_check_that_ends_the_worker_is_told_by_type(way: str, desk: Path) -> None:
    kind, words = ENDS[way]
    with pytest.raises(kind, match=words):
        dug(desk, way, limits=LIMITS.get(way, ROOMY))


@pytest.mark.usefixtures("as_a_check", "forked")
def test_the_desk_is_as_it_was(desk: Path) -> None:
    assert [file.name for file in desk.iterdir()] == ["source.txt"]
    assert (desk / "source.txt").read_text() == "our source"
    assert (desk / "source.txt").stat().st_mode & 0o777 == 0o644
    assert not Path("/dev/shm/mole").exists()  # noqa: S108 - where it would be
    assert not Path("/tmp/mole").exists()  # noqa: S108 - where it would be


def test_what_the_worker_needs_is_open_to_it(desk: Path) -> None:
    """The counter-test: it is the fence that refuses, for the same user may do all of it outside."""
    assert fenced()
    assert mole.read_a_file_of_the_desk(desk) == "our source"
    assert mole.read_etc_passwd(desk)
    assert mole.list_the_desk(desk) == ["source.txt"]
    os.kill(os.getpid(), 0)
    mole.fork(desk)
    mole.run_a_program(desk)
