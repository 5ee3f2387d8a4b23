"""What counts as time goes on: ``hearing`` for one time after the other, and never all of it anew."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.model.hearing import Hearing
from authcheck.sourcing.dates import not_before
from authcheck.sourcing.echoes import STATEMENT, Upstreams, gist
from authcheck.sourcing.hearing import spoken
from authcheck.sourcing.replacement import assertion, reaches, speaks_for, taken_back_by

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from datetime import datetime

    from authcheck.model.case import Case, Claim, Statement

_Word = tuple["datetime", int, "Claim"]
"""When it was said, by which statement, and what."""

Changed = tuple[int, "Statement | None", "Statement | None"]
"""A statement by its number, as it counted before and as it counts now."""


class Turns:
    """What of a case counts, from before anybody spoke on; equal to ``hear`` at every time."""

    def __init__(self, case: Case) -> None:
        """Begin before anybody has spoken."""
        self._case = case
        self.statements: tuple[Statement, ...] = tuple(
            statement for statement in spoken(case) if statement.said is not None
        )
        self.counting: list[Statement | None] = [None] * len(self.statements)
        """Each of ``statements`` as it counts now; None where it does not."""

        self._number = {statement.id: number for number, statement in enumerate(self.statements)}
        waiting = ((each.said, number) for number, each in enumerate(self.statements) if each.said)
        self._waiting = sorted(waiting, reverse=True)
        self._present: set[int] = set()
        self._repeated: set[str] = set()
        """What those who have spoken repeat."""

        self._circular = _goes_round(self.statements, self._number)
        self._forget()

    def _forget(self) -> None:
        self._known: dict[int, frozenset[tuple[object, ...]]] = {}
        self._gone: set[tuple[int, Claim]] = set()
        self._standing: dict[Hashable, list[_Word]] = defaultdict(list)
        self._added: dict[int, tuple[Claim, ...]] = {}

    def advance(self, time: datetime) -> list[Changed]:
        """Hear what was said up to ``time``; return what counts otherwise than before."""
        arrived: list[int] = []
        while self._waiting and self._waiting[-1][0] <= time:
            arrived.append(self._waiting.pop()[1])
        if not arrived:
            return []
        self._present.update(arrived)
        late = any(self.statements[number].id in self._repeated for number in arrived)
        self._repeated.update(self.statements[number].upstream.removeprefix(STATEMENT) for number in arrived)
        if late or self._circular or self._among_themselves(arrived):
            # Who repeats what comes only now adds less than was thought: that happens where dates are vague.
            return self._anew()
        touched = set(arrived)
        for number in arrived:
            self._added[number] = self._adds(number)
        for number in arrived:
            touched |= self._speaks(number)
        return self._settled(touched)

    def _among_themselves(self, arrived: Sequence[int]) -> bool:
        ids = {self.statements[number].id for number in arrived}
        return any(self.statements[number].upstream.removeprefix(STATEMENT) in ids for number in arrived)

    def _anew(self) -> list[Changed]:
        self._forget()
        present = sorted(self._present, key=lambda number: (self.statements[number].said, number))
        heard = [self.statements[number] for number in present]
        added = Upstreams(self.statements[number] for number in sorted(present)).added()
        for number, statement in zip(present, heard, strict=True):
            self._added[number] = added[statement.id]
        for number in present:
            self._speaks(number)
        return self._settled(set(present))

    def _adds(self, number: int) -> tuple[Claim, ...]:
        """Return what a statement adds to those it repeats, all of which have spoken before."""
        known = self._known_above(number)
        return tuple(claim for claim in self.statements[number].claims if gist(claim) not in known)

    def _known_above(self, number: int) -> frozenset[tuple[object, ...]]:
        way = [number]
        seen = {number}
        while way[-1] not in self._known:
            above = self._above(way[-1])
            if above is None or above in seen:
                self._known[way[-1]] = frozenset()
                break
            way.append(above)
            seen.add(above)
        for below, above in zip(reversed(way[:-1]), reversed(way[1:]), strict=True):
            self._known[below] = self._known[above] | set(map(gist, self.statements[above].claims))
        return self._known[number]

    def _above(self, number: int) -> int | None:
        upstream = self.statements[number].upstream
        above = self._number.get(upstream.removeprefix(STATEMENT)) if upstream.startswith(STATEMENT) else None
        return above if above in self._present else None

    def _speaks(self, number: int) -> set[int]:
        """Let a statement take back what it takes back; return whose words those were."""
        statement = self.statements[number]
        said, earliest, touched = statement.said, not_before(statement), set[int]()
        asserted = [(claim, each) for claim in self._added[number] if (each := assertion(claim))]
        if said is None or earliest is None:
            return touched
        for speaker in speaks_for(statement):
            for claim, each in asserted:
                for opposite in taken_back_by(each):
                    touched |= self._take_back((speaker, opposite, claim.extent), earliest, claim)
            for claim, each in asserted:
                self._standing[speaker, each, claim.extent].append((said, number, claim))
        return touched

    def _take_back(self, key: Hashable, earliest: datetime, later: Claim) -> set[int]:
        words = self._standing.get(key)
        if not words:
            return set()
        until = bisect_left(words, earliest, key=lambda word: word[0])
        gone = [word for word in words[:until] if reaches(later, word[2])]
        if gone:
            words[:until] = [word for word in words[:until] if not reaches(later, word[2])]
        self._gone.update((number, claim) for _, number, claim in gone)
        return {number for _, number, _ in gone}

    def _settled(self, touched: set[int]) -> list[Changed]:
        changed: list[Changed] = []
        for number in sorted(touched):
            claims = tuple(claim for claim in self._added[number] if (number, claim) not in self._gone)
            counts = replace(self.statements[number], claims=claims) if claims else None
            if counts != self.counting[number]:
                changed.append((number, self.counting[number], counts))
                self.counting[number] = counts
        return changed

    def hearing(self, time: datetime) -> Hearing:
        """Return what counts at ``time``, up to which was heard; what does not is not listed."""
        return Hearing(
            case=self._case,
            as_of=time,
            statements=tuple(each for each in self.counting if each is not None),
            facts=tuple(fact for fact in self._case.facts if fact.since is None or fact.since <= time),
        )


def _goes_round(statements: Sequence[Statement], numbers: Mapping[str, int]) -> bool:
    """Return whether statements repeat each other in a circle, which only a program may build."""
    done: set[int] = set()
    for start in range(len(statements)):
        way: set[int] = set()
        here: int | None = start
        while here is not None and here not in done:
            if here in way:
                return True
            way.add(here)
            upstream = statements[here].upstream
            here = numbers.get(upstream.removeprefix(STATEMENT)) if upstream.startswith(STATEMENT) else None
        done |= way
    return False
