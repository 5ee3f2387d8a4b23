"""``authcheck doctor``: what letters are read with here, and what really holds whoever reads them."""

from __future__ import annotations

import click

from authcheck.cli.endings import COULD_NOT, EXAMINED, HOLDS, debug_option, help_option, say

_EPILOG = """\
\b
Examples:
  authcheck doctor
  authcheck doctor --format json

\b
Exit status:
  0  letters can be read, and the isolation is complete
  1  letters can be read, and something is missing
  2  letters cannot be read, or the call was wrong
"""

_HELP = """\
Tell what letters are read with here, and try the isolation

A worker is started as for a letter. It loads all that reads letters, and tries what it must not be able to
do: read other files, reach the network, start programs. What is missing is told with the command that
installs it. Nothing is fetched.
"""


@click.command(help=_HELP, short_help="Tell what works here, and try the isolation", epilog=_EPILOG)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Write for people or for programs  [default: text]",
)
@debug_option
@help_option
def doctor(*, format_: str) -> int:
    """Return 0 where nothing that matters is missing."""
    # Help needs none of it.
    from authcheck.report import as_json  # noqa: PLC0415
    from authcheck.report import health as report  # noqa: PLC0415
    from authcheck.worker.health import health  # noqa: PLC0415

    found = health()
    if format_ == "json":
        say(as_json.write(report.as_values(found)))
    else:
        say(report.as_text(found), nl=False)
    if not found.reads:
        return COULD_NOT
    return EXAMINED if all(lack.optional for lack in found.lacks) else HOLDS
