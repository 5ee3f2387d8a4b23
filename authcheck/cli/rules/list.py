"""``authcheck rules list``: the rules, one a line."""

from __future__ import annotations

import sys

import click

from authcheck.cli.endings import EXAMINED, HOLDS, complain, debug_option, help_option
from authcheck.cli.printing import write
from authcheck.cli.rules.formats import text_or_json_option
from authcheck.cli.rules.paths import named
from authcheck.model.axes import Axis

# Every start of the program comes by here, and few have use for the enums.
FAMILIES = ("signature", "letterhead", "draft", "sourcing", "integrity", "consistency", "exposure")
STATUSES = ("experimental", "stable", "deprecated")

_EPILOG = """\
\b
Examples:
  authcheck rules list
  authcheck rules list --family draft
  authcheck rules list my-rules --axis origin --format json

\b
Exit status:
  0  all rules are listed
  1  some could not be read; `authcheck rules check` says why
  2  could not look, or the call was wrong
"""

_HELP = """\
List rules: id, status, what finding it means, title

A PATH is a folder of packs, a pack, or a rule file; without one, the rules shipped with authcheck.
"""


@click.command(name="list", help=_HELP, short_help="List rules", epilog=_EPILOG)
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--family", type=click.Choice(FAMILIES), help="Only rules of this family")
@click.option("--axis", type=click.Choice([each.value for each in Axis]), help="Only rules that bear on this")
@click.option("--status", type=click.Choice(STATUSES), help="Only rules of this status")
@text_or_json_option
@debug_option
@help_option
def list_(
    *, paths: tuple[str, ...], family: str | None, axis: str | None, status: str | None, format_: str
) -> int:
    """Return 0 where all rules could be listed, 1 where some could not be read."""
    # Help needs none of it.
    from authcheck.report.pages import listing  # noqa: PLC0415
    from authcheck.rulebook.written import shelve  # noqa: PLC0415

    shelf = shelve(named(paths))
    rules = [
        written.rule
        for written in shelf.rules
        if family in {None, written.rule.family.value}
        and status in {None, written.rule.status.value}
        and (axis is None or axis in listing.axes(written.rule))
    ]
    if format_ == "json":
        write(listing.as_json(rules), "utf-8")
    else:
        write(listing.as_text(rules), sys.stdout.encoding or "utf-8")
    if not shelf.problems:
        return EXAMINED
    complain(f"{len(shelf.problems)} problems are not listed here; `authcheck rules check` shows them")
    return HOLDS
