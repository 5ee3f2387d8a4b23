"""Document → zones: where the parts of a letter stand on its pages. Pure: words and geometry, no pixels."""

from authcheck.layout.zones import find_zones

__all__ = ["find_zones"]
