"""No pack of others speaks in the name of one that ships with authcheck."""

from __future__ import annotations

import shutil
from pathlib import Path

from rulefiles import SOUND, a_pack

from authcheck.rulebook import SHIPPED, read_rules
from authcheck.rulebook.files import find


def refused(*paths: Path, for_letters: bool = False) -> list[tuple[str, str]]:
    loaded = read_rules(paths, for_letters=for_letters)
    assert not any(rule.path.startswith(str(paths[-1])) for rule in loaded.rulebook.rules)
    return [(each.code, each.path) for each in loaded.problems]


def test_a_foreign_pack_with_the_name_of_a_shipped_one_is_refused_and_not_read(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, name="core", letterhead__fake=SOUND)
    told = [("R003", str(pack / "pack.yaml"))]
    assert refused(tmp_path) == told
    assert refused(SHIPPED, tmp_path) == told
    assert refused(SHIPPED, tmp_path, for_letters=True) == told


def test_so_is_a_single_rule_file_in_a_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    rule = tmp_path / "core" / "letterhead.fake.yaml"
    rule.write_text(SOUND, encoding="utf-8")
    assert refused(SHIPPED, rule) == [("R003", str(rule))]


def test_the_foreign_pack_is_blamed_where_both_have_a_rule_of_one_name(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, name="core", draft__marking=SOUND)
    assert refused(SHIPPED, tmp_path) == [("R003", str(pack / "pack.yaml"))]
    (marking,) = (file for file in find([SHIPPED, tmp_path]).rules if file.id == "core/draft.marking")
    assert marking.path.parent == SHIPPED / "core"


def test_a_checkout_may_be_checked_and_does_not_speak_on_letters(tmp_path: Path) -> None:
    copy = tmp_path / "rules"
    shutil.copytree(SHIPPED, copy)
    assert read_rules([copy]).problems == ()
    packs = sorted(pack.name for pack in SHIPPED.iterdir() if pack.is_dir())
    told = [("R003", str(copy / pack / "pack.yaml")) for pack in packs]
    assert sorted(refused(SHIPPED, copy)) == told
    assert sorted(refused(copy, for_letters=True)) == told
