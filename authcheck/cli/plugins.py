"""``authcheck plugins``: what installed packages bring, and what is missing."""

from __future__ import annotations

import click

from authcheck.cli.config import config_option
from authcheck.cli.endings import EXAMINED, debug_option, help_option, say
from authcheck.settings import for_letters

_EPILOG = """\
\b
Examples:
  authcheck plugins
  authcheck plugins --format json
"""

_HELP = """\
List installed packages with packs of rules, checks and readers, and what is missing

Nothing of any package is run to list it.
"""


@click.command(help=_HELP, short_help="List what installed packages bring", epilog=_EPILOG)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Write for people or for programs  [default: text]",
)
@config_option
@debug_option
@help_option
def plugins(*, format_: str, config: str | None) -> int:
    """Return 0, whatever is missing."""
    # Help needs none of it.
    from authcheck.ingest.media_type import READABLE  # noqa: PLC0415
    from authcheck.report import as_json, inventory  # noqa: PLC0415
    from authcheck.rulebook.inventory import inventory as taken  # noqa: PLC0415

    found = taken(for_letters(config), READABLE)
    if format_ == "json":
        say(as_json.write(inventory.as_values(found)))
    else:
        say(inventory.as_text(found), nl=False)
    return EXAMINED
