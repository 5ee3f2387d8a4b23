"""What stands after an option, read into values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from authcheck.model.axes import VALUES, Axis, AxisValue
from authcheck.model.reading import Limit

if TYPE_CHECKING:
    from datetime import datetime

    from authcheck.model.verdict import Verdict

MOST_OF_A_LIMIT = 1_000_000_000

CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something about a verdict that the caller wants to know by the exit status."""

    axis: Axis

    value: AxisValue | None
    """None asks whether the axis is contested."""

    def holds(self, verdict: Verdict) -> bool:
        """Return whether ``verdict`` is so."""
        result = verdict[self.axis]
        return result.contested if self.value is None else result.value == self.value


def spelled(value: AxisValue) -> str:
    """Return a value as it is typed, such as ``unissued-draft``."""
    return str(value).replace(",", "").replace(" ", "-")


def conditions(
    _context: click.Context, _parameter: click.Parameter, texts: tuple[str, ...]
) -> tuple[Condition, ...]:
    """Read the values of ``--fail-on``."""
    return tuple(_condition(text) for text in texts)


def _condition(text: str) -> Condition:
    name, _, wanted = text.partition("=")
    if name not in [axis.value for axis in Axis]:
        known = ", ".join(axis.value for axis in Axis)
        message = f"expected AXIS=VALUE; no axis is called “{name}”; known: {known}"
        raise click.BadParameter(message)
    axis = Axis(name)
    if wanted == CONTESTED:
        return Condition(axis=axis, value=None)
    choices: dict[str, AxisValue] = {spelled(member): member for member in VALUES[axis]}
    if wanted not in choices:
        known = ", ".join([*choices, CONTESTED])
        message = f"{axis.value} is never “{wanted}”; known: {known}"
        raise click.BadParameter(message)
    return Condition(axis=axis, value=choices[wanted])


def time(_context: click.Context, _parameter: click.Parameter, text: str | None) -> datetime | None:
    """Read the value of ``--as-of``: a bare day stands for its end, a time without zone is UTC."""
    if text is None:
        return None
    from authcheck.forms.scalars import moment  # noqa: PLC0415 - the forms need YAML, most calls no time

    try:
        return moment(text)
    except ValueError as error:
        message = f"“{text}” is no time; expected one such as 2020-01-06T20:00Z or 2020-01-06"
        raise click.BadParameter(message) from error


def limits(
    _context: click.Context, _parameter: click.Parameter, texts: tuple[str, ...]
) -> tuple[tuple[str, int], ...]:
    """Read the values of ``--limit`` into fields of the limits and what they are set to."""
    return tuple(_limit(text) for text in texts)


def _limit(text: str) -> tuple[str, int]:
    name, _, value = text.partition("=")
    if name not in set(Limit):
        message = f"expected NAME=NUMBER; no limit is called “{name}”; known: {', '.join(Limit)}"
        raise click.BadParameter(message)
    if not (value.isascii() and value.isdecimal() and 0 < int(value) <= MOST_OF_A_LIMIT):
        message = f"{name} is a whole number from 1 to {MOST_OF_A_LIMIT:,}, not “{value}”"
        raise click.BadParameter(message)
    return Limit(name).field, int(value)


def languages(_context: click.Context, _parameter: click.Parameter, text: str) -> tuple[str, ...]:
    """Read the value of ``--lang``: Tesseract's codes, joined by plus signs."""
    codes = tuple(text.split("+"))
    if not all(codes):
        message = f"“{text}” names no language; expected codes such as eng or deu+eng"
        raise click.BadParameter(message)
    return codes
