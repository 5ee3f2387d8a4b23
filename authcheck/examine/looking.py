"""Send a rule to where it looks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.examine import casefile, fields, text
from authcheck.examine.sight import Sight
from authcheck.model.rule import (
    USUAL_LEGIBILITY,
    CheckMatcher,
    FactsMatcher,
    FieldsMatcher,
    PatternMatcher,
    StatementsMatcher,
    TextMatcher,
)
from authcheck.rulebook.zones import CARRIERS

if TYPE_CHECKING:
    from authcheck.examine.questioned import Questioned
    from authcheck.model.observation import Observation
    from authcheck.model.rule import Look

MOST_OBSERVATIONS = 200
"""Places one rule about text lists; as for checks, a letter with more says nothing more by them."""


def look(questioned: Questioned, asked: Look) -> Sight:
    """Return what ``asked`` looks for, or why nothing can be said."""
    for_ = asked.for_
    if isinstance(for_, StatementsMatcher):
        return casefile.look_at_statements(questioned.hearing, for_)
    if isinstance(for_, FactsMatcher):
        return casefile.look_at_facts(questioned.hearing, for_)
    zones = tuple(zone for zone in asked.zones if _carried(questioned, zone))
    if not zones:
        what = f"{', '.join(asked.zones)}: not in {questioned.document.exhibit.media_type}"
        return Sight(inapplicable=what)
    if isinstance(for_, CheckMatcher):
        return _at_observed(questioned, zones, asked, for_)
    if isinstance(for_, FieldsMatcher):
        return fields.look(questioned, zones, for_)
    return _at_text(questioned, zones, asked, for_)


def _carried(questioned: Questioned, zone: str) -> bool:
    carrier = CARRIERS.get(zone.partition(".")[0])
    return carrier is None or carrier in questioned.document.exhibit.media_type


def _at_text(
    questioned: Questioned, zones: tuple[str, ...], asked: Look, for_: TextMatcher | PatternMatcher
) -> Sight:
    legible = asked.needs.legibility
    seen: dict[tuple[object, ...], Observation] = {}
    for zone in zones:
        for area in questioned.areas(zone):
            if area.legibility >= (legible or 0.0):
                for observation in text.look(area, for_, asked.unless):
                    where = observation.page, observation.zone, observation.match, observation.box
                    seen.setdefault(where, observation)
    if seen:
        return Sight(observations=_listed(tuple(seen.values())), count=len(seen))
    needed = USUAL_LEGIBILITY if legible is None else legible
    return Sight(unread=questioned.badly_read(zones, needed), looked_at=", ".join(zones))


def _listed(seen: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Return the first observations, the last of them saying how many more there are."""
    more = len(seen) - MOST_OBSERVATIONS
    if more <= 0:
        return seen
    last = seen[MOST_OBSERVATIONS - 1]
    return (*seen[: MOST_OBSERVATIONS - 1], replace(last, what=f"{last.what}, and {more:,} more like it"))


def _at_observed(questioned: Questioned, zones: tuple[str, ...], asked: Look, for_: CheckMatcher) -> Sight:
    observed = questioned.observed(for_.request)
    if observed is None:
        return Sight(unread=f"the check {for_.request.check} was not run")
    if observed.observations:
        return Sight(observations=observed.observations, count=len(observed.observations))
    if observed.unread is not None:
        return Sight(unread=observed.unread)
    # A check knows best what it could not see; the rule adds only what it was asked to need.
    poor = questioned.badly_read(zones, asked.needs.legibility) if asked.needs.legibility else None
    return Sight(unread=poor, looked_at=", ".join(zones))
