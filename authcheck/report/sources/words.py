"""Statements, claims and times in the words of a report."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from authcheck.sourcing.openly import SAYS, openly, relation_shown, shown_as

if TYPE_CHECKING:
    from authcheck.model.case import Claim, Statement
    from authcheck.report.as_json import Json

RIGHT, JUDGED = 23, 27
"""Proposals that two judges found right, of those judged, on 60 whole articles, on 2026-11-28:
`python bench/statements.py --judged bench/judged/articles-dev.jsonl`."""

FOUND, MEANT = 23, 62
"""Statements proposed, of those that two readers found in the same articles: `--whole` of that command."""

MEASURED = (
    f"A proposal never counts by itself: a program found it in an article. Of {JUDGED} in sixty articles "
    f"{RIGHT} were right, and of {MEANT} statements that readers found there it proposed {FOUND}. So read "
    "the words before you accept them, and the article for what is missing."
)
"""Said wherever proposals are listed."""


def named(statement: Statement) -> str:
    """Return a statement's id with who said it, such as ``milley (Mark Milley)``."""
    return f"{statement.id} ({shown_as(statement)})"


def claimed(claim: Claim) -> str:
    """Return what a claim says, such as ``confirms status draft``."""
    value = f" {claim.value.replace('_', ' ')}" if claim.value else ""
    extent = f" of {', '.join(claim.items)}" if claim.items else " of some" if claim.extent == "some" else ""
    return f"{SAYS[claim.stance]} {claim.prop.value}{value}{extent}"


def when(statement: Statement) -> str:
    """Return the time of a statement that is shown openly, as it was written."""
    shown = openly(statement)
    if shown.said is None and statement.said is not None:
        return "time withheld"
    return shown.said_as_written or (
        f"“{shown.said_in_words}”, undated" if shown.said_in_words else "undated"
    )


def plain(statement: Statement) -> Json:
    """Return a statement as plain values, what is private left out."""
    shown = openly(statement)
    carried, relation = shown.carried_by, relation_shown(statement)
    return {
        "id": shown.id,
        "status": shown.status.value,
        "who": shown_as(shown),
        "named": shown.named,
        "organisation": list(shown.organisation),
        "relation": None if relation is None else relation.value,
        "attribution": shown.attribution.value,
        "basis": shown.access.value,
        "of": shown.of.value,
        "claims": [
            {"prop": claim.prop.value, "value": claim.value, "stance": claim.stance.value}
            for claim in shown.claims
        ],
        "said": None if shown.said is None else shown.said.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "said_as_written": shown.said_as_written,
        "outlet": carried.outlet,
        "url": carried.url,
        "exact": carried.exact,
        "upstream": shown.upstream,
        "withheld": bool(statement.private),
    }
