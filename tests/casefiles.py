"""Case files and statements for tests, built from the few words that matter."""

from __future__ import annotations

import textwrap
from datetime import UTC, datetime

from authcheck.model.case import (
    Access,
    Attribution,
    CarriedBy,
    Case,
    Claim,
    Claimed,
    Of,
    Proposition,
    Relation,
    Stance,
    Statement,
    StatementStatus,
)
from authcheck.model.rule import ClaimTest, StatementsMatcher
from authcheck.sourcing.casefile import read_case

CONFIRMS = Claim(prop=Proposition.ORIGIN, stance=Stance.CONFIRM)
DENIES = Claim(prop=Proposition.ORIGIN, stance=Stance.DENY)

CONFIRMED = StatementsMatcher(
    claims=(ClaimTest(prop=Proposition.ORIGIN, stances=(Stance.CONFIRM, Stance.IMPLY)),)
)
DENIED = StatementsMatcher(claims=(ClaimTest(prop=Proposition.ORIGIN, stances=(Stance.DENY,)),))

OF_THE_US_COMMAND = """\
document:
  claimed_issuer: US/DoD/CJTF-OIR
  claimed_author: William H. Seely III
  recipient: Iraq/MoD
"""


def a_case_file(statements: str = "", document: str = OF_THE_US_COMMAND, rest: str = "") -> str:
    """Return the text of a case file; ``statements`` is the list under that key."""
    listed = f"statements:\n{textwrap.dedent(statements).strip()}\n" if statements else ""
    return f"format: 1\n{document}{rest}{listed}"


def the_statement(text: str, document: str = OF_THE_US_COMMAND) -> Statement:
    """Return the only statement of a case file."""
    (statement,) = read_case(a_case_file(text, document), "letter.case.yaml").statements
    return statement


def says(
    id: str,  # noqa: A002 - the field's name
    *claims: Claim,
    organisation: str = "US",
    speaker: str | None = None,
    relation: Relation = Relation.CHAIN,
    access: Access = Access.UNKNOWN,
    said: datetime | None = datetime(2020, 1, 6, 18, tzinfo=UTC),
    upstream: str = "",
    distinct_from: tuple[str, ...] = (),
    count_at_least: int = 1,
    status: StatementStatus = StatementStatus.ACCEPTED,
    of: Of = Of.LETTER,
    exact: str = "",
    outlet: str = "",
    with_method: bool = False,
) -> Statement:
    """Return a statement that confirms origin unless other claims are given."""
    return Statement(
        id=id,
        status=status,
        speaker=speaker,
        described_as="",
        organisation=tuple(organisation.split("/")) if organisation else (),
        relation=relation,
        attribution=Attribution.ON_RECORD if speaker else Attribution.BACKGROUND,
        access=access,
        of=of,
        claims=claims or (CONFIRMS,),
        count_at_least=count_at_least,
        said=said,
        said_as_written=said.isoformat() if said else "",
        carried_by=CarriedBy(outlet=outlet, exact=exact),
        upstream=upstream,
        distinct_from=distinct_from,
        with_method=with_method,
    )


def a_case(*statements: Statement, claimed: Claimed | None = None) -> Case:
    """Return the case of a letter from a US command to the Iraqi ministry of defence."""
    document = Claimed(issuer=("US", "DoD", "CJTF-OIR"), recipient=("Iraq", "MoD"))
    return Case(claimed=claimed or document, statements=statements)
