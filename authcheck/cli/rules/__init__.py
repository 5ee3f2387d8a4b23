"""``authcheck rules``: commands for those who write rules, one a module."""

from __future__ import annotations

import click

from authcheck.cli.endings import help_option
from authcheck.cli.rules.check import check

_EPILOG = """\
\b
Examples:
  authcheck rules check
  authcheck rules check rules/core/draft.marking.yaml
"""


@click.group(help="Write, check and test rule files", epilog=_EPILOG, no_args_is_help=False)
@help_option
def rules() -> None:
    """Hold the commands for rule files together."""


rules.add_command(check)
