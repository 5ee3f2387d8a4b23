"""Factories of what is compared: features, exemplars, crops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from authcheck.model.document import TextOrigin
from authcheck.model.exemplar import Crop, Exemplar, Features, Grade, TextWord
from authcheck.model.geometry import Box

WORDS = (
    "The lock at Brennick closes for repair on the first of June and opens again on the ninth of July. "
    "Boats may wait above the weir at no charge. The towpath stays open to walkers, and the bridge to carts "
    "under two tons. Tolls paid for those weeks are returned on request to this office by letter."
)


def text_of(words: str, *unsure: int) -> tuple[TextWord, ...]:
    """Return words as read; those at the places ``unsure`` were not surely."""
    return tuple(TextWord(text=word, sure=at not in unsure) for at, word in enumerate(words.split()))


def a_crop(ink: np.ndarray | None = None, *, page: int = 1, points: float = 0.48) -> Crop:
    """Return a crop with this ink on white, ``points`` a pixel; a small grey one where none is given."""
    grey = np.full((4, 6), 128, dtype=np.uint8) if ink is None else np.where(ink, 0, 255).astype(np.uint8)
    height, width = grey.shape
    box = Box(100.0, 400.0, 100.0 + width * points, 400.0 + height * points)
    return Crop(width=width, height=height, grey=grey.tobytes(), page=page, box=box)


def some_features(words: str = WORDS, *, of: str = "1", **fields: Any) -> Features:
    """Return the features of a letter whose hash is ``of`` over and over."""
    plain = Features(
        sha256=(of * 64)[:64],
        pages=1,
        page_size=(595.0, 842.0),
        read_by=TextOrigin.TEXT_LAYER,
        legibility=1.0,
        text=text_of(words),
    )
    return replace(plain, **fields)


def an_exemplar(
    features: Features | None = None,
    *,
    issuer: str = "Ardane/Waterways",
    grade: Grade = Grade.A,
    first: date = date(2019, 1, 1),
    last: date | None = None,
) -> Exemplar:
    """Return an exemplar of the invented waterways authority."""
    return Exemplar(
        name="genuine.pdf",
        issuer=tuple(issuer.split("/")),
        grade=grade,
        first=first,
        last=last,
        published="https://example.org/letter",
        added=date(2021, 5, 1),
        features=features or some_features(of="2"),
    )
