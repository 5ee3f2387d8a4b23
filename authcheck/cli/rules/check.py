"""``authcheck rules check``: everything that can be known of rule files without a letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.cli.endings import EXAMINED, HOLDS, debug_option, help_option
from authcheck.errors import CallError
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPILOG = """\
\b
Examples:
  authcheck rules check
  authcheck rules check rules/core/draft.marking.yaml

\b
Exit status:
  0  no problem
  1  problems
  2  could not look, or the call was wrong
"""


_HELP = """\
Report all that is wrong with rule files, and run the tests inside them

A PATH is a folder of packs, a pack, or a rule file; without one, the rules shipped with authcheck.
No letter is read and no plugin's code is run.
"""


@click.command(help=_HELP, short_help="Report all that is wrong with rule files", epilog=_EPILOG)
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@debug_option
@help_option
def check(paths: tuple[str, ...]) -> int:
    """Return 0 where there is no problem, 1 where there is one."""
    # Help needs none of it.
    from authcheck.examine.ruletests import check_rules  # noqa: PLC0415
    from authcheck.rulebook import SHIPPED  # noqa: PLC0415

    folders = tuple(Path(path) for path in paths) or (SHIPPED,)
    _refuse_missing(folders)
    checked = check_rules(folders)
    for problem in checked.problems:
        click.echo(safe(str(problem)))
    looked_at = f"{_counted(checked.files, 'rule file')}, {_counted(checked.tests, 'test')}"
    if checked.problems:
        click.echo(f"{looked_at}, {_counted(len(checked.problems), 'problem')}")
        return HOLDS
    click.echo(f"{looked_at}, no problem; rulebook {checked.digest}")
    return EXAMINED


def _refuse_missing(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            message = f"{path}: no such file or folder; name rule files, packs, or folders of packs"
            raise CallError(message)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else f'{noun}s'}"
