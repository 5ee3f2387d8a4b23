"""``authcheck exemplars add``: put a letter of known origin into a bank."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from authcheck.model.reading import ReadingOptions

from authcheck.cli.endings import EXAMINED, debug_option, help_option, say
from authcheck.cli.exemplars.place import bank_folder, bank_option, day, path_of_office
from authcheck.cli.progress import announced_when_slow
from authcheck.cli.reading import reading_options
from authcheck.model.exemplar import Exemplar, Grade
from authcheck.report.safe import safe

_EPILOG = """\
\b
Examples:
  authcheck exemplars add genuine.pdf --issuer US/DoD --grade A --from 2019-01-01 --published URL
  authcheck exemplars add copy.pdf --issuer UK/FCO --grade B --from 2020-02-01 --to 2020-02-29

\b
Grades:
  A  published by the issuer itself
  B  a recipient's copy
  C  a copy that the press published, of known route
  F  of unknown origin; listed, and weighs nothing
"""

_HELP = """\
Put a letter of known origin into a bank

The grade is your word: it decides what the same document, word for word, weighs. The address is kept as you
write it and never opened. The same file again takes the place of the earlier one.
"""


@click.command(help=_HELP, short_help="Put a letter of known origin into a bank", epilog=_EPILOG)
@click.argument("letter", metavar="LETTER")
@click.option(
    "--issuer",
    metavar="PATH",
    required=True,
    callback=path_of_office,
    help="The office it comes from, widest body first, such as US/DoD",
)
@click.option(
    "--grade",
    type=click.Choice([grade.value for grade in Grade], case_sensitive=False),
    required=True,
    help="How its origin is known",
)
@click.option(
    "--from",
    "first",
    metavar="DAY",
    required=True,
    callback=day,
    help="First day of the letters it speaks for",
)
@click.option("--to", "last", metavar="DAY", callback=day, help="Last day of them; still open where left out")
@click.option("--published", metavar="TEXT", default="", help="Where it was published, or who holds it")
@bank_option
@reading_options
@debug_option
@help_option
def add(  # noqa: PLR0913 - one argument an option
    *,
    letter: str,
    issuer: tuple[str, ...],
    grade: str,
    first: date,
    last: date | None,
    published: str,
    bank: str | None,
    options: ReadingOptions,
) -> int:
    """Return 0 once it is in the bank."""
    from authcheck.exemplars import bank as banks  # noqa: PLC0415 - help needs none of it
    from authcheck.worker.exemplar import read_features  # noqa: PLC0415 - the same

    if last is not None and last < first:
        message = f"--to {last} is before --from {first}"
        raise click.UsageError(message)
    with announced_when_slow(f"reading {letter} …"):
        features = read_features(letter, options=options)
    exemplar = Exemplar(
        name=safe(PurePath(letter).name)[:200] or "letter",
        issuer=issuer,
        grade=Grade(grade.upper()),
        first=first,
        last=last,
        published=published,
        added=datetime.now(UTC).date(),
        features=features,
    )
    path = banks.add(bank_folder(bank), exemplar)
    say(f"{exemplar.id}  {safe(str(path))}")
    return EXAMINED
