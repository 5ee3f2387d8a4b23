"""``authcheck sources list``: what is on file."""

from __future__ import annotations

import sys

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option
from authcheck.cli.printing import may_style, write
from authcheck.cli.sources.place import case_option, format_option, letter_argument, loaded, width
from authcheck.model.case import StatementStatus

_EPILOG = """\
\b
Examples:
  authcheck sources list letter.pdf
  authcheck sources list letter.pdf --status proposed
"""

_HELP = """\
List the statements of a letter's case file

What the desk marked private is not printed.
"""


@click.command("list", help=_HELP, short_help="List the statements of a letter's case file", epilog=_EPILOG)
@letter_argument
@case_option
@click.option(
    "--status",
    type=click.Choice([status.value for status in StatementStatus]),
    help="Only the statements of this status",
)
@format_option
@debug_option
@help_option
def list_(*, letter: str, case_path: str | None, status: str | None, format_: str) -> int:
    """Return 0 once they are listed."""
    case = loaded(letter, case_path)
    statements = [each for each in case.statements if status in {None, each.status.value}]
    # Help needs none of it.
    from authcheck.report.sources import listing  # noqa: PLC0415

    if format_ == "json":
        from authcheck.report import as_json  # noqa: PLC0415

        write(as_json.write(listing.as_json(statements)) + "\n", "utf-8")
    else:
        write(listing.listing(statements, width(), styled=may_style()), sys.stdout.encoding)
    return EXAMINED
