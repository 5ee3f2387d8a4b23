"""The desk's file on one questioned document: what it claims to be, how it came, who said what about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from authcheck.model.axes import Custody, Origin


class DocumentClass(StrEnum):
    """What kind of document it claims to be; it decides whether a signature is expected."""

    SIGNED_LETTER = "signed letter"
    MEMORANDUM = "memorandum"
    CABLE = "cable"
    EMAIL = "email"
    OPINION = "opinion"
    """A court's or a body's opinion, decision or report."""

    NOTE = "note"
    """Minutes, a record of a conversation, a briefing note."""

    IMAGE = "image"
    """A map, a chart, a photograph."""

    SET = "set"
    """Many items in one: a mailbox, a dump."""

    OTHER = "other"

    @property
    def carries_signature(self) -> bool:
        """Whether an issued document of this class bears a signature."""
        return self in {DocumentClass.SIGNED_LETTER, DocumentClass.MEMORANDUM}

    @property
    def issued_unsigned(self) -> bool:
        """Whether one document of this class is issued without a signature; a set is not one document."""
        return not self.carries_signature and self is not DocumentClass.SET


class StatementStatus(StrEnum):
    """Whether the desk lets a statement count."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Relation(StrEnum):
    """What a speaker is to the letter."""

    PURPORTED_AUTHOR = "purported_author"
    AUTHOR_OFFICE = "author_office"
    CHAIN = "chain"
    """Above or beside the author in the issuing body."""

    RECIPIENT = "recipient"
    THIRD_PARTY = "third_party"
    OUTLET = "outlet"
    DOCUMENT = "document"
    """What another document says."""

    @property
    def of_issuer(self) -> bool:
        """Whether the speaker is an authority of the issuer."""
        return self in {Relation.PURPORTED_AUTHOR, Relation.AUTHOR_OFFICE, Relation.CHAIN}


class Attribution(StrEnum):
    """On what terms the words may be used."""

    ON_RECORD = "on_record"
    BACKGROUND = "background"
    ANONYMOUS = "anonymous"


class Access(StrEnum):
    """How the speaker knows; the case file calls it ``basis``."""

    FIRST_HAND = "first_hand"
    """Drafted, signed, received or saw the original."""

    SECOND_HAND = "second_hand"
    INSPECTION = "inspection"
    """Looked at the circulating copy."""

    UNKNOWN = "unknown"


class Of(StrEnum):
    """What a statement speaks of."""

    COPY = "copy"
    LETTER = "letter"
    SET = "set"
    """The mailbox or dump the letter belongs to, or is."""


class Proposition(StrEnum):
    """What a claim is about; each bears on one axis."""

    ORIGIN = "origin"
    EXISTS = "exists"
    ALTERED = "altered"
    SIGNED = "signed"
    STATUS = "status"
    RELEASE = "release"
    CONTENT = "content"
    POLICY = "policy"


class Stance(StrEnum):
    """What a claim says of its proposition."""

    CONFIRM = "confirm"
    IMPLY = "imply"
    DENY = "deny"
    DOUBT = "doubt"
    REFUSE = "refuse"
    UNABLE = "unable"
    NO_DISPUTE = "no_dispute"


CLAIM_VALUES: dict[Proposition, tuple[str, ...]] = {
    Proposition.ORIGIN: ("not_ours",),
    Proposition.STATUS: ("draft", "final", "outdated", "unofficial", "mistake", "not_a_decision"),
    Proposition.RELEASE: ("sent", "not_sent", "published", "received", "unauthorised", "leaked", "withdrawn"),
}
"""The values a claim may or must name: ``status`` and ``release`` must, ``origin`` may, the others don't."""


