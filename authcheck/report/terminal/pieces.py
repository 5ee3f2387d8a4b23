"""The few shapes the report is set in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

LABEL = 15
"""Columns of the labels on the left."""


def said(text: str, style: str = "") -> Text:
    """Return words of a letter, a case or a rule, made safe; nothing in them is taken for markup."""
    return Text(safe(text), style=style)


def section(title: str, *parts: RenderableType) -> Group:
    """Return a titled part of the report, its content set in by two columns."""
    return Group(Text(title, style="bold"), *(Padding(part, (0, 0, 0, 2)) for part in parts))


def labelled(rows: Iterable[tuple[Text | str, RenderableType]], width: int = LABEL) -> Table:
    """Return rows of a label and what it labels; both wrap in their own column."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=width)
    table.add_column(ratio=1, overflow="fold")
    for label, content in rows:
        table.add_row(label, content)
    return table


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun, such as ``3 pages``."""
    return f"{number:,} {one if number == 1 else many}"


def joined(sentences: Sequence[str]) -> str:
    """Return sentences as one run of text, their full stops given up for semicolons."""
    return "; ".join(safe(sentence).removesuffix(".") for sentence in sentences)
