"""Packages from outside: the example of the repository and a hostile one, installed by pip and run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from isolated import fenced
from packages import EXAMPLE, authcheck, the_evil, the_example
from pdfs import a_pdf, write

RAW = a_pdf(
    write(72, 700, "Harbour Office of Example"), write(72, 650, "Dear Pilots,"), write(72, 60, "Page 1 of 3")
)

MAIL = """\
From: Harbour Office <office@harbour.example>
To: Pilots <pilots@example>
Subject: The north channel
Date: Mon, 12 May 2031 09:00:00 +0000
Message-ID: <1@harbour.example>

Harbour Office of Example

Dear Pilots,

The north channel is closed.

BERTH COPY
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return the_example(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return the_evil(tmp_path_factory.mktemp("evil"))


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(RAW)
    return path


@pytest.fixture
def trusting(tmp_path: Path) -> Path:
    path = tmp_path / "desk.toml"
    path.write_text('trust = ["authcheck-harbour"]\n', encoding="utf-8")
    return path


def finding(done: Any, rule: str) -> Any:
    """Return a rule's finding from a JSON report."""
    assert done.returncode == 0, done.stderr
    return next(each for each in json.loads(done.stdout)["findings"] if each["rule"] == rule)


def test_a_pack_that_is_installed_is_in_force(site: Path, letter: Path) -> None:
    found = finding(authcheck(letter, "--format", "json", site=site), "harbour/draft.berth-copy")
    assert found["outcome"] == "absent"


def test_its_check_runs_where_the_desk_trusts_the_package(site: Path, letter: Path, trusting: Path) -> None:
    done = authcheck(letter, "--format", "json", "--config", trusting, site=site)
    found = finding(done, "harbour/integrity.pages-promised")
    assert found["outcome"] == "found"
    assert found["reason"] == "Page 1: “Page 1 of 3”, and the file has fewer."
    assert json.loads(done.stdout)["settings"]["trusted"] == ["authcheck-harbour"]


def test_the_name_of_its_pack_does_for_the_package(site: Path, letter: Path, tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('trust = ["harbour"]\n', encoding="utf-8")
    done = authcheck(letter, "--format", "json", "--config", tmp_path / "desk.toml", site=site)
    assert finding(done, "harbour/integrity.pages-promised")["outcome"] == "found"


def test_without_trust_its_rules_are_unread_and_say_the_way_out(site: Path, letter: Path) -> None:
    found = finding(authcheck(letter, "--format", "json", site=site), "harbour/integrity.pages-promised")
    assert found["outcome"] == "unread"
    assert found["reason"] == (
        "the check pages.promised is of the package authcheck-harbour; "
        "name it in “trust” of authcheck.toml to let its Python run"
    )


def test_its_pack_sleeps_for_another_senders_letter(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(a_pdf(write(72, 700, "Ministry of Example"), write(72, 60, "Page 1 of 3")))
    found = finding(authcheck(other, "--format", "json", site=site), "harbour/integrity.pages-promised")
    assert found["outcome"] == "inapplicable"
    told = " ".join(authcheck(other, site=site).stdout.split())
    assert "For other senders' letters: harbour (2 rules)" in told


def test_its_reader_reads_where_the_desk_trusts_the_package(
    site: Path, tmp_path: Path, trusting: Path
) -> None:
    mail = tmp_path / "letter.eml"
    mail.write_text(MAIL, encoding="utf-8")
    done = authcheck(mail, "--format", "json", "--config", trusting, site=site)
    found = finding(done, "harbour/draft.berth-copy")
    assert found["outcome"] == "found"
    assert json.loads(done.stdout)["exhibit"]["media_type"] == "message/rfc822"


def test_without_trust_its_reader_is_named_and_does_not_run(site: Path, tmp_path: Path) -> None:
    mail = tmp_path / "letter.eml"
    mail.write_text(MAIL, encoding="utf-8")
    done = authcheck(mail, site=site)
    assert done.returncode == 2
    assert (
        "the reader of message/rfc822 is of the package authcheck-harbour; name it in “trust”" in done.stderr
    )


def test_a_reader_that_fails_is_no_crash_of_ours(site: Path, tmp_path: Path, trusting: Path) -> None:
    mail = tmp_path / "letter.eml"
    mail.write_text("From: a@example\nContent-Type: image/png\n\nnothing\n", encoding="utf-8")
    done = authcheck(mail, "--config", trusting, site=site)
    assert done.returncode == 2
    assert "the mail has no plain text" in done.stderr


def test_plugins_lists_what_each_package_brings(site: Path, trusting: Path) -> None:
    done = authcheck("plugins", "--format", "json", "--config", trusting, site=site)
    ours, example = json.loads(done.stdout)["packages"]
    assert ours["name"] == "authcheck"
    assert "core" in ours["packs"]
    assert example == {
        "name": "authcheck-harbour",
        "version": "1.0",
        "runs": True,
        "packs": ["harbour"],
        "checks": ["pages.promised"],
        "readers": ["message/rfc822"],
    }


def test_plugins_says_what_may_not_run_and_what_is_missing(site: Path, tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('packs = ["nowhere"]\ntrust = ["nobody-knows"]\n', encoding="utf-8")
    told = authcheck("plugins", "--config", tmp_path / "desk.toml", site=site).stdout
    assert "authcheck-harbour 1.0   its Python may not run: name it in “trust”" in told
    assert "nobody-knows: trusted, and not installed" in told
    assert "no pack called “nowhere” is installed" in told


def test_the_examples_pack_has_no_problem_where_it_is_installed(site: Path) -> None:
    done = authcheck("rules", "check", EXAMPLE / "authcheck_harbour", site=site)
    assert done.returncode == 0, done.stdout


def test_the_examples_own_tests_come_out_where_its_check_may_run(site: Path, trusting: Path) -> None:
    done = authcheck("rules", "test", EXAMPLE / "authcheck_harbour", "--config", trusting, site=site)
    assert done.returncode == 0, done.stdout
    untrusted = authcheck("rules", "test", EXAMPLE / "authcheck_harbour", site=site)
    assert untrusted.returncode == 1
    assert "name it in “trust”" in untrusted.stdout


def test_a_check_that_nobody_brings_is_a_problem_at_its_place() -> None:
    done = authcheck("rules", "check", EXAMPLE / "authcheck_harbour")
    assert done.returncode == 1
    assert "integrity.pages-promised.yaml:7:16" in done.stdout
    assert "R026" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("rules", "check", "{site}/evil_pack/evil"),
        ("rules", "check"),
        ("plugins",),
        ("{letter}",),
        ("{text}",),
    ],
    ids=" ".join,
)
def test_no_command_imports_what_nobody_trusts(
    command: tuple[str, ...], evil: Path, letter: Path, tmp_path: Path
) -> None:
    text, mark = tmp_path / "letter.txt", tmp_path / "imported"
    text.write_text("Dear Pilots,", encoding="utf-8")
    # Settings that lie about, with leaked files, trust nobody.
    (tmp_path / "authcheck.toml").write_text('trust = ["evil-pack"]\n', encoding="utf-8")
    filled = [each.format(site=evil, letter=letter, text=text) for each in command]
    done = authcheck(*filled, site=evil, cwd=tmp_path, EVIL_WAS_HERE=str(mark))
    assert not mark.exists()
    assert "66" not in done.stderr
    assert done.returncode != 66


def test_what_a_desk_trusts_is_imported(evil: Path, letter: Path, tmp_path: Path) -> None:
    """The same package is betrayed where settings that somebody names trust it; even so it writes nothing."""
    settings, mark = tmp_path / "desk.toml", tmp_path / "imported"
    settings.write_text('trust = ["evil-pack"]\n', encoding="utf-8")
    done = authcheck(letter, "--config", settings, site=evil, EVIL_WAS_HERE=str(mark))
    assert mark.exists() or "the isolated reader failed with status 66" in done.stderr
    assert mark.exists() is not fenced()


def test_a_stranger_cannot_take_the_place_of_a_built_in_check(
    evil: Path, letter: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "desk.toml"
    settings.write_text('trust = ["evil-pack"]\n', encoding="utf-8")
    done = authcheck(letter, "--format", "json", "--config", settings, site=evil, EVIL_WAS_HERE="/dev/null")
    assert "failed" not in finding(done, "core/signature.ink")["reason"]
