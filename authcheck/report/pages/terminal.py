"""Pages on a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from authcheck.report.pages.page import Code, Grid, Link, Listing, Paragraph, Strong
from authcheck.report.safe import in_place, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from authcheck.report.pages.page import Block, Item, Page, Run


def render(page: Page, *, width: int, styled: bool) -> str:
    """Return the page, ending in a line feed.

    Args:
        page: The page.
        width: Columns to fill.
        styled: Whether bold and colours may be used.
    """
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=styled,
        color_system="standard" if styled else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(Text(safe(page.title), style="bold"))
        for before, block in zip((None, *page.blocks), page.blocks, strict=False):
            if isinstance(before, Paragraph) and isinstance(block, Paragraph):
                console.print()
            console.print(_block(block))
        for section in page.sections:
            console.print()
            console.print(Text(safe(section.title), style="bold"))
            for block in section.blocks:
                console.print(Padding(_block(block), (0, 0, 0, 2)))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _block(block: Block) -> RenderableType:
    if isinstance(block, Paragraph):
        return _run(block.run)
    if isinstance(block, Listing):
        return Group(*_items(block.items))
    if isinstance(block, Grid):
        return _table(block)
    return _verbatim(block.text)


def _items(items: Iterable[Item]) -> Iterator[RenderableType]:
    for item in items:
        row = Table.grid(padding=(0, 1, 0, 0), expand=True)
        row.add_column(width=1)
        row.add_column(ratio=1, overflow="fold")
        row.add_row("-", _run(item.run))
        yield row
        if item.verbatim:
            yield Padding(_verbatim(item.verbatim), (0, 0, 0, 4))
        if item.under:
            yield Padding(Group(*_items(item.under)), (0, 0, 0, 2))


def _table(grid: Grid) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name in grid.head:
        table.add_column(name, overflow="fold")
    for row in grid.rows:
        table.add_row(*map(_run, row))
    return table


def _verbatim(text: str) -> Text:
    return Text("\n".join(map(in_place, text.splitlines())), style="cyan")


def _run(run: Run) -> Text:
    text = Text()
    for part in run:
        if isinstance(part, Code):
            text.append(in_place(part.text) or "(nothing)", style="cyan")
        elif isinstance(part, Strong):
            text.append(in_place(part.text), style="bold")
        elif isinstance(part, Link):
            text.append(in_place(part.text))
            if part.target.startswith("http"):
                text.append(f" {in_place(part.target)}", style="dim")
        else:
            text.append(in_place(part))
    return text
