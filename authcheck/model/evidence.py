"""Kinds of evidence and the most each may weigh: the caps that keep the model honest.

A rule names its kind in ``conclude.found.evidence``. A rule that names none is at most moderate.
The caps restate the product's contract; they change only with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from authcheck.model.axes import POLES, Axis, AxisValue, Integrity, Origin, Position, Standing, Weight


class Evidence(StrEnum):
    """A kind of evidence."""

    FORM = "form"
    """Letterhead, layout, reference number, likeness to exemplars' form."""

    IMPOSSIBLE_FACT = "impossible fact"
    """Office-holder gone, unit renamed, typeface not yet made, void law, date before an earlier revision."""

    CONFESSION = "confession"
    """Its maker's confession."""

    COURT_FINDING = "court finding"
    """What a court found."""

    EXAMINATION = "examination"
    """With published method, on the original."""

    TONE = "tone"
    """Odd tone, bad grammar."""

    BLANK_SIGNATURE = "blank signature"
    """Blank space over a signature block, where this class of document is signed."""

    SIGNATURE = "signature"
    """Ink or stylus signature, conformed signature, electronic-signature page."""

    SAME_SIGNATURE_IMAGE = "same signature image"
    """The same image as in another document, up to scale."""

    AUTOPEN_IMAGE = "autopen image"
    """The same image where the issuer is known to use digitised or autopen signatures."""

    CRYPTOGRAPHIC_CHAINED = "cryptographic signature, chained"
    """Valid and chaining to the issuer."""

    CRYPTOGRAPHIC_UNCHAINED = "cryptographic signature, chain unknown"
    """Valid; who signed is not shown."""

    CRYPTOGRAPHIC_BROKEN = "cryptographic signature, broken"
    """Broken by a later edit."""

    DRAFT_MARK = "draft mark"
    """Watermark, banner, tracked changes, unfilled placeholder."""

    DRAFT_METADATA = "draft metadata"
    """Draft only in metadata or the file name."""

    METADATA = "metadata"
    """Dates, software, incremental saves."""

    HIDDEN_TEXT = "hidden text"
    """Text layer differs from what the page shows, text under a box."""

    EXEMPLAR_A = "exemplar, issuer's publication"
    """Word for word a document that the issuer itself published."""

    EXEMPLAR_B = "exemplar, recipient's copy"
    """Word for word a recipient's copy."""

    EXEMPLAR_C = "exemplar, press copy"
    """Word for word a copy that the press published."""

    EXEMPLAR_F = "exemplar, unknown"
    """Word for word a copy of unknown origin."""

    DERIVATIVE = "derivative"
    """Retyped, re-rendered or photographed, by a known route."""

    ALTERATION = "alteration"
    """An alteration established by the desk, an expert or the issuer."""

    ACKNOWLEDGEMENT = "acknowledgement"
    """A named authority of the issuer acknowledges the letter, even to disown it."""

    ISSUER_ON_STANDING = "issuer on standing"
    """What a named authority of the issuer says the letter officially is."""

    ISSUER_RELEASE = "issuer release"
    """The issuer's own release of the letter."""

    ISSUER_SITE = "issuer's site"
    """Mere presence on the issuer's site."""

    TWO_FIRST_HAND = "two first-hand confirmations"
    """Two or more independent voices who know at first hand."""

    TWO_CONFIRMATIONS = "two confirmations"
    """Two or more independent voices, access unknown."""

    ONE_CONFIRMATION = "one confirmation"
    """A single independent voice."""

    NAMED_DENIAL = "named denial"
    """Flat denial of origin by the issuer or the recipient, named."""

    UNNAMED_DENIAL = "unnamed denial"
    """Flat denial of origin by somebody unnamed."""

    HOUSE_DENIAL = "denial by the house"
    """"Not a document of this house", of the claimed issuer."""

    RECIPIENT_ON_SIGNATURE = "recipient on signature"
    """What a recipient says of the signature on its own copy."""

    RECEIPT = "receipt"
    """Receipt proves delivery, not origin."""

    SILENCE = "silence"
    """The issuer was shown it and does not deny it."""

    SILENCE_PUBLISHED = "silence, addressee published"
    """The same where a named addressee published it too."""

    ATTRIBUTION = "attribution"
    """A third party's opinion."""

    ATTRIBUTION_WITH_METHOD = "attribution with method"
    """A third party's opinion with a published method."""

    UNDISPUTED_AND_SIGNED = "undisputed and signed"
    """Acknowledged, nobody of the issuer disputes its standing, and signed or of a class that is not."""

    UNNAMED_ON_STANDING = "unnamed on standing"
    """Unnamed voices of the issuer on what the letter officially is."""

    REBUKE = "rebuke"
    """A named authority of the issuer disowns it."""

    ISSUER_ON_CONTENT = "issuer on content"
    """A named authority of the issuer confirms or denies content or policy."""

    CUSTODY_RECORD = "custody record"
    """What the case file records of how it came."""


