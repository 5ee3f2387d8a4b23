"""What features may be: held against whatever crossed the process border or came out of a bank's file.

Types are the decoder's business; here are sizes, lengths and what must fit together.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.exemplar import Crop, Exemplar, Features
    from authcheck.model.geometry import Box

MOST_SIDE = 640
"""Columns or rows of a crop."""

MOST_SIGNATURES = 6
MOST_WORDS = 20_000
"""Words of a text; a longer one is compared as far as that."""

MOST_TEXT_WORD = 80
MOST_LINE = 200
"""Characters of a line that is kept."""

MOST_LINES = 24
MOST_FONTS = 12
MOST_SIZE = 20_000.0
"""Points of anything: PDF pages reach 14,400."""

MOST_ISSUER = 8
"""Parts of an issuer's path."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def wrong_with(features: Features) -> str:
    """Return the first thing that features cannot be; empty where they are sound."""
    return next(_wrong(features), "")


def wrong_with_exemplar(exemplar: Exemplar) -> str:
    """Return the first thing that an exemplar cannot be; empty where it is sound."""
    texts = (exemplar.name, exemplar.published, *exemplar.issuer)
    if not exemplar.issuer or len(exemplar.issuer) > MOST_ISSUER or not all(exemplar.issuer):
        return "issuer: is no path of an office, such as US/DoD"
    if not exemplar.name or any(len(text) > MOST_LINE for text in texts):
        return f"name, issuer, published: must be 1 to {MOST_LINE} characters long"
    if exemplar.last is not None and exemplar.last < exemplar.first:
        return f"last: {exemplar.last} is before {exemplar.first}"
    return wrong_with(exemplar.features)


def _wrong(features: Features) -> Iterator[str]:
    if not _SHA256.fullmatch(features.sha256):
        yield "sha256: is no SHA-256"
    if features.pages < 1:
        yield "pages: must be 1 or more"
    numbers = (features.type_height, features.left_margin, features.right_margin, features.line_pitch)
    given = [number for number in (*features.page_size, *numbers) if number is not None]
    if not all(map(_measures, given)):
        yield "page_size, margins: are no sizes in points"
    if not 0 <= features.legibility <= 1:
        yield "legibility: must be from 0 to 1"
    if features.letterhead_box is not None and not _is_box(features.letterhead_box):
        yield "letterhead_box: is no box"
    yield from _wrong_words(features)
    yield from _wrong_pictures(features)


def _wrong_words(features: Features) -> Iterator[str]:
    lines = (*features.letterhead, *features.closing)
    if max(len(features.letterhead), len(features.closing)) > MOST_LINES:
        yield f"letterhead, closing: more than {MOST_LINES} lines"
    singles = (
        features.dateline,
        features.date_form,
        features.reference,
        features.reference_form,
        features.valediction,
        features.producer,
    )
    if any(len(text) > 2 * MOST_LINE for text in (*lines, *singles)):
        yield f"a line is longer than {2 * MOST_LINE} characters"
    if len(features.text) > MOST_WORDS or any(len(word.text) > MOST_TEXT_WORD for word in features.text):
        yield f"text: more than {MOST_WORDS:,} words, or one longer than {MOST_TEXT_WORD} characters"
    if len(features.fonts) > MOST_FONTS or not all(
        len(font.name) <= MOST_LINE and _measures(font.size) and 0 <= font.share <= 1
        for font in features.fonts
    ):
        yield "fonts: too many, or one that cannot be"


def _wrong_pictures(features: Features) -> Iterator[str]:
    if len(features.signatures) > MOST_SIGNATURES:
        yield f"signatures: more than {MOST_SIGNATURES}"
    crops = (features.letterhead_crop, features.logo, features.closing_crop, *features.signatures)
    if not all(_is_crop(crop, features.pages) for crop in crops if crop is not None):
        yield "a crop's bytes are not its width times its height, or it is too large"


def _is_crop(crop: Crop, pages: int) -> bool:
    return (
        1 <= crop.width <= MOST_SIDE
        and 1 <= crop.height <= MOST_SIDE
        and len(crop.grey) == crop.width * crop.height
        and 1 <= crop.page <= pages
        and _is_box(crop.box)
    )


def _is_box(box: Box) -> bool:
    edges = (box.left, box.top, box.right, box.bottom)
    return all(map(_measures, edges)) and box.left < box.right and box.top < box.bottom


def _measures(number: float) -> bool:
    return math.isfinite(number) and abs(number) <= MOST_SIZE
