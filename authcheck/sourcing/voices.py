"""How many different people are behind some statements: an interval, since the file seldom shows it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from authcheck.model.tally import Count, NotShownTwo, OneVoice
from authcheck.sourcing.apart import alike, may_tie, voices_of, why_same
from authcheck.sourcing.cliques import heaviest
from authcheck.sourcing.masks import masks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.model.case import Case, Statement
    from authcheck.sourcing.apart import Voice
    from authcheck.sourcing.masks import Masks


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
    return _interval(voices, masks_of(voices))


def _interval(voices: Sequence[Voice], masks: Masks) -> tuple[int, int]:
    everyone = (1 << len(voices)) - 1
    not_same = [everyone & ~mask & ~(1 << number) for number, mask in enumerate(masks.same)]
    different = heaviest(masks.different, [1] * len(voices))
    apart = heaviest(not_same, [voice.plural for voice in voices])
    return different.at_least, apart.at_most


def why_not_two(statements: Sequence[Statement], case: Case) -> Iterator[NotShownTwo]:
    """Yield each pair of statements not shown to come from different people, and why."""
    voices = voices_of(statements, case)
    masks = masks_of(voices)
    for second, other in enumerate(voices):
        for first in _bits(~masks.different[second] & ((1 << second) - 1)):
            why, vouching_helps = alike(voices[first], other)
            yield NotShownTwo(one=voices[first].id, other=other.id, why=why, vouching_helps=vouching_helps)


def counted(statements: Sequence[Statement], case: Case, implied: tuple[str, ...] = ()) -> Count:
    """Return the count of voices with what is behind it.

    Args:
        statements: Those to count, at least one.
        case: The whole case file.
        implied: Ids of those that imply what the others say.
    """
    voices = voices_of(statements, case)
    masks = masks_of(voices)
    least, most = _interval(voices, masks)
    groups = _grouped(voices, masks)
    return Count(
        least=least,
        most=max(least, most),
        shown=_witnesses(voices, masks, least),
        voices=tuple(_one_voice([voices[number] for number in group]) for group in groups),
        not_shown=tuple(islice(_not_shown_apart(voices, masks, groups), MOST_PAIRS)),
        implied=implied,
    )


def _not_shown_apart(
    voices: Sequence[Voice], masks: Masks, groups: Sequence[Sequence[int]]
) -> Iterator[NotShownTwo]:
    """Yield a pair of statements for each two voices of which nothing shows that they are two."""
    firsts = 0
    home: dict[int, int] = {}
    for number, others in enumerate(groups):
        apart = 0
        for each in others:
            apart |= masks.different[each]
        # A voice is apart as soon as one of its statements is.
        told = {home[each] for each in _bits(apart & firsts)}
        for group in (group for place, group in enumerate(groups[:number]) if place not in told):
            one, other = voices[group[0]], voices[others[0]]
            why, vouching_helps = alike(one, other)
            yield NotShownTwo(one=one.id, other=other.id, why=why, vouching_helps=vouching_helps)
        for each in others:
            firsts |= 1 << each
            home[each] = number


def _witnesses(voices: Sequence[Voice], masks: Masks, least: int) -> tuple[str, ...]:
    """Return statements of which each two are shown to differ, as many as were counted; none of too many."""
    if len(voices) > MOST_WITNESSES:
        return ()
    left, chosen = list(range(len(voices))), list[str]()
    while left and len(chosen) < least:
        for number in left:
            with_it = [other for other in left if masks.different[number] >> other & 1]
            if heaviest(_among(masks, with_it), [1] * len(with_it)).at_least == least - len(chosen) - 1:
                chosen.append(voices[number].id)
                left = with_it
                break
        else:
            return ()
    return tuple(chosen)


def _among(masks: Masks, some: Sequence[int]) -> list[int]:
    """Return who of some is shown to differ from whom, as bits in their own order."""
    return [
        sum(1 << place for place, other in enumerate(some) if masks.different[number] >> other & 1)
        for number in some
    ]


def _grouped(voices: Sequence[Voice], masks: Masks) -> list[list[int]]:
    """Return the statements put together, each with those shown to be the same voice as the first.

    Where it may not be told what ties two, they stand apart here; the interval counts them as they are.
    """
    groups: dict[int, list[int]] = {}
    firsts = 0
    for number, voice in enumerate(voices):
        tied = (first for first in _bits(masks.same[number] & firsts) if may_tie(voices[first], voice))
        home = next(tied, None)
        if home is None:
            groups[number] = [number]
            firsts |= 1 << number
        else:
            groups[home].append(number)
    return list(groups.values())


def _bits(mask: int) -> Iterator[int]:
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def _one_voice(group: Sequence[Voice]) -> OneVoice:
    return OneVoice(
        statements=tuple(voice.id for voice in group),
        why=", ".join(dict.fromkeys(why_same(group[0], voice) for voice in group[1:])),
        people=max(voice.plural for voice in group),
    )
