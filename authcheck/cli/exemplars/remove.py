"""``authcheck exemplars remove``: take an exemplar out of a bank."""

from __future__ import annotations

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option, say
from authcheck.cli.exemplars.place import bank_folder, bank_option
from authcheck.report.safe import safe

_EPILOG = """\
\b
Examples:
  authcheck exemplars remove 1f2e3d4c5b6a
  authcheck exemplars remove genuine.pdf --bank exemplars
"""

_HELP = """\
Take an exemplar out of a bank

Named by its id, the beginning of its SHA-256, or its file's name.
"""


@click.command(help=_HELP, short_help="Take an exemplar out of a bank", epilog=_EPILOG)
@click.argument("exemplar", metavar="EXEMPLAR")
@bank_option
@debug_option
@help_option
def remove(*, exemplar: str, bank: str | None) -> int:
    """Return 0 once it is gone."""
    from authcheck.exemplars import bank as banks  # noqa: PLC0415 - help needs none of it

    gone = banks.remove(bank_folder(bank), exemplar)
    say(f"{gone.id}  {safe(gone.name)} removed")
    return EXAMINED
