"""A new rule file: what its writer has said already, and marked places for the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from authcheck.model.axes import POLES, Axis, AxisValue, Standing, Weight
from authcheck.rulebook.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.forms.places import Place, Problems
    from authcheck.model.problem import Problem

_MARKED = re.compile(r"<fill in: ([^<>]*)>")

PACK = """\
title: "Rules of our desk"
version: '1.0'
format: 1
licence: NONE   # an SPDX identifier once you share the pack, such as CC0-1.0
"""
"""A pack file to begin with."""


class LooksFor(StrEnum):
    """The way in which a new rule looks."""

    TEXT = "text"
    """Words on the page, read tolerantly."""

    PATTERN = "pattern"
    """Words that follow a pattern, such as a number of a certain form."""

    FIELDS = "fields"
    """What the file says about itself, such as the program that made it."""

    STATEMENTS = "statements"
    """What sources said, as the case file records it."""

    FACTS = "facts"
    """Facts that the desk established, as the case file records them."""

    CHECK = "check"
    """What a check sees: ink, a blank space, a letterhead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the writer of a new rule has said; empty or None for what is still to be said."""

    looks_for: LooksFor = LooksFor.TEXT
    title: str = ""
    why: str = ""
    phrases: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    toward: AxisValue | None = None
    weight: Weight = Weight.WEAK
    mistaken: str = ""
    found_line: str = ""
    """A line of a letter in which the rule must find something."""

    absent_line: str = ""
    """One that looks alike, in which it must find nothing."""


def blank_rule(answers: Answers) -> str:
    """Return the text of a rule file; what is not said in ``answers`` is a marked place."""
    toward = answers.toward or Standing.UNISSUED_DRAFT
    axis = next(axis for axis, poles in POLES.items() if toward in poles)
    look, tests, say = _PARTS[answers.looks_for]
    if answers.looks_for is LooksFor.TEXT:
        look, tests = _look_for_text(answers), _tests_of_text(answers)
    return (
        f"title: {_filled(answers.title, 'one line for reports, what the rule notices')}\n"
        "status: experimental\n"
        "why: >\n"
        f"  {answers.why or _mark('why it means what it means; a colleague must be able to disagree')}\n"
        f"look:\n{look}"
        "conclude:\n"
        "  found:\n"
        f"    axis: {axis:<18} # {', '.join(Axis)}\n"
        f"    toward: {_toward(toward):<16} # {_answers(axis)}\n"
        f"    weight: {answers.weight.words:<16} # weak, moderate; more needs evidence and basis\n"
        f"    say: {_quoted(say)}\n"
        "  absent: nothing\n"
        "mistaken:\n"
        f"  - {_filled(answers.mistaken, 'an innocent explanation of the same thing')}\n"
        f"tests:\n{tests}"
    )


def _toward(value: AxisValue) -> str:
    return _quoted(value) if "," in value else value.value


def _answers(axis: Axis) -> str:
    return "; ".join(POLES[axis])


def _look_for_text(answers: Answers) -> str:
    zones = ", ".join(answers.zones or ("header", "footer", "letterhead"))
    phrases = [_quoted(phrase) for phrase in answers.phrases] or [
        _quoted(_mark("the words, in any letter case"))
    ]
    return (
        f"  in: [{zones}]\n"
        "  for:\n"
        "    text:\n"
        f"{''.join(f'      - {phrase}{chr(10)}' for phrase in phrases)}"
        "    read: ocr                # tolerant of scanning; exact for letter by letter\n"
        "  needs: {legibility: 0.5}   # on a page that reads worse, nothing is said\n"
    )


def _tests_of_text(answers: Answers) -> str:
    zone = (answers.zones or ("header",))[0]
    line = answers.found_line
    # Every phrase needs a test that finds it; one that the line does not hold is a line of its own.
    others = [phrase for phrase in answers.phrases if line and phrase.lower() not in line.lower()]
    found = [_filled(line, "a line of a letter that the rule must find"), *map(_quoted, others)]
    absent = _filled(answers.absent_line, "a line that looks alike, which it must not find")
    tests = [f"  - {{{zone}: {each}, expect: found}}\n" for each in found]
    return f"{''.join(tests)}  - {{{zone}: {absent}, expect: absent}}\n"


def _filled(said: str, what: str) -> str:
    return _quoted(said or _mark(what))


def _mark(what: str) -> str:
    return f"<fill in: {what}>"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_ON_PAGE = "Page {page}, {zone}: “{match}”."
_ON_FILE = "On file: {what}."

_PARTS: dict[LooksFor, tuple[str, str, str]] = {
    LooksFor.TEXT: ("", "", _ON_PAGE),
    LooksFor.PATTERN: (
        """\
  in: [header, footer, letterhead]
  for:
    pattern:                 # RE2, line by line; (?P<match>…) is what the report quotes
      - '(?i)(?P<match><fill in: a pattern>)'
  needs: {legibility: 0.5}   # on a page that reads worse, nothing is said
