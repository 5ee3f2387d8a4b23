"""What the page about packs shows is what authcheck reads."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packages import EXAMPLE

from authcheck.forms import parse
from authcheck.forms.places import Problems
from authcheck.rulebook.packs import PACK
from authcheck.settings.table import read_settings

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the page's blocks in a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_pack_on_the_page_is_read() -> None:
    (shown,) = blocks("yaml")
    form = PACK.read(parse(shown, "pack.yaml"), Problems("pack.yaml"))
    assert form.applies is not None
    assert form.applies.issuers == (("Example", "Harbour"),)


def test_the_settings_on_the_page_are_read(tmp_path: Path) -> None:
    shown = next(block for block in blocks("toml") if "[[off]]" in block)
    path = tmp_path / "authcheck.toml"
    path.write_text(shown, encoding="utf-8")
    settings = read_settings(path)
    assert [override.rule for override in settings.overrides] == [
        "core/draft.file-name",
        "core/draft.marking",
    ]


def test_the_entry_points_on_the_page_are_those_of_the_example() -> None:
    shown = next(block for block in blocks("toml") if "entry-points" in block)
    example = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(shown)["project"]["entry-points"] == example["project"]["entry-points"]
