"""Rule files that lie where nobody looks are told, as are packs without rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import PACK, SOUND, a_pack

from authcheck.rulebook import read_rules


def told(path: Path) -> list[tuple[str, str]]:
    """Return what is wrong, as (code, path from the folder on)."""
    return [(each.code, Path(each.path).relative_to(path).as_posix()) for each in read_rules([path]).problems]


def put(path: Path, text: str = SOUND) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_pack_of_no_rule_is_a_problem(tmp_path: Path) -> None:
    a_pack(tmp_path)
    assert told(tmp_path) == [("R001", "mine/pack.yaml")]


@pytest.mark.parametrize(
    "place", ["mine/sub/draft.b.yaml", "mine/sub/deeper/draft.b.yml", "draft.b.yaml", "old/draft.b.YAML.txt"]
)
def test_a_rule_file_that_nobody_looks_at_is_a_problem(tmp_path: Path, place: str) -> None:
    a_pack(tmp_path, draft__a=SOUND)
    put(tmp_path / place)
    assert told(tmp_path) == [("R001", place)]


def test_a_pack_that_lies_deeper_than_packs_are_looked_for_is_one_problem(tmp_path: Path) -> None:
    a_pack(tmp_path, draft__a=SOUND)
    a_pack(tmp_path / "deep", name="b", draft__a=SOUND, draft__b=SOUND)
    a_pack(tmp_path / "mine", name="inner", draft__a=SOUND)
    assert told(tmp_path) == [("R001", "deep/b/pack.yaml"), ("R001", "mine/inner/pack.yaml")]


@pytest.mark.parametrize(
    "place",
    [
        "mine/samples/draft.b.yaml",
        "mine/.pre-commit-config.yaml",
        ".github/draft.b.yaml",
        "node_modules/b/pack.yaml",
        "mine/notes/letter.case.yaml",
        "mine/draft.notes.txt",
    ],
)
def test_what_is_no_rule_of_ours_is_nobodys_trouble(tmp_path: Path, place: str) -> None:
    a_pack(tmp_path, draft__a=SOUND)
    put(tmp_path / place, PACK)
    assert told(tmp_path) == []


@pytest.mark.parametrize("name", ["draft.b.yaml.txt", "draft.b.yml", "draft.b.YAML"])
def test_a_rule_under_another_ending_is_told_with_the_name_it_should_have(tmp_path: Path, name: str) -> None:
    put(a_pack(tmp_path, draft__a=SOUND) / name)
    (problem,) = read_rules([tmp_path]).problems
    assert problem.code == "R002"
    assert problem.message.endswith("rename it draft.b.yaml")


def test_yaml_of_another_program_is_told_by_its_name_alone(tmp_path: Path) -> None:
    put(a_pack(tmp_path, draft__a=SOUND) / "mkdocs.yml", "site_name: Desk\nnav: [a, b]\n")
    (problem,) = read_rules([tmp_path]).problems
    assert problem.code == "R002"
    assert "keep what is no rule out of the pack" in problem.message


@pytest.mark.parametrize("name", ["My Rules", "Desk", "büro"])
def test_a_packs_folder_is_called_as_ids_are_written(tmp_path: Path, name: str) -> None:
    a_pack(tmp_path, name=name, draft__a=SOUND)
    assert told(tmp_path) == [("R002", f"{name}/pack.yaml")]


def test_a_link_that_leads_out_of_the_pack_is_not_read(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    put(tmp_path.parent / "private.yaml")
    (pack / "draft.b.yaml").symlink_to(tmp_path.parent / "private.yaml")
    (pack / "draft.c.yaml").symlink_to("draft.a.yaml")
    loaded = read_rules([tmp_path])
    assert told(tmp_path) == [("R028", "mine/draft.b.yaml")]
    assert [rule.id for rule in loaded.rulebook.rules] == ["mine/draft.a", "mine/draft.c"]
    assert [each.code for each in read_rules([pack / "draft.b.yaml"]).problems] == ["R028"]


def test_a_pack_file_that_leads_out_makes_no_pack(tmp_path: Path) -> None:
    pack = a_pack(tmp_path / "packs", draft__a=SOUND)
    (pack / "pack.yaml").rename(tmp_path / "elsewhere.yaml")
    (pack / "pack.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert told(tmp_path / "packs") == [("R028", "mine/pack.yaml")]
    assert read_rules([tmp_path / "packs"], for_letters=True).rulebook.rules == ()
