"""The pages of the shipped rules are those that their files give."""

from __future__ import annotations

from pathlib import Path

from authcheck.report.pages.shelf import Changes, compare, pages_of
from authcheck.rulebook import SHIPPED
from authcheck.rulebook.written import shelve

FOLDER = Path(__file__).parents[2] / "docs" / "rules"


def test_the_pages_of_the_shipped_rules_are_up_to_date() -> None:
    """Where this fails: `authcheck rules docs --out docs/rules` writes them anew."""
    shelf = shelve([SHIPPED])
    assert shelf.problems == ()
    assert compare(pages_of(shelf.rules), FOLDER) == Changes(written=(), removed=(), foreign=())
