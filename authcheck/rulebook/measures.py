"""``measured``: the counts a weight rests on, held against the weight's word."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from authcheck.forms import Choice, Field, Record, Text
from authcheck.forms.shapes import Unreadable
from authcheck.model.axes import Weight
from authcheck.model.evidence import cap
from authcheck.model.measured import Material, Measured, Share
from authcheck.rulebook.codes import Code

if TYPE_CHECKING:
    from authcheck.forms.places import Place, Problems
    from authcheck.forms.schemas import Nested, Schema
    from authcheck.model.axes import Axis, AxisValue
    from authcheck.model.evidence import Evidence

_SHARE = r"([0-9]{1,9})/([0-9]{1,9})"


class ShareShape:
    """So many of so many letters, such as ``41/48``."""

    def read(self, place: Place, problems: Problems) -> Share:
        """Return the share."""
        parts = re.fullmatch(_SHARE, Text().read(place, problems))
        count, of = map(int, parts.groups()) if parts else (0, 0)
        if not of or count > of:
            message = "expected so many of so many letters, such as 41/48, the first no more than the second"
            problems.add(place, message, Code.MEASURED)
            raise Unreadable
        return Share(count, of)

    def schema(self, nested: Nested) -> Schema:  # noqa: ARG002 - nests nothing
        """Return its JSON Schema."""
        return {"type": "string", "pattern": f"^{_SHARE}$", "examples": ["41/48"]}


MEASURED = Record(
    Measured,
    {
        "hits": Field(
            ShareShape(),
            "of the letters that have what the outcome points to, how many came out so",
            required=True,
            nullable=False,
        ),
        "false_alarms": Field(
            ShareShape(), "of the letters that lack it, how many came out so", required=True, nullable=False
        ),
        "on": Field(Text(), "the corpus, and the date it was measured", required=True, nullable=False),
        "material": Field(
            Choice(Material),
            "real letters, or synthetic ones, which alone carry at most moderate",
            required=True,
            nullable=False,
        ),
    },
)


def most_for(measured: Measured, evidence: Evidence | None, axis: Axis, toward: AxisValue) -> Weight:
    """Return the weight that counts carry: their word, as far as the cap of the evidence lets it."""
    return min(measured.weight, cap(evidence, axis, toward))


def told(measured: Measured) -> str:
    """Return the likelihood ratio of counts and the word it gives, in words."""
    lower, ratio = measured.interval[0], measured.ratio
    counted = "no letter either way" if math.isnan(ratio) else f"{figure(ratio)} as counted"
    word = f"“{measured.weight.words}”"
    if measured.material is Material.SYNTHETIC and lower >= LEAST_BEYOND_MODERATE:
        word += ", the most that synthetic letters carry"
    return f"a likelihood ratio of at least {figure(lower)} ({counted}), in words {word}"


LEAST_BEYOND_MODERATE = 100
"""The ratio from which real letters would carry more than moderate."""


def in_words(measured: Measured) -> str:
    """Return counts as a report tells them, without a full stop."""
    hits, false_alarms = measured.hits, measured.false_alarms
    material = "synthetic letters" if measured.material is Material.SYNTHETIC else "letters"
    return (
        f"this came up in {hits.count:,} of {hits.of:,} {material} that are what it points to, and in "
        f"{false_alarms.count:,} of {false_alarms.of:,} that are not ({measured.on}): a likelihood ratio of "
        f"at least {figure(measured.interval[0])}"
    )


def figure(ratio: float) -> str:
    """Return a ratio with three figures, rounded down so that none reaches a band it is not in."""
    if not math.isfinite(ratio):
        return "infinite" if ratio > 0 else "unknown"
    if ratio == 0:
        return "0"
    digits = 2 - math.floor(math.log10(ratio))
    return f"{rounded_down(ratio):,.{max(0, digits)}f}"


def rounded_down(ratio: float) -> float:
    """Return the first three figures of a finite ratio."""
    if not ratio:
        return 0.0
    digits = 2 - math.floor(math.log10(ratio))
    return round(math.floor(ratio * 10.0**digits + 1e-9) / 10.0**digits, max(0, digits))
