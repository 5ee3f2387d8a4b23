"""``authcheck sources add``: one more statement in the case file, by options or by questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option, say
from authcheck.cli.sources.fields import given, remarks, statement_options
from authcheck.cli.sources.place import case_file_to_write, case_option, letter_argument
from authcheck.errors import CallError
from authcheck.model.case import StatementStatus
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from pathlib import Path

    from authcheck.model.case import Case, Claimed
    from authcheck.sourcing.log import Entry, Value

EPILOG = """\
\b
Examples:
  authcheck sources add letter.pdf
  authcheck sources add letter.pdf --issuer US/DoD --speaker "Jane Roe" --organisation US/DoD \\
    --claim status=draft --claim signed:deny --said 2020-01-06T21:40Z
  authcheck sources add letter.pdf --protected --relation chain --basis first_hand \\
    --claim origin --private carried_by
"""

_HELP = """\
Add a statement to the letter's case file

Without options, questions are asked. The case file is begun where there is none. The new statement's id goes
to standard output.
"""


@click.command(help=_HELP, short_help="Add a statement to the letter's case file", epilog=EPILOG)
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
@click.option(
    "--issuer",
    metavar="PATH",
    help="Whom the letter claims to come from, such as US/DoD, where the case file does not say it yet",
)
@statement_options
@debug_option
@help_option
def add(
    *,
    letter: str,
    case_path: str | None,
    id_: str | None,
    status: str | None,
    issuer: str | None,
    **options: Any,
) -> int:
    """Return 0 once the statement is on file."""
    said = given(options)
    path = case_file_to_write(letter, case_path)

    # Help needs none of it.
    from authcheck.sourcing.log import add_statements  # noqa: PLC0415
    from authcheck.sourcing.log.entries import free_id, free_label  # noqa: PLC0415

    document: dict[str, Value] = {"claimed_issuer": issuer} if issuer else {}
    guided: Entry | None = None
    unlabelled = False
    if not said.anything:
        from authcheck.cli.sources.guided import PROTECTED, ask  # noqa: PLC0415

        asked = ask(path, issuer or "")
        guided, document = asked.entry, asked.document or document
        unlabelled = guided.get("speaker") == PROTECTED

    def entries(case: Case) -> list[Entry]:
        # Made anew each time: somebody else may have taken the id or the label meanwhile.
        if guided is not None:
            entry = {**guided, "speaker": free_label(case)} if unlabelled else dict(guided)
        else:
            entry = dict(said.keys(free_label(case) if said.protected else ""))
        entry |= {"id": id_ or free_id(case, entry), "status": status}
        _refuse_unrelated(path, entry, _claimed(case.claimed, issuer))
        return [entry]

    (added,) = add_statements(path, entries, document)
    for remark in remarks(said, added):
        say(safe(remark), err=True)
    say(safe(added.id))
    return EXAMINED


def _claimed(claimed: Claimed, issuer: str | None) -> Claimed:
    """Return what the letter claims once ``issuer`` is on file.

    Raises:
        CallError: Another one is.
    """
    if not issuer:
        return claimed
    path = tuple(part.strip() for part in issuer.split("/"))
    if claimed.issuer and claimed.issuer != path:
        message = (
            f"the case file says that the letter claims to come from {'/'.join(claimed.issuer)}; leave "
            "--issuer out, or change document.claimed_issuer in the file"
        )
        raise CallError(message)
    return replace(claimed, issuer=path)


def _refuse_unrelated(path: Path, entry: Entry, claimed: Claimed) -> None:
    """Say by the names of options what the reader of case files would say by keys.

    Raises:
        CallError: Nothing tells what the speaker is to the letter.
    """
    from authcheck.sourcing.organisations import is_the_issuer, relation_of  # noqa: PLC0415 - not for help

    if entry.get("relation") or entry["status"] not in {None, StatementStatus.ACCEPTED}:
        return
    speaker = str(entry.get("speaker") or "")
    organisation = tuple(
        part.strip() for part in str(entry.get("organisation") or "").split("/") if part.strip()
    )
    if relation_of(speaker, organisation, claimed) is None and not is_the_issuer(speaker, claimed):
        message = (
            f"{path}: nothing was written, for “relation” is missing: say what the speaker is to the letter "
            "with --relation, such as chain, recipient or third_party; or let it follow from --organisation "
            "and --issuer, whom the letter claims to come from"
        )
        raise CallError(message)
