"""What is on a page, as only its maker knows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Half(StrEnum):
    """Which half of the generator: they share no typeface, sentence, seed or model of the pen."""

    TRAINING = "a"
    FIGURES = "b"


class Kind(StrEnum):
    """What signs a page, or what else there is on it that a pen or a stamp made."""

    INK = "ink"
    PASTED = "pasted image"
    VECTOR = "vector strokes"
    SCRIPT = "script font"
    CONFORMED = "conformed"
    ELECTRONIC = "signed electronically"
    SERVICE = "e-signature service"
    STAMP = "stamp"
    INITIALS = "initials"
    NOTE = "note"
    SEAL = "seal"
    NONE = "none"


OF_PEN = frozenset({Kind.INK, Kind.PASTED, Kind.VECTOR})
"""Kinds that look like a signature by hand once a page is scanned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something on a page that was not typed."""

    kind: Kind
    box: tuple[float, float, float, float]
    """Left, top, right, bottom as parts of the page's width and height, as the file shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """One page of one file."""

    file: str
    page: int
    pair: str
    """Name of the composition: files that share it differ in one property."""

    half: Half
    variant: str
    """``signed``, ``unsigned`` (never signed), ``painted`` (signed, then covered with paper)."""

    kind: Kind
    """What signs this page; none where nothing does."""

    closing: bool
    """Whether it is a letter that shows a typed name under a space for its signature."""

    letterhead: bool
    medium: str
    """``scan``, ``fax``, ``photo``, ``pdf``."""

    dpi: int
    wear: tuple[str, ...] = ()
    """What was done to the page, in order."""

    marks: tuple[Mark, ...] = field(default=())

    lost: bool = False
    """Whether wear took the signature away, so that nobody could see it."""

    @property
    def signature(self) -> str:
        """``yes`` where a page shows a signature by hand, ``initials`` where only those, else ``no``.

        ``unclear`` where wear took it away, or a typeface looks like it.
        """
        if self.kind in OF_PEN:
            return "unclear" if self.lost else "yes"
        if self.kind is Kind.SCRIPT and self.medium != "pdf":
            return "unclear"  # on paper nobody can tell it from a neat hand
        return "initials" if self.kind is Kind.INITIALS else "no"

    def line(self) -> str:
        """Return a manifest's line."""
        return json.dumps({**asdict(self), "signature": self.signature}, ensure_ascii=False)


def read(manifest: Path) -> list[Truth]:
    """Return the rows of a manifest that the generator wrote."""
    rows = []
    for line in manifest.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        row.pop("signature")
        marks = tuple(Mark(kind=Kind(mark["kind"]), box=tuple(mark["box"])) for mark in row.pop("marks"))
        half, kind, wear = Half(row.pop("half")), Kind(row.pop("kind")), tuple(row.pop("wear"))
        rows.append(Truth(**row, half=half, kind=kind, wear=wear, marks=marks))
    return rows
