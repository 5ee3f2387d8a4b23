"""What a program found in an article → statements that wait for the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from authcheck.errors import FormError
from authcheck.model.case import Attribution, Of, StatementStatus
from authcheck.model.proposal import About
from authcheck.sourcing.casefile import read_case
from authcheck.sourcing.log.days import day_of
from authcheck.sourcing.log.entries import claim_value, free_id, in_order
from authcheck.sourcing.log.written import entry_lines
from authcheck.sourcing.speakers import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.case import Case, Claimed, Statement
    from authcheck.model.proposal import Article, Proposal
    from authcheck.sourcing.log.entries import Entry, Value


_TELLING = 12
"""Letters from which the same words are no chance: *a draft* many may say."""


def about(claimed: Claimed) -> About:
    """Return what of a case file helps to read articles about its letter."""
    return About(
        terms=claimed.terms,
        policy_terms=claimed.policy_terms,
        author=claimed.author,
        issuer=claimed.issuer,
        recipient=claimed.recipient,
    )


def proposed(case: Case, article: Article, proposals: Sequence[Proposal]) -> list[Entry]:
    """Return the proposals that are not on file yet, as entries with the status ``proposed``.

    Args:
        case: The case file as it is.
        article: What was read; its date settles days such as Monday, as far as it is known.
        proposals: What was found in it.
    """
    known = {_place(each.carried_by.sha256, each.carried_by.span) for each in case.statements}
    told = [_said(each) for each in case.statements]
    entries: list[Entry] = []
    taken: list[str] = []
    for proposal in proposals:
        if _place(article.sha256, proposal.whole_span) in known or _on_file(article, proposal, told):
            continue
        entry = _readable(_entry(article, proposal))
        if entry is None:
            continue
        own = free_id(case, entry, taken)
        taken.append(own)
        entries.append({**entry, "id": own})
    return entries


def _place(sha256: str, span: tuple[int, int] | None) -> tuple[str, int, int] | None:
    return (sha256, *span) if sha256 and span else None


def seems_about(claimed: Claimed, article: Article, proposals: Sequence[Proposal]) -> bool:
    """Return whether an article names anything of the letter: its author, a term, a body beside it.

    True too where the case file names nothing that could be looked for.
    """
    bodies = [path for path in (claimed.issuer, claimed.recipient) if path]
    names = [claimed.author.split()[-1]] if claimed.author.strip() else []
    sought = [*names, *claimed.terms, *claimed.policy_terms, *(part for path in bodies for part in path)]
    text = article.text.casefold()
    if not sought or any(re.search(rf"\b{re.escape(word.casefold())}\b", text) for word in sought):
        return True
    return any(proposal.organisation[:1] == path[:1] for proposal in proposals for path in bodies)


@dataclass(frozen=True, slots=True)
class _Said:
    """What of a statement on file tells that an article says it once more."""

    speakers: frozenset[str]
    words: str
    outlet: str
    url: str


def _said(statement: Statement) -> _Said:
    carried = statement.carried_by
    names = {_bare(name) for name in (statement.speaker or "", statement.described_as)} - {""}
    return _Said(frozenset(names), _bare(carried.exact), _bare(carried.outlet), carried.url)


def _on_file(article: Article, proposal: Proposal, told: Sequence[_Said]) -> bool:
    """Whether the same words of the same speaker stand on file already: pages change with every download.

    Words that another outlet carries are another statement, until the desk says whose reporting it repeats.
    """
    words = {_bare(proposal.exact), _bare(proposal.whole)}
    names = {_bare(name) for name in (proposal.speaker or "", proposal.described_as, proposal.role)} - {""}
    outlet = _bare(article.outlet)
    return any(
        each.words in words
        and len(each.words) >= _TELLING
        and (each.speakers & names or not each.speakers)
        and (each.url == article.url or not each.outlet or not outlet or each.outlet == outlet)
        for each in told
    )


def _bare(words: str) -> str:
    """Return the letters and figures of words alone: quotation marks and line ends differ by download."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def _entry(article: Article, proposal: Proposal) -> Entry:
    said = day_of(proposal.said_as_written, article.date) if article.date else None
    own = [claim for claim in proposal.claims if not claim.derived] or [*proposal.claims]
    carried: dict[str, Value] = {
        "outlet": article.outlet,
        "url": article.url,
        "sha256": article.sha256,
        "span": proposal.whole_span,
        "exact": proposal.whole.strip(),
        "prefix": proposal.prefix.strip(),
        "suffix": proposal.suffix.strip(),
    }
    # An outlet that this one cites bears a name; a statement or a tweet is no report of somebody else's.
    cited = proposal.via if proposal.via[:1].isupper() and proposal.via != article.outlet else ""
    named = proposal.speaker if proposal.named else None
    if named is not None and label(named):
        # An article's S1 is not the desk's: its labels stand for sources that nobody else knows.
        described = f"whom it calls {named}"
        nobody = replace(proposal, speaker=None, named=False, attribution=Attribution.BACKGROUND)
        return _entry(article, replace(nobody, described_as=described))
    unnamed = proposal.attribution if proposal.attribution is not Attribution.BACKGROUND else None
    return {
        "id": "x",
        "status": StatementStatus.PROPOSED.value,
        "speaker": named,
        "described_as": (proposal.role if proposal.named else proposal.described_as) or proposal.role,
        "organisation": _path(proposal.organisation),
        "attribution": None if proposal.named or unnamed is None else unnamed.value,
        "of": proposal.of.value if proposal.of is not Of.LETTER else None,
        "claims": tuple(claim_value(claim) for claim in own),
        "count_at_least": proposal.count_at_least if proposal.count_at_least > 1 else None,
        "said": said.isoformat() if said else None,
        "said_in_words": "" if said else proposal.said_as_written,
        "carried_by": {key: value for key, value in carried.items() if value not in (None, "")},
        "upstream": f"report:{cited}" if cited else "",
    }


def _path(parts: tuple[str, ...]) -> Value:
    return parts if any("/" in part for part in parts) else "/".join(parts)


def _readable(entry: Entry) -> Entry | None:
    """Return an entry that the strict reader takes, the speaker given up where need be; None without hope."""
    without = {
        **entry,
        "speaker": None,
        "attribution": None,
        "described_as": entry["described_as"] or entry["speaker"],
    }
    for tried in (entry, without):
        whole = in_order(tried)
        try:
            read_case("statements:\n" + "".join(f"{line}\n" for line in entry_lines(whole)), "proposal")
        except FormError:
            continue
        return whole
    return None
