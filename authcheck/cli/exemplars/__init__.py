"""``authcheck exemplars``: letters of known origin to compare with, one command a module."""

from __future__ import annotations

import click

from authcheck.cli.endings import help_option
from authcheck.cli.exemplars.add import add
from authcheck.cli.exemplars.compare import compare
from authcheck.cli.exemplars.list import list_
from authcheck.cli.exemplars.remove import remove

_EPILOG = """\
\b
Examples:
  authcheck exemplars add genuine.pdf --issuer US/DoD --grade A --from 2019-01-01
  authcheck exemplars list
  authcheck exemplars compare letter.pdf --issuer US/DoD
"""

_HELP = """\
Keep letters of known origin, and compare others with them

A bank is a folder with one file an exemplar: its hash, grade and dates, how it looks and what it says.
Letters are read like any other, in isolation; nothing is fetched.
"""


@click.group(
    help=_HELP,
    short_help="Keep letters of known origin, and compare others with them",
    epilog=_EPILOG,
    no_args_is_help=False,
)
@help_option
def exemplars() -> None:
    """Hold the commands for exemplars together."""


for command in (add, list_, remove, compare):
    exemplars.add_command(command)
