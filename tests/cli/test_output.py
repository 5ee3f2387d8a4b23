"""No output is obeyed by the build server whose log it stands in, whatever a rule or a letter says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from packages import authcheck
from pdfs import a_pdf, write
from rulefiles import a_pack, a_rule_text

import authcheck as package
from authcheck.rulebook import read_rules

ORDERS = "##[error]azure ##vso[task.setvariable variable=a]b ##teamcity[x]"
WRAPPED = f"{'x' * 110} ::error::wrapped {'x' * 105} ::error::wrapped {'x' * 100} ::error::wrapped"
HOSTILE = f"::warning::pwned {ORDERS} {WRAPPED}"

OBEYED = re.compile(r"##\w*\[|^\s*::", re.MULTILINE)


def hostile_rule() -> str:
    return a_rule_text(
        title=f"'{HOSTILE}'",
        why=f"'{HOSTILE}'",
        mistaken=f"['{HOSTILE}', '{WRAPPED}']",
        conclude=f"""
  found: {{axis: standing, toward: unissued draft, weight: weak, say: 'Marked {{match}}: {HOSTILE}'}}
  absent: nothing""",
        refs=f"[{{cite: '{HOSTILE}', url: 'https://x.example/##[error]'}}]",
        tests=f"""
- {{header: 'DRAFT {ORDERS}', expect: found}}
- {{header: Final, expect: absent}}
- {{sample: '##[error]x.pdf', expect: found}}""",
    )


@pytest.mark.parametrize(
    "command",
    [
        "rules list {pack}",
        "rules list {pack} --format json",
        "rules show {pack}/draft.a.yaml",
        "rules test {pack}",
        "rules test {pack} --format json",
        "rules test {pack} --format junit",
        "rules check {pack}",
        "rules check {broken}",
        "rules check {broken} --format json",
        "rules check {broken} --format sarif",
        "rules coverage {pack}",
        "rules docs {pack} --out {out}",
        "{letter} --rules {pack}",
        "{letter} --rules {pack} --format json",
        "{nothing}",
        "{nothing} --format json",
        "rules check {nothing}",
        "rules check --{orders}",
        "--debug {debug} {nothing} --rules {broken}",
    ],
)
def test_no_output_gives_a_build_server_orders(tmp_path: Path, command: str) -> None:
    letter = tmp_path / "##[error]letter.pdf"
    letter.write_bytes(a_pdf(write(72, 750, f"DRAFT {ORDERS}"), write(72, 700, "::error::x Dear all,")))
    # A folder that is named from inside it begins the lines that name it.
    (tmp_path / "::error::out").mkdir()
    places = {
        "pack": a_pack(tmp_path, draft__a=hostile_rule()),
        "broken": a_pack(tmp_path, name="broken", draft__a=hostile_rule() + f"'{HOSTILE}': 1\n"),
        "letter": letter,
        "nothing": "::error::##[x]nothing.pdf",
        "out": "::error::out",
        "orders": "::error::##[x]",
        "debug": "::error::##[x]debug.txt",
    }
    done = authcheck(*(part.format(**places) for part in command.split()), cwd=tmp_path)
    assert done.stdout + done.stderr
    assert not OBEYED.findall(done.stdout)
    assert not OBEYED.findall(done.stderr)


def test_the_hostile_rule_has_no_problem_that_would_hide_it(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, draft__a=hostile_rule())
    assert read_rules([pack]).problems == ()


def test_annotations_for_a_code_host_are_the_only_orders(tmp_path: Path) -> None:
    broken = a_pack(tmp_path, draft__a=hostile_rule() + f"'{HOSTILE}': 1\n")
    done = authcheck("rules", "check", broken, "--format", "github", cwd=tmp_path)
    orders = [line for line in done.stdout.splitlines() if OBEYED.search(line)]
    assert orders
    assert all(line.startswith("::error file=") for line in orders)


def test_every_command_speaks_through_one_place() -> None:
    """A call of click's or Python's own would print what nobody has disarmed."""
    around = {
        f"{module.name}:{call.lineno}"
        for module in Path(package.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func)
        in {"click.echo", "click.secho", "print", "sys.stdout.write", "sys.stderr.write"}
    }
    assert {place.partition(":")[0] for place in around} == {"endings.py"}
    assert len(around) == 1
