"""Which bank is meant, and the values that several commands for exemplars take."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

bank_option = click.option(
    "--bank",
    metavar="DIR",
    help="Use the bank in this folder  [default: authcheck/exemplars in the user's own folder for data]",
)


def bank_folder(given: str | None) -> Path:
    """Return the bank's folder: the one given, else the user's own."""
    if given is not None:
        return Path(given)
    from authcheck.exemplars.bank import own_bank  # noqa: PLC0415 - help needs none of it

    return own_bank()


def path_of_office(_context: click.Context, _parameter: click.Parameter, text: str | None) -> tuple[str, ...]:
    """Read the value of ``--issuer``; empty where it is left out."""
    if text is None:
        return ()
    parts = tuple(part.strip() for part in text.split("/"))
    if not all(parts):
        message = f"“{text}” is no office; expected a path from the widest body down, such as US/DoD"
        raise click.BadParameter(message)
    return parts


def day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    """Read a day."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"“{text}” is no day; expected one such as 2019-01-01"
        raise click.BadParameter(message) from error
