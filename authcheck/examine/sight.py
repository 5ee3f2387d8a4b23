"""What looking came to, before a rule says what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.observation import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one rule's looking came to."""

    observations: tuple[Observation, ...] = ()
    """What was found; empty where nothing was."""

    unread: str | None = None
    """Why nothing could be said where nothing was found; None where all was looked at."""

    inapplicable: str | None = None
    """Why the rule does not speak of this exhibit; None where it does."""

    looked_at: str = ""
    """What was looked at, for the reason of an absence."""

    statements: tuple[str, ...] = ()
    """Ids of the statements found."""

    who: str = ""
    """Who made them, for the report."""

    asleep: bool = False
    """Whether nothing was looked at, since the rule's pack speaks of other letters."""

    count: int = 0
    """Of how many independent voices at least."""
