"""The rule files and packs that a command is called on."""

from __future__ import annotations

from pathlib import Path

import click

from authcheck.errors import CallError

allow_missing_option = click.option(
    "--allow-missing", is_flag=True, help="Let a sample be missing from the folder of samples"
)


def named(paths: tuple[str, ...]) -> tuple[Path, ...]:
    """Return where to look for rules: the paths given, or the shipped packs.

    Raises:
        CallError: There is nothing at one of them.
    """
    from authcheck.rulebook import SHIPPED  # noqa: PLC0415 - help needs none of it

    folders = tuple(map(Path, paths)) or (SHIPPED,)
    for folder in folders:
        if not folder.exists():
            message = f"{folder}: no such file or folder; name rule files, packs, or folders of packs"
            raise CallError(message)
    return folders
