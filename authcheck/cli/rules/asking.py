"""The questions that ``authcheck rules new`` asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from authcheck.cli.endings import say
from authcheck.forms.schemas import meaning
from authcheck.forms.words import suggest
from authcheck.model.axes import POLES, Weight
from authcheck.report.safe import safe
from authcheck.rulebook.blank import LooksFor
from authcheck.rulebook.zones import MEANINGS, PAGE_ZONES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.axes import AxisValue
    from authcheck.rulebook.blank import Answers

_USUAL = ("header", "footer", "letterhead")


def ask_for(answers: Answers, name: str) -> Answers:
    """Return ``answers`` with what the writer says; Enter alone leaves a question open."""
    say(f"{name}: a rule, in a few questions. Enter alone leaves one open.\n")
    told = replace(answers, title=_line("What does it notice, in one line?"))
    if answers.looks_for is LooksFor.TEXT:
        told = replace(told, phrases=_lines("Which words? One phrase a line"), zones=_zones())
    told = replace(told, toward=_toward(), weight=_weight(), why=_line("Why does it mean that?"))
    told = replace(told, mistaken=_line("How could the same thing have an innocent explanation?"))
    if answers.looks_for is LooksFor.TEXT:
        found = _line("A line of a letter, as it would stand there, that it must find?")
        told = replace(
            told, found_line=found, absent_line=_line("A line that looks alike, which it must not find?")
        )
    say()
    return told


def _line(question: str) -> str:
    suffix = " " if question.endswith("?") else ": "
    answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=suffix)
    return safe(answer)


def _lines(question: str) -> tuple[str, ...]:
    lines: list[str] = []
    line = _line(f"{question}, an empty one ends")
    while line:
        lines.append(line)
        line = _line("  and")
    return tuple(lines)


def _zones() -> tuple[str, ...]:
    say("\nWhere on the letter?")
    for zone in PAGE_ZONES:
        say(f"  {zone:<12} {MEANINGS[zone]}")
    while True:
        answer = _line(f"Names, with commas between [{', '.join(_USUAL)}]")
        zones = tuple(dict.fromkeys(answer.replace(",", " ").split())) or _USUAL
        unknown = [zone for zone in zones if zone not in PAGE_ZONES]
        if not unknown:
            return zones
        say(f"  {unknown[0]} is none{suggest(unknown[0], list(PAGE_ZONES))}")


def _toward() -> AxisValue:
    say("\nWhat does it point to, where it finds something?")
    answers = [(axis, value) for axis, poles in POLES.items() for value in poles]
    shown = [f"{axis}: {value}" for axis, value in answers]
    for number, ((_, value), words) in enumerate(zip(answers, shown, strict=True), 1):
        say(f"  {number:>2}  {words:<36} {meaning(value)}")
    usual = next(number for number, words in enumerate(shown, 1) if words.endswith("unissued draft"))
    return answers[_number("A number", len(answers), usual) - 1][1]


def _weight() -> Weight:
    say("How strongly? More than moderate needs a kind of evidence and a reference, in the file.")
    weights: Sequence[Weight] = (Weight.WEAK, Weight.MODERATE)
    for number, weight in enumerate(weights, 1):
        say(f"  {number:>2}  {weight.words}")
    return weights[_number("A number", len(weights), 1) - 1]


def _number(question: str, most: int, usual: int) -> int:
    number: int = click.prompt(question, type=click.IntRange(1, most), default=usual)
    say()
    return number
