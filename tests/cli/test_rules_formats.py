"""``--format`` of the commands about rules: one document on standard output, one exit status."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from brokenrules import a_broken_pack
from click.testing import CliRunner, Result
from rulefiles import SOUND, a_pack

from authcheck.cli.commands import authcheck
from authcheck.report.problems import FORMATS

READ = {"json": json.loads, "sarif": json.loads, "junit": lambda text: ET.fromstring(text.encode())}  # noqa: S314 - our own words


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(authcheck, ["rules", "check", *map(str, arguments)])


@pytest.mark.parametrize("format_", FORMATS)
def test_a_sound_pack_exits_0_and_a_folder_of_broken_files_1_in_every_format(tmp_path, format_) -> None:
    sound = check(a_pack(tmp_path, draft__a=SOUND), "--format", format_)
    assert (sound.exit_code, sound.stderr) == (0, "")
    broken = check(a_broken_pack(tmp_path), "--format", format_)
    assert (broken.exit_code, broken.stderr) == (1, "")
    for done in (sound, broken):
        READ.get(format_, str)(done.stdout)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_could_not_be_looked_at_exits_2_in_every_format(tmp_path, format_) -> None:
    done = check(tmp_path / "nowhere", "--format", format_)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no such file or folder" in done.stderr


def test_an_unknown_format_is_a_wrong_call(tmp_path) -> None:
    done = check(tmp_path, "--format", "checkstyle")
    assert done.exit_code == 2
    assert "'text', 'json', 'sarif', 'junit', 'github'" in done.stderr


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_code_host_is_told_paths_from_its_own_folder(tmp_path, monkeypatch, variable) -> None:
    a_pack(tmp_path / "desk", draft__a=SOUND.replace("weak", "heavy"))
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setenv(variable, str(tmp_path))
    assert "file=desk/mine/draft.a.yaml," in check("mine", "--format", "github").stdout


def test_a_folder_elsewhere_changes_no_path(tmp_path, monkeypatch) -> None:
    a_pack(tmp_path / "desk", draft__a=SOUND.replace("weak", "heavy"))
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    assert "file=mine/draft.a.yaml," in check("mine", "--format", "github").stdout


@pytest.mark.parametrize("format_", FORMATS)
def test_programs_get_utf_8_in_any_locale_and_nothing_fails_to_be_written(tmp_path, format_) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND.replace("why: Because.", "why: ''").replace("A word", "草案"))
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "authcheck", "rules", "check", str(pack), "--format", format_],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin"},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    READ.get(format_, str)(done.stdout.decode("utf-8"))
