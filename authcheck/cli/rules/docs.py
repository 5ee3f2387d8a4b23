"""``authcheck rules docs``: a page for each rule."""

from __future__ import annotations

from pathlib import Path

import click

from authcheck.cli.endings import EXAMINED, HOLDS, debug_option, help_option, say
from authcheck.cli.rules.paths import named
from authcheck.errors import CallError, FormError
from authcheck.report.safe import safe

_EPILOG = """\
\b
Examples:
  authcheck rules docs --out docs/rules
  authcheck rules docs my-rules --out pages
  authcheck rules docs my-rules --out pages --check

\b
Exit status:
  0  the pages are written, or with --check: are up to date
  1  with --check: they are not
  2  could not do it, rule files with problems included, or the call was wrong
"""

_HELP = """\
Write a page in Markdown for each rule, and an index

A PATH is a folder of packs, a pack, or a rule file; without one, the rules shipped with authcheck. Pages
that are not of the making of this command are never replaced; those of rules that are gone are removed.
"""


@click.command(help=_HELP, short_help="Write a page in Markdown for each rule", epilog=_EPILOG)
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--out", metavar="DIR", required=True, help="Write the pages into this folder")
@click.option("--check", is_flag=True, help="Write nothing; say which pages are not up to date")
@debug_option
@help_option
def docs(*, paths: tuple[str, ...], out: str, check: bool) -> int:
    """Return 0 where the pages are current, 1 where only a check was asked for and they are not."""
    # Help needs none of it.
    from authcheck.report.pages.shelf import carry_out, compare, pages_of  # noqa: PLC0415
    from authcheck.rulebook.written import shelve  # noqa: PLC0415

    shelf = shelve(named(paths))
    if shelf.problems:
        raise FormError(shelf.problems)
    pages, folder = pages_of(shelf.rules), Path(out)
    changes = compare(pages, folder)
    if changes.foreign:
        page = folder / changes.foreign[0]
        message = f"{page}: is no page that authcheck made; take it away or choose another --out"
        if page.is_symlink():
            message = f"{page}: is a link, and pages are not written through one; name the folder it leads to"
        raise CallError(message)
    stale = (*changes.written, *changes.removed)
    if not check:
        carry_out(changes, pages, folder)
    for name in stale:
        say(safe(str(folder / name)))
    told = f"{len(pages):,} pages, {len(changes.written):,} written, {len(changes.removed):,} removed"
    if check and stale:
        told = (
            f"{len(stale):,} of {len(pages):,} pages are not up to date; the same without --check writes them"
        )
    say(told)
    return HOLDS if check and stale else EXAMINED