class Extent(StrEnum):
    """How much of a set a claim speaks of."""

    ALL = "all"
    SOME = "some"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition and a stance on it."""

    prop: Proposition
    stance: Stance
    value: str = ""
    """One of ``CLAIM_VALUES``; empty where the proposition needs none."""

    extent: Extent = Extent.ALL
    items: tuple[str, ...] = ()
    """Items of the set that are meant; empty where none is named."""

    derived: bool = False
    """True where authcheck inferred it (a rebuke implies origin), not the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedBy:
    """Where a statement stands."""

    outlet: str = ""
    url: str = ""
    sha256: str = ""
    span: tuple[int, int] | None = None
    """Start and end in the article's text, in characters; None where unknown."""

    exact: str = ""
    """The words themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Admiralty grade of a statement; printed, never weighed."""

    reliability: str = "F"
    """A to F; F is unknown."""

    credibility: int = 6
    """1 to 6; 6 is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one source said about the questioned document."""

    id: str
    status: StatementStatus
    speaker: str | None
    """A name, an office speaking in its own name, or a label for a protected source; None where unnamed."""

    described_as: str
    """How the outlet describes the speaker, such as ``U.S. officials``; may be empty."""

    organisation: tuple[str, ...]
    """Path from the widest body down, such as ``("US", "DoD")``; empty where unknown."""

    relation: Relation
    attribution: Attribution
    access: Access
    of: Of
    claims: tuple[Claim, ...]
    count_at_least: int = 1
    """For a plural speaker: raises the upper bound of the count, never the lower."""

    said: datetime | None = None
    """With zone; a bare date stands for the end of its day; None where undated."""

    said_as_written: str = ""
    carried_by: CarriedBy = CarriedBy()
    upstream: str = ""
    """Empty for own reporting, ``stmt:ID`` or ``report:…``: whose reporting it repeats."""

    distinct_from: tuple[str, ...] = ()
    """Ids of statements that the desk vouches come from other people."""

    grade: Grade = Grade()
    relation_given: bool = True
    """False where the desk left ``relation`` out and names and paths decided it."""

    with_method: bool = False
    """A third party that published the method of its examination."""

    @property
    def named(self) -> bool:
        """Whether the words are on the record under a name or an office."""
        return self.speaker is not None and self.attribution is Attribution.ON_RECORD


class FactKind(StrEnum):
    """A fact established by the desk or an expert; each weighs as the caps of the contract say."""

    IMPOSSIBLE_FACT = "impossible fact"
    CONFESSION = "confession"
    COURT_FINDING = "court finding"
    EXAMINATION = "examination"
    DERIVATIVE = "derivative"
    ALTERED = "altered"
    REDACTED_FOR_RELEASE = "redacted for release"
    SIGNATURE = "signature"
    """The circulating copy bears a signature (seen by the desk)."""

    BLANK_SIGNATURE = "blank signature"
    """The circulating copy has a signature block and no signature."""

    DRAFT_MARK = "draft mark"
    FORM = "form"
    """Letterhead, reference number, layout."""

    TONE = "tone"
    SAME_SIGNATURE_IMAGE = "same signature image"
    EXEMPLAR_A = "exemplar A"
    EXEMPLAR_B = "exemplar B"
    EXEMPLAR_C = "exemplar C"
    EXEMPLAR_F = "exemplar F"
    ISSUER_SITE = "on the issuer's site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something established about the letter, with its reference."""

    kind: FactKind
    says: str
    ref: str = ""
    toward: Origin | None = None
    """For a confession, a court's finding or an examination: which way it points; None for the others."""

    since: datetime | None = None
    """Known from this time on; None for always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyStep:
    """One hand the exhibit passed through."""

    at: str = ""
    source: str = ""
    """A label or a name; the case file calls it ``from``."""

    action: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What the questioned document says it is."""

    issuer: tuple[str, ...] = ()
    """Path from the widest body down; a longer path is a narrower body."""

    author: str = ""
    date: date | None = None
    recipient: tuple[str, ...] = ()
    class_: DocumentClass | None = None
    """None where the desk did not say; the page may tell."""

    item: str = ""
    """Which item of a set this exhibit is; empty where it is none."""

    terms: tuple[str, ...] = ()
    policy_terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One questioned document's file."""

    path: str | None = None
    """The case file; None for the empty case of a letter without one."""

    claimed: Claimed = Claimed()
    channel: Custody | None = None
    """None where nothing is recorded."""

    chain: tuple[CustodyStep, ...] = ()
    facts: tuple[Fact, ...] = ()
    statements: tuple[Statement, ...] = ()
