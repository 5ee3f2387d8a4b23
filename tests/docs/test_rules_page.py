"""The rule writer's pages work as printed."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from authcheck.cli.commands import authcheck
from authcheck.cli.evidence import with_table
from authcheck.model.evidence import Evidence

HOUSE = Path(__file__).parents[2]
GUIDE = (HOUSE / "docs" / "rules.md").read_text(encoding="utf-8")
CI = (HOUSE / "docs" / "ci.md").read_text(encoding="utf-8")
WALK, _, REFERENCE = GUIDE.partition("## Other ways to look")

RULE = Path("my-rules/draft.for-comment.yaml")
_LIST = r"(?!Where on the letter|What does it point to|How strongly)"
"""Beginnings of questions that are answered further down, under a list."""

_ANSWER = re.compile(rf"^{_LIST}(?:.*ends:|.*\]:|  and:|.*\?) ?(.*)$")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def block(language: str, beginning: str) -> str:
    (found,) = [each for each in blocks(WALK, language) if each.startswith(beginning)]
    return found


def run(command: str, answers: str | None = None) -> Result:
    name, *arguments = shlex.split(command)
    assert name == "authcheck"
    return CliRunner().invoke(authcheck, arguments, input=answers, prog_name="authcheck")


def typed(transcript: str) -> str:
    """Return what the reader types: whatever stands behind a question."""
    answers = [found[1] for line in transcript.splitlines() if (found := _ANSWER.match(line))]
    return "".join(f"{answer}\n" for answer in answers)


def printed(done: Result) -> str:
    """Return what a command printed, without blanks at the ends of lines, which no page shows."""
    return "".join(f"{line.rstrip()}\n" for line in done.output.splitlines())


def test_the_ten_minutes_lead_where_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the walk, in its order, in an empty folder; what it prints is on the page."""
    monkeypatch.chdir(tmp_path)
    version, new, check, coverage, again, use, show = blocks(WALK, "sh")
    asked, checked, broken, told, better = blocks(WALK, "text")
    assert run(version).exit_code == 0

    done = run(f"{new.strip()} --ask", typed(asked))
    assert (done.exit_code, printed(done).strip()) == (0, asked.strip())
    done = run(check)
    assert (done.exit_code, printed(done)) == (0, checked)
    _, rule = block("yaml", f"# {RULE}\n").split("\n", 1)
    assert RULE.read_text() == rule

    RULE.write_text(rule.replace("For commentary see annex", "For comment see annex"))
    done = run(check)
    assert (done.exit_code, printed(done)) == (1, broken)
    RULE.write_text(rule)

    done = run(coverage)
    assert (done.exit_code, printed(done)) == (0, told)
    _, more = block("yaml", f"# {RULE}, at its end").split("\n", 1)
    RULE.write_text(rule + more)
    both = [run(command) for command in again.splitlines()]
    assert [each.exit_code for each in both] == [0, 0]
    assert "".join(map(printed, both)) == better

    shutil.copy(HOUSE / "samples" / "grainboard" / "draft.pdf", "letter.pdf")
    assert run(use).exit_code == 0
    for command in show.splitlines():
        assert run(command).exit_code == 0, command
    assert Path("pages/my-rules/draft.for-comment.md").exists()


def test_the_pack_and_the_schemas_of_the_page_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (pack,) = [each for each in blocks(REFERENCE, "yaml") if each.startswith("# my-rules/pack.yaml")]
    Path("my-rules").mkdir()
    Path("my-rules/pack.yaml").write_text(pack)
    assert run("authcheck rules new my-rules/draft.mine").exit_code == 0
    (schemas,) = blocks(REFERENCE, "sh")
    for line in schemas.splitlines():
        command, _, file = line.partition(" > ")
        Path(file).write_text(run(command).stdout)
    assert sorted(path.name for path in Path().glob("*.schema.json")) == [
        "case.schema.json",
        "pack.schema.json",
        "rule.schema.json",
    ]


def test_the_kinds_of_evidence_on_the_page_are_those_there_are() -> None:
    """Where this fails: `python -m authcheck.cli.evidence docs/rules.md` writes them anew."""
    assert with_table(GUIDE) == GUIDE
    for kind in Evidence:
        assert f"| `{kind}` |" in GUIDE


def test_every_key_of_a_rule_is_on_the_page() -> None:
    from authcheck.rulebook.matchers import STATEMENTS  # noqa: PLC0415
    from authcheck.rulebook.table import CONCLUDE, LOOK, NEEDS, RULE  # noqa: PLC0415

    for record in (RULE, LOOK, NEEDS, CONCLUDE, STATEMENTS):
        for key in record.fields:
            assert re.search(rf"`[^`\n]*\b{key}\b", REFERENCE), key


def test_the_commands_for_build_servers_are_those_of_authcheck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call on the page, on a sound pack whose pages are current."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(HOUSE / "rules" / "core", "my-rules")
    run("authcheck rules docs my-rules --out docs/rules")
    lines = [line for each in ("yaml", "sh") for text in blocks(CI, each) for line in text.splitlines()]
    calls = [found[1] for line in lines if (found := re.search(r"(authcheck rules [^>]*)(>.*)?$", line))]
    assert len(calls) >= 6
    for call in calls:
        done = run(call)
        assert done.exit_code == 0, (call, done.output)


@pytest.mark.parametrize("text", blocks(CI, "yaml"))
def test_the_files_for_build_servers_are_yaml(text: str) -> None:
    assert isinstance(yaml.safe_load(text), dict)


def test_the_hooks_of_the_page_are_those_there_are() -> None:
    hooks = yaml.safe_load((HOUSE / ".pre-commit-hooks.yaml").read_text())
    (config,) = [each for each in map(yaml.safe_load, blocks(CI, "yaml")) if "repos" in each]
    assert [hook["id"] for hook in config["repos"][0]["hooks"]] == [hook["id"] for hook in hooks]
    for hook in hooks:
        for name in ("rules/core/pack.yaml", "desk/draft.for-comment.yaml"):
            assert re.search(hook["files"], name)
        assert not re.search(hook["files"], "desk/letter.case.yaml")
        done = run(f"{hook['entry']} --help")
        assert done.exit_code == 0
