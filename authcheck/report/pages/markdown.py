"""Pages in Markdown, as code hosts show it."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from authcheck.report.pages.page import Code, Grid, Link, Listing, Paragraph, Strong, Verbatim
from authcheck.report.safe import in_place, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.report.pages.page import Block, Item, Page, Run

_WIDTH = 140

# What a rule's writer wrote is text: no mark in it is meant for Markdown or HTML.
_MARKS = re.compile(r"([\\`*_\[\]<>|#~$]|&(?=#?\w+;))")
# What makes a line more than text where it stands first: headings, rules, lists, tables.
_FIRST = re.compile(r"^([-+=:]|\d+(?=[.)]))", re.MULTILINE)
# Signs of an address that end no link and begin nothing else.
_WEB = re.compile(r"https?://[^\x00-\x20\x7f-\U0010ffff()<>\[\]\\`\"|]+")
_PAGE = re.compile(r"[a-z0-9_-]+/[a-z0-9-]+(\.[a-z0-9-]+)*\.md")
_BACKTICKS = re.compile(r"`+")


def render(page: Page) -> str:
    """Return the page, ending in a line feed."""
    parts = [f"# {_plain(page.title)}", *map(_block, page.blocks)]
    for section in page.sections:
        parts += [f"## {_plain(section.title)}", *map(_block, section.blocks)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        lines = textwrap.fill(_run(block.run), _WIDTH, break_long_words=False, break_on_hyphens=False)
        return _FIRST.sub(_as_text, lines)
    if isinstance(block, Listing):
        return "\n".join(_items(block.items, ""))
    if isinstance(block, Grid):
        return "\n".join(_rows(block))
    return "\n".join(_fenced(block))


def _items(items: Iterable[Item], margin: str) -> Iterator[str]:
    for item in items:
        yield f"{margin}- {_FIRST.sub(_as_text, _run(item.run))}"
        if item.verbatim:
            for line in _fenced(Verbatim(item.verbatim)):
                yield f"{margin}  {line}".rstrip()
        yield from _items(item.under, f"{margin}  ")


def _rows(grid: Grid) -> Iterator[str]:
    yield f"| {' | '.join(grid.head)} |"
    yield f"|{' --- |' * len(grid.head)}"
    for row in grid.rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(run: Run) -> str:
    # A cell ends at a bar, even inside code.
    return _run(run).replace("\\|", "|").replace("|", "\\|")


def _fenced(block: Verbatim) -> Iterator[str]:
    fence = "`" * max(3, 1 + max(map(len, _BACKTICKS.findall(block.text)), default=0))
    yield f"{fence}{block.language}"
    yield from map(in_place, block.text.splitlines())
    yield fence


def _run(run: Run) -> str:
    return "".join(map(_part, run))


def _part(part: str | Code | Strong | Link) -> str:
    if isinstance(part, Code):
        return _code(part.text)
    if isinstance(part, Strong):
        return f"**{_plain(part.text)}**"
    if isinstance(part, Link):
        # Only the web and pages of rules: a rule from elsewhere must not lead anywhere else.
        if _WEB.fullmatch(part.target) or _PAGE.fullmatch(part.target):
            return f"[{_plain(part.text)}]({part.target})"
        return f"{_plain(part.text)} ({_code(part.target)})"
    return _plain(part, keep_ends=True)


def _code(text: str) -> str:
    words = safe(text)
    longest = max(map(len, _BACKTICKS.findall(words)), default=0)
    if not words:
        return "(nothing)"
    if not longest:
        return f"`{words}`"
    return f"{'`' * (longest + 1)} {words} {'`' * (longest + 1)}"


def _as_text(first: re.Match[str]) -> str:
    # A figure takes no backslash; the sign after it does.
    return f"{first[0]}\\" if first[0].isdigit() else f"\\{first[0]}"


def _plain(text: str, *, keep_ends: bool = False) -> str:
    escaped = _MARKS.sub(r"\\\1", safe(text))
    if not keep_ends:
        return escaped
    # Parts of a run are joined as they are: blanks at their ends count.
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' if before else ''}{escaped}{' ' if after and escaped else ''}"
