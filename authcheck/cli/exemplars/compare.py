"""``authcheck exemplars compare``: a questioned letter beside letters of known origin."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option
from authcheck.cli.exemplars.place import bank_folder, bank_option, day, path_of_office
from authcheck.cli.printing import write
from authcheck.cli.progress import announced_when_slow
from authcheck.cli.reading import reading_options
from authcheck.cli.sources.place import case_option, format_option, width

if TYPE_CHECKING:
    from datetime import date

    from authcheck.model.case import Claimed
    from authcheck.model.days import Days
    from authcheck.model.exemplar import Exemplar
    from authcheck.model.reading import ReadingOptions

_EPILOG = """\
\b
Examples:
  authcheck exemplars compare letter.pdf --issuer US/DoD --date 2020-01-06
  authcheck exemplars compare letter.pdf --crops seen
  authcheck exemplars compare letter.pdf --beside other.pdf --format json
"""

_HELP = """\
Compare a letter with exemplars, point by point

Each point agrees, differs or cannot be compared. The office and date that the letter claims come from its
case file where --issuer and --date are left out; exemplars of another office or time are passed over. A
signature is also looked for in the letters named with --beside, and on other pages.
"""


@click.command(help=_HELP, short_help="Compare a letter with exemplars, point by point", epilog=_EPILOG)
@click.argument("letter", metavar="LETTER")
@click.option("--issuer", metavar="PATH", callback=path_of_office, help="The office the letter claims")
@click.option("--date", "when", metavar="DAY", callback=day, help="The date the letter claims")
@click.option("--all", "all_", is_flag=True, help="Compare with exemplars of another office or time too")
@click.option(
    "--beside",
    metavar="LETTER",
    multiple=True,
    help="Look for the same signature image in this letter too; may be given again",
)
@click.option("--crops", metavar="DIR", help="Write what was compared side by side into this folder")
@case_option
@bank_option
@format_option
@reading_options
@debug_option
@help_option
def compare(  # noqa: PLR0913 - one argument an option
    *,
    letter: str,
    issuer: tuple[str, ...],
    when: date | None,
    all_: bool,
    beside: tuple[str, ...],
    crops: str | None,
    case_path: str | None,
    bank: str | None,
    format_: str,
    options: ReadingOptions,
) -> int:
    """Return 0 once it is compared, whatever agrees."""
    # Help needs none of it.
    from authcheck.exemplars import comparing  # noqa: PLC0415
    from authcheck.exemplars.transplants import images_elsewhere  # noqa: PLC0415
    from authcheck.report.exemplars import as_json, words  # noqa: PLC0415
    from authcheck.report.exemplars.crops import write_crops  # noqa: PLC0415
    from authcheck.worker.exemplar import read_features  # noqa: PLC0415

    claimed = _claimed(letter, case_path)
    office = issuer or claimed.issuer
    days = _on(when) or claimed.date
    known = _bank(bank, beside)
    with announced_when_slow(f"reading {letter} …"):
        features = read_features(letter, options=options)
    others = []
    for path in beside:
        with announced_when_slow(f"reading {path} …"):
            others.append((PurePath(path).name, read_features(path, options=options)))
    speaking = [each for each in known if all_ or not comparing.speaks_not(each, office, days)]
    results = [comparing.compare(features, each, office, days) for each in speaking]
    elsewhere = images_elsewhere(features, others)
    unread = _unread(known, speaking, office, days)
    written = write_crops(Path(crops), PurePath(letter).stem, results, elsewhere) if crops else {}
    if format_ == "json":
        from authcheck.report.as_json import write as encoded  # noqa: PLC0415 - the other format has no need of it

        value = as_json.comparisons(features.sha256, results, elsewhere, unread, written)
        write(encoded(value) + "\n", "utf-8")
    else:
        told = words.comparisons(letter, results, elsewhere, unread, width())
        files = "".join(f"{path}\n" for path in written.values())
        write(told + (f"\nSide by side:\n{files}" if files else ""), sys.stdout.encoding)
    return EXAMINED


def _bank(given: str | None, beside: tuple[str, ...]) -> tuple[Exemplar, ...]:
    """Return the exemplars; none where only other letters are meant and the user keeps no bank."""
    from authcheck.exemplars.bank import load_bank  # noqa: PLC0415 - help needs none of it

    folder = bank_folder(given)
    if given is None and beside and not os.path.lexists(folder):
        return ()
    return load_bank(folder)


def _claimed(letter: str, case_path: str | None) -> Claimed:
    from authcheck.model.case import Claimed  # noqa: PLC0415 - help needs none of it
    from authcheck.sourcing import find_case, load_case  # noqa: PLC0415 - the same

    path = Path(case_path) if case_path else find_case(Path(letter))
    return load_case(path).claimed if path else Claimed()


def _on(when: date | None) -> Days | None:
    from authcheck.model.days import Days  # noqa: PLC0415 - help needs none of it

    return None if when is None else Days.one(when)


def _unread(
    known: tuple[Exemplar, ...], speaking: list[Exemplar], office: tuple[str, ...], days: Days | None
) -> list[str]:
    """Return what could not be compared, and why."""
    told = []
    if not speaking and known:
        of = f" of {'/'.join(office)}" if office else ""
        at = f" for letters of {days}" if days else ""
        told.append(f"no exemplar{of}{at} is in the bank; --all compares with the others")
    elif not speaking:
        told.append("the bank is empty")
    if speaking and not days:
        told.append("the dates: the letter's is not known, so exemplars of any time were taken; give --date")
    return told
