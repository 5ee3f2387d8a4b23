"""``--config`` of the commands that go by the desk's settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.errors import FormError
from authcheck.settings import for_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authcheck.model.problem import Problem

config_option = click.option(
    "--config",
    metavar="FILE",
    help="Go by the desk's settings in FILE (else $AUTHCHECK_CONFIG, else authcheck/authcheck.toml in "
    "your own configuration folder)",
)

rules_config_option = click.option(
    "--config",
    metavar="FILE",
    help="Go by the desk's settings in FILE (else $AUTHCHECK_CONFIG, else ./authcheck.toml, else "
    "authcheck/authcheck.toml in your own configuration folder)",
)


def settings_problems(config: str | None, rules: Iterable[Path] = ()) -> tuple[Problem, ...]:
    """Return all that is wrong with the settings for commands about rules; nothing where there are none.

    Args:
        config: The file named with ``--config``; None where none is.
        rules: Folders of packs, packs, or rule files that settings may speak of.
    """
    try:
        settings = for_rules(config)
    except FormError as error:
        return error.problems
    if settings is None:
        return ()
    from authcheck.rulebook.desk import settings_problems  # noqa: PLC0415 - only where there are settings

    return settings_problems(settings, rules)


def packs_of_settings(config: str | None) -> tuple[Path, ...]:
    """Return the folders of packs that the settings name and that are there; none where they do not read.

    Args:
        config: The file named with ``--config``; None where none is.
    """
    try:
        settings = for_rules(config)
    except FormError:
        return ()
    if settings is None or settings.packs is None:
        return ()
    from authcheck.rulebook.desk import chosen  # noqa: PLC0415 - only where there are settings

    theirs = {Path(named.name) for named in settings.packs if named.is_folder}
    return tuple(folder for folder in chosen(settings).folders if folder in theirs)
