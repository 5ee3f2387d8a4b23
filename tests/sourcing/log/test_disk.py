"""The case file on disk: the old one or the new one, never half of one, and nobody's work lost."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import stat
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from authcheck.errors import CaseNotWritten, FormError
from authcheck.sourcing.casefile import load_case
from authcheck.sourcing.log import add_statements
from authcheck.sourcing.log import disk as on_disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from authcheck.sourcing.log import Entry

BEFORE = "# the desk's\nformat: 1\nstatements:\n- {id: a, relation: chain, claims: [{prop: origin}]}\n"
KILLED_AT = 200


def an_entry(id_: str) -> Entry:
    return {"id": id_, "relation": "chain", "claims": ({"prop": "origin"},), "described_as": "x" * 5000}


def a_case_file(folder: Path, text: str = BEFORE) -> Path:
    path = folder / "letter.case.yaml"
    path.write_text(text)
    return path


def add(path: Path, id_: str = "b") -> None:
    add_statements(path, lambda _: [an_entry(id_)])


def in_a_child(work: Callable[[], None]) -> int:
    """Return how a forked process that does ``work`` ended: 0, or the signal that killed it."""
    child = os.fork()
    if not child:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended)


def killed_after(steps: int, work: Callable[[], None]) -> Callable[[], None]:
    """Return ``work`` for a process that kills itself after so many lines of Python."""

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal steps
        steps -= event == "line"
        if not steps:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    def traced() -> None:
        sys.settrace(trace)
        work()

    return traced


def lines_of(work: Callable[[], None]) -> int:
    """Return how many lines of Python ``work`` takes."""
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines


def test_whoever_is_killed_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path):
    """At 200 of the moments that an ``add`` has, the last one and those around the exchange among them."""
    path = a_case_file(tmp_path)
    add(path)
    after = path.read_text()
    path.write_text(BEFORE)
    whole = lines_of(lambda: add(path))
    chance = random.Random(4)  # noqa: S311 - picks moments, keeps no secret
    # The exchange of the files is near the end: half of the moments are taken from there.
    late = chance.sample(range(whole - 400, whole), KILLED_AT // 2)
    moments = late + chance.sample(range(1, whole - 400), KILLED_AT // 2)
    found = set()
    killed = 0
    for moment in moments:
        path.write_text(BEFORE)
        # What Python keeps between two runs may save a few lines: then the last moments never come.
        ended = in_a_child(killed_after(moment, lambda: add(path)))
        assert ended in {-signal.SIGKILL, 0}
        killed += ended == -signal.SIGKILL
        found.add(path.read_text())
        assert path.read_text() in ({BEFORE, after} if ended else {after})
    assert found == {BEFORE, after}
    assert killed > 0.9 * KILLED_AT
    path.write_text(BEFORE)
    add(path)
    assert path.read_text() == after
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_nothing_is_lost_when_several_people_add_at_once(tmp_path):
    path = a_case_file(tmp_path)
    ids = [[f"p{person}-{n}" for n in range(5)] for person in range(4)]
    children = []
    for own in ids:
        child = os.fork()
        if not child:
            status = 1
            try:
                for id_ in own:
                    add(path, id_)
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    on_file = [statement.id for statement in load_case(path).statements]
    assert sorted(on_file) == sorted(["a", *(id_ for own in ids for id_ in own)])
    for own in ids:
        assert [id_ for id_ in on_file if id_ in own] == own


def test_what_another_program_saves_meanwhile_is_not_overwritten(tmp_path):
    path = a_case_file(tmp_path)
    saved = False

    def propose(_case: object) -> list[Entry]:
        nonlocal saved
        if not saved:
            saved = True
            path.write_text(BEFORE + "- {id: typed, relation: chain, claims: [{prop: origin}]}\n")
        return [an_entry("b")]

    add_statements(path, propose)
    assert [statement.id for statement in load_case(path).statements] == ["a", "typed", "b"]


def test_a_file_that_somebody_keeps_saving_is_left_to_them(tmp_path):
    path = a_case_file(tmp_path)
    texts = []

    def propose(_case: object) -> list[Entry]:
        texts.append(f"{path.read_text()}# again\n")
        path.write_text(texts[-1])
        return [an_entry("b")]

    with pytest.raises(CaseNotWritten, match="somebody keeps saving it"):
        add_statements(path, propose)
    assert path.read_text() == texts[-1]
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_who_waits_too_long_for_another_editor_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(on_disk, "PATIENCE_S", 0.0)
    path = a_case_file(tmp_path)
    with (tmp_path / ".letter.case.yaml.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CaseNotWritten, match="is being edited by another authcheck"):
            add(path)
    assert path.read_text() == BEFORE


def test_who_waits_gets_the_file_when_the_other_is_done(tmp_path):
    path = a_case_file(tmp_path)
    inside, done = threading.Event(), threading.Event()

    def slow(text: str | None) -> str | None:
        inside.set()
        done.wait()
        return f"{text}# slow\n"

    other = threading.Thread(target=lambda: on_disk.edited(path, slow))
    other.start()
    inside.wait()
    second = threading.Thread(target=lambda: on_disk.edited(path, lambda text: f"{text}# second\n"))
    second.start()
    done.set()
    other.join()
    second.join()
    assert path.read_text() == f"{BEFORE}# slow\n# second\n"


def test_permissions_stay(tmp_path):
    path = a_case_file(tmp_path)
    path.chmod(0o640)
    add(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_case_file_is_made_as_other_files_are(tmp_path):
    path, other = tmp_path / "letter.case.yaml", tmp_path / "other"
    other.touch()
    add(path)
    assert path.stat().st_mode == other.stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path):
    (tmp_path / "kept").mkdir()
    real = a_case_file(tmp_path / "kept")
    link = tmp_path / "letter.case.yaml"
    link.symlink_to("kept/letter.case.yaml")
    add(link)
    assert link.is_symlink()
    assert len(load_case(real).statements) == 2


def test_a_link_that_leads_nowhere_is_told_and_not_filled(tmp_path):
    link = tmp_path / "letter.case.yaml"
    link.symlink_to("nowhere.yaml")
    with pytest.raises(FormError, match="no such file"):
        add(link)
    assert not (tmp_path / "nowhere.yaml").exists()


def test_what_a_killed_editor_left_is_taken_away_and_its_links_are_not_followed(tmp_path):
    path, trap = a_case_file(tmp_path), tmp_path / "trap"
    trap.write_text("mine")
    (tmp_path / ".letter.case.yaml.new").symlink_to(trap)
    (tmp_path / ".letter.case.yaml.lock").touch()
    add(path)
    assert trap.read_text() == "mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["letter.case.yaml", "trap"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(CaseNotWritten, match=r"cannot be written: .*; check the permissions"):
        add(tmp_path / "nowhere" / "letter.case.yaml")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_what_another_person_left_stops_nobody():
    """Two people share a folder; one of them was killed while editing."""
    with TemporaryDirectory() as shared:
        folder = Path(shared)
        folder.chmod(0o777)
        path = a_case_file(folder)
        path.chmod(0o666)
        (folder / ".letter.case.yaml.lock").touch(0o644)

        def as_somebody_else() -> None:
            os.setgid(65534)
            os.setuid(65534)
            add(path)

        assert in_a_child(as_somebody_else) == 0
        assert len(load_case(path).statements) == 2
        # The new file is the other person's, in another group than before; nobody else's group may have it.
        assert stat.S_IMODE(path.stat().st_mode) == 0o606
