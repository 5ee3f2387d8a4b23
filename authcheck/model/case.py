"""The desk's file on one questioned document: what it claims to be, how it came, who said what about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from authcheck.model.axes import Custody, Origin
    from authcheck.model.days import Days


class DocumentClass(StrEnum):
    """What kind of document it claims to be; it decides whether a signature is expected."""

    SIGNED_LETTER = "signed letter"
    """A letter that is signed when it is issued."""

    MEMORANDUM = "memorandum"
    """A memorandum inside or between offices; signed when it is issued."""

    CABLE = "cable"
    """A telegram or cable; issued unsigned."""

    EMAIL = "email"
    """A message; issued unsigned."""

    OPINION = "opinion"
    """A court's or a body's opinion, decision or report."""

    NOTE = "note"
    """Minutes, a record of a conversation, a briefing note."""

    IMAGE = "image"
    """A map, a chart, a photograph."""

    SET = "set"
    """Many items in one: a mailbox, a dump."""

    OTHER = "other"
    """None of these; issued unsigned."""

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
    """Found by a program or a colleague; does not count yet."""

    ACCEPTED = "accepted"
    """Counts."""

    REJECTED = "rejected"
    """Looked at and left out."""


class Relation(StrEnum):
    """What a speaker is to the letter."""

    PURPORTED_AUTHOR = "purported_author"
    """The person whose name stands under it."""

    AUTHOR_OFFICE = "author_office"
    """The office of that person."""

    CHAIN = "chain"
    """Above or beside the author in the issuing body."""

    RECIPIENT = "recipient"
    """To whom it is addressed."""

    THIRD_PARTY = "third_party"
    """Anybody else, experts included."""

    OUTLET = "outlet"
    """The outlet that publishes it, speaking for itself."""

    DOCUMENT = "document"
    """What another document says."""

    @property
    def of_issuer(self) -> bool:
        """Whether the speaker is an authority of the issuer."""
        return self in {Relation.PURPORTED_AUTHOR, Relation.AUTHOR_OFFICE, Relation.CHAIN}


class Attribution(StrEnum):
    """On what terms the words may be used."""

    ON_RECORD = "on_record"
    """Under a name, or by an office in its own name."""

    BACKGROUND = "background"
    """Described, not named."""

    ANONYMOUS = "anonymous"
    """Known to nobody but the outlet; a label such as S1 stands for the name."""


class Access(StrEnum):
    """How the speaker knows; the case file calls it ``basis``."""

    FIRST_HAND = "first_hand"
    """Drafted, signed, received or saw the original."""

    SECOND_HAND = "second_hand"
    """Was told of it."""

    INSPECTION = "inspection"
    """Looked at the circulating copy."""

    UNKNOWN = "unknown"
    """Nobody says how they know."""


class Of(StrEnum):
    """What a statement speaks of."""

    COPY = "copy"
    """This file."""

    LETTER = "letter"
    """The letter of which this file is one copy."""

    SET = "set"
    """The mailbox or dump the letter belongs to, or is."""


class Proposition(StrEnum):
    """What a claim is about; each bears on one axis."""

    ORIGIN = "origin"
    """Whether it comes from where it says."""

    EXISTS = "exists"
    """Whether there is such a letter."""

    ALTERED = "altered"
    """Whether the copy was changed."""

    SIGNED = "signed"
    """Whether it is signed."""

    STATUS = "status"
    """What it officially is; needs a value such as draft."""

    RELEASE = "release"
    """Whether it was sent, published, received, leaked or withdrawn; needs a value."""

    CONTENT = "content"
    """Whether what it says is so."""

    POLICY = "policy"
    """Whether it states the policy."""


class Stance(StrEnum):
    """What a claim says of its proposition."""

    CONFIRM = "confirm"
    """Says that it is so."""

    IMPLY = "imply"
    """Takes it for granted, or owns up to it."""

    DENY = "deny"
    """Says that it is not so."""

    DOUBT = "doubt"
    """Casts doubt on it."""

    REFUSE = "refuse"
    """Will not speak of it."""

    UNABLE = "unable"
    """Cannot tell."""

    NO_DISPUTE = "no_dispute"
    """Was shown it and does not contest it."""


CLAIM_VALUES: dict[Proposition, tuple[str, ...]] = {
    Proposition.ORIGIN: ("not_ours",),
    Proposition.STATUS: ("draft", "final", "outdated", "unofficial", "mistake", "not_a_decision"),
    Proposition.RELEASE: ("sent", "not_sent", "published", "received", "unauthorised", "leaked", "withdrawn"),
}
"""The values a claim may or must name: ``status`` and ``release`` must, ``origin`` may, the others don't."""


