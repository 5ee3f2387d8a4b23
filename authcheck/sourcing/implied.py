"""What a statement of the issuer's own chain says without saying it."""

from __future__ import annotations

from dataclasses import replace

from authcheck.model.case import Claim, Extent, Proposition, Stance, Statement

_AFFIRMS = frozenset({Stance.CONFIRM, Stance.IMPLY})

# To call a letter a draft, or to look for whoever leaked it, is to own up to it.
_STATUS = frozenset({"draft", "outdated", "unofficial", "mistake", "not_a_decision"})
_RELEASE = frozenset({"unauthorised", "leaked", "sent", "published", "withdrawn"})
_SPEAKS_OF_ORIGIN = _AFFIRMS | {Stance.DENY, Stance.DOUBT}


def with_implied(statement: Statement) -> Statement:
    """Return the statement with the origin it implies, marked as derived.

    Only the issuer's own chain can imply origin, and not in a breath with denying or doubting it.
    """
    if not statement.relation.of_issuer:
        return statement
    for claim in statement.claims:
        if claim.prop in {Proposition.ORIGIN, Proposition.EXISTS} and claim.stance in _SPEAKS_OF_ORIGIN:
            return statement
    owning = [claim for claim in statement.claims if _owns_up(claim)]
    if not owning:
        return statement
    widest = min(owning, key=lambda claim: (bool(claim.items), claim.extent is Extent.SOME))
    implied = Claim(
        prop=Proposition.ORIGIN, stance=Stance.IMPLY, extent=widest.extent, items=widest.items, derived=True
    )
    return replace(statement, claims=(*statement.claims, implied))


def _owns_up(claim: Claim) -> bool:
    affirms = claim.stance in _AFFIRMS
    if claim.prop is Proposition.STATUS:
        return (affirms and claim.value in _STATUS) or (
            claim.stance is Stance.DENY and claim.value == "final"
        )
    if claim.prop is Proposition.RELEASE:
        return affirms and claim.value in _RELEASE
    if claim.prop is Proposition.SIGNED:
        return affirms or claim.stance is Stance.DENY
    # Whoever says that this copy was altered knows the one it was made from.
    return claim.prop is Proposition.ALTERED and affirms
