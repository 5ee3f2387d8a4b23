"""Rules kept in the user's cache folder are the rules of the files, or are not used."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from rulefiles import SOUND, a_pack, a_rule_text

from authcheck.model.rule import Rule
from authcheck.rulebook import SHIPPED, read_rules
from authcheck.rulebook.kept import SWITCH
from authcheck.rulebook.plain import built, plain


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a cache folder of its own; return where rules are kept in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(SWITCH)
    return tmp_path / "cache" / "authcheck" / "rules"


def rules_for_letters(path: Path) -> tuple[Rule, ...]:
    loaded = read_rules([path], for_letters=True)
    assert loaded.problems == ()
    return loaded.rulebook.rules


def without_tests(path: Path) -> tuple[Rule, ...]:
    return tuple(replace(rule, tests=()) for rule in read_rules([path]).rulebook.rules)


def kept_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def rewritten(file: Path, reads: object) -> None:
    """Put ``reads`` in place of what is kept, as only the user's own programs can."""
    raw = msgspec.msgpack.encode(reads)
    file.write_bytes(sha256(file.name.encode() + raw).digest() + raw)


def test_every_shipped_rule_is_the_same_from_the_cache(folder: Path) -> None:
    first, second = (read_rules([SHIPPED], for_letters=True) for _ in range(2))
    assert kept_file(folder).stat().st_size > 0
    assert second == first
    assert second.rulebook.digest == read_rules([SHIPPED]).rulebook.digest
    assert second.rulebook.rules == without_tests(SHIPPED)


def test_rules_are_taken_from_the_cache(tmp_path: Path, folder: Path) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    (rule,) = rules_for_letters(pack)
    rewritten(kept_file(folder), [(plain(replace(rule, title="From the cache")), False, "0" * 64)])
    assert [each.title for each in rules_for_letters(pack)] == ["From the cache"]


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    rules_for_letters(pack)
    (pack / "draft.a.yaml").write_text(a_rule_text(title="Another title"), encoding="utf-8")
    assert [rule.title for rule in rules_for_letters(pack)] == ["Another title"]


def test_the_same_content_in_another_place_is_another_rule(tmp_path: Path) -> None:
    one, other = a_pack(tmp_path, draft__a=SOUND), a_pack(tmp_path, name="theirs", draft__a=SOUND)
    assert [rule.id for rule in (*rules_for_letters(one), *rules_for_letters(other))] == [
        "mine/draft.a",
        "theirs/draft.a",
    ]


def test_rules_with_problems_are_not_kept(tmp_path: Path, folder: Path) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND, draft__b=a_rule_text(why=""))
    told = [read_rules([pack], for_letters=True).problems for _ in range(2)]
    assert told[0] == told[1] != ()
    assert not folder.exists()


def test_problems_between_rules_are_told_from_the_cache_too(tmp_path: Path) -> None:
    waits = a_rule_text(look="\n  in: [header]\n  for: {text: [DRAFT]}\n  needs: {found: mine/draft.none}")
    pack = a_pack(tmp_path, draft__a=waits)
    told = [read_rules([pack], for_letters=True).problems for _ in range(2)]
    assert told[0] == told[1] == read_rules([pack]).problems != ()


def test_a_deprecated_rule_stays_out_of_force(tmp_path: Path) -> None:
    old = a_rule_text(status="deprecated", replaced_by="draft.a")
    pack = a_pack(tmp_path, draft__a=SOUND, draft__old=old)
    loaded = [read_rules([pack], for_letters=True) for _ in range(2)]
    assert loaded[0] == loaded[1]
    assert [rule.id for rule in loaded[1].rulebook.rules] == ["mine/draft.a"]


@pytest.mark.parametrize("cut", [0, 10, 40, -1])
def test_a_damaged_cache_is_none(tmp_path: Path, folder: Path, cut: int) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    before = rules_for_letters(pack)
    file = kept_file(folder)
    file.write_bytes(file.read_bytes()[:cut])
    assert rules_for_letters(pack) == before


