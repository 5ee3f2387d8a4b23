"""Exemplars and comparisons as text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from authcheck.model.exemplar import Agreement
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.model.exemplar import Comparison, Exemplar, ImageMatch, Point

FORM = (
    "Form is cheap to copy: whatever agrees here is weak evidence at most, and what differs is none. "
    "The same document word for word weighs by the exemplar's grade: `authcheck LETTER --exemplars DIR`."
)
IMAGES = (
    "Nobody signs twice alike; an office with a digitised signature or an autopen does. "
    "Look at the crops before you say anything."
)

_MARKS = {Agreement.AGREE: "=", Agreement.DIFFER: "x", Agreement.NOT_COMPARABLE: "?"}


def listing(exemplars: Sequence[Exemplar], folder: str, width: int) -> str:
    """Return the exemplars of a bank as text."""
    count = len(exemplars)
    lines = [f"{count} exemplar{'' if count == 1 else 's'} in {safe(folder)}"]
    for each in exemplars:
        lines += ["", f"{each.id}  {safe('/'.join(each.issuer))}  grade {each.grade}  {each.period}"]
        lines += _wrapped(
            ", ".join(filter(None, (f"{each.name}: {each.grade.told}", each.published))), width, 2
        )
        kept = each.features
        has = [f"{kept.pages} page{'' if kept.pages == 1 else 's'}", f"{len(kept.text):,} words"]
        has += ["letterhead"] if kept.letterhead else []
        has += ["seal or logo"] if kept.logo else []
        has += (
            [f"{len(kept.signatures)} signature{'' if len(kept.signatures) == 1 else 's'}"]
            if kept.signatures
            else []
        )
        lines += _wrapped(", ".join(has), width, 2)
    return "\n".join(lines) + "\n"


def comparisons(
    letter: str,
    compared: Sequence[Comparison],
    elsewhere: Sequence[ImageMatch],
    unread: Sequence[str],
    width: int,
) -> str:
    """Return what comparing a letter came to, as text."""
    lines = [f"{safe(letter)}"]
    for why in unread:
        lines += _wrapped(f"not compared: {why}", width, 0)
    for each in compared:
        lines += ["", *_one(each, width)]
    if elsewhere:
        lines += ["", "The same signature image"]
        for match in elsewhere:
            lines += _wrapped(image(match), width, 2)
    if compared:
        lines += ["", *_wrapped(FORM, width, 0)]
    if elsewhere or any(each.images for each in compared):
        lines += _wrapped(IMAGES, width, 0)
    return "\n".join(lines) + "\n"


def image(match: ImageMatch) -> str:
    """Return a match in one sentence without a full stop."""
    return (
        f"the signature on page {match.questioned.page} is the same image as in {match.elsewhere}: "
        f"{match.overlap:.0%} of the strokes lie on each other, at {match.scale:.2f} times the size "
        f"and turned by {match.turn:.1f} degrees"
    )


def _one(compared: Comparison, width: int) -> Iterator[str]:
    exemplar = compared.exemplar
    issuer = safe("/".join(exemplar.issuer))
    yield f"Exemplar {exemplar.id}  {issuer}  grade {exemplar.grade}, {exemplar.grade.told}"
    yield from _wrapped(
        "; ".join(filter(None, (f"{exemplar.name}, {exemplar.period}", exemplar.published))), width, 2
    )
    if compared.speaks:
        yield from _wrapped(f"It does not speak for this letter: {compared.speaks}.", width, 2)
    yield from _wrapped(f"The text: {compared.text.sameness}. {compared.text.says}.", width, 2)
    for which in Agreement:
        points = [point for point in compared.points if point.agreement is which]
        if points:
            yield f"  {which.value}"
            for point in points:
                yield from _point(point, width)
    for match in compared.images:
        yield from _wrapped(f"! {image(match)}", width, 4)


def _point(point: Point, width: int) -> Iterator[str]:
    yield from _wrapped(f"{_MARKS[point.agreement]} {point.name}: {point.says}", width, 4)


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    gap = " " * indent
    return textwrap.wrap(safe(text), max(width, 40), initial_indent=gap, subsequent_indent=gap + "  ") or [""]
