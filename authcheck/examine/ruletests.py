"""The tests inside rule files: letters in miniature, examined like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from authcheck.examine.areas import LOOSE_TEXT, WHOLE_PAGE
from authcheck.examine.examination import examine
from authcheck.examine.questioned import PAGE_ZONES
from authcheck.model.axes import Custody
from authcheck.model.case import Case
from authcheck.model.document import Document, MetadataField, Page, TextOrigin, Word
from authcheck.model.exhibit import Exhibit
from authcheck.model.geometry import Box
from authcheck.model.hearing import Hearing
from authcheck.model.observation import Reading
from authcheck.model.problem import Problem
from authcheck.model.rule import Rulebook
from authcheck.model.zone import Zone, ZoneName
from authcheck.rulebook import read_rules
from authcheck.rulebook.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from authcheck.model.finding import Finding
    from authcheck.model.rule import Needs, Rule, RuleTest

_LINE_PT, _LETTER_PT = 14.0, 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """What checking rule files gave."""

    problems: tuple[Problem, ...]
    """Everything wrong, failed tests included."""

    files: int
    """Rule files looked at."""

    tests: int
    """Tests run."""

    digest: str
    """The rulebook's, 12 hexadecimal digits."""


def check_rules(paths: Iterable[Path]) -> RuleCheck:
    """Read the rule files under ``paths`` and run the tests inside them; no plugin's code is run.

    Args:
        paths: Folders of packs, packs, or single rule files.
    """
    loaded = read_rules(paths)
    rules = loaded.rulebook.rules
    failed = [problem for rule in rules for problem in run_tests(rule)]
    return RuleCheck(
        problems=(*loaded.problems, *failed),
        files=loaded.files,
        tests=sum(len(rule.tests) for rule in rules),
        digest=loaded.rulebook.digest,
    )


def run_tests(rule: Rule) -> Iterator[Problem]:
    """Yield a problem for each test of ``rule`` that comes out otherwise than expected."""
    # A miniature has no other rules to wait for and no class: the rule itself is what is tested.
    alone = replace(rule, classes=(), look=replace(rule.look, needs=_without_others(rule.look.needs)))
    for index, test in enumerate(rule.tests):
        (finding,) = examine(_reading(test), _hearing(test), Rulebook(rules=(alone,), digest=""))
        wrong = _wrong(test, finding)
        if wrong:
            yield Problem(
                code=Code.FAILED.value,
                path=rule.path,
                line=test.line,
                column=test.column,
                key=f"tests[{index}]",
                message=wrong,
            )


def _without_others(needs: Needs) -> Needs:
    return replace(needs, found=(), or_unsigned_class=False)


def _wrong(test: RuleTest, finding: Finding) -> str | None:
    if finding.outcome.value != test.expect:
        return f"expected {test.expect}, came out {finding.outcome.value}: {finding.reason}"
    matches = [observation.match for observation in finding.observations]
    if test.match and test.match not in matches:
        return f"expected to find “{test.match}”, found {', '.join(f'“{match}”' for match in matches)}"
    return None


def _reading(test: RuleTest) -> Reading:
    words: list[Word] = []
    zones: list[Zone] = []
    metadata: list[MetadataField] = []
    name = "letter.pdf"
    for zone, text in test.zones:
        if zone == "file.name":
            name = text
        elif zone in PAGE_ZONES:
            first = len(words)
            words.extend(_words(text, words[-1].line + 1 if words else 0))
            indexes = tuple(range(first, len(words)))
            if zone not in {WHOLE_PAGE, LOOSE_TEXT} and indexes:
                box = Box.around(word.box for word in words[first:])
                zones.append(
                    Zone(name=ZoneName(zone), page=1, box=box, words=indexes, legibility=test.legibility)
                )
        elif zone != "case":
            metadata.extend(_fields(zone, text))
    page = Page(number=1, width=612, height=792, words=tuple(words), legibility=test.legibility)
    exhibit = Exhibit(path=name, name=name, sha256="0" * 64, size=1, media_type=_media_type(test))
    return Reading(
        document=Document(exhibit=exhibit, pages=(page,), zones=tuple(zones), metadata=tuple(metadata))
    )


def _media_type(test: RuleTest) -> str:
    formats = {zone.partition(".")[0] for zone, _ in test.zones}
    if "docx" in formats:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return "message/rfc822" if "email" in formats else "application/pdf"


def _words(text: str, line: int) -> Iterator[Word]:
    for number, words in enumerate(text.splitlines(), line):
        left = 72.0
        for word in words.split():
            right = left + _LETTER_PT * len(word)
            box = Box(left, number * _LINE_PT, right, (number + 1) * _LINE_PT)
            yield Word(text=word, box=box, line=number, origin=TextOrigin.TEXT_LAYER)
            left = right + _LETTER_PT


def _fields(zone: str, text: str) -> Iterator[MetadataField]:
    for line in text.splitlines():
        key, _, value = line.partition(": ")
        yield MetadataField(zone=zone, key=key.strip(), value=value.strip())


def _hearing(test: RuleTest) -> Hearing:
    fields = {
        key.strip(): value.strip()
        for zone, text in test.zones
        if zone == "case"
        for key, _, value in (line.partition(":") for line in text.splitlines())
    }
    channels = {channel.value: channel for channel in Custody}
    return Hearing(case=Case(channel=channels.get(fields.get("custody.channel", ""))))
