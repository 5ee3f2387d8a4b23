"""``authcheck rules schema``: JSON Schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option
from authcheck.cli.printing import write

FOLDER = Path(__file__).resolve().parents[2] / "schemas"

_ENDING = ".schema.json"

_EPILOG = """\
\b
Examples:
  authcheck rules schema > rule.schema.json
  authcheck rules schema pack > pack.schema.json
  authcheck rules schema --path
"""

_HELP = """\
Print the JSON Schema of rule files, or of another file that authcheck reads or writes

An editor with YAML support completes and explains keys by it: write it beside the rules and begin them with
the line # yaml-language-server: $schema=rule.schema.json
"""


NAMES = ("assessment", "case", "pack", "rule", "settings")
"""What there are schemas of."""


@click.command(help=_HELP, short_help="Print a JSON Schema for editors", epilog=_EPILOG)
@click.argument("name", type=click.Choice(NAMES), default="rule")
@click.option("--path", "as_path", is_flag=True, help="Print where the schema is installed instead")
@debug_option
@help_option
def schema(*, name: str, as_path: bool) -> int:
    """Return 0 once it is printed."""
    path = FOLDER / f"{name}{_ENDING}"
    write(f"{path}\n" if as_path else path.read_text(encoding="utf-8"), "utf-8")
    return EXAMINED
