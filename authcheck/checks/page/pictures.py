"""Which pages are pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.document import TextOrigin

if TYPE_CHECKING:
    from authcheck.model.document import Page


def is_picture(page: Page) -> bool:
    """Tell whether a page is a scan, a fax or a photograph, so that all its ink is in one picture."""
    return page.read_by is TextOrigin.OCR
