"""What packages announce, found without importing anything."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from authcheck import __version__, plugins
from authcheck.plugins.entries import Entry, Group, Package, announced, refused
from authcheck.plugins.ours import OUR_CHECKS, OUR_PACKS, OURS
from authcheck.rulebook.shipped import shipped_packs


def a_package(
    site: Path, name: str, text: str, version: str = "1.0", files: dict[str, str] | None = None
) -> Path:
    """Write what an installer leaves of a package into ``site`` and return that."""
    about = site / f"{name}-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "entry_points.txt").write_text(text, encoding="utf-8")
    for path, content in (files or {}).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(content, encoding="utf-8")
    return site


def names(group: Group) -> list[tuple[str, str]]:
    """Return what is announced in a group beside our own, with the packages."""
    return [
        (entry.name, entry.package.name) for entry in announced(group) if entry.package.name != "authcheck"
    ]


@pytest.mark.parametrize("group", Group)
def test_the_standard_library_finds_the_same(group: Group) -> None:
    points = [point for point in entry_points(group=group.value) if point.dist and point.dist.name != OURS]
    assert {(entry.name, entry.package.name) for entry in announced(group)} - {
        (check, OURS) for check in OUR_CHECKS
    } == {(point.name, point.dist.name) for point in points}


def test_the_built_in_checks_come_in_by_the_same_door() -> None:
    assert {"closing.ink", "closing.blank"} <= plugins.checks()


def test_every_check_and_pack_of_ours_is_told() -> None:
    assert all(callable(plugins.check(name)) for name in OUR_CHECKS)
    checks = {
        module.stem for module in Path(import_module("authcheck.checks").__file__ or "").parent.glob("*.py")
    }
    told = {value.removeprefix("authcheck.checks.").removesuffix(":check") for value in OUR_CHECKS.values()}
    assert told == {name for name in checks if hasattr(import_module(f"authcheck.checks.{name}"), "check")}
    assert set(shipped_packs()) == OUR_PACKS


def test_entries_of_other_groups_comments_and_extras_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """\
[console_scripts]
run = other:main

[authcheck.checks]
# a.comment = other:check
a.check=other.code:check [extra]
; another
[gui_scripts]
b.check = other:main
"""
    monkeypatch.syspath_prepend(str(a_package(tmp_path, "Other_Checks", text, "2.1")))
    (entry,) = (entry for entry in announced(Group.CHECKS) if entry.package.name != "authcheck")
    package = Package("other-checks", "2.1", str(tmp_path))
    assert entry == Entry(Group.CHECKS, "a.check", "other.code:check", package)


def test_the_first_on_the_path_hides_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(a_package(tmp_path / "old", "one", "[authcheck.checks]\na = one:a\n")))
    monkeypatch.syspath_prepend(str(a_package(tmp_path / "new", "one", "[authcheck.checks]\nb = one:b\n")))
    assert names(Group.CHECKS) == [("b", "one")]


@pytest.mark.parametrize("place", ["", "{here}", "{here}/../here"])
def test_nothing_in_the_current_folder_counts_as_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    here = a_package(
        tmp_path / "here", "leak", "[authcheck.checks]\na = leak:a\n[authcheck.packs]\np = leak\n"
    )
    monkeypatch.chdir(here)
    monkeypatch.syspath_prepend(place.format(here=here))
    assert names(Group.CHECKS) == names(Group.PACKS) == []


def test_what_cannot_be_read_announces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = a_package(tmp_path, "one", "") / "one-1.0.dist-info" / "entry_points.txt"
    about.write_bytes(b"[authcheck.checks]\n\xff = x:y\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path / "missing"))
    assert names(Group.CHECKS) == []


CODE = "def check(letter, parameters):\n    return []\n"


def test_a_check_of_ours_is_never_another_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "[authcheck.checks]\nclosing.ink = nowhere_at_all:check\n"
    monkeypatch.syspath_prepend(str(a_package(tmp_path, "aaa-first", text)))
    assert plugins.check("closing.ink", ("aaa-first",)).__module__ == "authcheck.checks.closing_ink"


def test_two_packages_that_bring_one_check_are_told_apart_by_trust(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        text = f"[authcheck.checks]\nsame.check = h3_{name}_code:check\n"
        monkeypatch.syspath_prepend(
            str(a_package(tmp_path / name, f"h3-{name}", text, files={f"h3_{name}_code.py": CODE}))
        )
    with pytest.raises(plugins.NotTrusted, match="of the package h3-one and h3-two; name it in “trust”"):
        plugins.check("same.check")
    assert plugins.check("same.check", ("H3_Two",)).__module__ == "h3_two_code"
    with pytest.raises(plugins.CannotExamine, match="trust one of them"):
        plugins.check("same.check", ("h3-one", "h3-two"))


def test_a_pack_lies_in_the_folder_of_its_name_and_is_found_where_its_module_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the package was installed in place of its checkout, and lies elsewhere on the path."""
    text = "[authcheck.packs]\nours = h3_rules.packs\nelsewhere = h3_checkout\n"
    site = a_package(tmp_path / "site", "rules", text, files={"h3_rules/packs/ours/pack.yaml": ""})
    checkout = tmp_path / "checkout"
    (checkout / "h3_checkout" / "elsewhere").mkdir(parents=True)
    (checkout / "h3_checkout" / "__init__.py").write_text("raise SystemExit", encoding="utf-8")
    for place in (site, checkout):
        monkeypatch.syspath_prepend(str(place))
    folders = {entry.name: plugins.pack_folder(entry) for entry in plugins.packs()}
    assert folders["ours"] == site / "h3_rules" / "packs" / "ours"
    assert folders["elsewhere"] == checkout / "h3_checkout" / "elsewhere"


