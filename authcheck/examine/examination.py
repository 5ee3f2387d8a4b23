"""Rules, letter and case → findings, one a rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.examine.looking import look
from authcheck.examine.questioned import Questioned
from authcheck.examine.sentences import say
from authcheck.examine.sight import Sight
from authcheck.examine.waking import sleeping
from authcheck.model.axes import Weight
from authcheck.model.finding import Family, Finding, Outcome
from authcheck.model.rule import (
    USUAL_LEGIBILITY,
    CheckMatcher,
    FactsMatcher,
    PatternMatcher,
    StatementsMatcher,
    TextMatcher,
)
from authcheck.rulebook.shown import most_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from authcheck.model.axes import Axis
    from authcheck.model.days import Days
    from authcheck.model.finding import Conclusion
    from authcheck.model.hearing import Hearing
    from authcheck.model.observation import Reading
    from authcheck.model.rule import Meaning, Rule, Rulebook
    from authcheck.model.settings import Override


def examine(
    reading: Reading, hearing: Hearing, rulebook: Rulebook, seen: Sequence[Finding] = ()
) -> tuple[Finding, ...]:
    """Return what each rule comes to, in the order of the rules' ids.

    Args:
        reading: What came back over the process border, checks' answers included.
        hearing: What of the case file counts.
        rulebook: The rules in force.
        seen: What the same rules came to when more or less of the same case file was heard; those that
            looked at the copy alone are not asked again.
    """
    questioned = Questioned(reading, hearing)
    asleep = sleeping(questioned, rulebook.packs)
    waiting = {rule.id for rule in rulebook.rules if rule.look.needs.found}
    findings = {finding.rule: finding for finding in seen if finding.of_copy and finding.rule not in waiting}
    # Rules that wait for others go last; the loader refuses one that waits for a waiting one.
    for rule in sorted(rulebook.rules, key=lambda rule: rule.id in waiting):
        if rule.id in findings:
            continue
        sight = _set_aside(rule, asleep) or _sight(rule, questioned, findings)
        findings[rule.id] = _finding(rule, sight)
    return tuple(findings[name] for name in sorted(findings))


def _set_aside(rule: Rule, asleep: Mapping[str, Sight]) -> Sight | None:
    """Return why a rule does not even look; None where it does."""
    if rule.override is not None and rule.override.to is None:
        return Sight(unread=f"switched off by the desk: {rule.override.told}")
    return asleep.get(rule.pack)


def _finding(rule: Rule, sight: Sight) -> Finding:
    outcome, meaning, reason = _outcome(rule, sight)
    given = _held(rule, outcome, meaning.concludes) if meaning else None
    concludes = _lowered(given, rule.override)
    return Finding(
        rule=rule.id,
        digest=rule.digest,
        title=rule.title,
        family=rule.family,
        outcome=outcome,
        reason=reason,
        observations=sight.observations,
        concludes=concludes,
        would_bear_on=_axis(rule),
        of_copy=_of_copy(rule),
        mistaken=rule.mistaken,
        statements=sight.statements,
        override=rule.override,
        lowered_from=given.weight if given and concludes is not given else None,
        asleep=rule.pack if sight.asleep else "",
    )


def _held(rule: Rule, outcome: Outcome, concludes: Conclusion) -> Conclusion:
    """Return a conclusion no stronger than what the rule looks for can show, wherever the rule came from."""
    most = most_of(rule.look, outcome, concludes)
    return concludes if concludes.weight <= most else replace(concludes, weight=most)


def _lowered(concludes: Conclusion | None, override: Override | None) -> Conclusion | None:
    if concludes is None or override is None or override.to is None or override.to >= concludes.weight:
        return concludes
    return replace(concludes, weight=override.to)


def _outcome(rule: Rule, sight: Sight) -> tuple[Outcome, Meaning | None, str]:
    if sight.inapplicable is not None:
        return Outcome.INAPPLICABLE, None, sight.inapplicable
    if sight.observations:
        told = say(rule.found.say, sight) if rule.found else f"{rule.title}: {sight.observations[0].what}."
        return Outcome.FOUND, rule.found, told
    if sight.unread is not None:
        return Outcome.UNREAD, None, sight.unread
    told = say(rule.absent.say, sight) if rule.absent else f"{rule.title}: not found ({sight.looked_at})."
    return Outcome.ABSENT, rule.absent, told


def _axis(rule: Rule) -> Axis | None:
    meaning = rule.found or rule.absent
    return meaning.concludes.axis if meaning else None


def _of_copy(rule: Rule) -> bool:
    return not isinstance(rule.look.for_, (StatementsMatcher, FactsMatcher)) and "case" not in rule.look.zones


def _sight(rule: Rule, questioned: Questioned, before: Mapping[str, Finding]) -> Sight:
    why = _outside_class(rule, questioned) or _outside_period(rule, questioned)
    sight = look(questioned, rule.look)
    if why is not None:
        # What was seen is kept: that a rule says nothing of it is no reason to conceal it.
        return Sight(inapplicable=why, observations=sight.observations)
    perhaps = _perhaps_outside(rule, questioned.hearing.case.claimed.date)
    if perhaps is not None and sight.unread is None and sight.inapplicable is None:
        seen = f"; seen: {sight.observations[0].what}" if sight.observations else ""
        return Sight(unread=perhaps + seen)
    if sight.observations:
        return _unmet(rule, questioned, before) or sight
    # Where there is nothing to see, it does not matter what else the rule would have waited for.
    unseen = _unseen(rule, questioned) if sight.unread is None and sight.inapplicable is None else None
    return Sight(unread=unseen) if unseen else sight


def _unseen(rule: Rule, questioned: Questioned) -> str | None:
    """Return why what was not found may be there, whatever the rule asks of the page; None where it is not.

    Only an absence that something is concluded from is held to this.
    """
    for_, zones = rule.look.for_, rule.look.zones
    words = isinstance(for_, (TextMatcher, PatternMatcher))
    speaks = rule.absent is not None and rule.absent.concludes.weight > Weight.NOTHING
    # That an integrity rule found nothing is told by the axis itself.
    speaks = speaks or (words and rule.family is Family.INTEGRITY)
    if not speaks or not (words or isinstance(for_, CheckMatcher)):
        return None
    return questioned.badly_read(zones, USUAL_LEGIBILITY) or questioned.wordless(zones)


def _outside_class(rule: Rule, questioned: Questioned) -> str | None:
    if not rule.classes and rule.family is not Family.SIGNATURE:
        return None
    class_ = questioned.class_
    if rule.family is Family.SIGNATURE and class_ is not None and not class_.carries_signature:
        return f"this class of document ({class_.value}) carries no signature"
    if not rule.classes or class_ in rule.classes:
        return None
    wanted = " or ".join(each.value for each in rule.classes)
    if class_ is None:
        return f"speaks of a {wanted}, and nothing tells that this is one; say so in the case file"
    return f"speaks of a {wanted}; this is a document of the class {class_.value}"


def _outside_period(rule: Rule, questioned: Questioned) -> str | None:
    claimed = questioned.hearing.case.claimed.date
    if claimed is None:
        return None
    if rule.valid_from is not None and claimed.last < rule.valid_from:
        return f"holds from {rule.valid_from}; the letter claims {claimed}"
    if rule.valid_to is not None and claimed.first > rule.valid_to:
        return f"holds up to {rule.valid_to}; the letter claims {claimed}"
    return None


def _perhaps_outside(rule: Rule, claimed: Days | None) -> str | None:
    """Return that a date known to the month or year may lie in the period or outside it; else None."""
    if claimed is not None and (
        (rule.valid_from is not None and claimed.first < rule.valid_from)
        or (rule.valid_to is not None and claimed.last > rule.valid_to)
    ):
        return f"holds for a part of {claimed} only; give the claimed date to the day in the case file"
    return None


def _unmet(rule: Rule, questioned: Questioned, before: Mapping[str, Finding]) -> Sight | None:
    needs = rule.look.needs
    if needs.dated and questioned.hearing.case.claimed.date is None:
        return Sight(
            unread="speaks of letters of certain dates, and the claimed date is not known; "
            "give it in the case file"
        )
    if not needs.found:
        return None
    class_ = questioned.class_
    if needs.or_unsigned_class and class_ is not None and class_.issued_unsigned:
        return None
    outcomes = {before[name].outcome for name in needs.found if name in before}
    if Outcome.FOUND in outcomes:
        return None
    names = ", ".join(needs.found)
    if Outcome.UNREAD in outcomes:
        return Sight(unread=f"needs one of {names}, and not all of them could be examined")
    return Sight(inapplicable=f"needs one of {names}, and none of them found anything")
