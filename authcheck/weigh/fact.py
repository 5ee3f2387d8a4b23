"""Something a desk could learn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.axes import AxisValue
    from authcheck.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a desk could learn."""

    advice: str
    """What to do and what it would show; ``{issuer}`` and ``{recipient}`` are filled in."""

    evidence: Evidence
    toward: AxisValue
