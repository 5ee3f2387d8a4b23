"""``authcheck rules show``: a rule, a kind of problem, or the kinds of evidence, as a page."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option
from authcheck.cli.printing import may_style, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.report.pages import Page
    from authcheck.rulebook.written import WrittenRule

_EPILOG = """\
\b
Examples:
  authcheck rules show core/draft.marking
  authcheck rules show draft.marking
  authcheck rules show my-rules/draft.for-comment.yaml
  authcheck rules show R002
  authcheck rules show evidence
  authcheck rules show desk/draft.for-comment --rules desk
"""

_HELP = """\
Show what a rule says, what the code of a problem means, or which kinds of evidence there are

A RULE is an id, an id without its pack, or a rule file; a code is that of a problem, such as R002. The word
`evidence` shows the kinds that a rule may name, what each points to, and how strongly at most.
"""

_CODE = re.compile(r"[A-Z]\d{3}", re.IGNORECASE)

_EVIDENCE = "evidence"
"""What shows the kinds of evidence: no id, which has a dot."""

_WIDEST = 100
"""Columns that a page fills at most: longer lines are hard to read."""


@click.command(help=_HELP, short_help="Show what a rule, a code or evidence means", epilog=_EPILOG)
@click.argument("names", metavar="RULE|CODE|evidence...", nargs=-1, required=True)
@click.option(
    "--rules", "folders", metavar="DIR", multiple=True, help="Look among the rules in this folder as well"
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "markdown")),
    default="text",
    help="Set the page for a terminal (text) or in Markdown  [default: text]",
)
@debug_option
@help_option
def show(*, names: tuple[str, ...], folders: tuple[str, ...], format_: str) -> int:
    """Return 0 once every page is shown."""
    pages = "\n".join(_set(page, format_) for page in _pages(names, folders))
    write(pages, (sys.stdout.encoding or "utf-8") if format_ == "text" else "utf-8")
    return EXAMINED


def _set(page: Page, format_: str) -> str:
    from authcheck.report.pages import markdown, terminal  # noqa: PLC0415 - rich, and help needs none of it

    if format_ == "markdown":
        return markdown.render(page)
    width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else _WIDEST
    return terminal.render(page, width=width, styled=may_style())


def _pages(names: Sequence[str], folders: Sequence[str]) -> Iterator[Page]:
    from authcheck.rulebook import SHIPPED  # noqa: PLC0415 - help needs none of it
    from authcheck.rulebook.written import shelve  # noqa: PLC0415 - the same

    shelf = None
    for name in names:
        if _CODE.fullmatch(name):
            yield _page_of_code(name.upper())
        elif name == _EVIDENCE:
            yield _page_of_evidence()
        elif Path(name).is_file():
            yield _page(shelve([Path(name)]).only(name))
        else:
            shelf = shelf or shelve([SHIPPED, *map(Path, folders)])
            yield _page(shelf.called(name))


def _page(written: WrittenRule) -> Page:
    from authcheck.report.pages import page_of  # noqa: PLC0415 - help needs none of it

    return page_of(written.rule, written.text, written.wakes)


def _page_of_code(code: str) -> Page:
    from authcheck.report.pages.of_code import page_of_code  # noqa: PLC0415 - rules need none of it

    return page_of_code(code)


def _page_of_evidence() -> Page:
    from authcheck.report.pages.of_evidence import page_of_evidence  # noqa: PLC0415 - rules need none of it

    return page_of_evidence()
