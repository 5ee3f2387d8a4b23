"""The command ``authcheck``: letters by default, and its subcommands."""

from __future__ import annotations

import click

import authcheck as package
from authcheck.cli.doctor import doctor
from authcheck.cli.endings import help_option
from authcheck.cli.exemplars import exemplars
from authcheck.cli.group import LettersByDefault
from authcheck.cli.letters import letters
from authcheck.cli.plugins import plugins
from authcheck.cli.rules import rules
from authcheck.cli.sources import sources
from authcheck.cli.zones import zones

_HELP = """\
Say what can be said of a leaked letter, and on what evidence

Where it comes from, whether this copy was altered, what it officially was, whether its issuer stands by it,
and how it reached you: five questions, each with the evidence for and against.
"""


@click.group(
    cls=LettersByDefault,
    default=letters,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    help=_HELP,
)
@click.version_option(package.__version__, message="authcheck %(version)s", help="Show the version and exit")
@help_option
def authcheck() -> None:
    """Run a command; the letters' own where none is named."""


authcheck.add_command(doctor)
authcheck.add_command(zones)
authcheck.add_command(rules)
authcheck.add_command(exemplars)
authcheck.add_command(plugins)
authcheck.add_command(sources)
