"""What authcheck says of itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from isolated import has_not
from packages import authcheck

from authcheck.isolation.standing import Layer
from authcheck.model.health import Attempt, Health, Lack, Part
from authcheck.report.health import as_text, as_values

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")

WHOLE = not has_not(*Layer)


def healthy(**other: object) -> Health:
    """Return what would be said of a machine on which all is well, but for what is given."""
    plain = {
        "tool": "authcheck 1",
        "python": "Python 3",
        "system": "Linux",
        "memory_mib": 4096,
        "free_mib": 3000,
        "isolation": "separate process",
        "unprotected": (),
        "attempts": (Attempt(what="open a socket", stopped=True, how="not permitted"),),
        "parts": (Part(name="Pillow", version="1"),),
        "lacks": (),
    }
    return Health(**{**plain, **other})  # type: ignore[arg-type]  # a factory


def test_the_doctor_tells_what_letters_are_read_with_and_what_was_tried() -> None:
    done = authcheck("doctor", "--format", "json")
    found = json.loads(done.stdout)
    assert found["schema"] == "authcheck.doctor/1"
    assert found["reads"]
    parts = {part["name"]: part for part in found["parts"]}
    assert {"pypdfium2 (PDFium)", "Pillow", "pdfminer.six", "pi-heif"} <= parts.keys()
    assert "eng" in parts["Tesseract inside authcheck"]["languages"]
    assert len(found["isolation"]["attempts"]) >= 18
    if WHOLE:
        assert found["isolation"]["complete"], found["isolation"]
        assert done.returncode in {0, 1}  # memory may be short


def test_the_doctor_speaks_to_people_too() -> None:
    done = authcheck("doctor")
    assert done.returncode in {0, 1}
    assert done.stdout.startswith("authcheck ")
    if WHOLE:
        assert "Isolation: complete" in done.stdout
        assert "NOT STOPPED" not in done.stdout


def test_the_doctor_leaves_nothing_of_a_letters_parsers_in_its_own_process() -> None:
    heavy = "{'pypdfium2', 'pdfminer', 'PIL', 'numpy', 'tesserocr', 'pytesseract', 'pi_heif'}"
    called = "from authcheck.worker.health import health; health()"
    code = f"import sys; {called}; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    assert done.stdout.strip() == "set()"


def test_all_is_well_where_nothing_is_missing() -> None:
    assert healthy().isolated
    assert healthy().reads
    assert "Isolation: complete" in as_text(healthy())
    assert "Missing" not in as_text(healthy())


def test_what_was_not_stopped_is_loud() -> None:
    health = healthy(attempts=(Attempt(what="open a socket", stopped=False, how="it worked"),))
    assert not health.isolated
    assert "Isolation: NOT COMPLETE" in as_text(health)
    assert "NOT STOPPED: it worked" in as_text(health)
    assert as_values(health)["isolation"]["complete"] is False


def test_an_engine_that_does_not_load_is_told_with_the_way_out() -> None:
    lack = Lack(what="Pillow: ImportError", way_out="pip install pillow")
    health = healthy(parts=(Part(name="Pillow", trouble="ImportError"),), lacks=(lack,))
    assert not health.reads
    assert "Pillow: NOT USABLE: ImportError" in as_text(health)
    assert "    pip install pillow" in as_text(health).splitlines()


def test_a_broken_tesseract_on_path_keeps_no_english_letter_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexit 127\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    found = json.loads(authcheck("doctor", "--format", "json").stdout)
    assert found["reads"]
    (lack,) = [each for each in found["missing"] if each["what"].startswith("Tesseract on PATH")]
    assert lack["optional"]


def test_what_a_system_says_reaches_no_terminal_as_an_order() -> None:
    assert "\x1b" not in as_text(healthy(system="Linux\x1b[2J", isolation="\x1b]0;x\x07apart"))