@pytest.mark.parametrize(
    "reads",
    [
        None,
        [],
        [None],
        [[{"Path": {}}, False, "0"]],
        [[{"Rule": {"title": "Half a rule"}}, False, "0"]],
        [[{"Rule": {}, "Look": {}}, False, "0"]],
        [[{"Weight": 99}, False, "0"]],
        [["words", False, "0"]],
    ],
)
def test_what_is_no_rule_is_not_taken_for_one(tmp_path: Path, folder: Path, reads: object) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    before = rules_for_letters(pack)
    rewritten(kept_file(folder), reads)
    assert rules_for_letters(pack) == before


def from_the_cache(pack: Path, folder: Path) -> None:
    """Have the rule of ``pack`` kept, and what is kept tell another title than the file."""
    (rule,) = rules_for_letters(pack)
    rewritten(kept_file(folder), [(plain(replace(rule, title="From the cache")), False, "0" * 64)])


def titles(pack: Path) -> list[str]:
    return [rule.title for rule in rules_for_letters(pack)]


def test_what_is_kept_of_other_files_is_not_taken(tmp_path: Path, folder: Path) -> None:
    """Two files kept by the same user, exchanged: each is bound to the name it was kept under."""
    one = a_pack(tmp_path, draft__a=a_rule_text(title="One"))
    other = a_pack(tmp_path, name="other", draft__a=a_rule_text(title="Other"))
    rules_for_letters(one)
    first = kept_file(folder)
    rules_for_letters(other)
    (second,) = set(folder.iterdir()) - {first}
    second.replace(first)
    assert titles(one) == ["One"]


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_file_that_others_may_write_is_not_trusted(tmp_path: Path, folder: Path, mode: int) -> None:
    pack = a_pack(tmp_path, draft__a=a_rule_text(title="From the file"))
    from_the_cache(pack, folder)
    kept_file(folder).chmod(mode)
    assert titles(pack) == ["From the file"]


@pytest.mark.parametrize("mode", [0o770, 0o777])
@pytest.mark.parametrize("name", [".", ".."])
def test_a_folder_that_others_may_write_is_not_used(
    tmp_path: Path, folder: Path, name: str, mode: int
) -> None:
    pack = a_pack(tmp_path, draft__a=a_rule_text(title="From the file"))
    from_the_cache(pack, folder)
    before = kept_file(folder).read_bytes()
    (folder / name).chmod(mode)
    assert titles(pack) == ["From the file"]
    assert kept_file(folder).read_bytes() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
@pytest.mark.parametrize("name", ["..", ".", "file"])
def test_what_belongs_to_another_user_is_not_used(tmp_path: Path, folder: Path, name: str) -> None:
    pack = a_pack(tmp_path, draft__a=a_rule_text(title="From the file"))
    from_the_cache(pack, folder)
    os.chown(kept_file(folder) if name == "file" else folder / name, 12345, 12345)
    assert titles(pack) == ["From the file"]


def test_a_link_is_not_followed_to_what_is_kept(tmp_path: Path, folder: Path) -> None:
    pack = a_pack(tmp_path, draft__a=a_rule_text(title="From the file"))
    from_the_cache(pack, folder)
    file = kept_file(folder)
    file.rename(tmp_path / file.name)
    file.symlink_to(tmp_path / file.name)
    assert titles(pack) == ["From the file"]


@pytest.mark.parametrize("linked", ["authcheck", "authcheck/rules"])
def test_a_linked_folder_is_not_used_and_nothing_in_it_removed(
    tmp_path: Path, folder: Path, linked: str
) -> None:
    pack = a_pack(tmp_path, draft__a=a_rule_text(title="From the file"))
    from_the_cache(pack, folder)
    there = tmp_path / "elsewhere"
    (tmp_path / "cache" / linked).rename(there)
    (tmp_path / "cache" / linked).symlink_to(there)
    for number in range(12):
        (folder / f"{number:064x}").write_text("somebody's", encoding="utf-8")
    before = sorted(folder.iterdir())
    assert titles(pack) == ["From the file"]
    assert sorted(folder.iterdir()) == before


