"""The sentence of a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from authcheck.model.observation import unquoted

if TYPE_CHECKING:
    from authcheck.examine.sight import Sight

_PLACEHOLDER = re.compile(r"\{(page|zone|match|what|who|count)\}")


def say(template: str, sight: Sight) -> str:
    """Return ``template`` filled in from the first thing seen; other places are named after it.

    What was seen comes from a stranger's file: it is never a template itself, and loses the marks that
    could end a quotation. ``what`` has them where it quotes; whoever words it sees to that.
    """
    first = sight.observations[0] if sight.observations else None
    parts = {
        "page": str(first.page) if first and first.page is not None else "?",
        "zone": first.zone or "page" if first else "",
        "match": unquoted(first.match) if first else "",
        "what": first.what if first else "",
        "who": unquoted(sight.who),
        "count": str(sight.count),
    }
    sentence = _PLACEHOLDER.sub(lambda found: parts[found.group(1)], template)
    return sentence + _elsewhere(sight) if "{page}" in template else sentence


def _elsewhere(sight: Sight) -> str:
    here = sight.observations[0].page if sight.observations else None
    pages = sorted({each.page for each in sight.observations if each.page is not None and each.page != here})
    if not pages:
        return ""
    return f" Also on page {pages[0]}." if len(pages) == 1 else f" Also on {len(pages)} other pages."
