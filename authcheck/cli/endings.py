"""How a command ends: its exit status, and what it says on standard error when something is wrong."""

from __future__ import annotations

import os
import sys
import traceback

import click

from authcheck.report.safe import disarmed, in_place, safe

EXAMINED = 0
"""Every exhibit was examined, whatever the verdict."""

HOLDS = 1
"""A condition the caller asked for holds, or rule files have problems."""

COULD_NOT = 2
"""At least one exhibit could not be examined, or the call was wrong."""

INTERRUPTED = 130
"""The user pressed Ctrl-C: 128 and the number of the signal, as shells count."""

PIPE_CLOSED = 141
"""Whoever read the output stopped reading, such as ``head``."""

_DEBUG = "authcheck.debug"


def say(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print ``text``, and nothing that a build server obeys; every command speaks through this or ``write``.

    Args:
        text: What to print.
        err: Onto standard error.
        nl: End it with a line feed.
    """
    click.echo(disarmed(text), err=err, nl=nl)


def complain(message: str) -> None:
    """Say what is wrong on standard error, one line for each line of ``message``."""
    for line in message.splitlines() or [""]:
        say(f"authcheck: error: {safe(line)}", err=True)


def bug(error: Exception, where: str | None = None) -> str:
    """Return the line for an exception nobody foresaw; print where it was raised if ``--debug`` was given.

    Args:
        error: The exception.
        where: The letter it was raised on; None where it was none.
    """
    context = click.get_current_context(silent=True)
    debugging = context is not None and bool(context.meta.get(_DEBUG))
    if debugging:
        for line in "".join(traceback.format_exception(error)).splitlines():
            say(in_place(line), err=True)
    way_out = "see above" if debugging else "run it again with --debug to see where"
    place = f"{where}: " if where else ""
    detail = str(error).partition("\n")[0]
    return f"{place}a bug of authcheck, please report it: {type(error).__name__}: {detail}; {way_out}"


def silence_stdout() -> None:
    """Let what is still to be written go nowhere: its reader is gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _remember(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
    if value:
        context.meta[_DEBUG] = True


help_option = click.help_option("-h", "--help", help="Show this message and exit")

debug_option = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Show where in the program an error that is a bug of authcheck comes from",
)