class Extent(StrEnum):
    """How much of a set a claim speaks of."""

    ALL = "all"
    """Of every item."""

    SOME = "some"
    """Of some items, not all."""


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

    prefix: str = ""
    """What stands before them, to find them again; empty where not kept."""

    suffix: str = ""
    """What stands after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Admiralty grade of a statement; printed, never weighed."""

    reliability: str = "F"
    """A to F; F is unknown."""

    credibility: int = 6
    """1 to 6; 6 is unknown."""


class Private(StrEnum):
    """What of a statement the desk keeps to itself: it counts, and nothing prints it."""

    ALL = "all"
    """All below, and any name."""

    DESCRIBED_AS = "described_as"
    """How the speaker is described."""

    ORGANISATION = "organisation"
    """The speaker's organisation."""

    SAID = "said"
    """When it was said."""

    CARRIED_BY = "carried_by"
    """Where it stands, and the words."""


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
    said_in_words: str = ""
    """When, as an article puts it without a date, such as ``Monday``; it dates nothing."""

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

    private: tuple[Private, ...] = ()
    """What nothing prints; see ``sourcing.openly``."""

    @property
    def named(self) -> bool:
        """Whether the words are on the record under a name or an office."""
        return self.speaker is not None and self.attribution is Attribution.ON_RECORD


class FactKind(StrEnum):
    """A fact established by the desk or an expert; each weighs as the caps of the contract say."""

    IMPOSSIBLE_FACT = "impossible fact"
    """What could not be so at the time: an office-holder gone, a unit not yet named."""

    CONFESSION = "confession"
    """Its maker owns up to it."""

    COURT_FINDING = "court finding"
    """What a court found."""

    EXAMINATION = "examination"
    """An examination of the original with a published method."""

    DERIVATIVE = "derivative"
    """Retyped, re-rendered or photographed, by a known route."""

    ALTERED = "altered"
    """An alteration established by the desk or an expert."""

    REDACTED_FOR_RELEASE = "redacted for release"
    """The issuer blacked parts out before it released the letter."""

    SIGNATURE = "signature"
    """The circulating copy bears a signature (seen by the desk)."""

    BLANK_SIGNATURE = "blank signature"
    """The circulating copy has a signature block and no signature."""

    DRAFT_MARK = "draft mark"
    """The circulating copy is marked as a draft."""

    FORM = "form"
    """Letterhead, reference number, layout."""

    TONE = "tone"
    """Odd tone or bad grammar; weighs nothing."""

    SAME_SIGNATURE_IMAGE = "same signature image"
    """The same picture of a signature stands in another document."""

    SIGNATURE_IMAGE_MATCHED = "matched signature image"
    """The same, found by comparing: weak, for the office may use a digitised signature or an autopen."""

    EXEMPLAR_A = "exemplar A"
    """Word for word a document of the issuer's own publication."""

    EXEMPLAR_B = "exemplar B"
    """Word for word a recipient's copy."""

    EXEMPLAR_C = "exemplar C"
    """Word for word a copy that the press published."""

    EXEMPLAR_F = "exemplar F"
    """Word for word a copy of unknown origin; weighs nothing."""

    ISSUER_SITE = "on the issuer's site"
    """It stands on the issuer's site, with nobody saying that the issuer put it there."""


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
class Uncompared:
    """A kind of fact that comparing was asked for and could not look for."""

    kind: FactKind
    why: str


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
    date: Days | None = None
    """The days that the date it bears may mean: one, a month, a year; None where it is not known."""

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
    uncompared: tuple[Uncompared, ...] = ()
    """Never in the file: what this run was asked to compare and could not."""

    statements: tuple[Statement, ...] = ()
