"""The count of a case file in words."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from authcheck.report.sources.words import MEASURED, named
from authcheck.report.terminal.page import page
from authcheck.report.terminal.pieces import counted, joined, labelled, said, section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.model.case import Case
    from authcheck.model.tally import Chain, Count, Line, OneVoice, Tally

_LABEL = 18
_VOICES = 12
"""Voices that are named under one count; the JSON names all."""

_PAIRS = 5
"""Pairs of statements that are told under one count; the JSON holds more."""


class Names:
    """Ids with who is behind them."""

    def __init__(self, case: Case) -> None:
        """Look up every statement of the case file."""
        self._known = {statement.id: named(statement) for statement in case.statements}

    def __call__(self, ids: Iterable[str], last: str = "and") -> str:
        """Return the statements in words."""
        words = [self._known.get(each, each) for each in ids]
        return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def tally_text(tally: Tally, case: Case, width: int, *, styled: bool = False) -> str:
    """Return the tally as text; see ``page``."""
    names = Names(case)
    sections = (
        _heading(tally, case),
        *(_line(line, names) for line in tally.lines),
        _ids("No denial of the letter", "what it says is denied, not whose it is", tally.non_denials, names),
        _conflicts(tally, names),
        _chains(tally.chains, names),
        _aside(tally),
        _waiting(tally, names),
    )
    return page(sections, width, styled=styled)


def interval(count: Count) -> str:
    """Return how many voices, such as ``2 to 3 voices``."""
    if count.least == count.most:
        return counted(count.least, "voice", "voices")
    return f"{count.least:,} to {counted(count.most, 'voice', 'voices')}"


def _heading(tally: Tally, case: Case) -> Group:
    until = "" if tally.as_of is None else f" up to {tally.as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    heard = counted(len(tally.heard), "statement counts", "statements count")
    lines = [
        said(f"Tally of {case.path or 'the case file'}", style="bold"),
        said(f"{heard}{until}. Of an interval, rules use the lower figure: what is shown, not what may be."),
    ]
    return Group(*lines)


def _line(line: Line, names: Names) -> Group:
    rows: list[tuple[str, Group]] = []
    if line.affirmed is not None:
        rows.append(("affirmed", Group(*_count(line.affirmed, names))))
    for denial in line.denied:
        first, *more = _count(denial.count, names)
        told = Text(f"{denial.kind.value}: ").append_text(first)
        rows.append(("denied", Group(told, *more)))
    rows += [
        (each.stance.value.replace("_", " "), Group(said(names(each.statements)))) for each in line.undecided
    ]
    if line.affirmed is None and not line.denied:
        rows.insert(0, ("affirmed", Group(Text("by nobody"))))
    value = f", {line.value.replace('_', ' ')}" if line.value else ""
    return section(f"{line.prop.value.capitalize()}{value}", labelled(rows, _LABEL))


def _count(count: Count, names: Names) -> Iterator[Text]:
    voices = [_voice(voice, count, names) for voice in count.voices[:_VOICES]]
    if len(count.voices) > _VOICES:
        voices.append(f"and {len(count.voices) - _VOICES:,} more")
    yield said(f"{interval(count)}: {'; '.join(voices)}")
    if 1 < count.least < len(count.voices) and count.shown:
        yield said(f"shown to be {count.least} people: {names(count.shown)}")
    for pair in count.not_shown[:_PAIRS]:
        way = "; counts as two where the desk vouches (distinct_from)" if pair.vouching_helps else ""
        why = f": {pair.why}" if pair.why else ""
        yield said(f"not shown to be two: {pair.one} and {pair.other}{why}{way}", style="dim")
    if len(count.not_shown) > _PAIRS:
        yield Text(f"and {len(count.not_shown) - _PAIRS} more such pairs", style="dim")


def _voice(voice: OneVoice, count: Count, names: Names) -> str:
    implied = " (implied)" if set(voice.statements) <= set(count.implied) else ""
    plural = f" ({voice.people} people at least)" if voice.people > 1 else ""
    why = f" (one voice: {voice.why})" if voice.why else ""
    return f"{names(voice.statements)}{implied}{plural}{why}"


def _ids(title: str, what: str, ids: tuple[str, ...], names: Names) -> Group | None:
    return section(title, said(f"{names(ids)}: {what}.")) if ids else None


def _conflicts(tally: Tally, names: Names) -> Group:
    if not tally.conflicts:
        return section("Conflicts", Text("None between those who speak for issuer or recipient."))
    lines = (
        said(f"On {each.about}: {names(each.one)} against {names(each.other)}.") for each in tally.conflicts
    )
    return section("Conflicts", *lines)


def _chains(chains: tuple[Chain, ...], names: Names) -> Group | None:
    lines = []
    for chain in chains:
        way = " repeats ".join(names((each,)) for each in chain.statements)
        end = (
            f" repeats {names(chain.statements[:1])}: a circle, nobody's own reporting"
            if chain.circle
            else ""
        )
        report = f" repeats the report “{chain.report}”" if chain.report else ""
        lines.append(said(f"{way}{report}{end}."))
    return section("Who repeats whom", *lines) if lines else None


def _aside(tally: Tally) -> Group | None:
    if not tally.set_aside:
        return None
    by_reason: dict[str, list[str]] = {}
    for aside in tally.set_aside:
        by_reason.setdefault(aside.why, []).append(aside.id)
    return section("Set aside", *(said(f"{joined(ids)}: {why}.") for why, ids in by_reason.items()))


def _waiting(tally: Tally, names: Names) -> Group | None:
    if not tally.waiting:
        return None
    return section("Proposed, not counted", said(f"{names(tally.waiting)}."), Text(MEASURED, style="dim"))
