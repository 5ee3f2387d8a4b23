"""The check ``pages.promised``: a page says that there are more pages than the file holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authcheck.model.observation import Observation
from authcheck.plugins import CannotExamine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter

_COUNT = re.compile(r"\bpage (\d{1,3}) of (\d{1,3})\b", re.IGNORECASE)


def check(letter: Letter, _parameters: Mapping[str, ParameterValue]) -> Iterator[Observation]:
    """Yield each page number that promises more pages than there are."""
    document = letter.document
    if document.page_count is not None:
        message = "not all pages were read, so they cannot be counted"
        raise CannotExamine(message)
    held = len(document.pages)
    for page in document.pages:
        text = " ".join(word.text for word in page.words if word.visible)
        for found in _COUNT.finditer(text):
            if int(found[2]) > held:
                what = f"“{found[0]}” stands on page {page.number}, and the file has {held}"
                yield Observation(what=what, match=found[0], page=page.number)
