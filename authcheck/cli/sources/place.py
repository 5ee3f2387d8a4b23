"""Which case file is meant, and the options that all commands for it share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.errors import CallError

if TYPE_CHECKING:
    from authcheck.model.case import Case

_ENDINGS = (".case.yaml", ".case.yml")

letter_argument = click.argument("letter", metavar="LETTER")

case_option = click.option(
    "--case",
    "case_path",
    metavar="PATH",
    help="Use the case file at PATH instead of the one beside the letter",
)

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help="Write for people or for programs  [default: terminal]",
)


def case_file(letter: str, case_path: str | None) -> Path:
    """Return the case file that is there.

    Raises:
        CallError: There is none.
    """
    found = _found(letter, case_path)
    if found is None:
        named = case_path or (letter if letter.endswith(_ENDINGS) else None)
        if named is not None:
            message = f"{named}: no such case file; check the name and the folder you are in"
            raise CallError(message)
        if not os.path.lexists(letter):
            message = f"{letter}: no such letter, and no case file beside it; check the name"
            raise CallError(message)
        message = f"{letter}: no case file beside it; begin one with: authcheck sources add {letter}"
        raise CallError(message)
    return found


def case_file_to_write(letter: str, case_path: str | None) -> Path:
    """Return the case file, or where it is to be made.

    Raises:
        CallError: There is neither a case file nor the letter.
    """
    found = _found(letter, case_path)
    if found is not None:
        return found
    if case_path is not None:
        return Path(case_path)
    from authcheck.sourcing.casefile import ENDING  # noqa: PLC0415 - help needs none of it

    path = Path(letter)
    if not path.is_file():
        message = f"{letter}: no such letter, so no case file is begun beside it; check the name"
        raise CallError(message)
    return path.with_name(path.stem + ENDING)


def _found(letter: str, case_path: str | None) -> Path | None:
    if letter == "-" and case_path is None:
        message = "a letter from standard input has no case file beside it; name one with --case"
        raise CallError(message)
    if case_path is None and letter.endswith(_ENDINGS):
        case_path = letter
    if case_path is not None:
        return Path(case_path) if os.path.lexists(case_path) else None
    from authcheck.sourcing import find_case  # noqa: PLC0415 - help needs none of it

    return find_case(Path(letter))


def letter_of(letter: str) -> str:
    """Return the letter that is meant, which may be named by its case file.

    Raises:
        CallError: It is not there, or the case file stands beside several.
    """
    if letter == "-":
        return letter
    if not letter.endswith(_ENDINGS):
        if not os.path.lexists(letter):
            message = f"{letter}: no such letter; check the name and the folder you are in"
            raise CallError(message)
        return letter
    from authcheck.sourcing import find_case  # noqa: PLC0415 - help needs none of it

    case = Path(letter)
    beside = sorted(
        path
        for path in (case.parent.iterdir() if case.parent.is_dir() else ())
        if path.is_file() and not path.name.endswith(_ENDINGS) and find_case(path) == case
    )
    if len(beside) == 1:
        return str(beside[0])
    which = (
        f"it may be of {' or '.join(path.name for path in beside)}"
        if beside
        else "no letter stands beside it"
    )
    message = f"{letter}: {which}; name the letter, and this with --case"
    raise CallError(message)


def width() -> int:
    """Return the columns a report may use."""
    import shutil  # noqa: PLC0415 - help needs none of it
    import sys  # noqa: PLC0415 - the same

    from authcheck.report.terminal.page import PLAIN_WIDTH  # noqa: PLC0415 - the same

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PLAIN_WIDTH


def loaded(letter: str, case_path: str | None) -> Case:
    """Return the case of a letter.

    Raises:
        CallError: It has no case file.
        FormError: The case file has problems.
    """
    from authcheck.sourcing import load_case  # noqa: PLC0415 - help needs none of it

    return load_case(case_file(letter, case_path))
