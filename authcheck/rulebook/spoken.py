"""What a selection of statements must ask for to show each kind of evidence.

A kind is shown by whatever is selected no wider than here: a rule may ask for more and never for less. This
restates the product's contract on statements; it changes only with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from authcheck.model.axes import Axis, AxisValue, Integrity, Origin, Position, Standing, Weight
from authcheck.model.case import Access, Of, Proposition, Relation, Stance
from authcheck.model.evidence import Evidence
from authcheck.model.rule import ClaimTest, StatementsMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A selection that shows a kind of evidence for one answer."""

    axis: Axis
    toward: AxisValue
    selection: StatementsMatcher
    most: Weight = Weight.VERY_STRONG
    """The most that it shows; the cap of the kind of evidence holds besides."""

    signed: bool = False
    """Whether a rule about signatures must have found something, too, or the class carries none."""


def _claim(prop: Proposition, *stances: Stance, value: tuple[str, ...] = ()) -> ClaimTest:
    return ClaimTest(prop=prop, stances=stances, values=value)


_AFFIRMS = (Stance.CONFIRM, Stance.IMPLY)
_DENIES = (Stance.DENY,)
_DOUBTS = (Stance.DENY, Stance.DOUBT)

_ISSUER = tuple(relation for relation in Relation if relation.of_issuer)
_CONCERNED = (*_ISSUER, Relation.RECIPIENT)
_ONLOOKERS = (Relation.THIRD_PARTY, Relation.OUTLET)
_BEYOND_THE_COPY = (Of.LETTER, Of.SET)

_CONFIRMED = (_claim(Proposition.ORIGIN, *_AFFIRMS),)
_DENIED = (_claim(Proposition.ORIGIN, *_DENIES), _claim(Proposition.EXISTS, *_DENIES))
_CALLED_OFF = ("draft", "not_a_decision", "mistake", "outdated", "unofficial")
_DISOWNED = _claim(Proposition.STATUS, *_AFFIRMS, value=_CALLED_OFF)
_NOT_FINAL = _claim(Proposition.STATUS, *_DENIES, value=("final",))
_UNSIGNED = _claim(Proposition.SIGNED, *_DENIES)

_UNISSUED = (
    _claim(Proposition.STATUS, *_AFFIRMS, value=("draft", "not_a_decision")),
    _NOT_FINAL,
    _claim(Proposition.RELEASE, *_AFFIRMS, value=("not_sent",)),
    _claim(Proposition.RELEASE, *_DENIES, value=("sent", "published")),
)
_SENT = (_claim(Proposition.RELEASE, *_AFFIRMS, value=("sent", "published")),)
_SIGNED = (_claim(Proposition.SIGNED, *_AFFIRMS),)
_WITHDRAWN = (_claim(Proposition.RELEASE, *_AFFIRMS, value=("withdrawn",)),)
_ALTERED = (_claim(Proposition.ALTERED, *_AFFIRMS),)

_AGAINST_ISSUE = (
    _DISOWNED,
    _NOT_FINAL,
    _claim(Proposition.RELEASE, *_AFFIRMS, value=("not_sent",)),
    _claim(Proposition.RELEASE, *_DENIES, value=("sent",)),
    _UNSIGNED,
    *_DENIED,
)
"""What a release must not say in the same breath to show that the letter was issued."""

_DISPUTED = StatementsMatcher(
    by=_ISSUER,
    claims=(
        _DISOWNED,
        _claim(Proposition.STATUS, *_DOUBTS, value=("final",)),
        _claim(Proposition.RELEASE, *_AFFIRMS, value=("not_sent",)),
        _claim(Proposition.RELEASE, *_DOUBTS, value=("sent", "published")),
        _claim(Proposition.SIGNED, *_DOUBTS),
    ),
)
"""What nobody of the issuer may say of a letter that is to pass for issued without anybody saying so."""

