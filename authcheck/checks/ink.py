"""What a place on a page holds besides its words, in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.geometry import Box

_SOLID = 0.5
"""Share of its box that ink fills when it is an area (a stamp, a bar, a logo) rather than a stroke."""

_NIB = 6.0
"""Points no pen's line is thick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Ink that hangs together."""

    box: Box
    """On the page, in points."""

    area: float
    """Square points of ink."""

    @property
    def solid(self) -> bool:
        """Whether it fills its place like an area, not like a pen's line."""
        return (
            self.area > _SOLID * self.box.width * self.box.height
            and min(self.box.width, self.box.height) > _NIB
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What a place on a page holds besides its words."""

    pieces: tuple[Piece, ...]

    shade: float
    """Share of the place that is neither paper nor ink, such as a grey box over a name."""

    @property
    def area(self) -> float:
        """Square points of ink."""
        return sum(piece.area for piece in self.pieces)

    def within(self, place: Box, share: float = 0.34) -> Ink:
        """Return the ink of which at least ``share`` lies in ``place``."""
        kept = tuple(
            piece
            for piece in self.pieces
            if piece.box.overlap(place) >= share * max(piece.box.width * piece.box.height, 0.01)
        )
        return Ink(pieces=kept, shade=self.shade)
