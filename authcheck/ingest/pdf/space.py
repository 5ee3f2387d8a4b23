"""From a PDF's own coordinates to the upright page."""

from __future__ import annotations

from dataclasses import dataclass

from authcheck.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Space:
    """Where a page's visible rectangle lies in its user space, and how far a viewer turns it."""

    left: float
    """Edges of the visible rectangle in user space, points, y upwards."""

    bottom: float
    right: float
    top: float
    quarters: int
    """Quarter turns clockwise, from 0 to 3."""

    @property
    def width(self) -> float:
        """Points, upright."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Points, upright."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the upright place of the point (x, y) of user space."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:  # noqa: PLR2004 - a half turn
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the upright box of a rectangle of user space."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def angle(self, degrees: float) -> float:
        """Return an angle (counter-clockwise, user space) as seen upright, above -180 and up to 180."""
        seen = (degrees - 90 * self.quarters) % 360
        return seen - 360 if seen > 180 else seen  # noqa: PLR2004 - a half turn


def rounded(box: Box) -> Box:
    """Return the box to a hundredth of a point, finer than any page is made."""
    return Box(round(box.left, 2), round(box.top, 2), round(box.right, 2), round(box.bottom, 2))
