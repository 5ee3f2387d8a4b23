"""Which of many voices are shown to be different or the same: ``apart`` for all pairs at once.

Each pair by itself takes a second for a thousand voices. What tells two apart are few things that many
share, such as a house or a name, so the voices that share one are kept as the bits of one number.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.sourcing.organisations import LETTERS_OF_A_STEM

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from authcheck.sourcing.apart import Voice
    from authcheck.sourcing.echoes import Reporting
    from authcheck.sourcing.organisations import Path


@dataclass(frozen=True, slots=True)
class Masks:
    """For each voice, as bits, the voices that are shown to be another's or shown to be the same."""

    different: tuple[int, ...]
    same: tuple[int, ...]


def masks_of(voices: Sequence[Voice]) -> Masks:
    """Return what ``shown_different`` and ``shown_same`` say of each two voices; own bits are clear."""
    everyone = (1 << len(voices)) - 1
    bit = {voice.id: 1 << number for number, voice in enumerate(voices)}
    one_report = _of_one_reporting(voices)
    namesakes = _shared(voices, [voice.person for voice in voices])
    people = _shared(voices, [(each.person, each.side[:1]) if each.person else None for each in voices])
    offices = _shared(voices, [each.office if each.office and each.named else None for each in voices])
    cites = _union(bit[voice.id] for voice in voices if voice.report)
    cited = _shared(voices, [voice.report or voice.outlet or None for voice in voices])
    houses = _Houses(voices)
    vouched = [0] * len(voices)
    for number, voice in enumerate(voices):
        vouched[number] = _union(bit.get(other, 0) for other in voice.apart)
    different: list[int] = []
    same: list[int] = []
    for number, voice in enumerate(voices):
        own = 1 << number
        person = namesakes[number] if voice.label else people[number]
        one = one_report[number] | person
        may_be_one = namesakes[number] | (cited[number] if voice.report else cited[number] & cites)
        apart = (houses.others(voice.side) & ~may_be_one) | vouched[number]
        different.append(everyone & apart & ~one & ~own)
        same.append((one | (offices[number] & ~vouched[number])) & ~own)
    return Masks(tuple(different), tuple(same))


def _union(masks: Iterable[int]) -> int:
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def _shared(voices: Sequence[Voice], keys: Sequence[Hashable]) -> list[int]:
    """Return for each voice all that share its key; none where that is None."""
    sharing: dict[Hashable, int] = defaultdict(int)
    for number, key in enumerate(keys):
        if key is not None:
            sharing[key] |= 1 << number
    return [0 if key is None else sharing[key] for key in keys[: len(voices)]]


def _of_one_reporting(voices: Sequence[Voice]) -> list[int]:
    """Return for each voice those of its reporting, and those it cites by name or that cite it."""
    going_back: dict[Reporting, int] = defaultdict(int)
    for number, voice in enumerate(voices):
        going_back[voice.reporting] |= 1 << number
    by_root: dict[tuple[str, str], int] = defaultdict(int)
    by_outlet: dict[str, list[Reporting]] = defaultdict(list)
    for reporting, mask in going_back.items():
        by_root[reporting.id, reporting.report] |= mask
        if not reporting.report and reporting.outlet:
            by_outlet[reporting.outlet].append(reporting)
    found = {reporting: by_root[reporting.id, reporting.report] for reporting in going_back}
    for citing in [reporting for reporting in going_back if reporting.report]:
        words = citing.report.split(" ")
        for outlet in {" ".join(words[:end]) for end in range(1, len(words) + 1)}:
            for reporting in by_outlet.get(outlet, ()):
                if citing.is_of(reporting):
                    found[citing] |= going_back[reporting]
                    found[reporting] |= going_back[citing]
    return [found[voice.reporting] for voice in voices]


class _Houses:
    """Who belongs to which government or house, and to which it may belong under another spelling."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        """Sort the voices by the parts of their sides."""
        self._first: dict[str, int] = defaultdict(int)
        self._later: dict[str, int] = defaultdict(int)
        for number, voice in enumerate(voices):
            if voice.side:
                self._first[voice.side[0]] |= 1 << number
            for part in voice.side[1:]:
                self._later[part] |= 1 << number
        self._known = _union(self._first.values())
        self._alike: dict[str, int] = dict(self._first)
        for name, mask in self._first.items():
            for end in range(len(name)):
                short = name[:end]
                if short in self._first and (name[end] == " " or end >= LETTERS_OF_A_STEM):
                    self._alike[name] |= self._first[short]
                    self._alike[short] |= mask
        self._others: dict[Path, int] = {}

    def others(self, side: Path) -> int:
        """Return the voices of known sides that cannot be of this one; see ``may_be_one``."""
        if not side:
            return 0
        if side not in self._others:
            one = self._alike[side[0]] | self._later.get(side[0], 0)
            one |= _union(self._first.get(part, 0) for part in side[1:])
            self._others[side] = self._known & ~one
        return self._others[side]
