"""A bank: written whole or not at all, and believed no further than its form."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from datetime import date

import pytest
from known import a_crop, an_exemplar, some_features

from authcheck.errors import BankError
from authcheck.exemplars import bank
from authcheck.exemplars.sound import wrong_with, wrong_with_exemplar


def test_what_was_added_is_what_is_loaded_crops_and_all(tmp_path):
    exemplar = an_exemplar(some_features(of="a", logo=a_crop(), signatures=(a_crop(),)))
    path = bank.add(tmp_path / "bank", exemplar)
    assert path.name == "aaaaaaaaaaaa.exemplar.json"
    assert bank.load_bank(tmp_path / "bank") == (exemplar,)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in (tmp_path / "bank").iterdir()] == [path.name]


def test_the_same_file_again_takes_the_place_of_the_earlier_one(tmp_path):
    bank.add(tmp_path, an_exemplar())
    later = an_exemplar(last=date(2020, 1, 1))
    bank.add(tmp_path, later)
    assert bank.load_bank(tmp_path) == (later,)


def test_a_write_that_fails_leaves_what_was_there_and_nothing_else(tmp_path, monkeypatch):
    bank.add(tmp_path, an_exemplar())

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BankError, match="No space left"):
        bank.add(tmp_path, an_exemplar(last=date(2020, 1, 1)))
    assert bank.load_bank(tmp_path) == (an_exemplar(),)
    assert len(list(tmp_path.iterdir())) == 1


def test_an_exemplar_is_removed_by_id_or_name_and_never_by_guess(tmp_path):
    one, other = an_exemplar(some_features(of="ab")), an_exemplar(some_features(of="abc"))
    for each in (one, other):
        bank.add(tmp_path, each)
    with pytest.raises(BankError, match="several exemplars"):
        bank.remove(tmp_path, "genuine.pdf")
    with pytest.raises(BankError, match="holds no exemplar"):
        bank.remove(tmp_path, "ab")
    assert bank.remove(tmp_path, "ababab") == one
    assert bank.load_bank(tmp_path) == (other,)


def test_a_bank_that_is_not_there_says_how_one_begins(tmp_path):
    with pytest.raises(BankError, match="exemplars add"):
        bank.load_bank(tmp_path / "none")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda filed: filed["exemplar"].update(grade="Z"), r"grade"),
        (lambda filed: filed["exemplar"].update(first="yesterday"), r"first"),
        (lambda filed: filed["exemplar"].update(last="2001-01-01"), r"before"),
        (lambda filed: filed["exemplar"].update(issuer=[]), r"path of an office"),
        (lambda filed: filed["exemplar"].update(published="x" * 9_999), r"characters"),
        (lambda filed: filed["exemplar"]["features"].update(sha256="../../etc/passwd"), r"SHA-256"),
        (lambda filed: filed["exemplar"]["features"].update(sha256="f" * 64), r"name says otherwise"),
        (lambda filed: filed["exemplar"]["features"].update(pages=-1), r"pages"),
        (lambda filed: filed["exemplar"]["features"].update(left_margin=1e300), r"points"),
        (lambda filed: filed["exemplar"]["features"]["logo"].update(width=9_999_999), r"crop"),
        (lambda filed: filed["exemplar"]["features"]["logo"].update(grey="AAAA"), r"crop"),
        (lambda filed: filed["exemplar"]["features"]["logo"].update(page=7), r"crop"),
        (lambda filed: filed.update(format=9), r"format 9"),
        (lambda filed: filed.update(run="rm"), r"unknown field"),
        (lambda filed: filed.pop("exemplar"), r"exemplar"),
    ],
)
def test_a_file_that_was_tampered_with_is_refused_by_name_with_the_reason(tmp_path, change, says):
    path = bank.add(tmp_path, an_exemplar(some_features(of="a", logo=a_crop())))
    filed = json.loads(path.read_text())
    change(filed)
    path.write_text(json.dumps(filed))
    with pytest.raises(BankError, match=says) as refused:
        bank.load_bank(tmp_path)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_a_file_that_is_no_json_of_ours_is_refused(tmp_path, raw):
    (tmp_path / "aaaaaaaaaaaa.exemplar.json").write_bytes(raw)
    with pytest.raises(BankError, match="is no exemplar"):
        bank.load_bank(tmp_path)


def test_links_pipes_and_giants_in_a_bank_are_not_read(tmp_path):
    path = tmp_path / "aaaaaaaaaaaa.exemplar.json"
    path.symlink_to("/etc/passwd")
    with pytest.raises(BankError, match="plain files"):
        bank.load_bank(tmp_path)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(BankError, match="plain files"):
        bank.load_bank(tmp_path)
    path.unlink()
    with path.open("wb") as file:
        file.truncate((bank.MOST_MIB << 20) + 1)
    with pytest.raises(BankError, match="larger"):
        bank.load_bank(tmp_path)


def test_what_the_tool_itself_keeps_is_sound():
    assert wrong_with(some_features(logo=a_crop())) == ""
    assert wrong_with_exemplar(an_exemplar()) == ""
    assert "signatures" in wrong_with(some_features(signatures=(a_crop(),) * 7))
    assert "fonts" not in wrong_with(some_features(dateline="9" * 999))
    assert wrong_with(replace(some_features(), legibility=float("nan"))) == "legibility: must be from 0 to 1"


def test_the_users_own_bank_never_lies_in_the_current_folder(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    assert bank.own_bank().is_absolute()
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert str(bank.own_bank()) == "/data/authcheck/exemplars"
