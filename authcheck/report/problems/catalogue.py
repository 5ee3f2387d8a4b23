"""The page of every code: what is wrong, why it matters, and how it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from authcheck.forms import Choice, Field, Record, Text, parse
from authcheck.forms.files import read_text
from authcheck.forms.places import Problems
from authcheck.rulebook.shapes import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "pages"


class Of(StrEnum):
    """What the examples of a page are."""

    RULE = "rule"
    """Keys of a rule file."""

    PACK = "pack"
    """A pack file."""

    CASE = "case"
    """A case file."""

    WORDS = "words"
    """Something else, such as a call or the name of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What there is to know of a code."""

    title: str
    wrong: str
    """What is wrong, in a sentence or a few."""

    why: str
    """Why it matters."""

    of: Of
    example: str
    """As it is wrong."""

    mended: str
    """The same, mended."""


def _text(doc: str) -> Field[Any]:
    return Field(Text(), doc, required=True, nullable=False)


_PAGE = Record(
    Page,
    {
        "title": _text("a few words"),
        "wrong": _text("what is wrong"),
        "why": _text("why it matters"),
        "of": Field(Choice(Of), "what the examples are", default=Of.RULE),
        "example": _text("an example as it is wrong"),
        "mended": _text("the example mended"),
    },
)


@cache
def catalogue() -> Mapping[str, Page]:
    """Return the pages by their codes, in the order of the codes."""
    pages: dict[str, Page] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        pages.update(Table(_PAGE).read(parse(read_text(path), path.name), Problems(path.name)))
    return dict(sorted(pages.items()))
