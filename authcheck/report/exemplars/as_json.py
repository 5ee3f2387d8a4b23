"""Exemplars and comparisons as JSON: everything but the pictures and the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authcheck.model.exemplar import Comparison, Crop, Exemplar, ImageMatch
    from authcheck.report.as_json import Json

BANK = "authcheck.exemplars/1"
COMPARED = "authcheck.comparison/1"


def bank(exemplars: Sequence[Exemplar]) -> Json:
    """Return the exemplars of a bank."""
    return {"schema": BANK, "exemplars": [exemplar(each) for each in exemplars]}


def exemplar(each: Exemplar) -> Json:
    """Return one exemplar."""
    return {
        "id": each.id,
        "sha256": each.features.sha256,
        "name": each.name,
        "issuer": list(each.issuer),
        "grade": each.grade.value,
        "from": str(each.first),
        "to": str(each.last) if each.last else None,
        "published": each.published,
        "added": str(each.added),
        "pages": each.features.pages,
        "words": len(each.features.text),
        "signatures": len(each.features.signatures),
    }


def comparisons(
    sha256: str,
    compared: Sequence[Comparison],
    elsewhere: Sequence[ImageMatch],
    unread: Sequence[str],
    crops: Mapping[int, str],
) -> Json:
    """Return what comparing a letter came to.

    Args:
        sha256: Of the letter.
        compared: One an exemplar.
        elsewhere: The same signature image in other letters and on other pages.
        unread: What could not be compared, and why.
        crops: Files of crops by the identity of the point or match they show.
    """
    return {
        "schema": COMPARED,
        "sha256": sha256,
        "unread": list(unread),
        "exemplars": [_one(each, crops) for each in compared],
        "same_signature_image": [_image(each, crops) for each in elsewhere],
    }


def _one(each: Comparison, crops: Mapping[int, str]) -> Json:
    return {
        "exemplar": exemplar(each.exemplar),
        "speaks": not each.speaks,
        "does_not_speak_because": each.speaks or None,
        "text": {"sameness": each.text.sameness.value, "says": each.text.says, "alike": each.text.alike},
        "points": [
            {
                "name": point.name,
                "agreement": point.agreement.value,
                "says": point.says,
                "questioned": _place(point.questioned),
                "known": _place(point.known),
                "crops": crops.get(id(point)),
            }
            for point in each.points
        ],
        "same_signature_image": [_image(match, crops) for match in each.images],
    }


def _image(match: ImageMatch, crops: Mapping[int, str]) -> Json:
    return {
        "elsewhere": match.elsewhere,
        "overlap": match.overlap,
        "scale": match.scale,
        "turn": match.turn,
        "questioned": _place(match.questioned),
        "known": _place(match.known),
        "crops": crops.get(id(match)),
    }


def _place(crop: Crop | None) -> Json:
    if crop is None:
        return None
    box = crop.box
    return {"page": crop.page, "box": [box.left, box.top, box.right, box.bottom]}