@dataclass(frozen=True, slots=True)
class Cap:
    """The most a kind of evidence may weigh on one side of one axis."""

    axis: Axis
    toward: frozenset[AxisValue]
    weight: Weight


def _cap(axis: Axis, weight: Weight, *toward: AxisValue) -> Cap:
    return Cap(axis, frozenset(toward), weight)


_ORIGIN_EITHER = (Origin.GENUINE, Origin.FORGED)
_HELD = (Standing.SIGNED, Standing.ISSUED, Standing.WITHDRAWN)
_ANY_STANDING = (*_HELD, Standing.UNISSUED_DRAFT)
_O, _I, _S, _P, _C = Axis.ORIGIN, Axis.INTEGRITY, Axis.STANDING, Axis.POSITION, Axis.CUSTODY

CAPS: dict[Evidence, tuple[Cap, ...]] = {
    Evidence.FORM: (_cap(_O, Weight.WEAK, Origin.GENUINE),),
    Evidence.IMPOSSIBLE_FACT: (_cap(_O, Weight.STRONG, Origin.FORGED),),
    Evidence.CONFESSION: (_cap(_O, Weight.VERY_STRONG, *_ORIGIN_EITHER),),
    Evidence.COURT_FINDING: (_cap(_O, Weight.VERY_STRONG, *_ORIGIN_EITHER),),
    Evidence.EXAMINATION: (_cap(_O, Weight.VERY_STRONG, *_ORIGIN_EITHER),),
    Evidence.TONE: (_cap(_O, Weight.NOTHING, *_ORIGIN_EITHER),),
    Evidence.BLANK_SIGNATURE: (_cap(_S, Weight.WEAK, Standing.UNISSUED_DRAFT),),
    Evidence.SIGNATURE: (_cap(_S, Weight.MODERATE, Standing.SIGNED),),
    Evidence.SAME_SIGNATURE_IMAGE: (_cap(_O, Weight.STRONG, Origin.FORGED),),
    Evidence.AUTOPEN_IMAGE: (_cap(_O, Weight.WEAK, Origin.FORGED),),
    Evidence.CRYPTOGRAPHIC_CHAINED: (
        _cap(_O, Weight.VERY_STRONG, Origin.GENUINE),
        _cap(_I, Weight.VERY_STRONG, Integrity.PROVEN_INTACT),
        _cap(_S, Weight.VERY_STRONG, Standing.SIGNED),
    ),
    Evidence.CRYPTOGRAPHIC_UNCHAINED: (_cap(_I, Weight.STRONG, Integrity.PROVEN_INTACT),),
    Evidence.CRYPTOGRAPHIC_BROKEN: (_cap(_I, Weight.STRONG, Integrity.ALTERED),),
    Evidence.DRAFT_MARK: (_cap(_S, Weight.STRONG, Standing.UNISSUED_DRAFT),),
    Evidence.DRAFT_METADATA: (_cap(_S, Weight.MODERATE, Standing.UNISSUED_DRAFT),),
    Evidence.METADATA: (_cap(_I, Weight.WEAK, Integrity.ALTERED, Integrity.DERIVATIVE),),
    Evidence.HIDDEN_TEXT: (_cap(_I, Weight.STRONG, Integrity.ALTERED),),
    Evidence.EXEMPLAR_A: (_cap(_O, Weight.STRONG, Origin.GENUINE),),
    Evidence.EXEMPLAR_B: (_cap(_O, Weight.MODERATELY_STRONG, Origin.GENUINE),),
    Evidence.EXEMPLAR_C: (_cap(_O, Weight.MODERATE, Origin.GENUINE),),
    Evidence.EXEMPLAR_F: (_cap(_O, Weight.NOTHING, Origin.GENUINE),),
    Evidence.DERIVATIVE: (_cap(_I, Weight.STRONG, Integrity.DERIVATIVE),),
    Evidence.ALTERATION: (_cap(_I, Weight.STRONG, Integrity.ALTERED),),
    Evidence.ACKNOWLEDGEMENT: (_cap(_O, Weight.VERY_STRONG, Origin.GENUINE),),
    Evidence.ISSUER_ON_STANDING: (_cap(_S, Weight.STRONG, *_ANY_STANDING),),
    Evidence.ISSUER_RELEASE: (
        _cap(_O, Weight.VERY_STRONG, Origin.GENUINE),
        _cap(_S, Weight.VERY_STRONG, Standing.ISSUED),
    ),
    Evidence.ISSUER_SITE: (
        _cap(_O, Weight.WEAK, Origin.GENUINE),
        _cap(_S, Weight.WEAK, Standing.ISSUED),
    ),
    Evidence.TWO_FIRST_HAND: (_cap(_O, Weight.MODERATELY_STRONG, Origin.GENUINE),),
    Evidence.TWO_CONFIRMATIONS: (_cap(_O, Weight.MODERATE, Origin.GENUINE),),
    Evidence.ONE_CONFIRMATION: (_cap(_O, Weight.WEAK, Origin.GENUINE),),
    Evidence.NAMED_DENIAL: (_cap(_O, Weight.MODERATE, Origin.FORGED),),
    Evidence.UNNAMED_DENIAL: (_cap(_O, Weight.WEAK, Origin.FORGED),),
    Evidence.HOUSE_DENIAL: (_cap(_O, Weight.WEAK, Origin.FORGED),),
    Evidence.RECIPIENT_ON_SIGNATURE: (_cap(_S, Weight.MODERATE, Standing.SIGNED),),
    Evidence.RECEIPT: (_cap(_O, Weight.NOTHING, Origin.GENUINE),),
    Evidence.SILENCE: (_cap(_O, Weight.WEAK, Origin.GENUINE),),
    Evidence.SILENCE_PUBLISHED: (_cap(_O, Weight.MODERATE, Origin.GENUINE),),
    Evidence.ATTRIBUTION: (_cap(_O, Weight.WEAK, *_ORIGIN_EITHER),),
    Evidence.ATTRIBUTION_WITH_METHOD: (_cap(_O, Weight.MODERATELY_STRONG, *_ORIGIN_EITHER),),
    Evidence.UNDISPUTED_AND_SIGNED: (_cap(_S, Weight.MODERATE, Standing.ISSUED),),
    Evidence.UNNAMED_ON_STANDING: (_cap(_S, Weight.WEAK, *_ANY_STANDING),),
    Evidence.REBUKE: (_cap(_P, Weight.STRONG, Position.DISAVOWED),),
    Evidence.ISSUER_ON_CONTENT: (
        _cap(_P, Weight.STRONG, Position.AFFIRMED),
        _cap(_P, Weight.MODERATE, Position.DISAVOWED),
    ),
    Evidence.CUSTODY_RECORD: (_cap(_C, Weight.MODERATE, *POLES[Axis.CUSTODY]),),
}
"""What each kind of evidence bears on, and the most it may weigh there; elsewhere it weighs nothing."""


def cap(evidence: Evidence | None, axis: Axis, toward: AxisValue) -> Weight:
    """Return the most that ``evidence`` may weigh for ``toward`` on ``axis``.

    Evidence of no named kind is at most moderate.
    """
    if evidence is None:
        return Weight.MODERATE
    return max(
        (cap.weight for cap in CAPS[evidence] if cap.axis is axis and toward in cap.toward),
        default=Weight.NOTHING,
    )
