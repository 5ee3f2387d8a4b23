"""The five axes of a verdict, their values, and the words for strength."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Axis(StrEnum):
    """A question about the letter; none answers another."""

    ORIGIN = "origin"
    """Was it made by or in the purported issuer?"""

    INTEGRITY = "integrity"
    """Is this copy as its maker left it?"""

    STANDING = "standing"
    """What was it officially?"""

    POSITION = "position"
    """Does the issuer stand by it?"""

    CUSTODY = "custody"
    """How did it reach the desk?"""


class Origin(StrEnum):
    """Values of the origin axis; findings point only to ``GENUINE`` or ``FORGED``."""

    GENUINE = "genuine"
    """Made by or in the office it names."""

    PROBABLY_GENUINE = "probably genuine"
    """As a verdict prints it: supported, not established."""

    UNDETERMINED = "undetermined"
    """As a verdict prints it: neither side is strong enough."""

    PROBABLY_FORGED = "probably forged"
    """As a verdict prints it: supported, not established."""

    FORGED = "forged"
    """Made elsewhere, to look as if it came from there."""


class Integrity(StrEnum):
    """Values of the integrity axis; findings point to the first three."""

    PROVEN_INTACT = "proven intact"
    """Nothing changed since it was signed."""

    ALTERED = "altered"
    """Changed after its maker was done with it."""

    DERIVATIVE = "derivative"
    """Retyped, re-rendered or photographed, so not the maker's file itself."""

    NO_ALTERATION_FOUND = "no alteration found"
    NOT_EXAMINABLE = "not examinable"


class Standing(StrEnum):
    """Values of the standing axis; findings point to all but ``UNDETERMINED``."""

    WITHDRAWN = "withdrawn"
    """Issued, then taken back."""

    ISSUED = "issued"
    """Signed where its kind is signed, and sent or published."""

    SIGNED = "signed, sending not shown"
    """Somebody signed it; whether it was sent is not shown."""

    UNISSUED_DRAFT = "unissued draft"
    """A draft that was not issued."""

    UNDETERMINED = "undetermined"


class Position(StrEnum):
    """Values of the position axis; findings point to ``AFFIRMED`` or ``DISAVOWED``."""

    AFFIRMED = "affirmed"
    """The issuer stands by what it says."""

    DISAVOWED = "disavowed"
    """The issuer does not stand by it, whoever made it."""

    MIXED = "mixed"
    NOT_STATED = "not stated"


class Custody(StrEnum):
    """Values of the custody axis; findings point to all but ``NOT_RECORDED``."""

    ISSUER_RELEASE = "issuer release"
    """The issuer gave or published it."""

    RECIPIENT = "recipient"
    """From somebody it was addressed to."""

    NAMED_LEAKER = "named leaker"
    """From somebody whom the desk can name."""

    ANONYMOUS = "anonymous"
    """From somebody unknown to the desk."""

    COMPROMISED_CHANNEL = "compromised channel"
    """From a theft, an intrusion or a dump that somebody may have salted."""

    NOT_RECORDED = "not recorded"
    """Nothing is recorded."""


AxisValue = Origin | Integrity | Standing | Position | Custody

VALUES: dict[Axis, type[Origin | Integrity | Standing | Position | Custody]] = {
    Axis.ORIGIN: Origin,
    Axis.INTEGRITY: Integrity,
    Axis.STANDING: Standing,
    Axis.POSITION: Position,
    Axis.CUSTODY: Custody,
}

POLES: dict[Axis, tuple[AxisValue, ...]] = {
    Axis.ORIGIN: (Origin.GENUINE, Origin.FORGED),
    Axis.INTEGRITY: (Integrity.PROVEN_INTACT, Integrity.ALTERED, Integrity.DERIVATIVE),
    Axis.STANDING: (
        Standing.SIGNED,
        Standing.ISSUED,
        Standing.WITHDRAWN,
        Standing.UNISSUED_DRAFT,
    ),
    Axis.POSITION: (Position.AFFIRMED, Position.DISAVOWED),
    Axis.CUSTODY: (
        Custody.ISSUER_RELEASE,
        Custody.RECIPIENT,
        Custody.NAMED_LEAKER,
        Custody.ANONYMOUS,
        Custody.COMPROMISED_CHANNEL,
    ),
}
"""The values a finding may point to on each axis."""


class Weight(IntEnum):
    """Ordinal strength of evidence, in the words of the ENFSI guideline for evaluative reporting (2015)."""

    NOTHING = 0
    """Listed, and moves nothing."""

    WEAK = 1
    """The least that counts."""

    MODERATE = 2
    """The most without a kind of evidence and a basis."""

    MODERATELY_STRONG = 3
    """Needs a kind of evidence that may weigh as much, and a basis; so do those above."""

    STRONG = 4
    """The same."""

    VERY_STRONG = 5
    """The most there is: alone, and with nothing against it, it establishes an answer."""

    @property
    def words(self) -> str:
        """The weight as the report prints it, such as ``moderately strong``."""
        return self.name.lower().replace("_", " ")


class Status(StrEnum):
    """How far an axis is decided, after ETSI EN 319 102-1: indeterminate is a result."""

    ESTABLISHED = "ESTABLISHED"
    SUPPORTED = "SUPPORTED"
    INDETERMINATE = "INDETERMINATE"
