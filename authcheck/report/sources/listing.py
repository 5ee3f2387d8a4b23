"""The statements of a case file, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from authcheck.model.case import StatementStatus
from authcheck.report.safe import shortened
from authcheck.report.sources.words import MEASURED, claimed, plain, when
from authcheck.report.terminal.page import page
from authcheck.report.terminal.pieces import counted, labelled, said
from authcheck.sourcing.openly import openly, relation_shown, shown_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.case import Statement
    from authcheck.report.as_json import Json

LISTING = "authcheck.sources/1"

_LONGEST_QUOTE = 200
_LABEL = 18


def listing(statements: Sequence[Statement], width: int, *, styled: bool = False) -> str:
    """Return the statements as text; see ``page``."""
    rows = [_row(each) for each in statements]
    numbers = ", ".join(
        f"{number} {status.value}"
        for status in StatementStatus
        if (number := sum(each.status is status for each in statements))
    )
    heading = said(
        f"{counted(len(statements), 'statement', 'statements')}{f': {numbers}' if numbers else ''}"
    )
    proposed = any(each.status is StatementStatus.PROPOSED for each in statements)
    warning = Text(MEASURED, style="dim") if proposed else None
    return page((heading, *(labelled([row], _LABEL) for row in rows), warning), width, styled=styled)


def one(statement: Statement, width: int) -> str:
    """Return one statement as text; see ``page``."""
    return page((labelled([_row(statement)], _LABEL),), width, styled=False)


def _row(statement: Statement) -> tuple[Text, Group]:
    return said(f"{statement.id}").append_text(Text(f"\n{statement.status.value}")), _told(statement)


def _told(statement: Statement) -> Group:
    shown, relation = openly(statement), relation_shown(statement)
    whose = " · ".join(
        part
        for part in (
            "/".join(shown.organisation),
            relation.replace("_", " ") if relation and (shown.relation_given or shown.organisation) else "",
            shown.attribution.value.replace("_", " "),
        )
        if part
    )
    lines = [
        said(f"{shown_as(statement)}, {when(statement)}", style="bold"),
        said(whose, style="dim"),
        said("; ".join(map(claimed, shown.claims))),
    ]
    where = ", ".join(part for part in (shown.carried_by.outlet, shown.carried_by.url) if part)
    if shown.carried_by.exact:
        lines.append(
            said(f"“{shortened(shown.carried_by.exact, _LONGEST_QUOTE)}”{f' ({where})' if where else ''}")
        )
    elif where:
        lines.append(said(where))
    if shown.upstream:
        lines.append(said(f"repeats {shown.upstream}"))
    if statement.private:
        lines.append(Text("withheld by the desk in part", style="dim"))
    return Group(*lines)


def as_json(statements: Sequence[Statement]) -> Json:
    """Return the statements as plain values."""
    return {"schema": LISTING, "statements": [plain(each) for each in statements]}
