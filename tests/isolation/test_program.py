"""A worker that may run one program: that one, and as confined as itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import mole
import pytest
from isolated import has_not, isolated
from painted import a_page
from pdfs import exhibit_of

from authcheck.isolation import Terms
from authcheck.isolation.programs import what_it_takes
from authcheck.isolation.standing import Layer
from authcheck.model.reading import Limits, OcrEngine, ReadingOptions
from authcheck.worker import read_and_observe

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
    pytest.mark.skipif(
        has_not(Layer.FILES, Layer.CALLS), reason="this kernel lacks Landlock, or a filter on system calls"
    ),
]

FAKE = r"""#!/bin/sh
case "$*" in
  *--version*) echo "tesseract 5.3.9"; exit 0;;
  *--list-langs*) printf 'List of available languages in "/x/" (2):\neng\ndeu\n'; exit 0;;
esac
out="$2"
printf 'level\n' > "$out.tsv"
printf '5\t1\t1\t1\t1\t1\t10\t20\t300\t48\t96.5\tHafenmeister\n' >> "$out.tsv"
"""

CAT = os.path.realpath("/bin/cat")
ROOMY = Limits(memory_mib=1024, cpu_s=60, wall_s=300, answer_mib=1)


def with_cat(work: Callable[[], bytes], scratch: Path) -> bytes:
    """Return what ``work`` answers from a worker that may run ``cat`` and write into ``scratch``."""
    return isolated(lambda _: work(), limits=ROOMY, terms=Terms(scratch=str(scratch), program=CAT))


def ran(*command: str) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - that is what is tested
    return done.stdout or done.stderr or b"nothing"


def test_the_program_runs_on_what_lies_in_the_scratch_folder(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("Dear")
    assert with_cat(lambda: ran(CAT, str(tmp_path / "page")), tmp_path) == b"Dear"


def test_it_reads_nothing_that_the_worker_may_not_read(tmp_path: Path) -> None:
    assert b"Permission denied" in with_cat(lambda: ran(CAT, "/etc/passwd"), tmp_path)


def test_no_other_program_runs(tmp_path: Path) -> None:
    def run() -> bytes:
        try:
            return ran("/bin/ls", "/")
        except PermissionError as error:
            return str(error).encode()

    assert b"Permission denied" in with_cat(run, tmp_path)


def test_nothing_that_is_written_can_be_run(tmp_path: Path) -> None:
    def run() -> bytes:
        program = tmp_path / "program"
        program.write_bytes(Path(CAT).read_bytes())
        return str(os.access(program, os.X_OK) or "not to be run").encode()

    def lend() -> bytes:
        try:
            return ran(str(tmp_path / "there"))
        except PermissionError as error:
            return str(error).encode()

    (tmp_path / "there").write_bytes(Path(CAT).read_bytes())
    (tmp_path / "there").chmod(0o755)
    assert with_cat(run, tmp_path) == b"not to be run"
    assert b"Permission denied" in with_cat(lend, tmp_path)


def test_processes_are_all_that_it_may_do_beside(tmp_path: Path) -> None:
    """Every other way out is as closed as to a worker that may run nothing."""

    def try_all() -> bytes:
        out = []
        for name, way in mole.REFUSED.items():
            try:
                way(tmp_path / "none")
            except Exception:  # noqa: BLE001, S110 - refused, in whatever words
                pass
            else:
                out.append(name)
        return ", ".join(out).encode()

    assert with_cat(try_all, tmp_path) == b"fork, fork bomb"


def test_what_it_leaves_running_ends_with_it(tmp_path: Path) -> None:
    def leave() -> bytes:
        pipe, _ = os.pipe()
        left = subprocess.Popen([CAT], stdin=pipe)  # noqa: S603 - that is what is tested
        return str(left.pid).encode()

    pid = int(with_cat(leave, tmp_path))
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]:
            return
        time.sleep(0.01)
    pytest.fail("it is still there")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="programs are told apart on Linux alone")
def test_a_program_needs_itself_and_its_loader() -> None:
    itself, loader = what_it_takes(CAT).run
    assert itself == CAT
    assert Path(loader).name.startswith("ld-")


def test_a_script_needs_what_scripts_call(tmp_path: Path) -> None:
    script = tmp_path / "tesseract"
    script.write_text("#!/bin/sh\n")
    assert {str(script), "/bin"} <= set(what_it_takes(str(script)).run)


def test_what_is_not_there_needs_nothing(tmp_path: Path) -> None:
    assert what_it_takes(str(tmp_path / "nothing")).run == ()


def test_a_scan_is_read_by_the_systems_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script in its place, that answers as it does."""
    script = tmp_path / "tesseract"
    script.write_text(FAKE)
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    picture = tmp_path / "page.png"
    a_page(dpi=200).save(picture)
    raw = picture.read_bytes()
    options = ReadingOptions(engine=OcrEngine.SYSTEM, languages=("deu",))
    reading = read_and_observe(exhibit_of(raw, "-", "image/png"), options, (), raw)
    assert [word.text for word in reading.document.pages[0].words] == ["Hafenmeister"]
