"""Looking at single fields: of the file's metadata, or of the case file."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from authcheck.examine.sight import Sight
from authcheck.model.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.examine.questioned import Questioned
    from authcheck.model.case import Case
    from authcheck.model.rule import FieldsMatcher


def look(questioned: Questioned, zones: tuple[str, ...], matcher: FieldsMatcher) -> Sight:
    """Return the fields that fit; nothing unless every field of the matcher fits."""
    seen: list[Observation] = []
    values = [value for zone in zones for value in _values(questioned, zone)]
    for name, globs in matcher.fields:
        fitting = [
            Observation(what=f"{key}: {value}", match=value, zone=zone)
            for zone, key, value in values
            if key.lower() == name.lower() and any(_fits(value.lower(), glob.lower()) for glob in globs)
        ]
        if not fitting:
            return Sight(looked_at=", ".join(zones))
        seen.extend(fitting)
    return Sight(observations=tuple(seen))


def _fits(value: str, glob: str) -> bool:
    """Return whether ``value`` as a whole fits ``glob``: each star stands for anything, as far as it must."""
    if "?" in glob or "[" in glob:
        return fnmatchcase(value, glob)
    first, *rest = glob.split("*")
    if not rest:
        return value == glob
    if not value.startswith(first):
        return False
    place, *between, last = len(first), *rest
    for part in between:
        place = value.find(part, place) + len(part)
        if place < len(part):
            return False
    return value.endswith(last) and place + len(last) <= len(value)


def _values(questioned: Questioned, zone: str) -> Iterator[tuple[str, str, str]]:
    if zone == "case":
        for key, value in case_fields(questioned.hearing.case):
            yield zone, key, value
    elif zone == "file.name":
        yield zone, zone, questioned.document.exhibit.name
    for field in questioned.document.metadata:
        if field.zone == zone and field.value:
            yield zone, field.key, field.value


def case_fields(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the case file's comparable fields that say something, as (name, value)."""
    if case.channel is not None:
        yield "custody.channel", case.channel.value
    if case.claimed.class_ is not None:
        yield "document.class", case.claimed.class_.value
    if case.claimed.author:
        yield "document.claimed_author", case.claimed.author
    if case.claimed.issuer:
        yield "document.claimed_issuer", "/".join(case.claimed.issuer)
