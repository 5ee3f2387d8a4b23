"""``authcheck exemplars list``: what is in a bank."""

from __future__ import annotations

import sys

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option
from authcheck.cli.exemplars.place import bank_folder, bank_option, path_of_office
from authcheck.cli.printing import write
from authcheck.cli.sources.place import format_option, width

_EPILOG = """\
\b
Examples:
  authcheck exemplars list
  authcheck exemplars list --issuer US --bank exemplars
"""

_HELP = "List the exemplars of a bank"


@click.command("list", help=_HELP, short_help=_HELP, epilog=_EPILOG)
@click.option(
    "--issuer", metavar="PATH", callback=path_of_office, help="Only those of this office or a part of it"
)
@bank_option
@format_option
@debug_option
@help_option
def list_(*, issuer: tuple[str, ...], bank: str | None, format_: str) -> int:
    """Return 0 once they are listed."""
    # Help needs none of it.
    from authcheck.exemplars.bank import load_bank  # noqa: PLC0415
    from authcheck.report.exemplars import as_json, words  # noqa: PLC0415
    from authcheck.sourcing.organisations import holds  # noqa: PLC0415

    folder = bank_folder(bank)
    found = [each for each in load_bank(folder) if not issuer or holds(issuer, each.issuer)]
    if format_ == "json":
        from authcheck.report.as_json import write as encoded  # noqa: PLC0415 - the other format has no need of it

        write(encoded(as_json.bank(found)) + "\n", "utf-8")
    else:
        write(words.listing(found, str(folder), width()), sys.stdout.encoding)
    return EXAMINED
