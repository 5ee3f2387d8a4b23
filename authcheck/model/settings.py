"""What a desk sets: which packs are in force, whose Python may run, which rules it does not go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from authcheck.model.axes import Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A rule that a desk switches off or lowers, why, and until when."""

    rule: str
    """The rule's id."""

    to: Weight | None
    """The most it may weigh; None for a rule that is switched off."""

    reason: str
    until: date
    """The last day it holds."""

    line: int = 0
    """Where it stands in the settings file, from 1."""

    column: int = 0
    """The same; from 1."""

    key: str = ""
    """Its path inside the file, such as ``off[0].rule``."""

    spots: tuple[tuple[str, int, int], ...] = field(default=(), compare=False)
    """(path, line, column) of its other keys."""

    was: Weight | None = field(default=None, compare=False)
    """What the rule weighs by itself at most; None where that is not known."""

    @property
    def told(self) -> str:
        """Why and until when, in words for a report."""
        return f"{self.reason} (until {self.until})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A pack or a package that the settings name."""

    name: str
    """Its name, or a pack's folder as an absolute path."""

    is_folder: bool
    line: int = 0
    """Where it stands in the settings file, from 1."""

    column: int = 0
    """The same; from 1."""

    key: str = ""
    """Its path inside the file, such as ``packs[0]``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A settings file."""

    path: str
    """As found or given."""

    digest: str
    """First 12 hexadecimal digits of the SHA-256 of the file's content."""

    packs: tuple[Named, ...] | None = None
    """Packs in force beside ``core``; None for all that ship with authcheck or are installed."""

    trusted: tuple[Named, ...] = ()
    """Packages, or packs, whose Python is to run."""

    heeded: bool = True
    """Whether ``trusted`` counts: not where nobody named the file, and it was merely found."""

    overrides: tuple[Override, ...] = ()
    """Rules switched off or lowered, in the order of the file."""

    lapsed: tuple[Override, ...] = ()
    """Those that held up to a day gone by and hold no more; filled in where the day is known."""

    left_out: tuple[str, ...] = ()
    """Packs there are and not in force, by name; filled in where that is known."""

    @property
    def trust(self) -> tuple[str, ...]:
        """Packages, or packs, whose Python may run."""
        return tuple(each.name for each in self.trusted) if self.heeded else ()
