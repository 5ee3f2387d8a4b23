"""``authcheck sources edit``: other words, another time, another relation for a statement on file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option, say
from authcheck.cli.sources.fields import Given, given, remarks, statement_options
from authcheck.cli.sources.place import case_file, case_option, letter_argument
from authcheck.errors import CallError
from authcheck.model.case import Attribution
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from authcheck.model.case import Case, Statement
    from authcheck.sourcing.log import Entry

_CLEARED = (
    "speaker",
    "described-as",
    "organisation",
    "relation",
    "attribution",
    "basis",
    "of",
    "count-at-least",
    "said",
    "said-in-words",
    "carried-by",
    "upstream",
    "distinct-from",
    "grade",
    "with-method",
    "private",
)


class _Key(click.Choice[str]):
    """A key as options spell it, or as case files do."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return it as options spell it."""
        return super().convert(str(value).replace("_", "-"), param, ctx)


_EPILOG = """\
\b
Examples:
  authcheck sources edit letter.pdf milley --said 2020-01-06T21:40Z
  authcheck sources edit letter.pdf us-officials --relation chain --clear upstream
  authcheck sources edit letter.pdf milley --id chairman
"""

_HELP = """\
Change what is on file of a statement

What is given replaces what stands there; everything else stays. Comments beside a value that is replaced are
kept above it. An id is printed always: one that would tell what you keep back from now on is replaced by
another, also where other statements name it.
"""


@click.command(help=_HELP, short_help="Change what is on file of a statement", epilog=_EPILOG)
@letter_argument
@click.argument("id_", metavar="ID")
@case_option
@click.option("--id", "new_id", metavar="ID", help="Give it this id, also where other statements name it")
@statement_options
@click.option(
    "--clear",
    type=_Key(_CLEARED),
    metavar="KEY",
    multiple=True,
    help="Empty this key, such as said or upstream; may be given again",
)
@debug_option
@help_option
def edit(
    *,
    letter: str,
    id_: str,
    case_path: str | None,
    new_id: str | None,
    clear: tuple[str, ...],
    **options: Any,
) -> int:
    """Return 0 once the statement is changed."""
    said = given(options)
    if not said.anything and not clear and not new_id:
        message = "nothing to change; say what, such as --said 2020-01-06T20:00Z, or --clear said"
        raise CallError(message)
    path = case_file(letter, case_path)
    # Help needs none of it.
    from authcheck.sourcing.log import change_statement  # noqa: PLC0415
    from authcheck.sourcing.log.renaming import telltale  # noqa: PLC0415

    def other_id(case: Case, before: Statement, after: Statement) -> str | None:
        return new_id or telltale(case, before, after)

    changed = change_statement(
        path, id_, lambda case, statement: changes(said, case, statement, clear), other_id
    )
    renamed(id_, changed)
    for remark in remarks(said, changed):
        say(safe(remark), err=True)
    say(safe(f"{changed.id}: changed"))
    return EXAMINED


def renamed(id_: str, changed: Statement) -> None:
    """Say that a statement bears another id, where it does."""
    if changed.id != id_:
        say(safe(f"{id_}: is {changed.id} from now on, also where other statements name it"))


def changes(said: Given, case: Case, statement: Statement, clear: tuple[str, ...] = ()) -> Entry:
    """Return the keys that get another value."""
    from authcheck.sourcing.log.entries import free_label, in_order  # noqa: PLC0415 - help needs none of it

    new = in_order(said.keys(free_label(case) if said.protected else ""))
    if said.protected and not said.attribution and statement.attribution is Attribution.ON_RECORD:
        new["attribution"] = Attribution.ANONYMOUS.value
    new.pop("carried_by", None)
    if said.outlet or said.url or said.exact:
        new["carried_by"] = said.carried(statement)
    return {**new, **{name.replace("-", "_"): None for name in clear}}
