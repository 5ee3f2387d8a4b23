"""What authcheck found when it looked at itself, for people and for programs."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.health import Health, Part
    from authcheck.report.as_json import Json

SCHEMA = "authcheck.doctor/1"

_WIDTH = 40
"""Columns that are kept for what was tried."""


def as_text(health: Health) -> str:
    """Return a paragraph each for the machine, what letters are read with, the isolation, what is missing."""
    return "\n".join(_lines(health)) + "\n"


def _lines(health: Health) -> Iterator[str]:
    yield f"{health.tool}, {safe(health.python)}"
    yield f"{safe(health.system)}{_memory(health)}"
    yield ""
    yield "Reads with (each was loaded by a worker)"
    for part in health.parts:
        yield f"  {_part(part)}"
    yield ""
    yield f"Isolation: {'complete' if health.isolated else 'NOT COMPLETE'}"
    yield from wrap(safe(health.isolation), 78, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield "A worker tried to"
    for attempt in health.attempts:
        outcome = "stopped" if attempt.stopped else "NOT STOPPED"
        yield f"  {attempt.what:{_WIDTH}}{outcome}: {safe(attempt.how)}"
    for heading, optional in (("Missing", False), ("Could be there, and need not", True)):
        lacks = [each for each in health.lacks if each.optional is optional]
        if lacks:
            yield ""
            yield heading
        for lack in lacks:
            yield f"  {safe(lack.what)}"
            yield f"    {safe(lack.way_out)}"


def _memory(health: Health) -> str:
    total = "" if health.memory_mib is None else f", {health.memory_mib:,} MiB of memory"
    return total if health.free_mib is None else f"{total}, {health.free_mib:,} of them free"


def _part(part: Part) -> str:
    if part.trouble:
        return f"{part.name}: NOT USABLE: {safe(part.trouble)}"
    languages = f": {', '.join(map(safe, part.languages))}" if part.languages else ""
    return f"{part.name} {safe(part.version)}{languages}"


def as_values(health: Health) -> Json:
    """Return the same as plain values."""
    return {
        "schema": SCHEMA,
        "tool": health.tool,
        "python": health.python,
        "system": health.system,
        "memory_mib": health.memory_mib,
        "free_mib": health.free_mib,
        "reads": health.reads,
        "parts": [
            {
                "name": part.name,
                "version": part.version or None,
                "trouble": part.trouble or None,
                "languages": list(part.languages),
            }
            for part in health.parts
        ],
        "isolation": {
            "complete": health.isolated,
            "words": health.isolation,
            "missing": list(health.unprotected),
            "attempts": [
                {"what": each.what, "stopped": each.stopped, "how": each.how} for each in health.attempts
            ],
        },
        "missing": [
            {"what": each.what, "way_out": each.way_out, "optional": each.optional} for each in health.lacks
        ],
    }
