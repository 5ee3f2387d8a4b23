"""Short readings of what an article's sentences say."""

from __future__ import annotations

from authcheck.articles import propose
from authcheck.model.proposal import About, Proposal

NOTHING_KNOWN = About()


def label(proposal: Proposal) -> str:
    """Return a proposal's claims in one line, those that follow from others in brackets."""
    told = []
    for claim in proposal.claims:
        words = ":".join(filter(None, (claim.prop, claim.value, claim.stance)))
        told.append(f"({words})" if claim.derived else words)
    return ", ".join(told)


def read(text: str, about: About = NOTHING_KNOWN) -> list[tuple[str, str]]:
    """Return who says what, in the order of the text."""
    return [(each.speaker or each.described_as, label(each)) for each in propose(text, about)]


def only(text: str, about: About = NOTHING_KNOWN) -> Proposal:
    """Return the one proposal of a text."""
    (proposal,) = propose(text, about)
    return proposal
