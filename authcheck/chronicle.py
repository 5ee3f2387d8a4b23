"""The verdict at every time at which something was said: who moved which answer, and when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from authcheck.examine import examine
from authcheck.model.case import StatementStatus
from authcheck.model.rule import StatementsMatcher
from authcheck.model.timeline import Step, Timeline
from authcheck.sourcing import hear
from authcheck.sourcing.listening import Listening
from authcheck.sourcing.openly import openly, shown_as
from authcheck.sourcing.turns import Turns
from authcheck.weigh.history import answers, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.case import Case, Fact, Statement
    from authcheck.model.finding import Finding
    from authcheck.model.hearing import Hearing
    from authcheck.model.observation import Reading
    from authcheck.model.rule import Rulebook
    from authcheck.model.timeline import Answer

MOST_TIMES = 60
"""Times that a report tells one by one."""

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
_AFTER_ALL = datetime.max.replace(tzinfo=UTC)


def chronicle(
    reading: Reading,
    hearing: Hearing,
    rulebook: Rulebook,
    findings: Sequence[Finding],
    *,
    whole: bool = False,
) -> Timeline | None:
    """Return how the answers came to be what they are; None where nobody has spoken.

    Args:
        reading: The letter as read.
        hearing: What counts, up to the time asked about.
        rulebook: The rules in force.
        findings: What they came to on that.
        whole: Tell all times one by one, however many; else too many are only counted.
    """
    case, until = hearing.case, hearing.as_of
    accepted = [each for each in case.statements if each.status is StatementStatus.ACCEPTED]
    if not accepted:
        return None
    # Among the others, what was said at a time that is kept back would tell it by its place.
    open_ = replace(
        case,
        statements=tuple(
            replace(each, said=None) if _time_kept_back(each) else each for each in case.statements
        ),
    )
    times = _times(open_, until)
    heard = hear(open_, _BEFORE_ALL)
    seen = examine(reading, heard, rulebook, findings)
    before = began = answers(seen, heard)
    if not whole and len(times) > MOST_TIMES:
        return Timeline(began=began, steps=(), untold=len(times))
    going = _Going(open_, rulebook)
    steps: list[Step] = []
    for time in times:
        after = before
        if going.on(time):
            heard = going.turns.hearing(time)
            seen = examine(reading, heard, rulebook, findings)
            after = answers(seen, heard)
        step = _step(time, going.said_at(time), case.facts, moved_by=(before, after, seen))
        if step.heard or step.facts or step.moved:
            steps.append(step)
        before = after
    # The verdict itself knows the times that are kept back.
    dated = hear(case, until or _AFTER_ALL)
    seen = examine(reading, dated, rulebook, findings)
    after = answers(seen, dated)
    withheld = _withheld(case, until, before, after, seen)
    undated = tuple(each.id for each in accepted if each.said is None) if until is None else ()
    return Timeline(
        began=began,
        steps=tuple(steps),
        withheld=withheld,
        undated=undated,
        undated_moved=moved(after, answers(findings, hearing), findings, undated),
    )


def _time_kept_back(statement: Statement) -> bool:
    return openly(statement).said != statement.said


def _withheld(
    case: Case,
    until: datetime | None,
    before: Sequence[Answer],
    after: Sequence[Answer],
    findings: Sequence[Finding],
) -> Step | None:
    """Return what those move whose times are kept back, in an order that does not tell; None without such."""
    kept_back = sorted(
        (
            each
            for each in case.statements
            if each.status is StatementStatus.ACCEPTED
            and _time_kept_back(each)
            and each.said is not None
            and (until is None or each.said <= until)
        ),
        key=lambda statement: statement.id,
    )
    if not kept_back:
        return None
    heard = tuple(statement.id for statement in kept_back)
    return Step(
        at=None,
        heard=heard,
        who=tuple(map(shown_as, kept_back)),
        moved=moved(before, after, findings, heard),
    )


def _times(case: Case, until: datetime | None) -> list[datetime]:
    accepted = (each for each in case.statements if each.status is StatementStatus.ACCEPTED)
    said = {each.said for each in accepted} | {fact.since for fact in case.facts}
    return sorted(time for time in said if time is not None and (until is None or time <= until))


def _step(
    time: datetime,
    new: Sequence[Statement],
    facts: Sequence[Fact],
    *,
    moved_by: tuple[Sequence[Answer], Sequence[Answer], Sequence[Finding]],
) -> Step:
    heard = tuple(statement.id for statement in new)
    before, after, findings = moved_by
    return Step(
        at=time,
        # Of a day and the month that ends with it, the month claims to know less.
        as_written=min((each.said_as_written for each in new), key=len, default=""),
        heard=heard,
        facts=tuple(fact.kind.value for fact in facts if fact.since == time),
        who=tuple(shown_as(statement) for statement in new),
        moved=moved(before, after, findings, heard),
    )


class _Going:
    """A case as time goes on, and whether an answer may be another than before.

    To examine a case anew at each time takes minutes for some hundreds of statements. Answers hang on which
    selections of the rules are met and which facts are known; until one of these changes they stay.
    """

    def __init__(self, case: Case, rulebook: Rulebook) -> None:
        self.turns = Turns(case)
        asked = (rule.look.for_ for rule in rulebook.rules)
        matchers = [each for each in asked if isinstance(each, StatementsMatcher)]
        self._listening = Listening(case, self.turns.statements, matchers)
        self._learned = {fact.since for fact in case.facts}
        self._met = self._listening.met()
        self._at: dict[datetime | None, list[int]] = defaultdict(list)
        for number, statement in enumerate(self.turns.statements):
            self._at[statement.said].append(number)

    def on(self, time: datetime) -> bool:
        """Go on to ``time``; return whether the answers must be looked at again."""
        for number, before, after in self.turns.advance(time):
            self._listening.change(number, before, after)
        met, self._met = self._met, self._listening.met()
        return met != self._met or time in self._learned

    def said_at(self, time: datetime) -> list[Statement]:
        """Return what was said then and counts."""
        counting = (self.turns.counting[number] for number in self._at[time])
        return [statement for statement in counting if statement is not None]
