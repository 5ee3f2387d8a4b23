"""What the desk's settings changed: told wherever they changed anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.terminal.pieces import counted, joined, said, section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Group

    from authcheck.model.settings import Override, Settings
    from authcheck.model.verdict import Assessment


def settings(assessment: Assessment) -> Group | None:
    """Return what the desk switched off, lowered or left out; None where that is nothing."""
    if assessment.settings is None:
        return None
    lines = list(_lines(assessment.settings))
    return section("Set by the desk, not by the rules", *map(said, lines)) if lines else None


def _lines(settings: Settings) -> Iterator[str]:
    held = [each for each in settings.overrides if each not in settings.lapsed]
    off = [each for each in held if each.to is None]
    lowered = [each for each in held if each.to is not None]
    if off:
        yield f"{counted(len(off), 'rule', 'rules')} switched off: {_told(off)}."
    if lowered:
        yield f"{counted(len(lowered), 'rule', 'rules')} lowered: {_told(lowered)}."
    if settings.lapsed:
        until = joined([f"{each.rule}, up to {each.until}" for each in settings.lapsed])
        yield f"Switched off or lowered once, and counting in full again: {until}."
    if settings.left_out:
        packs = "pack left out" if len(settings.left_out) == 1 else "packs left out"
        yield f"{packs.capitalize()}: {', '.join(settings.left_out)}."
    if settings.trust:
        yield f"Python trusted beside authcheck's own: {', '.join(settings.trust)}."


def _told(overrides: Sequence[Override]) -> str:
    return joined([f"{each.rule}{_from_and_to(each)}: {each.told}" for each in overrides])


def _from_and_to(override: Override) -> str:
    if override.to is None:
        return ""
    before = "" if override.was is None else f" from {override.was.words}"
    return f"{before} to {override.to.words}"
