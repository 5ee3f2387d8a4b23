"""Where a rule can look, and what each place is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAGE = {
    "letterhead": "the issuer's name and address over the first page",
    "header": "running text above the body, markings included",
    "footer": "running text below the body, markings included",
    "dateline": "the line with the letter's date",
    "reference": "the issuer's or the recipient's file reference",
    "addressee": "to whom the letter is written, and their address",
    "subject": "the line that says what the letter is about",
    "body": "from the salutation or the first paragraph to the closing",
    "closing": "the valediction, the space for a signature, the typed name and title",
    "watermark": "large, pale, turned or stamped text over or under the page",
    "image.page": "everything that a page shows",
    "image.text": "what a page shows outside letterhead, header, footer and watermark",
}
_FIELDS = {
    "pdf.info": "a PDF's own title, author, dates and software, one `Key: value` a line",
    "pdf.xmp": "a PDF's metadata of the newer kind, one `Key: value` a line",
    "docx.core": "a Word file's title, author and dates, one `Key: value` a line; needs a "
    "package that reads Word files",
    "email.headers": "the headers of a message, one `Key: value` a line; needs a package that reads mail",
    "file.name": "the name of the file",
}
_SEEN = {
    "image.letterhead": "the picture of the letterhead; for a package's own checks",
    "image.closing": "the picture of the closing; for a package's own checks",
    "pdf.revisions": "the versions that saving in place left in a PDF; for a package's own checks",
    "pdf.signatures": "the signature fields of a PDF",
    "pdf.annotations": "notes and stamps laid over the pages of a PDF; for a package's own checks",
    "docx.revisions": "tracked changes in a Word file; needs a package that reads Word files",
    "docx.comments": "comments in a Word file; needs a package that reads Word files",
}
_CASE = {
    "statements": "what sources said, as the case file records it",
    "case": "the rest of the case file: what the letter claims to be, how it came, established facts",
}

MEANINGS = {**_PAGE, **_FIELDS, **_SEEN, **_CASE}
"""What each zone is, in the words of the guide."""

PAGE_ZONES = tuple(_PAGE)
"""Zones with words on a page."""

FIELD_ZONES = tuple(_FIELDS)
"""Zones that hold what the file says about itself, outside its pages."""

OTHER_ZONES = tuple(_SEEN)
"""Zones that only checks look at."""

CASE_ZONES = tuple(_CASE)

ZONES = tuple(MEANINGS)

TEST_ZONES = (*PAGE_ZONES, *FIELD_ZONES)
"""Zones whose words a test may write down."""

CARRIERS = {"pdf": "application/pdf", "docx": "officedocument.wordprocessingml", "email": "message/"}
"""What the media types hold in their names that carry the zones of a format."""

_FOREIGN = {"docx": "Word files", "email": "mail"}
"""Formats that authcheck itself does not read."""

_UNSEEN = frozenset({"image.letterhead", "image.closing", "pdf.revisions", "pdf.annotations"})
"""Zones that none of authcheck's own checks looks at."""


def unfilled(zone: str, read: Iterable[str], *, ours: bool) -> str:
    """Return why a rule that looks at ``zone`` can never find anything there; empty where it can.

    Args:
        zone: Its name.
        read: The media types that installed packages read, beyond authcheck's own.
        ours: Whether the rule looks by itself or by one of authcheck's own checks.
    """
    form = zone.partition(".")[0]
    if form in _FOREIGN and not any(CARRIERS[form] in media_type for media_type in read):
        return f"authcheck does not read {_FOREIGN[form]} yet, and no installed package brings a reader"
    if zone in _UNSEEN and ours:
        return "none of authcheck's own checks looks there yet; name the zone that this one looks at"
    return ""
