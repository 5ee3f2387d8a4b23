"""Where the system lacks a layer, letters are read within the others, and loudly said so; or not at all."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from isolated import has_not
from lacking import LANDLOCK, SECCOMP, authcheck_without
from pdfs import a_pdf, write

from authcheck.isolation.standing import Layer

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="both layers are Linux's"),
    pytest.mark.skipif(has_not(Layer.CALLS), reason="this kernel refuses filters, which the tests need"),
]

NO_FILES = "files closed by Landlock (function not implemented): it could read and change this user's files"
NO_CALLS = (
    "system calls filtered by seccomp (invalid argument): it could start programs and reach the network"
    " and other programs of this user"
)
LACKING = [((LANDLOCK,), NO_FILES), ((SECCOMP,), NO_CALLS)]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(a_pdf(write(72, 700, "Dear Harbour Master,")))
    return path


def told(done: Any) -> Any:
    return json.loads(done.stdout)


@pytest.mark.parametrize(("lacking", "words"), LACKING)
def test_the_report_says_what_was_missing(lacking: tuple[str, ...], words: str, letter: Path) -> None:
    done = authcheck_without(lacking, letter, letter, "--format", "json")
    assert done.returncode == 0, done.stderr
    for report in told(done):
        assert f"MISSING: {words}" in report["run"]["isolation"]
    (warning,) = done.stderr.splitlines()
    assert warning.startswith("authcheck: warning: letters were read without protections")
    assert words in warning


def test_all_that_is_missing_is_said(letter: Path) -> None:
    done = authcheck_without((LANDLOCK, SECCOMP), letter, "--format", "json")
    assert f"MISSING: {NO_FILES}; MISSING: {NO_CALLS}" in told(done)["run"]["isolation"]
    assert "no new privileges" in told(done)["run"]["isolation"]


@pytest.mark.parametrize(("lacking", "words"), LACKING)
def test_nothing_is_read_where_isolation_is_required(
    lacking: tuple[str, ...], words: str, letter: Path
) -> None:
    done = authcheck_without(lacking, letter, "--require-isolation", "--format", "json")
    assert done.returncode == 2
    assert told(done)["error"]["kind"] == "NotIsolated"
    assert words in told(done)["error"]["message"]
    assert "without --require-isolation" in done.stderr


@pytest.mark.parametrize("command", ["zones {letter} --out {out}", "sources read {article} --for {letter}"])
def test_no_command_reads_anything_where_isolation_is_required(
    command: str, letter: Path, tmp_path: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The ministry said the letter was fake.")
    words = command.format(letter=letter, out=tmp_path / "out", article=article).split()
    done = authcheck_without((LANDLOCK,), *words, "--require-isolation")
    assert done.returncode == 2
    assert "nothing was read" in done.stderr


def test_letters_are_read_where_all_is_there_and_required(letter: Path) -> None:
    if has_not(Layer.FILES):
        pytest.skip("this kernel lacks Landlock")
    done = authcheck_without((), letter, "--require-isolation", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "MISSING" not in told(done)["run"]["isolation"]


@pytest.mark.parametrize(("lacking", "words"), LACKING)
def test_the_doctor_finds_out(lacking: tuple[str, ...], words: str) -> None:
    done = authcheck_without(lacking, "doctor", "--format", "json")
    assert done.returncode == 1, done.stderr
    found = told(done)
    assert found["reads"]
    assert found["isolation"]["complete"] is False
    assert found["isolation"]["missing"] == [words]
    let_in = {each["what"] for each in found["isolation"]["attempts"] if not each["stopped"]}
    expected = (
        {"read a file of this user's", "write into it"}
        if lacking == (LANDLOCK,)
        else {"start a process", "open a network socket", "change who may read it"}
    )
    assert expected <= let_in
    assert next(each["what"] for each in found["missing"] if not each["optional"]) == words


def test_one_layer_makes_up_for_the_other_as_far_as_it_goes() -> None:
    """Without a filter on calls, Landlock alone still keeps files and programs from it."""
    if has_not(Layer.FILES):
        pytest.skip("this kernel lacks Landlock")
    found = told(authcheck_without((SECCOMP,), "doctor", "--format", "json"))
    stopped = {each["what"] for each in found["isolation"]["attempts"] if each["stopped"]}
    assert {"start a program", "read a file of this user's", "make a file beside it", "trace it"} <= stopped
