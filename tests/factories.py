"""Values for tests, built rather than loaded; each argument left out has a plain default."""

from __future__ import annotations

from authcheck.model.axes import Axis, AxisValue, Origin, Weight
from authcheck.model.case import Access, Attribution, Claim, Of, Relation, Statement, StatementStatus
from authcheck.model.evidence import Evidence
from authcheck.model.finding import Basis, Conclusion, Family, Finding, Outcome


def a_finding(
    toward: AxisValue = Origin.GENUINE,
    *,
    weight: Weight = Weight.MODERATE,
    axis: Axis = Axis.ORIGIN,
    rule: str = "core/sourcing.a",
    outcome: Outcome = Outcome.FOUND,
    evidence: Evidence | None = None,
    family: Family = Family.SOURCING,
    of_copy: bool = False,
    statements: tuple[str, ...] = (),
) -> Finding:
    """Return a finding that concludes; with no evidence named it is at most moderate."""
    concludes = Conclusion(axis=axis, toward=toward, weight=weight, evidence=evidence, basis=Basis.STANDARD)
    return Finding(
        rule=rule,
        digest="0a1b2c",
        title="A rule",
        family=family,
        outcome=outcome,
        reason="Somebody said so.",
        concludes=concludes if outcome in {Outcome.FOUND, Outcome.ABSENT} else None,
        would_bear_on=axis,
        of_copy=of_copy,
        statements=statements,
    )


def a_statement(
    *claims_given: Claim,
    id: str = "s1",  # noqa: A002 - the field's name
    claims: tuple[Claim, ...] = (),
    speaker: str | None = "A. Speaker",
    relation: Relation = Relation.CHAIN,
    access: Access = Access.UNKNOWN,
    organisation: tuple[str, ...] = ("US", "DoD"),
) -> Statement:
    """Return an accepted statement, on the record where a speaker is named."""
    return Statement(
        id=id,
        status=StatementStatus.ACCEPTED,
        speaker=speaker,
        described_as="",
        organisation=organisation,
        relation=relation,
        attribution=Attribution.ON_RECORD if speaker else Attribution.ANONYMOUS,
        access=access,
        of=Of.LETTER,
        claims=claims_given or claims,
    )
