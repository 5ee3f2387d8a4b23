"""Where settings are looked for. Nothing is imported to find that there are none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.model.settings import Settings

NAME = "authcheck.toml"
VARIABLE = "AUTHCHECK_CONFIG"


def for_letters(given: str | None = None) -> Settings | None:
    """Return the settings that hold when letters are examined; None where there are none.

    They come from the file ``given``, else from the one that the environment names (none where that is
    empty), else from the user's own folder. The current folder and the letter's do not count: leaked files
    may lie there, and with them settings that switch off the rules that would betray a forgery.

    Raises:
        FormError: Everything that is wrong with the file, or that it is not there.
    """
    named = _named(given)
    return _read(_own() if named is None else named)


def for_rules(given: str | None = None) -> Settings | None:
    """Return the settings that hold for commands about rules: the same, and those of the current folder.

    Whoever works on rules works in their folder. Even so, settings found there and not named by anybody
    trust no one: a pull request must not get code run.

    Raises:
        FormError: Everything that is wrong with the file, or that it is not there.
    """
    named = _named(given)
    if named is None and os.path.isfile(NAME):  # noqa: PTH113 - pathlib is imported with the first file read
        from dataclasses import replace  # noqa: PLC0415 - only where there is a file

        here = _read(NAME)
        return replace(here, heeded=False) if here else None
    return _read(_own() if named is None else named)


def _named(given: str | None) -> str | None:
    """Return the path that somebody names; empty where they name none on purpose, None where nobody does."""
    return os.environ.get(VARIABLE) if given is None else given


def _own() -> str:
    """Return the file in the user's own folder; empty where there is none."""
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    # A relative path would lead into the current folder; the standard says to ignore it.
    if not folder.startswith("/"):
        folder = os.path.expanduser("~/.config")  # noqa: PTH111 - as above
    path = f"{folder}/authcheck/{NAME}"
    # Where nobody's home is known, the path is no better than a relative one.
    return path if path.startswith("/") and os.path.isfile(path) else ""  # noqa: PTH113 - as above


def _read(path: str) -> Settings | None:
    if not path:
        return None
    from pathlib import Path  # noqa: PLC0415 - as above

    from authcheck.settings.table import read_settings  # noqa: PLC0415 - most desks have no settings

    return read_settings(Path(path))
