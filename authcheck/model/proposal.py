"""What reading an article gives: its text, traced to the file, and the statements a desk may accept."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from authcheck.model.case import Attribution, Claim, Of
from authcheck.model.document import Limitation


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of the questioned document while articles are read; all of it may be empty."""

    terms: tuple[str, ...] = ()
    """What articles call it; empty where general words such as *letter* serve."""

    policy_terms: tuple[str, ...] = ()
    """Words for what it says or orders, such as *withdraw*."""

    author: str = ""
    """The claimed author."""

    issuer: tuple[str, ...] = ()
    """Path from the widest body down."""

    recipient: tuple[str, ...] = ()
    """Path from the widest body down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A statement that a program found in an article; it never counts until the desk accepts it."""

    speaker: str | None
    """A name as fully as the article gives it, or an office in its own name; None where unnamed."""

    role: str
    """Such as ``Pentagon spokeswoman``; empty where the article gives none."""

    described_as: str
    """How the article puts the speaker where the statement stands."""

    named: bool
    attribution: Attribution
    organisation: tuple[str, ...]
    """Path from the widest body down; empty where the text does not say it."""

    claims: tuple[Claim, ...]
    """At least one; a claim that follows from the others is marked ``derived``."""

    of: Of
    exact: str
    """The words themselves, ``text[span[0]:span[1]]``."""

    span: tuple[int, int]
    """String indexes into the article's text."""

    whole: str
    """``exact`` with the verb that governs it, such as *denied that the letter is a fake*: what a desk reads.
    The same as ``exact`` where that says it by itself."""

    whole_span: tuple[int, int]
    """Where ``whole`` stands."""

    prefix: str
    """Up to 32 characters that stand before ``whole``."""

    suffix: str
    """Up to 32 characters that stand after it."""

    speaker_span: tuple[int, int] | None
    """Where the speaker is named or described; None where a follow-up quotation names nobody."""

    count_at_least: int = 1
    """2 or more for a plural speaker."""

    said_as_written: str = ""
    """Such as ``Monday``: relative until the article's date is known; empty where nothing is said."""

    via: str = ""
    """The outlet or the kind of document that carried the words; empty where the article heard them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of an article's text that stands in one piece in the file."""

    start: int
    """Where it begins in the article's text, in characters."""

    at: int
    """Where it begins in the decoded file, in characters; for a PDF, in the page's text."""

    page: int | None = None
    """Page number from 1; None for files without pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as read from a file."""

    text: str
    stretches: tuple[Stretch, ...]
    """In order; each reaches to the start of the next one."""

    sha256: str
    """Of the file."""

    media_type: str
    title: str = ""
    """Empty where the file tells none; so for the next ones."""

    date: date | None = None
    """The day of publication, as the file tells it; None where it does not."""

    outlet: str = ""
    url: str = ""
    limitations: tuple[Limitation, ...] = ()

    def place(self, index: int) -> tuple[int | None, int]:
        """Return where a character of the text stands in the file: page (None without pages) and index."""
        found = bisect_right(self.stretches, index, key=lambda stretch: stretch.start) - 1
        if found < 0:
            return None, index
        stretch = self.stretches[found]
        return stretch.page, stretch.at + index - stretch.start