_RECEIVED = StatementsMatcher(
    by=(Relation.RECIPIENT,),
    named=True,
    claims=(_claim(Proposition.RELEASE, *_AFFIRMS, value=("received", "published")),),
)


def _issuer(*claims: ClaimTest, of: tuple[Of, ...] = ()) -> StatementsMatcher:
    return StatementsMatcher(by=_ISSUER, named=True, claims=claims, of=of)


def _genuine(selection: StatementsMatcher, most: Weight = Weight.VERY_STRONG) -> Spoken:
    return Spoken(axis=Axis.ORIGIN, toward=Origin.GENUINE, selection=selection, most=most)


def _forged(selection: StatementsMatcher, most: Weight = Weight.VERY_STRONG) -> Spoken:
    return Spoken(axis=Axis.ORIGIN, toward=Origin.FORGED, selection=selection, most=most)


def _stands(
    toward: Standing,
    selection: StatementsMatcher,
    most: Weight = Weight.VERY_STRONG,
    *,
    signed: bool = False,
) -> Spoken:
    return Spoken(axis=Axis.STANDING, toward=toward, selection=selection, most=most, signed=signed)


def _position(toward: Position, *selections: StatementsMatcher) -> tuple[Spoken, ...]:
    return tuple(Spoken(axis=Axis.POSITION, toward=toward, selection=each) for each in selections)


def _altered(selection: StatementsMatcher, most: Weight) -> Spoken:
    return Spoken(axis=Axis.INTEGRITY, toward=Integrity.ALTERED, selection=selection, most=most)


def _confirmed(at_least: int, *access: Access) -> tuple[Spoken, ...]:
    """Return who confirms what is theirs or what they know; a named outsider's opinion is an attribution."""
    outsider = (Relation.THIRD_PARTY,)
    voices = StatementsMatcher(
        claims=_CONFIRMED,
        access=access,
        any_of=(
            StatementsMatcher(by=_CONCERNED),
            StatementsMatcher(by=outsider, named=False),
            StatementsMatcher(by=outsider, access=(Access.FIRST_HAND,)),
        ),
        at_least=at_least,
    )
    return (_genuine(voices),)


def _attributed(*, with_method: bool | None = None) -> tuple[Spoken, ...]:
    return (
        _genuine(StatementsMatcher(by=_ONLOOKERS, with_method=with_method, claims=_CONFIRMED)),
        _forged(StatementsMatcher(by=_ONLOOKERS, with_method=with_method, claims=_DENIED)),
    )


def _standing(named: bool | None) -> tuple[Spoken, ...]:  # noqa: FBT001 - None is an answer, too
    def said(*claims: ClaimTest, of: tuple[Of, ...] = ()) -> StatementsMatcher:
        return StatementsMatcher(by=_ISSUER, named=named, claims=claims, of=of)

    return (
        _stands(Standing.UNISSUED_DRAFT, said(*_UNISSUED)),
        _stands(Standing.UNISSUED_DRAFT, said(_UNSIGNED, of=_BEYOND_THE_COPY)),
        # That this copy is unsigned says no more than the copy itself.
        _stands(Standing.UNISSUED_DRAFT, said(_UNSIGNED), Weight.WEAK),
        _stands(Standing.SIGNED, said(*_SIGNED)),
        _stands(Standing.ISSUED, said(*_SENT)),
        _stands(Standing.WITHDRAWN, said(*_WITHDRAWN)),
    )


_KNOWN = (Access.FIRST_HAND, Access.INSPECTION, Access.UNKNOWN)

_RELEASED = _claim(Proposition.RELEASE, Stance.CONFIRM, value=("published",))


def _released(*against: ClaimTest) -> StatementsMatcher:
    return StatementsMatcher(by=_ISSUER, named=True, claims=(_RELEASED,), without=against)


def _acknowledged(also: StatementsMatcher | None = None) -> StatementsMatcher:
    return StatementsMatcher(by=_ISSUER, named=True, claims=_CONFIRMED, unless=_DISPUTED, also=also)


