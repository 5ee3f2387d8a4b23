"""``authcheck sources add``: one more statement in the case file, by options or by questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option, say
from authcheck.cli.sources.fields import given, statement_options
from authcheck.cli.sources.place import case_file_to_write, case_option, letter_argument
from authcheck.model.case import StatementStatus
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from authcheck.model.case import Case
    from authcheck.sourcing.log import Entry, Value

_EPILOG = """\
\b
Examples:
  authcheck sources add letter.pdf
  authcheck sources add letter.pdf --speaker "Jane Roe" --organisation US/DoD \\
    --claim status=draft --claim signed:deny --said 2020-01-06T21:40Z
  authcheck sources add letter.pdf --protected --relation chain --basis first_hand \\
    --claim origin --private carried_by
"""

_HELP = """\
Add a statement to the letter's case file

Without options, questions are asked. The case file is begun where there is none. The new statement's id goes
to standard output.
"""


@click.command(help=_HELP, short_help="Add a statement to the letter's case file", epilog=_EPILOG)
@letter_argument
@case_option
@click.option(
    "--id", "id_", metavar="ID", help="A short name for the statement  [default: made from the speaker]"
)
@click.option(
    "--status",
    type=click.Choice([status.value for status in StatementStatus]),
    help="Whether it counts  [default: accepted]",
)
@statement_options
@debug_option
@help_option
def add(*, letter: str, case_path: str | None, id_: str | None, status: str | None, **options: Any) -> int:
    """Return 0 once the statement is on file."""
    said = given(options)
    path = case_file_to_write(letter, case_path)

    # Help needs none of it.
    from authcheck.sourcing.log import add_statements  # noqa: PLC0415
    from authcheck.sourcing.log.entries import free_id, free_label  # noqa: PLC0415

    document: dict[str, Value] = {}
    guided: Entry | None = None
    unlabelled = False
    if not said.anything:
        from authcheck.cli.sources.guided import PROTECTED, ask  # noqa: PLC0415

        asked = ask(path)
        guided, document = asked.entry, asked.document
        unlabelled = guided.get("speaker") == PROTECTED

    def entries(case: Case) -> list[Entry]:
        # Made anew each time: somebody else may have taken the id or the label meanwhile.
        if guided is not None:
            entry = {**guided, "speaker": free_label(case)} if unlabelled else dict(guided)
        else:
            entry = dict(said.keys(free_label(case) if said.protected else ""))
        return [{**entry, "id": id_ or free_id(case, entry), "status": status}]

    (added,) = add_statements(path, entries, document)
    say(safe(added.id))
    return EXAMINED
