"""``authcheck rules coverage``: what rules speak of, and what their tests exercise."""

from __future__ import annotations

import sys

import click

from authcheck.cli.endings import EXAMINED, HOLDS, complain, debug_option, help_option
from authcheck.cli.printing import write
from authcheck.cli.rules.formats import text_or_json_option
from authcheck.cli.rules.paths import named

_EPILOG = """\
\b
Examples:
  authcheck rules coverage
  authcheck rules coverage my-rules --min 90
  authcheck rules coverage my-rules --all
  authcheck rules coverage my-rules --format json

\b
Exit status:
  0  it is told; with --min: and is that much
  1  it is less than --min, or with --min: there is nothing to exercise
  2  could not look, rule files with problems included, or the call was wrong
"""

_HELP = """\
Tell what of each rule its tests exercise, and which answers and zones have rules

A phrase, a pattern, a value, a claim or a zone is exercised where a test finds something by it alone; what
takes a match back, where a test would find something without it; an outcome, where a test expects it. A
test on a sample that is not at hand exercises nothing. A PATH is a folder of packs, a pack, or a rule file;
without one, the rules shipped with authcheck are told of, with all answers and zones.
"""


@click.command(help=_HELP, short_help="Tell what rules speak of and their tests exercise", epilog=_EPILOG)
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option(
    "--min",
    "least",
    metavar="PERCENT",
    type=click.FloatRange(0, 100),
    help="End with 1 where tests exercise less than this",
)
@click.option("--all", "tables", is_flag=True, help="Show also which answers and zones have rules")
@text_or_json_option
@debug_option
@help_option
def coverage(*, paths: tuple[str, ...], least: float | None, tables: bool, format_: str) -> int:
    """Return 0, or 1 where tests exercise less than asked for, or there is nothing that they could."""
    # Help needs none of it.
    from authcheck.examine.coverage import coverage_of  # noqa: PLC0415
    from authcheck.report.coverage import as_json, as_text  # noqa: PLC0415

    told = coverage_of(named(paths))
    if format_ == "json":
        write(as_json(told), "utf-8")
    else:
        write(as_text(told, tables=tables or not paths), sys.stdout.encoding or "utf-8")
    if least is None:
        return EXAMINED
    if told.percent is None:
        complain("no rule in force here, so there is nothing for tests to exercise; name your pack")
        return HOLDS
    if told.percent >= least:
        return EXAMINED
    complain(f"tests exercise {told.percent:.1f} %, less than the {least:g} % of --min")
    return HOLDS
