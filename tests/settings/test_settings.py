from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from authcheck.errors import FormError
from authcheck.model.axes import Weight
from authcheck.model.settings import Override, Settings
from authcheck.settings import for_letters, for_rules
from authcheck.settings.table import read_settings

OFF = '[[off]]\nrule = "core/draft.marking"\nreason = "Ours prints it on all"\nuntil = 2027-01-01\n'


def a_file(folder: Path, text: str, name: str = "authcheck.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, text: str) -> list[tuple[str, int, int, str]]:
    with pytest.raises(FormError) as raised:
        read_settings(a_file(folder, text))
    return [(each.code, each.line, each.column, each.key) for each in raised.value.problems]


def test_settings_are_read_whole(tmp_path: Path) -> None:
    text = f"""\
packs = ["us-dod", "./rules/ours"]
trust = ["a-package"]
{OFF}
[[lower]]
rule = "core/draft.file-name"
to = "weak"
reason = "Our registry names files so"
until = "2027-02-01"
"""
    path = a_file(tmp_path, text)
    settings = read_settings(path)
    assert settings.path == str(path)
    assert [(each.name, each.is_folder) for each in settings.packs or ()] == [
        ("us-dod", False),
        (str(tmp_path / "rules" / "ours"), True),
    ]
    assert settings.trust == ("a-package",)
    assert settings.overrides == (
        Override(
            rule="core/draft.marking",
            to=None,
            reason="Ours prints it on all",
            until=date(2027, 1, 1),
            line=4,
            column=8,
            key="off[0].rule",
        ),
        Override(
            rule="core/draft.file-name",
            to=Weight.WEAK,
            reason="Our registry names files so",
            until=date(2027, 2, 1),
            line=9,
            column=8,
            key="lower[0].rule",
        ),
    )


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    settings = read_settings(a_file(tmp_path, ""))
    assert (settings.packs, settings.trust, settings.overrides) == (None, (), ())


def test_every_mistake_is_told_at_its_place(tmp_path: Path) -> None:
    text = """\
colour = 1
trust = [3]

[[off]]
rule = "core/draft.marking"
until = 2027-13-01

[[lower]]
rule = "core/draft.marking"
to = "heavy"
reason = ""
until = "soon"
""".replace("2027-13-01", "12")
    assert problems_of(tmp_path, text) == [
        ("F014", 1, 1, "colour"),
        ("F011", 2, 10, "trust[0]"),
        ("F015", 4, 1, "off[0]"),
        ("F010", 6, 9, "off[0].until"),
        ("F012", 10, 6, "lower[0].to"),
        ("F010", 11, 10, "lower[0].reason"),
        ("F010", 12, 9, "lower[0].until"),
    ]


def test_a_rule_is_named_once(tmp_path: Path) -> None:
    assert [each[0] for each in problems_of(tmp_path, OFF + OFF)] == ["F016"]


@pytest.mark.parametrize(
    "reason", [".", "\u2800\u200b", "\u115f\u3164\uffa0", "-- 12 --", "\u200d", "x" * 301, "no"]
)
def test_a_reason_says_something_and_not_for_pages(tmp_path: Path, reason: str) -> None:
    text = OFF.replace("Ours prints it on all", reason)
    assert problems_of(tmp_path, text) == [("F010", 3, 10, "off[0].reason")]


def test_a_reason_in_any_script_is_one(tmp_path: Path) -> None:
    for reason in ("x" * 300, "\u8349\u7a3f\u7ae0", "\u043d\u0435\u0442 \u2013 2"):
        (override,) = read_settings(a_file(tmp_path, OFF.replace("Ours prints it on all", reason))).overrides
        assert override.reason == reason


def test_a_home_that_nobody_has_is_told_at_its_place(tmp_path: Path) -> None:
    assert problems_of(tmp_path, 'packs = ["~nobodyhere/x"]') == [("F010", 1, 10, "packs[0]")]


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in an empty folder, at the home of nobody."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv("AUTHCHECK_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    return here


def trust(settings: Settings | None) -> tuple[str, ...] | None:
    return settings.trust if settings else None


@pytest.mark.usefixtures("nowhere")
def test_a_letter_goes_by_the_file_named_then_the_environments_then_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert for_letters() is None
    a_file(tmp_path / "own" / "authcheck", 'trust = ["own"]')
    assert trust(for_letters()) == ("own",)
    monkeypatch.setenv("AUTHCHECK_CONFIG", str(a_file(tmp_path, 'trust = ["environment"]', "e.toml")))
    assert trust(for_letters()) == ("environment",)
    assert trust(for_letters(str(a_file(tmp_path, 'trust = ["named"]', "n.toml")))) == ("named",)


@pytest.mark.usefixtures("nowhere")
def test_an_empty_name_in_the_environment_stands_for_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(tmp_path / "own" / "authcheck", 'trust = ["own"]')
    monkeypatch.setenv("AUTHCHECK_CONFIG", "")
    assert for_letters() is None


@pytest.mark.parametrize("home", ["", "relative", "~"])
def test_a_letter_never_goes_by_settings_of_the_current_folder(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    for folder in (nowhere, nowhere / "authcheck", nowhere / "relative" / "authcheck"):
        a_file(folder, OFF)
    a_file(nowhere / "~" / ".config" / "authcheck", OFF)
    a_file(nowhere / "~" / "authcheck", OFF)
    monkeypatch.setenv("XDG_CONFIG_HOME", home)
    monkeypatch.setenv("HOME", str(nowhere / "nobody"))
    assert for_letters() is None


def test_commands_about_rules_go_by_the_current_folder_and_trust_nobody_for_it(
    nowhere: Path, tmp_path: Path
) -> None:
    a_file(tmp_path / "own" / "authcheck", 'trust = ["own"]')
    assert trust(for_rules()) == ("own",)
    a_file(nowhere, OFF + "\n")
    assert [each.rule for each in (for_rules() or Settings(path="", digest="")).overrides] == [
        "core/draft.marking"
    ]
    a_file(nowhere, 'trust = ["here"]')
    assert trust(for_rules()) == ()
    assert trust(for_rules("authcheck.toml")) == ("here",)


@pytest.mark.usefixtures("nowhere")
def test_a_file_that_is_named_must_be_there() -> None:
    with pytest.raises(FormError, match="no such file"):
        for_letters("missing.toml")


def test_a_list_is_asked_for_as_toml_writes_it(tmp_path: Path) -> None:
    for text, words in (
        ("[off]\nrule = 'a'\n", "write [[off]] over each"),
        ("packs = 'a'\n", "put [ ] around"),
    ):
        with pytest.raises(FormError) as raised:
            read_settings(a_file(tmp_path, text))
        assert words in raised.value.problems[0].message


def test_a_rule_that_is_named_twice_is_told_at_the_second_place(tmp_path: Path) -> None:
    lower = f'{OFF.replace("off", "lower")}to = "weak"\n'
    assert problems_of(tmp_path, OFF + lower) == [("F016", 6, 8, "lower[0].rule")]
    assert problems_of(tmp_path, lower + OFF) == [("F016", 7, 8, "off[0].rule")]
