"""The guide's table of the kinds of evidence: ``python -m authcheck.cli.evidence docs/rules.md``."""

from __future__ import annotations

import sys
from pathlib import Path

from authcheck.report.pages.markdown import render
from authcheck.report.pages.of_evidence import table
from authcheck.report.pages.page import Page

BEGIN = "<!-- made by `python -m authcheck.cli.evidence docs/rules.md`; a test holds it to that -->\n"
END = "<!-- until here -->\n"


def with_table(page: str) -> str:
    """Return a page with the table between its two marks made anew.

    Raises:
        ValueError: The page does not have the marks, each once.
    """
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    _, rows = render(Page("", (table(),))).split("\n\n")
    return f"{before}{BEGIN}\n{rows}\n{END}{after}"


if __name__ == "__main__":
    for each in map(Path, sys.argv[1:]):
        each.write_text(with_table(each.read_text(encoding="utf-8")), encoding="utf-8")
