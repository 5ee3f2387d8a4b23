"""``authcheck sources``: the log of who said what about a letter, one command a module."""

from __future__ import annotations

import click

from authcheck.cli.endings import help_option
from authcheck.cli.sources.accept import accept
from authcheck.cli.sources.add import add
from authcheck.cli.sources.edit import edit
from authcheck.cli.sources.list import list_
from authcheck.cli.sources.read import read
from authcheck.cli.sources.reject import reject
from authcheck.cli.sources.tally import tally
from authcheck.cli.sources.timeline import timeline

_EPILOG = """\
\b
Examples:
  authcheck sources add letter.pdf
  authcheck sources list letter.pdf
  authcheck sources tally letter.pdf --as-of 2020-01-06
"""

_HELP = """\
Keep and count what people say about a letter

Statements stand in the letter's case file, letter.case.yaml beside letter.pdf. Its comments and its order
stay as they are; two people may work on it at once. A LETTER may be named by its case file too.
"""


@click.group(
    help=_HELP,
    short_help="Keep and count what people say about a letter",
    epilog=_EPILOG,
    no_args_is_help=False,
)
@help_option
def sources() -> None:
    """Hold the commands for the sourcing log together."""


for command in (add, read, list_, accept, reject, edit, tally, timeline):
    sources.add_command(command)
