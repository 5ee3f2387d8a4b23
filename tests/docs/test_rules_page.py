"""The rule writer's page works as printed."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from authcheck.cli.commands import authcheck

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_rule_on_the_page_is_sound_and_is_tested(tmp_path):
    printed = re.findall(r"```yaml\n# my-rules/(\S+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert [name for name, _ in printed] == ["pack.yaml", "draft.for-comment.yaml"]
    folder = tmp_path / "my-rules"
    folder.mkdir()
    for name, text in printed:
        (folder / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(authcheck, ["rules", "check", str(folder)])
    assert done.exit_code == 0, done.output
    assert "1 rule file, 2 tests, no problem" in done.output
