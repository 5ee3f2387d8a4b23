"""Rules, letter and case → findings, one a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.examine.looking import look
from authcheck.examine.questioned import Questioned
from authcheck.examine.sentences import say
from authcheck.examine.sight import Sight
from authcheck.model.finding import Family, Finding, Outcome
from authcheck.model.rule import FactsMatcher, StatementsMatcher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from authcheck.model.axes import Axis
    from authcheck.model.hearing import Hearing
    from authcheck.model.observation import Reading
    from authcheck.model.rule import Meaning, Rule, Rulebook


def examine(reading: Reading, hearing: Hearing, rulebook: Rulebook) -> tuple[Finding, ...]:
    """Return what each rule comes to, in the order of the rules' ids.

    Args:
        reading: What came back over the process border, checks' answers included.
        hearing: What of the case file counts.
        rulebook: The rules in force.
    """
    questioned = Questioned(reading, hearing)
    findings: dict[str, Finding] = {}
    # Rules that wait for others go last; the loader refuses one that waits for a waiting one.
    for rule in sorted(rulebook.rules, key=lambda rule: bool(rule.look.needs.found)):
        findings[rule.id] = _finding(rule, questioned, findings)
    return tuple(findings[name] for name in sorted(findings))


def _finding(rule: Rule, questioned: Questioned, before: Mapping[str, Finding]) -> Finding:
    sight = _sight(rule, questioned, before)
    outcome, meaning, reason = _outcome(rule, sight)
    return Finding(
        rule=rule.id,
        digest=rule.digest,
        title=rule.title,
        family=rule.family,
        outcome=outcome,
        reason=reason,
        observations=sight.observations,
        concludes=meaning.concludes if meaning else None,
        would_bear_on=_axis(rule),
        of_copy=_of_copy(rule),
        mistaken=rule.mistaken,
        statements=sight.statements,
    )


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
    # Where there is nothing to see, it does not matter what else the rule would have waited for.
    return _unmet(rule, questioned, before) or sight if sight.observations else sight


def _outside_class(rule: Rule, questioned: Questioned) -> str | None:
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
    if rule.valid_from is not None and claimed < rule.valid_from:
        return f"holds from {rule.valid_from}; the letter claims {claimed}"
    if rule.valid_to is not None and claimed > rule.valid_to:
        return f"holds up to {rule.valid_to}; the letter claims {claimed}"
    return None


def _unmet(rule: Rule, questioned: Questioned, before: Mapping[str, Finding]) -> Sight | None:
    needs = rule.look.needs
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
