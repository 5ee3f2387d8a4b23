"""Which way of looking can show which kind of evidence: words on a page are no court's finding."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from authcheck.model.evidence import Evidence
from authcheck.model.rule import CheckMatcher, FactsMatcher, FieldsMatcher, StatementsMatcher
from authcheck.rulebook.zones import CASE_ZONES

if TYPE_CHECKING:
    from authcheck.model.rule import Look


class Way(StrEnum):
    """A way of looking, as messages call it."""

    WORDS = "text or pattern"
    FIELDS = "fields of the file"
    CHECK = "check"
    FACTS = "facts"
    STATEMENTS = "statements"
    CASE = "fields of the case"


_PAGE_OR_FACTS = frozenset({Way.WORDS, Way.CHECK, Way.FACTS})
_METADATA = frozenset({Way.WORDS, Way.FIELDS, Way.CHECK})
_CHECK = frozenset({Way.CHECK})
_FACTS = frozenset({Way.FACTS})
_STATEMENTS = frozenset({Way.STATEMENTS})

SHOWN_BY: dict[Evidence, frozenset[Way]] = {
    Evidence.FORM: _PAGE_OR_FACTS,
    Evidence.IMPOSSIBLE_FACT: _FACTS,
    Evidence.CONFESSION: _FACTS,
    Evidence.COURT_FINDING: _FACTS,
    Evidence.EXAMINATION: _FACTS,
    Evidence.TONE: _FACTS,
    Evidence.BLANK_SIGNATURE: _PAGE_OR_FACTS,
    Evidence.SIGNATURE: _PAGE_OR_FACTS,
    Evidence.SAME_SIGNATURE_IMAGE: _FACTS,
    Evidence.AUTOPEN_IMAGE: _FACTS,
    # Words that speak of a signature, or of a text under another, are neither.
    Evidence.CRYPTOGRAPHIC_CHAINED: _CHECK,
    Evidence.CRYPTOGRAPHIC_UNCHAINED: _CHECK,
    Evidence.CRYPTOGRAPHIC_BROKEN: _CHECK,
    Evidence.DRAFT_MARK: _PAGE_OR_FACTS,
    Evidence.DRAFT_METADATA: _METADATA,
    Evidence.METADATA: _METADATA,
    Evidence.HIDDEN_TEXT: _CHECK,
    Evidence.EXEMPLAR_A: _FACTS,
    Evidence.EXEMPLAR_B: _FACTS,
    Evidence.EXEMPLAR_C: _FACTS,
    Evidence.EXEMPLAR_F: _FACTS,
    Evidence.DERIVATIVE: _FACTS,
    Evidence.ALTERATION: _FACTS | _STATEMENTS,
    Evidence.ACKNOWLEDGEMENT: _STATEMENTS,
    Evidence.ISSUER_ON_STANDING: _STATEMENTS,
    Evidence.ISSUER_RELEASE: _STATEMENTS,
    Evidence.ISSUER_SITE: _FACTS,
    Evidence.TWO_FIRST_HAND: _STATEMENTS,
    Evidence.TWO_CONFIRMATIONS: _STATEMENTS,
    Evidence.ONE_CONFIRMATION: _STATEMENTS,
    Evidence.NAMED_DENIAL: _STATEMENTS,
    Evidence.UNNAMED_DENIAL: _STATEMENTS,
    Evidence.HOUSE_DENIAL: _STATEMENTS,
    Evidence.RECIPIENT_ON_SIGNATURE: _STATEMENTS,
    Evidence.RECEIPT: _STATEMENTS,
    Evidence.SILENCE: _STATEMENTS,
    Evidence.SILENCE_PUBLISHED: _STATEMENTS,
    Evidence.ATTRIBUTION: _STATEMENTS,
    Evidence.ATTRIBUTION_WITH_METHOD: _STATEMENTS,
    Evidence.UNDISPUTED_AND_SIGNED: _STATEMENTS,
    Evidence.UNNAMED_ON_STANDING: _STATEMENTS,
    Evidence.REBUKE: _STATEMENTS,
    Evidence.ISSUER_ON_CONTENT: _STATEMENTS,
    Evidence.CUSTODY_RECORD: frozenset({Way.CASE}),
}
"""The ways of looking that can show each kind of evidence."""


def ways(look: Look) -> frozenset[Way]:
    """Return the ways in which a rule looks: one, but for fields of the file and of the case at once."""
    if isinstance(look.for_, CheckMatcher):
        return _CHECK
    if isinstance(look.for_, FactsMatcher):
        return _FACTS
    if isinstance(look.for_, StatementsMatcher):
        return _STATEMENTS
    if isinstance(look.for_, FieldsMatcher):
        return frozenset(Way.CASE if zone in CASE_ZONES else Way.FIELDS for zone in look.zones)
    return frozenset({Way.WORDS})
