"""What is said of a set, and whether it is said of this exhibit."""

from __future__ import annotations

from authcheck.model.case import Claim, Claimed, DocumentClass, Extent, Of, Statement
from authcheck.sourcing.implied import denies_some, owns_up


def bears_on(claim: Claim, statement: Statement, claimed: Claimed) -> bool:
    """Return whether a claim speaks of the exhibit.

    What is said of a set holds for the set itself, even where only some items are meant. For one item it
    holds where every item is meant, or this one is named.
    """
    if statement.of is not Of.SET or claimed.class_ is DocumentClass.SET:
        return True
    if claim.items:
        return claimed.item in claim.items
    if owns_up(claim) and denies_some(statement):
        # "We publish the dump; parts of it are not ours" says of no single item that it is theirs.
        return False
    return claim.extent is Extent.ALL
