"""``authcheck sources reject``: a statement was looked at and is left out."""

from __future__ import annotations

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option
from authcheck.cli.sources.accept import settle
from authcheck.cli.sources.place import case_file, case_option, letter_argument
from authcheck.model.case import StatementStatus

_EPILOG = """\
\b
Examples:
  authcheck sources reject letter.pdf us-officials
"""

_HELP = """\
Leave statements out of the count

They stay on file with the status rejected, so that nobody proposes them again; what only repeats them does
not count either.
"""


@click.command(help=_HELP, short_help="Leave statements out of the count", epilog=_EPILOG)
@letter_argument
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@case_option
@debug_option
@help_option
def reject(*, letter: str, ids: tuple[str, ...], case_path: str | None) -> int:
    """Return 0 once they are rejected."""
    path = case_file(letter, case_path)
    settle(path, ids, StatementStatus.REJECTED)
    return EXAMINED
