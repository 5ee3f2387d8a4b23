"""Looking at the case file: statements and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck import sourcing
from authcheck.examine.sight import Sight
from authcheck.model.case import Proposition
from authcheck.model.observation import Observation, unquoted
from authcheck.sourcing.openly import SAYS, openly, shown_as

if TYPE_CHECKING:
    from authcheck.model.case import Claim, Fact, Statement
    from authcheck.model.hearing import Hearing
    from authcheck.model.rule import FactsMatcher, StatementsMatcher

_OF = {
    Proposition.ORIGIN: "its origin",
    Proposition.EXISTS: "that it exists",
    Proposition.ALTERED: "an alteration",
    Proposition.SIGNED: "its signature",
    Proposition.STATUS: "its status",
    Proposition.RELEASE: "its release",
    Proposition.CONTENT: "its content",
    Proposition.POLICY: "the policy in it",
}


def look_at_statements(hearing: Hearing, matcher: StatementsMatcher) -> Sight:
    """Return the statements that meet the selection, counted as independent voices."""
    heard = sourcing.select(hearing, matcher)
    if not heard.statements or heard.least < matcher.at_least:
        return Sight(looked_at="statements")
    return Sight(
        observations=tuple(
            Observation(what=_told(each), match=each.carried_by.exact)
            for each in map(openly, heard.statements)
        ),
        statements=tuple(each.id for each in heard.statements),
        who=_listed(tuple(dict.fromkeys(map(_speaker, heard.statements)))),
        count=heard.least,
    )


def _speaker(statement: Statement) -> str:
    return shown_as(statement)


def _told(statement: Statement) -> str:
    said = f", {statement.said_as_written}" if statement.said_as_written else ""
    outlet = f" ({statement.carried_by.outlet})" if statement.carried_by.outlet else ""
    if statement.carried_by.exact:
        return f"{_speaker(statement)}{said}{outlet}: “{unquoted(statement.carried_by.exact)}”"
    return f"{_speaker(statement)}{said}{outlet}: {', '.join(map(_claimed, statement.claims))}"


def _claimed(claim: Claim) -> str:
    value = f" ({claim.value.replace('_', ' ')})" if claim.value else ""
    return f"{SAYS[claim.stance]} {_OF[claim.prop]}{value}"


def _listed(names: tuple[str, ...]) -> str:
    if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def look_at_facts(hearing: Hearing, matcher: FactsMatcher) -> Sight:
    """Return the facts on file of the kinds asked for."""
    facts = [
        fact
        for fact in hearing.facts
        if fact.kind in matcher.kinds and (matcher.toward is None or fact.toward is matcher.toward)
    ]
    reasons = [each.why for each in hearing.case.uncompared if each.kind in matcher.kinds]
    return Sight(
        observations=tuple(map(_established, facts)),
        unread=None if facts or not reasons else "; ".join(reasons),
        looked_at="facts",
        count=len(facts),
    )


def _established(fact: Fact) -> Observation:
    return Observation(what=f"{fact.says} ({fact.ref})" if fact.ref else fact.says, zone="case")
