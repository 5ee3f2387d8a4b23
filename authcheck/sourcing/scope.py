"""What is said of a set, and whether it is said of this exhibit."""

from __future__ import annotations

from authcheck.model.case import Claim, Claimed, DocumentClass, Extent, Of, Statement


def bears_on(claim: Claim, statement: Statement, claimed: Claimed) -> bool:
    """Return whether a claim speaks of the exhibit.

    What is said of a set holds for the set itself, even where only some items are meant. For one item it
    holds where every item is meant, or this one is named.
    """
    if statement.of is not Of.SET or claimed.class_ is DocumentClass.SET:
        return True
    if claim.items:
        return claimed.item in claim.items
    return claim.extent is Extent.ALL
