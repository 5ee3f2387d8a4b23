"""Where else the same signature image stands: in exemplars, in other letters, on other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.exemplars.alignment import SAME, align, line_of
from authcheck.exemplars.wording import compare_texts
from authcheck.model.exemplar import ImageMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.model.exemplar import Crop, Features

_COPIES = 0.85
"""Share of the same words from which two files are copies of one letter, signature and all."""

MOST_PAIRS = 600
"""Pairs of signatures laid on each other for one letter; a pair takes some hundredths of a second."""


def images_elsewhere(
    questioned: Features, others: Iterable[tuple[str, Features]], *, most: int = MOST_PAIRS
) -> tuple[ImageMatch, ...]:
    """Return each signature of a letter that is the same image as one elsewhere, the closest first.

    Copies of the letter itself are left out: there the same image is to be expected.

    Args:
        questioned: The letter.
        others: Other letters, each with what it is called in words.
        most: Pairs looked at.
    """
    matches = []
    for at, (here, there, where) in enumerate(_pairs(questioned, others)):
        if at == most:
            break
        match = same_image(here, there, where)
        if match is not None:
            matches.append(match)
    return tuple(sorted(matches, key=lambda each: -each.overlap))


def same_image(here: Crop, there: Crop, where: str) -> ImageMatch | None:
    """Return the match where two signatures are one image; None where they are not, or show too little."""
    one, other = line_of(here), line_of(there)
    if one is None or other is None:
        return None
    laid = align(one, other)
    if laid.overlap < SAME:
        return None
    return ImageMatch(
        questioned=here, known=there, elsewhere=where, overlap=laid.overlap, scale=laid.scale, turn=laid.turn
    )


def _pairs(questioned: Features, others: Iterable[tuple[str, Features]]) -> Iterator[tuple[Crop, Crop, str]]:
    for at, here in enumerate(questioned.signatures):
        for there in questioned.signatures[at + 1 :]:
            if there.page != here.page:
                yield here, there, f"page {there.page} of the same file"
    if not questioned.signatures:
        return
    for name, features in others:
        if not features.signatures or features.sha256 == questioned.sha256:
            continue
        if compare_texts(questioned, features).alike >= _COPIES:
            continue
        for here in questioned.signatures:
            for there in features.signatures:
                yield here, there, f"{name}, page {there.page}"
