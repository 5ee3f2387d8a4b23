"""``authcheck sources accept``: proposed statements count from now on, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from authcheck.cli.endings import EXAMINED, HOLDS, debug_option, help_option, say
from authcheck.cli.sources.edit import changes, renamed
from authcheck.cli.sources.fields import Given, given, statement_options
from authcheck.cli.sources.place import case_file, case_option, letter_argument
from authcheck.errors import CallError
from authcheck.model.case import Relation, StatementStatus
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from authcheck.model.case import Statement

_EPILOG = """\
\b
Examples:
  authcheck sources accept letter.pdf
  authcheck sources accept letter.pdf us-officials --relation chain --said 2020-01-06

\b
Exit status:
  0  what was to be accepted is, or every proposal was looked at
  1  some proposals were skipped
  2  could not write, or the call was wrong
"""

_HELP = """\
Let statements count

Without an ID, the proposed statements are shown one by one and you decide on each. With one, what else you
say of it is written too, as with `edit`.
"""


@click.command(help=_HELP, short_help="Let statements count", epilog=_EPILOG)
@letter_argument
@click.argument("ids", metavar="[ID...]", nargs=-1)
@case_option
@statement_options
@debug_option
@help_option
def accept(*, letter: str, ids: tuple[str, ...], case_path: str | None, **options: Any) -> int:
    """Return 0 where nothing was skipped."""
    said = given(options)
    if said.anything and len(ids) != 1:
        message = "options say what one statement is; name that one"
        raise CallError(message)
    path = case_file(letter, case_path)
    if not ids:
        return _one_by_one(path)
    settle(path, ids, StatementStatus.ACCEPTED, said)
    return EXAMINED


def settle(path: Path, ids: Sequence[str], status: StatementStatus, said: Given | None = None) -> None:
    """Give statements a status, all of them or none, and say so."""
    from authcheck.sourcing.log import change_statements  # noqa: PLC0415 - help needs none of it

    settled = change_statements(
        path,
        ids,
        lambda case, statement: {**changes(said or Given(), case, statement), "status": status.value},
    )
    for id_, statement in zip(dict.fromkeys(ids), settled, strict=True):
        renamed(id_, statement)
        say(safe(f"{statement.id}: {status.value}"))


def _one_by_one(path: Path) -> int:
    from authcheck.report.sources.words import MEASURED  # noqa: PLC0415 - help needs none of it
    from authcheck.sourcing import load_case  # noqa: PLC0415 - the same

    waiting = [each for each in load_case(path).statements if each.status is StatementStatus.PROPOSED]
    if not waiting:
        say("no statement is waiting")
        return EXAMINED
    say(MEASURED, err=True)
    skipped = 0
    for number, statement in enumerate(waiting, 1):
        decided = _decide(path, statement, f"{number} of {len(waiting)}")
        if decided is None:
            skipped += len(waiting) - number + 1
            break
        skipped += not decided
    return HOLDS if skipped else EXAMINED


def _decide(path: Path, statement: Statement, which: str) -> bool | None:
    """Return whether a proposal was decided on; None where the desk wants to stop."""
    from authcheck.cli.sources.place import width  # noqa: PLC0415 - help needs none of it
    from authcheck.report.sources.listing import one  # noqa: PLC0415 - the same

    say(f"\n{which}\n{one(statement, width())}", err=True, nl=False)
    answer = click.prompt(
        "[a]ccept, [r]eject, [s]kip or [q]uit?",
        type=click.Choice(["a", "r", "s", "q"]),
        show_choices=False,
        prompt_suffix=" ",
        err=True,
    )
    if answer == "q":
        return None
    if answer == "s":
        return False
    if answer == "r":
        settle(path, (statement.id,), StatementStatus.REJECTED)
    else:
        _accept(path, statement)
    return True


def _accept(path: Path, statement: Statement) -> None:
    """Accept a proposal, asking for what an article cannot tell."""
    said = Given()
    # Bodies side by side are outsiders to each other unless somebody says otherwise: that is not guessed.
    if not statement.relation_given and statement.relation is Relation.THIRD_PARTY:
        relation = click.prompt(
            "What is the speaker to the letter?",
            type=click.Choice([each.value for each in Relation]),
            prompt_suffix=" ",
            err=True,
        )
        said = Given(relation=relation)
    settle(path, (statement.id,), StatementStatus.ACCEPTED, said)