""",
        """\
  - {header: '<fill in: a line of a letter that the rule must find>', expect: found}
  - {header: '<fill in: a line that looks alike, which it must not find>', expect: absent}
""",
        _ON_PAGE,
    ),
    LooksFor.FIELDS: (
        """\
  in: [pdf.info]
  for:
    fields:                  # letter case does not count; * stands for anything
      '<fill in: a field, such as Producer>': ['<fill in: a value, such as Acme Writer*>']
""",
        """\
  - {pdf.info: '<fill in: a field: its value, such as Producer: Acme Writer 2>', expect: found}
  - {pdf.info: '<fill in: the same field: another value>', expect: absent}
""",
        "The file says of itself: {what}.",
    ),
    LooksFor.STATEMENTS: (
        """\
  in: [statements]
  for:
    statements:
      by: issuer             # issuer, recipient, third_party …; anyone where left out
      named: true            # on the record; either where left out
      claims:
        - {prop: '<fill in: origin, exists, altered, signed, status, release, content or policy>'}
""",
        """\
  - case:
      statements:
        - {id: s1, speaker: Jane Doe, relation: author_office, claims: ['<fill in: {prop: …} as above>']}
    expect: found
  - case: {statements: []}
    expect: absent
""",
        "{who}: {what}.",
    ),
    LooksFor.FACTS: (
        """\
  in: [case]
  for: {facts: {kinds: ['<fill in: a kind of fact, such as draft mark>']}}
""",
        """\
  - case: {facts: [{kind: '<fill in: the same kind>', says: '<fill in: the fact>'}]}
    expect: found
  - case: {facts: []}
    expect: absent
""",
        _ON_FILE,
    ),
    LooksFor.CHECK: (
        """\
  in: ['<fill in: the zone that the check looks at, such as closing>']
  for: {check: '<fill in: closing.ink, closing.blank, closing.script, letterhead.form … or that of a plugin>'}
""",
        """\
  - {sample: '<fill in: a letter in the samples of the pack that shows it>', expect: found}
  - {sample: '<fill in: a letter there that does not>', expect: absent}
""",
        "Page {page}: {what}.",
    ),
}


def note_blanks(text: str, root: Place, problems: Problems) -> None:
    """Note every marked place of a rule file that its writer has still to fill in."""
    if "<fill in: " in text:
        for place, what in _blanks(root):
            problems.add(place, f"is still to be filled in: {what}", Code.BLANK)


def _blanks(place: Place) -> Iterator[tuple[Place, str]]:
    for name, key, value in place.pairs():
        yield from ((key, what) for what in _MARKED.findall(name))
        yield from _blanks(value)
    for item in place.items():
        yield from _blanks(item)
    yield from ((place, what) for what in _MARKED.findall(place.words))


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems, without those that a place has only because it is not filled in yet."""
    told = tuple(problems)
    blanks = {(each.line, each.column) for each in told if each.code == Code.BLANK}
    for each in told:
        if each.code == Code.BLANK or (each.line, each.column) not in blanks:
            yield each
