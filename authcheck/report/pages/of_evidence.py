"""The kinds of evidence: what each is, what it may point to, how strongly, and what shows it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from authcheck.forms.schemas import meaning
from authcheck.model.axes import POLES
from authcheck.model.evidence import CAPS, Evidence
from authcheck.report.pages.page import Code, Grid, Item, Listing, Page, Paragraph, Section, Strong
from authcheck.rulebook.meanings import told_cap
from authcheck.rulebook.ways import SHOWN_BY, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.evidence import Cap
    from authcheck.report.pages.page import Run

_KEYS: dict[Way, tuple[str, ...]] = {
    Way.WORDS: ("text", "pattern"),
    Way.FIELDS: ("fields",),
    Way.CHECK: ("check",),
    Way.FACTS: ("facts",),
    Way.STATEMENTS: ("statements",),
    Way.CASE: ("fields of the case",),
}
"""What a rule writes under ``look.for`` to look in each way."""


def page_of_evidence() -> Page:
    """Return the page of all kinds, by what a rule looks for that may name them."""
    held_to = (
        ". A kind points to its own answers alone, weighs at most as much as is said of it, and is shown "
        "only by looking in the way it stands under, for no more than that evidence. A rule that names none "
        "is at most moderate."
    )
    about = ("What a rule may name as ", Code("evidence"), held_to)
    sections = (
        Section(f"Looking for {', '.join(ways)}", (Listing(tuple(map(_item, kinds))),))
        for ways, kinds in groupby(_in_order(), _keys)
    )
    return Page("Kinds of evidence", (Paragraph(about),), tuple(sections))


def table() -> Grid:
    """Return the kinds as a table, a row for each answer that a kind has a cap for."""
    rows = (_row(kind, cap) for kind in _in_order() for cap in CAPS[kind])
    return Grid(("evidence", "what it is", "points to", "at most", "look.for"), tuple(rows))


def _in_order() -> Iterator[Evidence]:
    """Yield what words show before what a check shows, and so on."""
    ways = tuple(Way)
    yield from sorted(Evidence, key=lambda kind: sorted(ways.index(way) for way in SHOWN_BY[kind]))


def _item(kind: Evidence) -> Item:
    return Item((Strong(kind.value), f": {_what(kind)}. {told_cap(kind).capitalize()}."))


def _row(kind: Evidence, cap: Cap) -> tuple[Run, ...]:
    return (
        (Code(kind.value),),
        (_what(kind),),
        (_answers(cap),),
        (cap.weight.words,),
        (", ".join(_keys(kind)),),
    )


def _what(kind: Evidence) -> str:
    return meaning(kind).rstrip(".")


def _answers(cap: Cap) -> str:
    return f"{cap.axis}: {' or '.join(value for value in POLES[cap.axis] if value in cap.toward)}"


def _keys(kind: Evidence) -> tuple[str, ...]:
    return tuple(key for way in Way if way in SHOWN_BY[kind] for key in _KEYS[way])
