"""What a statement of the issuer's own chain says without saying it."""

from __future__ import annotations

from dataclasses import replace

from authcheck.model.case import Claim, Extent, Of, Proposition, Stance, Statement

_AFFIRMS = frozenset({Stance.CONFIRM, Stance.IMPLY})

# To call a letter a draft, or to look for whoever leaked it, is to own up to it.
_STATUS = frozenset({"draft", "outdated", "unofficial", "mistake", "not_a_decision"})
_RELEASE = frozenset({"unauthorised", "leaked", "sent", "published", "withdrawn"})
_SPEAKS_OF_ORIGIN = _AFFIRMS | {Stance.DENY, Stance.DOUBT}
_ABOUT_ORIGIN = frozenset({Proposition.ORIGIN, Proposition.EXISTS})


def with_implied(statement: Statement) -> Statement:
    """Return the statement with the origin it implies, marked as derived.

    Only the issuer's own chain can imply origin, and not in a breath with denying or doubting it, of
    however little. Whoever condemns the leak of a mailbox owns up to a mailbox and vouches for no item
    in it: what a statement of a set implies, it implies of some items, and of none by name.

    Args:
        statement: With all its claims, those that speak of other items included.
    """
    if not statement.relation.of_issuer or _speaks_of_origin(statement):
        return statement
    owning = [claim for claim in statement.claims if owns_up(claim) and not _of_this_copy(claim, statement)]
    if not owning:
        return statement
    extent = Extent.SOME if statement.of is Of.SET else Extent.ALL
    implied = Claim(prop=Proposition.ORIGIN, stance=Stance.IMPLY, extent=extent, derived=True)
    return replace(statement, claims=(*statement.claims, implied))


def _of_this_copy(claim: Claim, statement: Statement) -> bool:
    """Return whether the issuer only says of the circulating copy that it bears no signature of theirs."""
    return statement.of is Of.COPY and claim.prop is Proposition.SIGNED and claim.stance is Stance.DENY


def _speaks_of_origin(statement: Statement) -> bool:
    return any(
        claim.prop in _ABOUT_ORIGIN and claim.stance in _SPEAKS_OF_ORIGIN for claim in statement.claims
    )


def denies_some(statement: Statement) -> bool:
    """Return whether a statement denies or doubts some items of a set, or items by name."""
    return any(
        claim.prop in _ABOUT_ORIGIN
        and claim.stance in {Stance.DENY, Stance.DOUBT}
        and (claim.extent is Extent.SOME or bool(claim.items))
        for claim in statement.claims
    )


def owns_up(claim: Claim) -> bool:
    """Return whether a claim of the issuer owns up to the letter without saying so."""
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
