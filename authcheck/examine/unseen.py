"""Painted words so pale that the paper may swallow them: no rule hears them, and the report says so.

What the file does not paint at all, reading has told already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.document import Limitation

if TYPE_CHECKING:
    from authcheck.model.document import Document, Page

_LEAST = 3
"""Letters and figures from which words that a page may not show are told."""

_NAMED = 5
"""Pages named; more are only counted."""


def unseen_words(document: Document) -> tuple[Limitation, ...]:
    """Return a limitation that names the pages with white or clear words; none where there are none."""
    pages = [page.number for page in document.pages if _letters_unseen(page) >= _LEAST]
    if not pages:
        return ()
    named = ", ".join(map(str, pages[:_NAMED]))
    more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
    return (
        Limitation(
            what=f"white or clear words on page{'s' if len(pages) > 1 else ''} {named}{more}",
            why="on white paper nobody sees them, so no rule looked at them;"
            " where they stand on something dark, look at them yourself",
        ),
    )


def _letters_unseen(page: Page) -> int:
    unseen = [word for word in page.words if word.visible and not page.shows(word)]
    return sum(char.isalnum() for word in unseen for char in word.text)
