"""``authcheck sources read``: what articles say about a letter, proposed and not counted."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from authcheck.cli.endings import COULD_NOT, EXAMINED, bug, complain, debug_option, help_option, put_down, say
from authcheck.cli.printing import may_style, write
from authcheck.cli.progress import announced_when_slow
from authcheck.cli.reading import reading_options
from authcheck.cli.sources.place import case_file_to_write, case_option, format_option, width
from authcheck.errors import AuthcheckError, CallError, CaseNotWritten, FormError
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from authcheck.model.case import Statement
    from authcheck.model.proposal import Article
    from authcheck.model.reading import ReadingOptions


class _Day(click.DateTime):
    """A day, with a message that says how it is written."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}” is no day; write year, month and day, such as 2020-01-06", param, ctx)


_EPILOG = """\
\b
Examples:
  authcheck sources read article.html --for letter.pdf
  authcheck sources read *.txt --for letter.pdf --published 2020-01-06

\b
Exit status:
  0  every article was read
  2  an article could not be read, or the call was wrong
"""

_HELP = """\
Propose statements from articles

Text, HTML and PDF files are read, and what they seem to say about the letter is put into its case file with
the status proposed. A proposal never counts by itself: accept or reject each one. What is on file already,
even rejected, is not proposed again. `-` reads one article from standard input. Nothing is fetched.
"""


@click.command(help=_HELP, short_help="Propose statements from articles", epilog=_EPILOG)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--for", "letter", metavar="LETTER", required=True, help="The letter that the articles speak of"
)
@case_option
@click.option("--outlet", metavar="NAME", help="Who published them, where the files do not tell")
@click.option("--url", metavar="URL", help="Where, for a single article")
@click.option(
    "--published",
    metavar="DAY",
    type=_Day(),
    help="When they appeared, where the files do not tell; it settles days such as Monday",
)
@format_option
@reading_options
@debug_option
@help_option
def read(  # noqa: PLR0913 - one argument an option
    *,
    files: tuple[str, ...],
    letter: str,
    case_path: str | None,
    outlet: str | None,
    url: str | None,
    published: datetime | None,
    format_: str,
    options: ReadingOptions,
) -> int:
    """Return 0 where every article was read."""
    if files.count("-") > 1:
        message = "standard input (-) can be read once; name the other articles by their paths"
        raise CallError(message)
    if url and len(files) > 1:
        message = "--url is for one article; name one"
        raise CallError(message)
    path = case_file_to_write(letter, case_path)
    day = published.date() if published else None
    added: list[Statement] = []
    failed = False
    for name in files:
        try:
            with announced_when_slow(f"reading {name} …"):
                article = _told(_read(name, options), outlet, url, day)
                new, article = _proposed(path, article)
        except (FormError, CaseNotWritten):
            raise
        except AuthcheckError as error:
            put_down(error, name)
            complain(str(error))
            failed = True
            continue
        except Exception as error:  # noqa: BLE001 - a bug met on one article must not cost the others
            complain(bug(error, name))
            failed = True
            continue
        added += new
        _remark(name, article, len(new))
    _show(added, format_)
    return COULD_NOT if failed else EXAMINED


def _read(name: str, chosen: ReadingOptions) -> Article:
    # Help needs none of it.
    from authcheck.ingest import read_stdin  # noqa: PLC0415
    from authcheck.model.reading import Limits  # noqa: PLC0415
    from authcheck.worker.article import LIMITS, read_article  # noqa: PLC0415

    # Articles are short: where nobody set a limit, theirs are narrower than a letter's.
    options = replace(chosen, limits=LIMITS) if chosen.limits == Limits() else chosen
    raw = read_stdin(sys.stdin.buffer, options.limits) if name == "-" else None
    return read_article(name, options, stdin_bytes=raw)


def _told(article: Article, outlet: str | None, url: str | None, day: date | None) -> Article:
    """Return the article with what the caller knows of it in the place of what it tells itself."""
    return replace(article, outlet=outlet or article.outlet, url=url or article.url, date=day or article.date)


def _proposed(path: Path, article: Article) -> tuple[tuple[Statement, ...], Article]:
    """Put proposals on file; return them, and the article with what of it was left unread."""
    # Help needs none of it.
    from authcheck.articles import read as read_statements  # noqa: PLC0415
    from authcheck.model.case import Case  # noqa: PLC0415
    from authcheck.sourcing import load_case  # noqa: PLC0415
    from authcheck.sourcing.log import add_statements  # noqa: PLC0415
    from authcheck.sourcing.log.proposals import about, proposed, seems_about  # noqa: PLC0415

    case = load_case(path) if path.exists() else Case()
    reading = read_statements(article.text, about(case.claimed))
    new = add_statements(path, lambda case: proposed(case, article, reading.proposals))
    if new and not seems_about(case.claimed, article, reading.proposals):
        bodies = " or ".join("/".join(each) for each in (case.claimed.issuer, case.claimed.recipient) if each)
        named = bodies or case.claimed.author or "the letter"
        say(safe(f"nothing in it names {named}: is it about this letter?"), err=True)
    return new, replace(article, limitations=(*article.limitations, *reading.limitations))


def _remark(name: str, article: Article, new: int) -> None:
    """Say on standard error what came of an article."""
    noun = "proposal" if new == 1 else "proposals"
    say(safe(f"{name}: {new or 'no'} new {noun}"), err=True)
    for limitation in article.limitations:
        say(safe(f"{name}: not read: {limitation.what}: {limitation.why}"), err=True)
    if article.date is None:
        say(safe(f"{name}: no date found; --published DAY settles days such as Monday"), err=True)


def _show(added: list[Statement], format_: str) -> None:
    from authcheck.report.sources import listing  # noqa: PLC0415 - help needs none of it

    if format_ == "json":
        from authcheck.report import as_json  # noqa: PLC0415 - the same

        write(as_json.write(listing.as_json(added)) + "\n", "utf-8")
    elif added:
        write(listing.listing(added, width(), styled=may_style()), sys.stdout.encoding)
