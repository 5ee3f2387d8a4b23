"""The command that is meant when none is named: examine letters and tell what can be said of them."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.cli import values
from authcheck.cli.config import config_option
from authcheck.cli.each import assess_each
from authcheck.cli.endings import COULD_NOT, EXAMINED, HOLDS, debug_option, warn
from authcheck.cli.printing import JsonPrinter, TerminalPrinter
from authcheck.cli.progress import announced_when_slow
from authcheck.cli.reading import reading_options
from authcheck.errors import CallError
from authcheck.model.verdict import Failure
from authcheck.settings import for_letters

if TYPE_CHECKING:
    from datetime import datetime

    from authcheck.cli.printing import Printer
    from authcheck.cli.values import Condition
    from authcheck.exemplars.found import Beside
    from authcheck.model.reading import ReadingOptions
    from authcheck.model.rule import Rulebook
    from authcheck.model.verdict import Assessment

_EPILOG = """\
\b
Examples:
  authcheck letter.pdf
  authcheck letter.pdf --as-of 2020-01-06T23:00Z
  authcheck *.pdf --format json > verdicts.json
  authcheck - --case letter.case.yaml < letter.pdf
  authcheck letter.pdf --fail-on standing=unissued-draft
  authcheck letter.pdf --exemplars exemplars --beside other.pdf

\b
Exit status:
  0  every letter was examined, whatever the verdict
  1  a condition of --fail-on holds
  2  a letter could not be examined, or the call was wrong
"""


@click.command(name="(letters)", epilog=_EPILOG)
@click.argument("letters", metavar="LETTER...", nargs=-1, required=True)
@click.option(
    "--case",
    "case_path",
    metavar="PATH",
    help="Read the case file from PATH instead of beside the letter (letter.case.yaml for letter.pdf)",
)
@click.option(
    "--as-of",
    metavar="TIME",
    callback=values.time,
    help="Count only what was said up to TIME, such as 2020-01-06T20:00Z",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help="Write a report for people or for programs  [default: terminal]",
)
@click.option(
    "--fail-on",
    "conditions",
    metavar="AXIS=VALUE",
    callback=values.conditions,
    multiple=True,
    help="Exit with status 1 where the verdict is so, such as origin=probably-forged or standing=contested; "
    "may be given again",
)
@click.option(
    "--rules",
    "rule_folders",
    metavar="DIR",
    multiple=True,
    help="Use the rules in this folder as well; may be given again",
)
@click.option(
    "--exemplars",
    "bank",
    metavar="DIR",
    help="Compare with the exemplars in this bank (see authcheck exemplars)",
)
@click.option(
    "--beside",
    metavar="LETTER",
    multiple=True,
    help="Look for the same signature image in this letter too; may be given again",
)
@config_option
@reading_options
@debug_option
def letters(  # noqa: PLR0913 - one argument an option
    *,
    letters: tuple[str, ...],
    case_path: str | None,
    as_of: datetime | None,
    format_: str,
    conditions: tuple[Condition, ...],
    rule_folders: tuple[str, ...],
    bank: str | None,
    beside: tuple[str, ...],
    config: str | None,
    options: ReadingOptions,
) -> int:
    """Examine letters."""
    if case_path is not None and len(letters) > 1:
        message = "--case is for one letter; name one, or put each case file beside its letter"
        raise CallError(message)
    if letters.count("-") > 1:
        message = "standard input (-) can be read once; name the other letters by their paths"
        raise CallError(message)

    # Only now: help, version and a wrong call need none of it.
    from authcheck.ingest import read_stdin, take_in  # noqa: PLC0415
    from authcheck.worker import Reader  # noqa: PLC0415

    settings = for_letters(config)
    options = replace(options, trust=settings.trust if settings else ())

    @cache
    def rulebook() -> Rulebook:
        from authcheck.rulebook.desk import in_force  # noqa: PLC0415

        return in_force(settings, map(Path, rule_folders))

    known = _known(bank, beside, options)

    def one(path: str) -> Assessment:
        raw = read_stdin(sys.stdin.buffer, options.limits) if path == "-" else None
        with Reader(take_in(path, raw, options.limits, options.trust), options, raw) as reader:
            # The letter is being read from here on; what it takes to judge it is loaded meanwhile.
            printer.prepare()
            from authcheck.workflow import conclude  # noqa: PLC0415

            concluded = conclude(
                reader,
                rulebook=rulebook(),
                case_path=None if case_path is None else Path(case_path),
                as_of=as_of,
                beside=known,
            )
            printer.read_in(reader.isolation)
            warn_once(reader.unprotected)
            return concluded

    @cache
    def warn_once(unprotected: str) -> None:
        if unprotected:
            warn(f"letters were read without protections that belong to it: {unprotected}")

    printer: Printer = JsonPrinter(several=len(letters) > 1) if format_ == "json" else TerminalPrinter()
    failed = holds = False
    for result in assess_each(letters, one):
        printer.show(result)
        if isinstance(result, Failure):
            failed = True
        else:
            holds = holds or any(condition.holds(result.verdict) for condition in conditions)
    printer.finish()
    return COULD_NOT if failed else HOLDS if holds else EXAMINED


def _known(bank: str | None, beside: tuple[str, ...], options: ReadingOptions) -> Beside | None:
    """Return what letters are compared with; None where nothing is named."""
    if bank is None and not beside:
        return None
    # Hardly a run compares.
    from authcheck.exemplars.bank import load_bank  # noqa: PLC0415
    from authcheck.exemplars.found import Beside  # noqa: PLC0415
    from authcheck.worker.exemplar import read_features  # noqa: PLC0415

    known = None if bank is None else load_bank(Path(bank))
    others = []
    for path in beside:
        with announced_when_slow(f"reading {path} …"):
            others.append((Path(path).name, read_features(path, options=options)))
    return Beside(bank=known, others=tuple(others))
