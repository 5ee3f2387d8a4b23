"""The one table of what a case file may hold; ``docs/case-file.md`` tells it to the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from authcheck.forms import AboutDay, Choice, Field, Flag, ListOf, Moment, OneOf, Record, Text, Whole
from authcheck.forms.words import suggest
from authcheck.model.axes import Custody, Origin
from authcheck.model.case import (
    Access,
    Attribution,
    CarriedBy,
    Case,
    Claimed,
    CustodyStep,
    DocumentClass,
    Fact,
    FactKind,
    Grade,
    Of,
    Private,
    Relation,
    Statement,
    StatementStatus,
)
from authcheck.sourcing.organisations import is_the_issuer, relation_of
from authcheck.sourcing.shapes import (
    ClaimShape,
    Hash,
    OrganisationPath,
    OrShorthand,
    Said,
    Span,
    Upstream,
    WhenSaid,
)
from authcheck.sourcing.speakers import describes, label, names_nobody, plain

if TYPE_CHECKING:
    from datetime import datetime

    from authcheck.model.case import Claim

FORMAT = 1
"""The format this version reads."""

POINTING = frozenset({FactKind.CONFESSION, FactKind.COURT_FINDING, FactKind.EXAMINATION})
"""Kinds of fact that point either way and so must say which."""

_WORDS = ListOf(Text(), single=True)


def _claimed(**keys: Any) -> Claimed:
    return Claimed(
        issuer=keys["claimed_issuer"],
        author=keys["claimed_author"],
        date=keys["claimed_date"],
        recipient=keys["recipient"],
        class_=keys["class"],
        item=keys["item"],
        terms=keys["terms"],
        policy_terms=keys["policy_terms"],
    )


DOCUMENT = Record(
    _claimed,
    {
        "claimed_issuer": Field(OrganisationPath(), "who it says it comes from, as a path", default=()),
        "claimed_author": Field(Text(), "whose name stands under it", default=""),
        "claimed_date": Field(AboutDay(), "the date it bears, to the day, the month or the year"),
        "recipient": Field(OrganisationPath(), "whom it addresses, as a path", default=()),
        "class": Field(Choice(DocumentClass), "what kind of document it claims to be"),
        "item": Field(Text(), "which item of a set this exhibit is", default=""),
        "terms": Field(_WORDS, "what articles call it", default=()),
        "policy_terms": Field(_WORDS, "words for what it says", default=()),
    },
)


def _step(**keys: str) -> CustodyStep:
    return CustodyStep(at=keys["at"], source=keys["from"], action=keys["action"], sha256=keys["sha256"])


class _Custody:
    """``custody`` as read."""

    def __init__(self, *, channel: Custody | None = None, chain: tuple[CustodyStep, ...] = ()) -> None:
        self.channel = None if channel is Custody.NOT_RECORDED else channel
        self.chain = chain


def _channel(word: str) -> _Custody:
    if word not in set(Custody):
        message = f"unknown “{word}”{suggest(word, [channel.value for channel in Custody])}"
        raise ValueError(message)
    return _Custody(channel=Custody(word))


CUSTODY = Record(
    _Custody,
    {
        "channel": Field(Choice(Custody), "how it reached the desk"),
        "chain": Field(
            ListOf(
                Record(
                    _step,
                    {
                        "at": Field(Text(), "when", default=""),
                        "from": Field(Text(), "from whom: a label or a name", default=""),
                        "action": Field(Text(), "what was done", default=""),
                        "sha256": Field(Hash(), "the file's hash at that step", default=""),
                    },
                ),
                single=True,
            ),
            "the hands it passed through, first to last",
            default=(),
        ),
    },
)


def _fact(*, kind: FactKind, says: str, ref: str, toward: Origin | None, since: datetime | None) -> Fact:
    if kind in POINTING and toward is None:
        message = f"“toward” is missing: a {kind} points to genuine or to forged"
        raise ValueError(message)
    only = {
        FactKind.IMPOSSIBLE_FACT: Origin.FORGED,
        FactKind.SAME_SIGNATURE_IMAGE: Origin.FORGED,
        FactKind.SIGNATURE_IMAGE_MATCHED: Origin.FORGED,
    }
    if kind not in POINTING and toward is not None and only.get(kind) is not toward:
        names = ", ".join(sorted(POINTING))
        message = f"“toward” belongs to {names}; a fact of kind “{kind}” has a direction of its own or none"
        raise ValueError(message)
    return Fact(kind=kind, says=says, ref=ref, toward=toward if kind in POINTING else None, since=since)


FACT = Record(
    _fact,
    {
        "kind": Field(Choice(FactKind), "what kind of fact", required=True, nullable=False),
        "says": Field(Text(), "the fact in one sentence", required=True, nullable=False),
        "ref": Field(Text(), "where it can be checked", default=""),
        "toward": Field(
            OneOf({value.value: value for value in (Origin.GENUINE, Origin.FORGED)}),
            "which way a confession, a court's finding or an examination points",
        ),
        "since": Field(Moment(), "when it became known; always known where left out"),
    },
)

GRADE = Record(
    Grade,
    {
        "reliability": Field(
            OneOf({letter: letter for letter in "ABCDEF"}), "A to F; F is unknown", default="F"
        ),
        "credibility": Field(Whole(1, 6), "1 to 6; 6 is unknown", default=6),
    },
)


def _short_grade(text: str) -> Grade:
    if len(text) == 2 and text[0] in "ABCDEF" and text[1] in "123456":  # noqa: PLR2004 - a letter and a digit
        return Grade(reliability=text[0], credibility=int(text[1]))
    message = f"expected an Admiralty grade such as B2, got “{text[:20]}”"
    raise ValueError(message)


CARRIED_BY = Record(
    CarriedBy,
    {
        "outlet": Field(Text(), "who published it", default=""),
        "url": Field(Text(), "where", default=""),
        "sha256": Field(Hash(), "hash of the article as kept", default=""),
        "span": Field(Span(), "start and end in its text, in characters"),
        "exact": Field(Text(), "the words themselves", default=""),
        "prefix": Field(Text(), "what stands before them, to find them again", default=""),
        "suffix": Field(Text(), "what stands after them", default=""),
    },
)


def _statement(**keys: Any) -> Statement:
    """Build a statement; its relation is settled once the document is known."""
    speaker: str | None = None if keys["speaker"] is None else plain(keys["speaker"])
    described_as: str = keys["described_as"]
    organisation: tuple[str, ...] = keys["organisation"]
    attribution: Attribution | None = keys["attribution"]
    if speaker is not None and (attribution is None or names_nobody(speaker)) and describes(speaker):
        described_as = described_as or speaker
        speaker = None
    protected = bool(label(speaker))
    if attribution is Attribution.ANONYMOUS and speaker is not None and not protected:
        message = "is anonymous, so its speaker must not be named; write a label such as S1, or described_as"
        raise ValueError(message)
    if attribution is Attribution.ON_RECORD:
        if protected:
            message = (
                f"{speaker} is the label of a protected source and cannot be on_record; "
                "write background or anonymous"
            )
            raise ValueError(message)
        # An office speaking in its own name is named.
        speaker = speaker or described_as or "/".join(organisation) or None
        if speaker is None or names_nobody(speaker):
            message = "is on_record, so it needs a speaker: a name, or the office that speaks"
            raise ValueError(message)
        if describes(speaker):
            message = (
                f"is on_record, and “{speaker[:40]}” names nobody; give a name or the office that speaks, "
                "or write attribution: background"
            )
            raise ValueError(message)
    if keys["of"] in {Of.LETTER, Of.COPY} and _of_items(keys["claims"]):
        message = "“extent” and “items” speak of a set; write of: set, or leave them out"
        raise ValueError(message)
    if attribution is None:
        unnamed = Attribution.ANONYMOUS if protected else Attribution.BACKGROUND
        attribution = unnamed if protected or speaker is None else Attribution.ON_RECORD
    said: Said = keys["said"]
    return Statement(
        id=keys["id"],
        status=keys["status"],
        speaker=speaker,
        described_as=described_as,
        organisation=organisation,
        relation=keys["relation"],
        attribution=attribution,
        access=keys["basis"],
        of=keys["of"],
        claims=keys["claims"],
        count_at_least=keys["count_at_least"],
        said=said.at,
        said_as_written=said.written,
        said_in_words=keys["said_in_words"],
        carried_by=keys["carried_by"],
        upstream=keys["upstream"],
        distinct_from=keys["distinct_from"],
        grade=keys["grade"],
        with_method=keys["with_method"],
        private=keys["private"],
    )


STATEMENT: Record[Statement] = Record(
    _statement,
    {
        "id": Field(Text(), "a short name, once in the file, such as s1", required=True, nullable=False),
        "status": Field(Choice(StatementStatus), "whether it counts", default=StatementStatus.ACCEPTED),
        "speaker": Field(Text(), "a name, an office, a label such as S1, or null where unnamed"),
        "described_as": Field(Text(), "how the outlet describes the speaker", default=""),
        "organisation": Field(OrganisationPath(), "the speaker's organisation, as a path", default=()),
        "relation": Field(Choice(Relation), "what the speaker is to the letter"),
        "attribution": Field(Choice(Attribution), "on what terms the words may be used"),
        "basis": Field(Choice(Access), "how the speaker knows", default=Access.UNKNOWN),
        "of": Field(Choice(Of), "what it speaks of"),
        "claims": Field(
            ListOf(ClaimShape(), single=True, least=1), "what it claims", required=True, nullable=False
        ),
        "count_at_least": Field(Whole(1, 1000), "for a plural speaker, how many at least", default=1),
        "said": Field(WhenSaid(), "when", default=Said()),
        "said_in_words": Field(
            Text(), "when, as an article puts it without a date, such as Monday; it dates nothing", default=""
        ),
        "carried_by": Field(
            OrShorthand(CARRIED_BY, lambda outlet: CarriedBy(outlet=outlet)),
            "where it stands",
            default=CarriedBy(),
        ),
        "upstream": Field(Upstream(), "whose reporting it repeats: stmt:ID or report:NAME", default=""),
        "distinct_from": Field(
            _WORDS, "ids of statements that the desk vouches come from other people", default=()
        ),
        "grade": Field(OrShorthand(GRADE, _short_grade), "Admiralty grade", default=Grade()),
        "with_method": Field(Flag(), "whether the method of the examination was published", default=False),
        "private": Field(
            ListOf(Choice(Private), single=True),
            "what of it the desk keeps to itself: it counts, and nothing prints it",
            default=(),
        ),
    },
)


def _case(
    *,
    format: int,  # noqa: A002, ARG001 - the key's name; only one value gets this far
    document: Claimed,
    custody: _Custody,
    facts: tuple[Fact, ...],
    statements: tuple[Statement, ...],
) -> Case:
    return Case(
        claimed=document,
        channel=custody.channel,
        chain=custody.chain,
        facts=facts,
        statements=tuple(_settled(statement, document) for statement in statements),
    )


def _settled(statement: Statement, claimed: Claimed) -> Statement:
    """Fill in what only the document tells: the relation, and what is spoken of where it was left out."""
    given: Relation | None = statement.relation
    of: Of | None = statement.of
    organisation = statement.organisation
    if not organisation and is_the_issuer(statement.speaker, claimed):
        organisation = claimed.issuer
    relation = given or relation_of(statement.speaker, organisation, claimed) or Relation.THIRD_PARTY
    if of is None:
        of = Of.SET if claimed.class_ is DocumentClass.SET or _of_items(statement.claims) else Of.LETTER
    return replace(
        statement, organisation=organisation, relation=relation, relation_given=given is not None, of=of
    )


def _of_items(claims: tuple[Claim, ...]) -> bool:
    return any(claim.items or claim.extent.value == "some" for claim in claims)


CASE = Record(
    _case,
    {
        "format": Field(Whole(FORMAT, FORMAT), "the format's number, 1", default=FORMAT),
        "document": Field(DOCUMENT, "what the document says it is", default=Claimed()),
        "custody": Field(
            OrShorthand(CUSTODY, _channel),
            "how it reached the desk",
            default=_Custody(),
        ),
        "facts": Field(ListOf(FACT), "facts established by the desk or an expert", default=()),
        "statements": Field(ListOf(STATEMENT), "what sources said about it", default=()),
    },
)
