"""The page of a code as people read it: on the terminal, in a code host, in the docs."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from authcheck.report.problems.catalogue import Of, catalogue

if TYPE_CHECKING:
    from authcheck.report.problems.catalogue import Page

_WIDTH = 80

_OPENING = """\
# Problems in rule, pack and case files

Every problem has a code, and `authcheck rules show R002` prints the page of one. This file is made from the
same pages by `python -m authcheck.cli.problems > docs/problems.md`; a test holds it to that, and another
shows that each example has its problem and, mended, has none.

Codes with an F are of the form, which rule, pack and case files share; codes with an R are of rules, packs
and settings.
"""


def plain(code: str, page: Page) -> str:
    """Return a page for a terminal, without its last line's end."""
    parts = [
        f"{code}: {page.title}",
        textwrap.fill(page.wrong, _WIDTH),
        textwrap.fill(page.why, _WIDTH),
        f"Wrong:\n\n{textwrap.indent(page.example, '    ')}",
        f"Right:\n\n{textwrap.indent(page.mended, '    ')}",
    ]
    return "\n\n".join(parts)


def markdown(code: str, page: Page) -> str:
    """Return a page in Markdown, under a heading of its own."""
    language = "text" if page.of is Of.WORDS else "yaml"
    return (
        f"## {code}: {page.title}\n\n{page.wrong}\n\n{page.why}\n\n"
        f"Wrong:\n\n```{language}\n{page.example}\n```\n\nRight:\n\n```{language}\n{page.mended}\n```\n"
    )


def document() -> str:
    """Return all pages as one document in Markdown."""
    return "\n".join([_OPENING, *(markdown(code, page) for code, page in catalogue().items())])
