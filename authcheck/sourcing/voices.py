"""How many different people are behind some statements: an interval, since the file seldom shows it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from authcheck.model.tally import Count, NotShownTwo, OneVoice
from authcheck.sourcing.apart import alike, may_tie, shown_different, shown_same, voices_of, why_same
from authcheck.sourcing.cliques import heaviest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from authcheck.model.case import Case, Statement
    from authcheck.sourcing.apart import Voice


MOST_PAIRS = 100
"""Pairs of voices that a count explains: more than anybody mends one by one."""

MOST_WITNESSES = 60
"""Statements among which it is worth saying which of them show the count."""


def count(statements: Sequence[Statement], case: Case) -> tuple[int, int]:
    """Return how many different voices are shown, and how many there may be.

    Shown are the most statements of which each two come from different people (another government, or
    the desk vouches) and from different reporting. There may be as many as are not shown to be the
    same: same speaker, same reporting, two named spokespeople of one office. Among very many statements
    in an odd tangle the first figure may be too low and the second too high, never the other way.

    Args:
        statements: Those to count.
        case: The whole case file, through which upstreams are followed.
    """
    voices = voices_of(statements, case)
    different = heaviest(_pairs(voices, shown_different), [1] * len(voices))
    not_same = heaviest(
        _pairs(voices, lambda one, other: not shown_same(one, other)), [voice.plural for voice in voices]
    )
    return different.at_least, not_same.at_most


def why_not_two(statements: Sequence[Statement], case: Case) -> tuple[NotShownTwo, ...]:
    """Return each pair of statements not shown to come from different people, and why."""
    return tuple(_not_shown(voices_of(statements, case)))


def _not_shown(voices: Sequence[Voice]) -> Iterator[NotShownTwo]:
    for second, other in enumerate(voices):
        for one in voices[:second]:
            if not shown_different(one, other):
                why, vouching_helps = alike(one, other)
                yield NotShownTwo(one=one.id, other=other.id, why=why, vouching_helps=vouching_helps)


def counted(statements: Sequence[Statement], case: Case, implied: tuple[str, ...] = ()) -> Count:
    """Return the count of voices with what is behind it.

    Args:
        statements: Those to count, at least one.
        case: The whole case file.
        implied: Ids of those that imply what the others say.
    """
    voices = voices_of(statements, case)
    least, most = count(statements, case)
    groups = _grouped(voices)
    return Count(
        least=least,
        most=max(least, most),
        shown=_witnesses(voices, least),
        voices=tuple(map(_one_voice, groups)),
        not_shown=tuple(islice(_not_shown_apart(groups), MOST_PAIRS)),
        implied=implied,
    )


def _not_shown_apart(groups: Sequence[Sequence[Voice]]) -> Iterator[NotShownTwo]:
    """Yield a pair of statements for each two voices of which nothing shows that they are two."""
    for second, others in enumerate(groups):
        for group in groups[:second]:
            if not any(shown_different(one, other) for one in group for other in others):
                why, vouching_helps = alike(group[0], others[0])
                yield NotShownTwo(one=group[0].id, other=others[0].id, why=why, vouching_helps=vouching_helps)


def _witnesses(voices: Sequence[Voice], least: int) -> tuple[str, ...]:
    """Return statements of which each two are shown to differ, as many as were counted; none of too many."""
    if len(voices) > MOST_WITNESSES:
        return ()
    left, chosen = list(voices), list[str]()
    while left and len(chosen) < least:
        for voice in left:
            with_it = [other for other in left if shown_different(voice, other)]
            if (
                heaviest(_pairs(with_it, shown_different), [1] * len(with_it)).at_least
                == least - len(chosen) - 1
            ):
                chosen.append(voice.id)
                left = with_it
                break
        else:
            return ()
    return tuple(chosen)


def _grouped(voices: Sequence[Voice]) -> list[list[Voice]]:
    """Return the statements put together, each with those shown to be the same voice as the first.

    Where it may not be told what ties two, they stand apart here; the interval counts them as they are.
    """
    groups: list[list[Voice]] = []
    for voice in voices:
        home = next(
            (group for group in groups if shown_same(group[0], voice) and may_tie(group[0], voice)), None
        )
        if home is None:
            groups.append([voice])
        else:
            home.append(voice)
    return groups


def _one_voice(group: Sequence[Voice]) -> OneVoice:
    return OneVoice(
        statements=tuple(voice.id for voice in group),
        why=", ".join(dict.fromkeys(why_same(group[0], voice) for voice in group[1:])),
        people=max(voice.plural for voice in group),
    )


def _pairs(voices: Sequence[Voice], go_together: Callable[[Voice, Voice], bool]) -> list[int]:
    masks = [0] * len(voices)
    for first, one in enumerate(voices):
        for second in range(first):
            if go_together(one, voices[second]):
                masks[first] |= 1 << second
                masks[second] |= 1 << first
    return masks