def _silent(also: StatementsMatcher | None = None) -> StatementsMatcher:
    claims = (_claim(Proposition.ORIGIN, Stance.NO_DISPUTE),)
    return StatementsMatcher(by=_ISSUER, claims=claims, also=also)


_PUBLISHED_BY_ADDRESSEE = StatementsMatcher(by=(Relation.RECIPIENT,), named=True, claims=(_RELEASED,))
_OF_CONTENT = (Proposition.CONTENT, Proposition.POLICY)

SPOKEN: dict[Evidence, tuple[Spoken, ...]] = {
    Evidence.ACKNOWLEDGEMENT: (_genuine(_issuer(*_CONFIRMED)),),
    Evidence.ISSUER_ON_STANDING: _standing(named=True),
    Evidence.UNNAMED_ON_STANDING: _standing(named=None),
    Evidence.ISSUER_RELEASE: (
        _genuine(_released(*_DENIED)),
        _stands(Standing.ISSUED, _released(*_AGAINST_ISSUE)),
    ),
    Evidence.TWO_FIRST_HAND: _confirmed(2, Access.FIRST_HAND),
    Evidence.TWO_CONFIRMATIONS: _confirmed(2, *_KNOWN),
    Evidence.ONE_CONFIRMATION: _confirmed(1),
    Evidence.NAMED_DENIAL: (
        _forged(StatementsMatcher(by=_CONCERNED, named=True, of=_BEYOND_THE_COPY, claims=_DENIED)),
    ),
    Evidence.UNNAMED_DENIAL: (_forged(StatementsMatcher(by=_CONCERNED, claims=_DENIED)),),
    Evidence.HOUSE_DENIAL: (
        _forged(
            StatementsMatcher(house=True, claims=(_claim(Proposition.ORIGIN, *_DENIES, value=("not_ours",)),))
        ),
    ),
    Evidence.RECIPIENT_ON_SIGNATURE: (
        _stands(Standing.SIGNED, StatementsMatcher(by=(Relation.RECIPIENT,), claims=_SIGNED)),
    ),
    Evidence.RECEIPT: (_genuine(StatementsMatcher()),),
    Evidence.SILENCE: (_genuine(_silent()),),
    Evidence.SILENCE_PUBLISHED: (_genuine(_silent(also=_PUBLISHED_BY_ADDRESSEE)),),
    Evidence.ATTRIBUTION: _attributed(),
    Evidence.ATTRIBUTION_WITH_METHOD: _attributed(with_method=True),
    Evidence.UNDISPUTED_AND_SIGNED: (
        _stands(Standing.ISSUED, _acknowledged(), signed=True),
        # What its recipient has, went out.
        _stands(Standing.ISSUED, _acknowledged(also=_RECEIVED)),
    ),
    Evidence.REBUKE: _position(
        Position.DISAVOWED,
        _issuer(
            _DISOWNED, _NOT_FINAL, _claim(Proposition.RELEASE, *_AFFIRMS, value=("unauthorised", "withdrawn"))
        ),
        # That a copy bears no signature is no word on the letter.
        _issuer(_UNSIGNED, of=_BEYOND_THE_COPY),
    ),
    Evidence.ISSUER_ON_CONTENT: (
        *_position(Position.AFFIRMED, _issuer(*(_claim(prop, *_AFFIRMS) for prop in _OF_CONTENT))),
        *_position(Position.DISAVOWED, _issuer(*(_claim(prop, *_DENIES) for prop in _OF_CONTENT))),
    ),
    Evidence.ALTERATION: (
        _altered(_issuer(*_ALTERED), Weight.STRONG),
        _altered(StatementsMatcher(by=(Relation.RECIPIENT,), named=True, claims=_ALTERED), Weight.MODERATE),
        _altered(
            StatementsMatcher(by=_ONLOOKERS, with_method=True, claims=_ALTERED), Weight.MODERATELY_STRONG
        ),
    ),
}
"""What shows each kind of evidence that people speak, answer by answer."""
