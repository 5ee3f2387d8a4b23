"""What a page holds, before it is set in Markdown or for a terminal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """Words exactly as they stand in a file."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry the sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere."""

    text: str
    target: str
    """An address, or a path from the page's own folder."""


Run = tuple[str | Code | Strong | Link, ...]
"""A stretch of text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    run: Run


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list."""

    run: Run
    under: tuple[Item, ...] = ()
    """Points under it."""

    verbatim: str = ""
    """Lines of a file that belong to it; empty for none."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of points."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    head: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines of a file."""

    text: str
    language: str = "yaml"


Block = Paragraph | Listing | Grid | Verbatim


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page."""

    title: str
    blocks: tuple[Block, ...] = ()
    """What stands before the first section."""

    sections: tuple[Section, ...] = ()
