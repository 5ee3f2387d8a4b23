"""Rules that ask for what nobody brings: a check, or what fills a zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.forms.words import suggest
from authcheck.model.rule import CheckMatcher
from authcheck.plugins.entries import Group, announced
from authcheck.plugins.ours import OURS
from authcheck.rulebook.codes import Code
from authcheck.rulebook.spot import problem_at
from authcheck.rulebook.zones import unfilled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.model.problem import Problem
    from authcheck.model.rule import Rule


def asked_in_vain(rules: Iterable[Rule]) -> Iterator[Problem]:
    """Yield a problem for each check and each zone of a rule that nothing installed brings.

    Nothing is imported. A letter can be examined all the same: such a rule is unread, or inapplicable.
    """
    checks = announced(Group.CHECKS)
    known = {entry.name for entry in checks}
    our_own = {entry.name for entry in checks if entry.package.name == OURS}
    read = [entry.name for entry in announced(Group.READERS)]
    for rule in rules:
        for_ = rule.look.for_
        check = for_.request.check if isinstance(for_, CheckMatcher) else None
        if check is not None and check not in known:
            message = f"no installed package brings the check “{check}”{suggest(check, sorted(known))}"
            yield problem_at(rule.path, ("look", "for", "check"), Code.NO_SUCH_CHECK, message)
            continue
        ours = check is None or check in our_own
        for index, zone in enumerate(rule.look.zones):
            message = unfilled(zone, read, ours=ours)
            if message:
                yield problem_at(rule.path, ("look", "in", index), Code.UNFILLED, f"“{zone}”: {message}")
