"""``authcheck rules``: commands for those who write rules, one a module."""

from __future__ import annotations

import click

from authcheck.cli.endings import help_option
from authcheck.cli.rules.check import check
from authcheck.cli.rules.coverage import coverage
from authcheck.cli.rules.docs import docs
from authcheck.cli.rules.list import list_
from authcheck.cli.rules.new import new
from authcheck.cli.rules.schema import schema
from authcheck.cli.rules.show import show
from authcheck.cli.rules.test import test

_EPILOG = """\
\b
Examples:
  authcheck rules new my-rules/draft.for-comment
  authcheck rules check my-rules
  authcheck rules show core/draft.marking
"""


@click.group(help="Write, check and test rule files", epilog=_EPILOG, no_args_is_help=False)
@help_option
def rules() -> None:
    """Hold the commands for rule files together."""


for command in (check, test, list_, show, new, coverage, docs, schema):
    rules.add_command(command)
