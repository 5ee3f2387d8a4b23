"""How authcheck is called, as far as no letter is read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import authcheck as package
from authcheck.cli.commands import authcheck
from authcheck.cli.reference import commands, reference

REFERENCE = Path(__file__).parents[2] / "docs" / "cli.md"


def call(*arguments: str) -> Result:
    return CliRunner().invoke(authcheck, arguments, prog_name="authcheck")


@pytest.mark.parametrize("context", tuple(commands()), ids=lambda context: context.command_path)
def test_every_command_has_help_with_an_example_of_itself(context) -> None:
    help_text = context.command.get_help(context)
    examples = help_text.partition("Examples:")[2].partition("Exit status:")[0]
    assert f"  {context.command_path} " in examples


@pytest.mark.parametrize("context", tuple(commands()), ids=lambda context: context.command_path)
def test_help_lines_end_without_a_full_stop(context) -> None:
    command = context.command
    options = [
        parameter.help for parameter in command.get_params(context) if isinstance(parameter, click.Option)
    ]
    lines = [command.get_short_help_str(200), command.help.splitlines()[0], *options]
    assert not [line for line in lines if not line or line.endswith(".")]


def test_the_reference_is_what_the_help_says() -> None:
    """Where this fails: python -m authcheck.cli.reference > docs/cli.md."""
    assert REFERENCE.read_text(encoding="utf-8") == reference()


def test_help_of_the_letters_is_the_help_of_authcheck() -> None:
    alone = call("--help")
    assert alone.exit_code == 0
    assert "--fail-on" in alone.stdout
    assert "rules" in alone.stdout
    assert call("letter.pdf", "-h").stdout == alone.stdout


def test_the_version_is_told() -> None:
    result = call("--version")
    assert (result.exit_code, result.stdout) == (0, f"authcheck {package.__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "name a letter"),
        (["a.pdf", "--nonsense"], "No such option '--nonsense'; `authcheck --help` shows"),
        (["a.pdf", "--format", "xml"], "'xml' is not one of 'terminal', 'json'; `authcheck --help` shows"),
        (["a.pdf", "--as-of", "yesterday"], "“yesterday” is no time; expected one such as 2020-01-06T20:00Z"),
        (["a.pdf", "--lang", "deu+"], "“deu+” names no language"),
        (
            ["a.pdf", "--limit", "patience=1"],
            "no limit is called “patience”; known: pages, ocr-pages",
        ),
        (["a.pdf", "--limit", "pages=0"], "pages is a whole number from 1 to 1,000,000,000, not “0”"),
        (["a.pdf", "--limit", "pages"], "pages is a whole number from 1 to 1,000,000,000, not “”"),
        (["a.pdf", "--debug", "."], "is there already; name a new file"),
        (["doctor", "a.pdf"], "unexpected extra argument"),
        (["a.pdf", "--fail-on", "truth=yes"], "no axis is called “truth”; known: origin, integrity"),
        (["a.pdf", "--fail-on", "standing=draft"], "standing is never “draft”; known: withdrawn, issued, "),
        (["a.pdf", "--fail-on", "standing"], "standing is never “”; known: withdrawn, issued, "),
        (["a.pdf", "b.pdf", "--case", "c.yaml"], "--case is for one letter"),
        (["-", "a.pdf", "-"], "standard input (-) can be read once"),
        (["zones", "a.pdf"], "Missing option '--out'; `authcheck zones --help` shows how it is called"),
        (["rules"], "Missing command; `authcheck rules --help` shows"),
        (["rules", "check", "nowhere"], "nowhere: no such file or folder"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(arguments: list[str], complaint: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("authcheck: error: ")
    assert complaint in line
    assert ".;" not in line


def test_control_codes_in_an_argument_do_not_reach_the_terminal() -> None:
    result = call("a.pdf", "--fail-on", "\x1b[2Jorigin=\x1b]0;x\x07forged")
    assert "\x1b" not in result.stderr


def test_help_and_version_import_nothing_heavy() -> None:
    """The start is fast because of what it leaves out, which a clock would only show on a quiet machine."""
    heavy = (
        "rich",
        "yaml",
        "numpy",
        "PIL",
        "pypdfium2",
        "pdfminer",
        "tesserocr",
        "re2",
        "msgspec",
        "authcheck.workflow",
    )
    script = (
        "import sys\n"
        "from authcheck.cli import main\n"
        "sys.argv = ['authcheck', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(*[name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert done.stderr.strip() == ""


def test_python_dash_m_runs_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "authcheck", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"authcheck {package.__version__}\n"
