"""How rules came out on letters of which more is known than what the rules make of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.axes import Weight
    from authcheck.model.finding import Outcome
    from authcheck.model.measured import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the tests of one rule came out."""

    rule: str
    """Its id."""

    tests: int = 0
    """Tests run."""

    hits: int = 0
    """Found as expected."""

    misses: int = 0
    """Expected, and not found or not in these words."""

    false_alarms: int = 0
    """Found, and not expected."""

    skipped: int = 0
    """Tests not run, for want of their sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """How often one outcome of a rule came up on a corpus."""

    rule: str
    """Its id."""

    title: str
    outcome: Outcome
    """Found or absent."""

    hits: tuple[str, ...]
    """Letters that have the property and came out so, by their names in the manifest."""

    misses: tuple[str, ...]
    """Letters that have it and came out otherwise."""

    false_alarms: tuple[str, ...]
    """Letters that lack it and came out so."""

    passed: int
    """How many letters lack it and came out otherwise."""

    unread: tuple[str, ...]
    """Letters of which the rule could say nothing; they count on neither side."""

    inapplicable: int
    """Letters that the rule does not speak of; they count on neither side."""

    measured: Measured | None
    """The counts; None where no letter has the property, or none lacks it."""

    weight: Weight | None
    """What the counts carry under the cap of the rule's evidence; None without counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexamined:
    """A letter of a corpus that could not be read."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measuring:
    """What measuring rules on a corpus gave."""

    corpus: str
    """Its name, and the date."""

    truth: str
    """What the letters were asked to have, such as ``draft=yes``."""

    letters: int
    """Letters in the manifest."""

    having: int
    """How many were read and have the property."""

    lacking: int
    """How many were read and lack it."""

    unknown: tuple[str, ...]
    """Letters of which the manifest does not say."""

    unexamined: tuple[Unexamined, ...]
    measurements: tuple[Measurement, ...]
    """One a rule and outcome that concludes, in the order of the rules' ids."""
