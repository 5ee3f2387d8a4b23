"""``authcheck sources tally``: how many voices say what."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from authcheck.cli import values
from authcheck.cli.endings import EXAMINED, debug_option, help_option
from authcheck.cli.printing import may_style, write
from authcheck.cli.sources.place import case_option, format_option, letter_argument, loaded, width

if TYPE_CHECKING:
    from datetime import datetime

_EPILOG = """\
\b
Examples:
  authcheck sources tally letter.pdf
  authcheck sources tally letter.pdf --as-of 2020-01-06T20:00Z --format json
"""

_HELP = """\
Count the independent voices behind each claim

An interval, since a file seldom shows who is who: at least so many different people, at most so many. With
denials by kind, what is no denial of the letter, conflicts, and who repeats whom. Only accepted statements
count.
"""


@click.command(help=_HELP, short_help="Count the independent voices behind each claim", epilog=_EPILOG)
@letter_argument
@case_option
@click.option(
    "--as-of",
    metavar="TIME",
    callback=values.time,
    help="Count only what was said up to TIME, such as 2020-01-06T20:00Z",
)
@format_option
@debug_option
@help_option
def tally(*, letter: str, case_path: str | None, as_of: datetime | None, format_: str) -> int:
    """Return 0 once it is printed."""
    case = loaded(letter, case_path)
    # Help needs none of it.
    from authcheck.sourcing.tally import tally as count  # noqa: PLC0415

    counted = count(case, as_of)
    if format_ == "json":
        from authcheck.report import as_json  # noqa: PLC0415
        from authcheck.report.sources.as_json import tally_json  # noqa: PLC0415

        write(as_json.write(tally_json(counted)) + "\n", "utf-8")
    else:
        from authcheck.report.sources.tally import tally_text  # noqa: PLC0415

        write(tally_text(counted, case, width(), styled=may_style()), sys.stdout.encoding)
    return EXAMINED
