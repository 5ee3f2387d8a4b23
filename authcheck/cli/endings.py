"""How a command ends: its exit status, and what it says on standard error when something is wrong."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

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


def warn(message: str) -> None:
    """Say on standard error, in one line, what whoever reads the report should know of this run."""
    say(f"authcheck: warning: {safe(message)}", err=True)


def bug(error: Exception, where: str | None = None) -> str:
    """Return the line for an exception nobody foresaw, and put down where it was raised for ``--debug``.

    Args:
        error: The exception.
        where: The letter it was raised on; None where it was none.
    """
    file = put_down(error, where)
    way_out = f"{file} says where" if file else "run it again with --debug FILE to see where"
    place = f"{where}: " if where else ""
    detail = str(error).partition("\n")[0]
    return f"{place}a bug of authcheck, please report it: {type(error).__name__}: {detail}; {way_out}"


def put_down(error: Exception, where: str | None = None) -> str:
    """Add where an error was raised, in the worker too, to the file of ``--debug``.

    Returns:
        The file's name; empty where none was asked for, or it could not be written.
    """
    context = click.get_current_context(silent=True)
    name = str(context.meta.get(_DEBUG, "")) if context else ""
    if not name:
        return ""
    lines = "".join(traceback.format_exception(error)).splitlines()
    text = "".join(f"{in_place(line)}\n" for line in (f"== {where or 'no letter'}", *lines))
    try:
        with Path(name).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as problem:
        warn(f"{name}: cannot be written: {problem.strerror}")
        return ""
    return name


def silence_stdout() -> None:
    """Let what is still to be written go nowhere: its reader is gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _remember(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    # Nothing that is there is written over, or added to: it may be a letter.
    if not value or os.path.lexists(value):
        message = f"“{value}” is there already; name a new file"
        raise click.BadParameter(message, context, parameter)
    context.meta[_DEBUG] = value


help_option = click.help_option("-h", "--help", help="Show this message and exit")

debug_option = click.option(
    "--debug",
    metavar="FILE",
    expose_value=False,
    callback=_remember,
    help="Put down in a new FILE where in the program errors come from that are bugs of authcheck",
)