def test_the_current_folder_is_compared_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to it is the same folder."""
    here = a_package(tmp_path / "here", "leak", "[authcheck.checks]\na = leak:a\n")
    (tmp_path / "link").symlink_to(here)
    monkeypatch.chdir(here)
    monkeypatch.syspath_prepend(str(tmp_path / "link"))
    assert names(Group.CHECKS) == []


@pytest.mark.parametrize("version", ["0.0.0", __version__])
@pytest.mark.parametrize("name", ["authcheck", "Authcheck", "authcheck_"])
def test_what_is_installed_under_our_name_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, version: str
) -> None:
    """In front of us on the path, with any version: nothing of it is announced, so nothing of it runs."""
    text = """\
[authcheck.checks]
pages.x = h5_evil:check
closing.ink = authcheck.checks.closing_blank:check
[authcheck.readers]
text/plain = h5_evil:read
[authcheck.packs]
evil = h5_evil
"""
    monkeypatch.syspath_prepend(
        str(a_package(tmp_path, name, text, version, {"h5_evil.py": "raise SystemExit"}))
    )
    with pytest.raises(plugins.UnknownCheck):
        plugins.check("pages.x", ("authcheck", "evil"))
    with pytest.raises(plugins.UnknownReader):
        plugins.reader("text/plain", ("authcheck", "evil"))
    assert plugins.check("closing.ink").__module__ == "authcheck.checks.closing_ink"
    assert plugins.packs() == ()


def test_a_package_that_is_installed_twice_in_a_folder_brings_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_package(tmp_path, "h5_twice", "[authcheck.checks]\na = real:a\n", "1.0")
    a_package(tmp_path, "H5-twice", "[authcheck.checks]\na = another:a\n", "0.9")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert names(Group.CHECKS) == []
    assert {(each.package.name, each.package.version) for each in refused()} == {
        ("h5-twice", "0.9"),
        ("h5-twice", "1.0"),
    }
    assert all("installed more than once" in each.why for each in refused())


@pytest.mark.parametrize(
    ("group", "value"),
    [
        (Group.PACKS, "x./tmp/abs"),
        (Group.PACKS, "..x"),
        (Group.PACKS, "x:y"),
        (Group.PACKS, ""),
        (Group.CHECKS, "x/y:check"),
        (Group.CHECKS, "x"),
        (Group.CHECKS, "x:"),
        (Group.READERS, "x: y"),
    ],
)
def test_an_entry_that_names_no_place_in_a_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: Group, value: str
) -> None:
    monkeypatch.syspath_prepend(str(a_package(tmp_path, "h5-odd", f"[{group}]\nodd = {value}\n")))
    assert names(group) == []
    (told,) = refused()
    assert f"“{value}”, which names nothing in a package" in told.why


@pytest.mark.parametrize("pack", ["core", "shared"])
def test_a_packs_name_that_others_bear_too_trusts_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: str
) -> None:
    """Ours, or one of another package: whoever installs a pack of that name gains nothing."""
    for name in ("one", "two"):
        text = f"[authcheck.packs]\n{pack} = h5_{name}\n"
        monkeypatch.syspath_prepend(str(a_package(tmp_path / name, f"h5-{name}", text)))
    assert not plugins.may_run("h5-one", (pack,))
    assert plugins.may_run("h5-one", (pack, "h5-one"))
