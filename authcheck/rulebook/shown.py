"""How strongly what a rule looks for can show the kind of evidence that the rule names.

The kind is the rule writer's word; what is selected is not. ``ways`` says in which way a kind can be seen at
all; here the selection itself is held against it: which facts, who says what, which check, where words stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.axes import Axis, Weight
from authcheck.model.case import FactKind
from authcheck.model.evidence import Evidence, cap
from authcheck.model.finding import Basis, Outcome
from authcheck.model.rule import CheckMatcher, FactsMatcher, FieldsMatcher, StatementsMatcher
from authcheck.plugins.declared import declared
from authcheck.rulebook.selections import Wide, least
from authcheck.rulebook.spoken import SPOKEN
from authcheck.rulebook.ways import SHOWN_BY, Way, ways
from authcheck.rulebook.zones import FIELD_ZONES, PAGE_ZONES

if TYPE_CHECKING:
    from authcheck.model.axes import AxisValue
    from authcheck.model.finding import Conclusion
    from authcheck.model.observation import CheckRequest
    from authcheck.model.rule import Look

OF_FACT: dict[FactKind, frozenset[Evidence]] = {
    FactKind.IMPOSSIBLE_FACT: frozenset({Evidence.IMPOSSIBLE_FACT}),
    FactKind.CONFESSION: frozenset({Evidence.CONFESSION}),
    FactKind.COURT_FINDING: frozenset({Evidence.COURT_FINDING}),
    FactKind.EXAMINATION: frozenset({Evidence.EXAMINATION}),
    FactKind.DERIVATIVE: frozenset({Evidence.DERIVATIVE}),
    FactKind.ALTERED: frozenset({Evidence.ALTERATION}),
    FactKind.REDACTED_FOR_RELEASE: frozenset(),
    FactKind.SIGNATURE: frozenset({Evidence.SIGNATURE}),
    FactKind.BLANK_SIGNATURE: frozenset({Evidence.BLANK_SIGNATURE}),
    FactKind.DRAFT_MARK: frozenset({Evidence.DRAFT_MARK}),
    FactKind.FORM: frozenset({Evidence.FORM}),
    FactKind.TONE: frozenset({Evidence.TONE}),
    FactKind.SAME_SIGNATURE_IMAGE: frozenset({Evidence.SAME_SIGNATURE_IMAGE, Evidence.AUTOPEN_IMAGE}),
    FactKind.SIGNATURE_IMAGE_MATCHED: frozenset({Evidence.SAME_SIGNATURE_IMAGE, Evidence.AUTOPEN_IMAGE}),
    FactKind.EXEMPLAR_A: frozenset({Evidence.EXEMPLAR_A}),
    FactKind.EXEMPLAR_B: frozenset({Evidence.EXEMPLAR_B}),
    FactKind.EXEMPLAR_C: frozenset({Evidence.EXEMPLAR_C}),
    FactKind.EXEMPLAR_F: frozenset({Evidence.EXEMPLAR_F}),
    FactKind.ISSUER_SITE: frozenset({Evidence.ISSUER_SITE}),
}
"""The kinds of evidence that each kind of fact is."""

_EITHER_WAY = frozenset({FactKind.CONFESSION, FactKind.COURT_FINDING, FactKind.EXAMINATION})
"""Facts that say themselves which way they point."""

_OF_METADATA = frozenset({Evidence.DRAFT_METADATA, Evidence.METADATA})

_FIELD_OF_CUSTODY = "custody.channel"


def most_shown(look: Look, kind: Evidence, axis: Axis, toward: AxisValue) -> Weight:
    """Return the most that finding what ``look`` looks for may weigh as evidence of ``kind`` for ``toward``.

    Nothing where it cannot be evidence of that kind. The cap of the kind holds.
    """
    if not ways(look) <= SHOWN_BY[kind]:
        return Weight.NOTHING
    return min(cap(kind, axis, toward), _by_selection(look, kind, axis, toward))


def most_of(look: Look, outcome: Outcome, concludes: Conclusion) -> Weight:
    """Return the most that an outcome of ``look`` may weigh, whatever the rule says of it.

    Args:
        look: Where the rule looks, and for what.
        outcome: Found or absent.
        concludes: What the rule concludes from it.
    """
    kind = concludes.evidence
    if outcome is Outcome.ABSENT:
        return _most_of_absence(look, concludes)
    if kind is None:
        return Weight.MODERATE
    return most_shown(look, kind, concludes.axis, concludes.toward)


def absent_shows(look: Look, kind: Evidence) -> bool:
    """Return whether what was not found can be evidence of ``kind``: the one kind that is an absence."""
    if kind is not Evidence.BLANK_SIGNATURE:
        return False
    if isinstance(look.for_, CheckMatcher):
        shown = shown_by_check(look.for_.request)
        return shown is None or Evidence.SIGNATURE in shown
    return ways(look) == {Way.WORDS} and all(zone in PAGE_ZONES for zone in look.zones)


def _most_of_absence(look: Look, concludes: Conclusion) -> Weight:
    """Return the most that not finding something weighs: little, unless letters were counted."""
    kind = concludes.evidence
    if kind is not None:
        most = cap(kind, concludes.axis, concludes.toward)
        return min(most, Weight.WEAK) if absent_shows(look, kind) else Weight.NOTHING
    # That a case file does not hold something says how far the desk has come.
    of_copy = ways(look) <= {Way.WORDS, Way.FIELDS, Way.CHECK}
    return Weight.MODERATE if of_copy and concludes.basis is Basis.MEASURED else Weight.WEAK


def _by_selection(look: Look, kind: Evidence, axis: Axis, toward: AxisValue) -> Weight:
    for_ = look.for_
    if isinstance(for_, StatementsMatcher):
        return _spoken(look, for_, kind, axis, toward)
    if isinstance(for_, FactsMatcher):
        return _established(for_, kind, axis, toward)
    if isinstance(for_, CheckMatcher):
        shown = shown_by_check(for_.request)
        shows = shown is None or kind in shown
    elif isinstance(for_, FieldsMatcher) and kind is Evidence.CUSTODY_RECORD:
        shows = _records(for_, toward)
    else:
        shows = set(look.zones) <= set(where_words_show(kind))
    return Weight.VERY_STRONG if shows else Weight.NOTHING


def where_words_show(kind: Evidence) -> tuple[str, ...]:
    """Return the zones whose words can show a kind of evidence."""
    return FIELD_ZONES if kind in _OF_METADATA else PAGE_ZONES


def _spoken(
    look: Look, selection: StatementsMatcher, kind: Evidence, axis: Axis, toward: AxisValue
) -> Weight:
    return least(
        selection,
        [
            Wide(spoken.selection, spoken.most)
            for spoken in SPOKEN.get(kind, ())
            if spoken.axis is axis and spoken.toward == toward and (not spoken.signed or _waits(look))
        ],
    )


def _waits(look: Look) -> bool:
    """Return whether the rule waits for what shows a signature."""
    found = look.needs.found
    return bool(found) and all(name.partition("/")[2].startswith("signature.") for name in found)


def _established(facts: FactsMatcher, kind: Evidence, axis: Axis, toward: AxisValue) -> Weight:
    """Return the most that any fact of some kinds shows: of several kinds, the weakest decides."""
    if not any(kind in OF_FACT[fact] for fact in facts.kinds):
        return Weight.NOTHING
    if not _EITHER_WAY.isdisjoint(facts.kinds) and facts.toward != toward:
        return Weight.NOTHING
    return min(
        Weight.VERY_STRONG
        if kind in OF_FACT[fact]
        else max((cap(own, axis, toward) for own in OF_FACT[fact]), default=Weight.NOTHING)
        for fact in facts.kinds
    )


def _records(fields: FieldsMatcher, toward: AxisValue) -> bool:
    return any(
        name == _FIELD_OF_CUSTODY and all(glob.lower() == toward for glob in globs)
        for name, globs in fields.fields
    )


def shown_by_check(request: CheckRequest) -> frozenset[Evidence] | None:
    """Return the kinds of evidence that a check can show; None where no installed package brings it."""
    own = _own_check(request)
    if own is not None:
        return own
    names = declared(request.check)
    if names is None:
        return None
    return frozenset(kind for kind in Evidence if Way.CHECK in SHOWN_BY[kind] and kind.name.lower() in names)


def _own_check(request: CheckRequest) -> frozenset[Evidence] | None:
    """Return what a check of authcheck's own shows; None for a stranger's."""
    match request.check:
        case "closing.ink" | "closing.script":
            return frozenset({Evidence.SIGNATURE})
        case "closing.blank":
            return frozenset({Evidence.BLANK_SIGNATURE})
        case "letterhead.form":
            return frozenset({Evidence.FORM})
        case "signature.field":
            # Whether a signature holds, it does not look at: that is no cryptographic evidence.
            state = dict(request.parameters).get("state", "signed")
            return frozenset({Evidence.SIGNATURE if state == "signed" else Evidence.BLANK_SIGNATURE})
    return None