def test_only_our_own_files_are_ever_removed(tmp_path: Path, folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    folder.parent.chmod(0o700)
    others = [folder / name for name in (*(f"letter-{number}.txt" for number in range(12)), "A" * 64)]
    for other in others:
        other.write_text("somebody's", encoding="utf-8")
    link = folder / ("a" * 64)
    link.symlink_to(others[0])
    for path in (*others, folder):
        os.utime(path, (0, 0))
    for number in range(12):
        rules_for_letters(a_pack(tmp_path, name=f"pack-{number}", draft__a=SOUND))
    assert all(other.exists() for other in others)
    assert link.is_symlink()
    assert len(list(folder.iterdir())) == len(others) + 1 + 8


def test_what_was_never_finished_is_tidied_away(tmp_path: Path, folder: Path) -> None:
    rules_for_letters(a_pack(tmp_path, draft__a=SOUND))
    unfinished = folder / f"{'0' * 64}.{'1' * 16}"
    unfinished.write_bytes(b"")
    os.utime(unfinished, (0, 0))
    for number in range(8):
        rules_for_letters(a_pack(tmp_path, name=f"pack-{number}", draft__a=SOUND))
    assert not unfinished.exists()


def test_what_is_kept_is_for_the_user_alone(tmp_path: Path, folder: Path) -> None:
    before = os.umask(0)
    try:
        rules_for_letters(a_pack(tmp_path, draft__a=SOUND))
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder.parent, folder, kept_file(folder))]
    assert modes == [0o700, 0o700, 0o600]


def test_a_pipe_in_the_place_of_a_kept_file_holds_nobody_up(tmp_path: Path, folder: Path) -> None:
    pack = a_pack(tmp_path, draft__a=SOUND)
    before = rules_for_letters(pack)
    file = kept_file(folder)
    file.unlink()
    os.mkfifo(file, 0o600)
    assert rules_for_letters(pack) == before


def test_nothing_is_kept_where_the_user_says_so(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SWITCH, "off")
    assert rules_for_letters(a_pack(tmp_path, draft__a=SOUND))
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_nobodys_trouble(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place", encoding="utf-8")
    assert rules_for_letters(a_pack(tmp_path, draft__a=SOUND))
    assert not folder.exists()


def test_the_oldest_sets_are_forgotten(tmp_path: Path, folder: Path) -> None:
    for number in range(12):
        rules_for_letters(a_pack(tmp_path, name=f"pack-{number}", draft__a=SOUND))
    assert len(list(folder.iterdir())) == 8


def test_checking_rules_keeps_nothing(tmp_path: Path, folder: Path) -> None:
    assert read_rules([a_pack(tmp_path, draft__a=SOUND)]).problems == ()
    assert not folder.exists()


def test_every_shipped_rule_comes_back_from_plain_values() -> None:
    for rule in read_rules([SHIPPED]).rulebook.rules:
        assert built(msgspec.msgpack.decode(msgspec.msgpack.encode(plain(rule)))) == replace(rule, tests=())


def test_only_what_rules_are_made_of_has_a_plain_form() -> None:
    with pytest.raises(KeyError):
        plain((Path("a"),))


def test_a_link_put_in_the_place_of_a_kept_rule_is_refused(tmp_path: Path) -> None:
    pack = a_pack(tmp_path / "packs", draft__a=SOUND)
    rules_for_letters(pack)
    (pack / "draft.a.yaml").rename(tmp_path / "moved.yaml")
    (pack / "draft.a.yaml").symlink_to(tmp_path / "moved.yaml")
    loaded = read_rules([pack], for_letters=True)
    assert [each.code for each in loaded.problems] == ["R028"]
    assert loaded.rulebook.rules == ()
