"""Sections onto a page of so many columns."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

PLAIN_WIDTH = 80
"""Columns where nobody is known to look, as in a pipe or a file."""

NARROWEST, WIDEST = 40, 110
"""Columns: below, words no longer fit beside their labels; above, lines are tiring to read."""


def fitting(width: int) -> int:
    """Return the columns that are used of ``width``."""
    return max(NARROWEST, min(width, WIDEST))


def page(sections: Iterable[RenderableType | None], width: int, *, styled: bool) -> str:
    """Return sections with a blank line between them as text that ends in a line break.

    Args:
        sections: Those to set; None is left out.
        width: Columns there are.
        styled: Whether to use bold and colour; without, the text holds no control code.
    """
    console = Console(
        file=StringIO(),
        width=fitting(width),
        force_terminal=styled,
        force_jupyter=False,
        legacy_windows=False,
        color_system="standard" if styled else None,
        # The environment has been asked already, and decided ``styled``.
        _environ={},
        markup=False,
        emoji=False,
        highlight=False,
    )
    with console.capture() as captured:
        for section in sections:
            if section is not None:
                console.print(Padding(Group(section), (0, 0, 1, 0)))
    lines = (line.rstrip() for line in captured.get().split("\n"))
    return "\n".join(lines).rstrip("\n") + "\n"
