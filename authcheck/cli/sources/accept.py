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

    from authcheck.model.case import Case, Statement

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
    _ask_nothing_beside(path, ids, said)
    settle(path, ids, StatementStatus.ACCEPTED, said)
    return EXAMINED


def _ask_nothing_beside(path: Path, ids: Sequence[str], said: Given) -> None:
    """Refuse to guess what a speaker is whose body stands beside the issuer inside a wider one.

    Raises:
        CallError: It is not said.
    """
    # Help needs none of it.
    from authcheck.sourcing import load_case  # noqa: PLC0415
    from authcheck.sourcing.organisations import stand_beside  # noqa: PLC0415

    case = load_case(path)
    for statement in case.statements:
        guessed = not statement.relation_given and statement.relation is Relation.THIRD_PARTY
        if statement.id not in ids or said.relation or not guessed:
            continue
        organisation = (
            tuple(part.strip() for part in said.organisation.split("/")) if said.organisation else ()
        )
        if stand_beside(organisation or statement.organisation, case.claimed.issuer):
            message = (
                f"{statement.id}: the speaker's organisation stands beside the claimed issuer "
                f"{'/'.join(case.claimed.issuer)}; say --relation chain if it answers for the letter, "
                "otherwise --relation third_party"
            )
            raise CallError(message)


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

    case = load_case(path)
    waiting = [each for each in case.statements if each.status is StatementStatus.PROPOSED]
    if not waiting:
        say("no statement is waiting")
        return EXAMINED
    say(MEASURED, err=True)
    skipped = 0
    for number, statement in enumerate(waiting, 1):
        decided = _decide(path, case, statement, f"{number} of {len(waiting)}")
        if decided is None:
            skipped += len(waiting) - number + 1
            break
        skipped += not decided
    return HOLDS if skipped else EXAMINED


def _decide(path: Path, case: Case, statement: Statement, which: str) -> bool | None:
    """Return whether a proposal was decided on; None where the desk wants to stop."""
    from authcheck.cli.sources.place import width  # noqa: PLC0415 - help needs none of it
    from authcheck.report.sources.listing import one  # noqa: PLC0415 - the same

    say(f"\n{which}\n{one(statement, width())}", err=True, nl=False)
    while True:
        answer = click.prompt(
            "[a]ccept, [r]eject, [s]kip or [q]uit?",
            type=click.Choice(["a", "r", "s", "q"]),
            show_choices=False,
            prompt_suffix=" ",
            err=True,
        )
        relation = _relation(case, statement) if answer == "a" else None
        if relation == "b":
            continue
        if "q" in {answer, relation}:
            return None
        if "s" in {answer, relation}:
            return False
        status = StatementStatus.ACCEPTED if answer == "a" else StatementStatus.REJECTED
        settle(path, (statement.id,), status, Given(relation=relation))
        return True


def _relation(case: Case, statement: Statement) -> str | None:
    """Ask what an article cannot tell: what the speaker is to the letter; None where names and paths do."""
    # Help needs none of it.
    from authcheck.cli.sources.guided import asked_relation  # noqa: PLC0415
    from authcheck.sourcing.organisations import stand_beside  # noqa: PLC0415

    if statement.relation_given or statement.relation is not Relation.THIRD_PARTY:
        return None
    # Bodies side by side are outsiders to each other unless somebody says otherwise: that is not guessed.
    beside = stand_beside(statement.organisation, case.claimed.issuer)
    known = statement.organisation and case.claimed.issuer and not beside
    return str(asked_relation(Relation.THIRD_PARTY if known else None))
