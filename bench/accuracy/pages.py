"""One page of known truth → what the checks say of it."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from authcheck import plugins
from authcheck.checks.page.pictures import is_picture
from authcheck.checks.page.signatures import Sighting, look
from authcheck.model.geometry import Box
from bench.accuracy.sheet import Tile, tile
from bench.signature.gather import Truth, moved, opened, upright_of

if TYPE_CHECKING:
    from authcheck.ingest.letter import OpenLetter
    from authcheck.model.document import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of one page."""

    truth: Truth
    chance: float
    said: bool | None
    """Whether it is signed by hand; None where unsure."""

    hit: bool
    """Whether a box that was seen lies on a true one."""

    blank: str
    """``blank``, ``no`` or ``unread``: the space over the typed name."""

    head: bool | None
    """Whether a letterhead was seen on the page; None where that could not be said."""

    legibility: float
    seconds: float
    """Taken by the look for signatures."""

    read_seconds: float
    """Taken by reading the file, OCR included."""

    picture: Tile | None
    """Of pages told wrongly or not at all."""


def examine(truth: Truth) -> Came:
    """Read a page and run the checks on it."""
    start = perf_counter()
    with opened(truth.path) as letter:
        read = perf_counter() - start
        page = letter.document.pages[truth.page - 1]
        start = perf_counter()
        seen = look(letter, page) if is_picture(page) else Sighting(page=page.number, chance=0.0, boxes=())
        seconds = perf_counter() - start
        said = True if seen.signed else False if seen.unsigned else None
        upright, stored = upright_of(letter, page.number)
        size = (page.width, page.height)
        true = tuple(moved(box, upright, stored, size) for kind, box in truth.marks if kind == "signature")
        hit = any(
            one.overlap(other) > 0.25 * min(_area(one), _area(other))
            for one in seen.boxes[:3]
            for other in true
        )
        wrong = truth.signature in {"yes", "no"} and said != (truth.signature == "yes")
        shown = None
        if wrong:
            name = f"{truth.path.name[:26]} p{truth.page} {truth.source}"
            caption = f"{name} truth {truth.signature} p {seen.chance:.2f}"
            whole = letter.crop(page.number, Box(0.0, 0.0, *size), 100)
            shown = tile(whole, caption, size, true, seen.boxes[:1])
        return Came(
            truth=truth,
            chance=seen.chance,
            said=said,
            hit=hit,
            blank=_blank(letter, page),
            head=_head(letter, page),
            legibility=page.legibility,
            seconds=seconds,
            read_seconds=read,
            picture=shown,
        )


def _blank(letter: OpenLetter, page: Page) -> str:
    try:
        seen = list(plugins.check("closing.blank")(letter, {}))
    except plugins.CannotExamine:
        return "unread"
    return "blank" if any(one.page == page.number for one in seen) else "no"


def _head(letter: OpenLetter, page: Page) -> bool | None:
    try:
        seen = list(plugins.check("letterhead.form")(letter, {}))
    except plugins.CannotExamine:
        return None
    return any(one.page == page.number for one in seen)


def _area(box: Box) -> float:
    return max(box.width * box.height, 1.0)
