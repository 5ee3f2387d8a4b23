"""Evidence that a rule names held against what the rule looks for: R017, and weights that go beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.forms.words import listed
from authcheck.model.axes import Weight
from authcheck.model.evidence import cap
from authcheck.model.finding import Outcome
from authcheck.model.rule import CheckMatcher, FactsMatcher, FieldsMatcher, StatementsMatcher
from authcheck.rulebook.asked import as_written
from authcheck.rulebook.codes import Code
from authcheck.rulebook.shown import OF_FACT, absent_shows, most_of, shown_by_check, where_words_show
from authcheck.rulebook.spoken import SPOKEN
from authcheck.rulebook.ways import SHOWN_BY, Way, ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.forms.places import Place, Problems
    from authcheck.model.evidence import Evidence
    from authcheck.model.finding import Conclusion
    from authcheck.model.rule import Look
    from authcheck.rulebook.table import RuleForm


def verify_evidence(form: RuleForm, root: Place, problems: Problems) -> None:
    """Note evidence that what the rule looks for cannot show, and weights that it cannot carry."""
    look = form.look.whole()
    outcomes = (Outcome.FOUND, form.conclude.found), (Outcome.ABSENT, form.conclude.absent)
    for outcome, meaning in outcomes:
        if meaning is None:
            continue
        keys = root.entries()["conclude"].entries()[outcome.value].entries()
        wrong = _wrong(look, outcome, meaning.concludes)
        if wrong is not None:
            code, message = wrong
            problems.add(keys["evidence" if code is Code.EVIDENCE else "weight"], message, code)


def _wrong(look: Look, outcome: Outcome, concludes: Conclusion) -> tuple[Code, str] | None:
    kind, weight = concludes.evidence, concludes.weight
    if kind is not None and not ways(look) <= SHOWN_BY[kind]:
        return Code.EVIDENCE, _another_way(look, kind)
    most = most_of(look, outcome, concludes)
    if weight <= most:
        return None
    if outcome is Outcome.ABSENT:
        return _too_much_of_an_absence(look, concludes, most)
    # A weight over a cap, or without evidence, is told where the weight is read.
    if kind is None or weight > cap(kind, concludes.axis, concludes.toward):
        return None
    if most is Weight.NOTHING:
        return Code.EVIDENCE, _another_selection(look, kind, concludes)
    shows = f"what the rule selects shows “{kind}” at most {most.words}, not {weight.words}"
    return Code.CAP, f"{shows}; write “{most.words}”, or select less"


def _too_much_of_an_absence(look: Look, concludes: Conclusion, most: Weight) -> tuple[Code, str]:
    kind, weight = concludes.evidence, concludes.weight
    if kind is not None and not absent_shows(look, kind):
        message = f"that something was not found is no “{kind}”; name no evidence, and write at most weak"
        return Code.EVIDENCE, message
    message = f"what is not found weighs at most {most.words}, not {weight.words}; write “{most.words}”"
    return Code.CAP if kind else Code.BASIS, message


def _another_way(look: Look, kind: Evidence) -> str:
    shown_by = " or ".join(way for way in Way if way in SHOWN_BY[kind])
    by = " and ".join(way for way in Way if way in ways(look))
    return (
        f"{by} cannot show “{kind}”, only {shown_by} can; look that way, name the evidence that the rule "
        "sees, or name none"
    )


def _another_selection(look: Look, kind: Evidence, concludes: Conclusion) -> str:
    for_ = look.for_
    if isinstance(for_, StatementsMatcher):
        asked = " or ".join(_needed(kind, concludes))
        return f"not all statements selected here are “{kind}”; select no more than {asked}"
    if isinstance(for_, FactsMatcher):
        return _another_fact(for_, kind, concludes)
    if isinstance(for_, CheckMatcher):
        return _another_check(for_, kind)
    if isinstance(for_, FieldsMatcher) and Way.CASE in SHOWN_BY[kind]:
        return f"“{kind}” for {concludes.toward} is {{fields: {{custody.channel: {concludes.toward}}}}} alone"
    there = ", ".join(where_words_show(kind))
    return f"only words there can be “{kind}”: {there}; look there, or name the evidence that the rule sees"


def _another_fact(facts: FactsMatcher, kind: Evidence, concludes: Conclusion) -> str:
    others = [fact.value for fact in facts.kinds if kind not in OF_FACT[fact]]
    if others:
        told = f"a fact of the kind {listed(others)} is no “{kind}”"
        return f"{told}; name the evidence that it is, or look for another"
    return f"such a fact may point the other way; add “toward: {concludes.toward}” to the facts looked for"


def _another_check(check: CheckMatcher, kind: Evidence) -> str:
    name = check.request.check
    shows = [each.value for each in sorted(shown_by_check(check.request) or ())]
    told = f"it shows: {listed(shows)}" if shows else "its package declares none that it shows"
    return f"the check {name} cannot show “{kind}”, {told}; name what it shows, or name none"


def _needed(kind: Evidence, concludes: Conclusion) -> Iterator[str]:
    """Yield the selections that show a kind for an answer, as a rule file writes them."""
    for spoken in SPOKEN.get(kind, ()):
        if spoken.axis is concludes.axis and spoken.toward == concludes.toward:
            waiting = " with “needs: {found: […]}” on rules about signatures" if spoken.signed else ""
            yield f"{{{as_written(spoken.selection)}}}{waiting}"
