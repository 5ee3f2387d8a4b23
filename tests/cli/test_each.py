"""One letter after another, with examinations that end in every way there is."""

from __future__ import annotations

import os
import pty
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from assessments import an_assessment
from click.testing import CliRunner, Result

from authcheck.cli.each import assess_each
from authcheck.cli.endings import debug_option
from authcheck.cli.group import LettersByDefault
from authcheck.cli.progress import announced_when_slow
from authcheck.errors import EmptyExhibit, FormError
from authcheck.model.problem import Problem
from authcheck.model.verdict import Assessment, Failure


def examine(path: str) -> Assessment:
    """Examine like the real thing, if the real thing failed by file name."""
    if path == "empty.pdf":
        raise EmptyExhibit(path)
    if path == "case.pdf":
        problems = [
            Problem(code="F014", path="case.yaml", line=line, column=1, key="", message="unknown key")
            for line in (3, 9)
        ]
        raise FormError(problems)
    if path == "bug.pdf":
        message = "the third\nlaw"
        raise KeyError(message)
    return an_assessment(path=path)


def test_a_bad_letter_never_stops_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    results = list(assess_each(["a.pdf", "empty.pdf", "bug.pdf", "b.pdf"], examine))
    assert [type(result) for result in results] == [Assessment, Failure, Failure, Assessment]
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 2


def test_a_failure_carries_the_kind_and_the_line_that_was_told(capsys: pytest.CaptureFixture[str]) -> None:
    (failure,) = assess_each(["empty.pdf"], examine)
    message = "empty.pdf: the file is empty (0 bytes); ask for it to be sent again"
    assert failure == Failure(path="empty.pdf", kind="EmptyExhibit", message=message)
    assert capsys.readouterr().err == f"authcheck: error: {message}\n"


def test_every_problem_of_a_case_file_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    (failure,) = assess_each(["case.pdf"], examine)
    assert capsys.readouterr().err.splitlines() == [
        "authcheck: error: case.yaml:3:1: unknown key [F014]",
        "authcheck: error: case.yaml:9:1: unknown key [F014]",
    ]
    assert isinstance(failure, Failure)
    assert failure.message.count("\n") == 0


def test_a_bug_is_called_a_bug_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    list(assess_each(["bug.pdf"], examine))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("authcheck: error: bug.pdf: a bug of authcheck, please report it: KeyError: ")
    assert line.endswith("run it again with --debug FILE to see where")


def run(ending: Callable[[], BaseException] | None, *arguments: str) -> Result:
    """Run a command line of the same build whose letters all end like this."""

    @click.command(name="(letters)")
    @click.argument("letters", nargs=-1)
    @debug_option
    def letters(letters: tuple[str, ...]) -> int:
        click.echo("begun")
        if ending is not None:
            raise ending()
        list(assess_each(letters, examine))
        return 0

    group = LettersByDefault(name="authcheck", default=letters)
    return CliRunner().invoke(group, arguments, prog_name="authcheck")


def test_debug_puts_down_where_a_bug_was_met(tmp_path: Path) -> None:
    file = tmp_path / "debug.txt"
    plain, debugged = run(None, "bug.pdf"), run(None, "bug.pdf", "empty.pdf", "--debug", str(file))
    assert "Traceback" not in plain.stderr + debugged.stderr
    assert f"{file} says where" in debugged.stderr
    put_down = file.read_text(encoding="utf-8")
    assert put_down.startswith("== bug.pdf\nTraceback")
    assert "in examine" in put_down
    assert "== empty.pdf\n" in put_down


def test_debug_writes_over_nothing_that_is_there(tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-")
    result = run(None, "bug.pdf", "--debug", str(letter))
    assert result.exit_code == 2
    assert "is there already; name a new file" in result.stderr
    assert letter.read_bytes() == b"%PDF-"


def test_a_file_for_debug_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    result = run(None, "bug.pdf", "--debug", str(tmp_path / "nowhere" / "debug.txt"))
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("ending", "status"), [(KeyboardInterrupt, 130), (BrokenPipeError, 141), (click.Abort, 130)]
)
def test_an_interrupted_run_ends_quietly(ending: type[BaseException], status: int) -> None:
    result = run(ending, "a.pdf")
    assert (result.exit_code, result.stderr) == (status, "")


def test_output_that_cannot_be_written_is_told_in_one_line() -> None:
    full = OSError(28, "No space left on device")
    result = run(lambda: full, "a.pdf")
    assert (result.exit_code, result.stdout) == (2, "begun\n")
    assert result.stderr == "authcheck: error: cannot go on: [Errno 28] No space left on device\n"


def test_an_exception_outside_any_letter_is_a_bug_of_one_line_too() -> None:
    result = run(ZeroDivisionError, "a.pdf")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "authcheck: error: a bug of authcheck, please report it: ZeroDivisionError"
    )
    assert result.stderr.count("\n") == 1


def test_slow_work_is_announced_to_people(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal, os.fdopen(ours, "rb", buffering=0) as screen:
        monkeypatch.setattr(sys, "stderr", terminal)
        with announced_when_slow("reading a.pdf …"):
            signal.raise_signal(signal.SIGALRM)  # the clock runs out
        assert screen.read(100).decode() == "reading a.pdf …\r\n"
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_slow_work_is_not_announced_where_nobody_looks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "log").open("w") as log:
        monkeypatch.setattr(sys, "stderr", log)
        with announced_when_slow("reading a.pdf …"):
            assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
            assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
