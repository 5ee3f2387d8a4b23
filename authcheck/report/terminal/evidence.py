"""What speaks for and against each answer, and what was looked at and speaks for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from authcheck.model.axes import Weight
from authcheck.model.finding import Outcome
from authcheck.report.safe import safe, shortened
from authcheck.report.terminal.pieces import counted, joined, labelled, said, section
from authcheck.report.terminal.telling import Telling
from authcheck.rulebook.measures import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authcheck.model.finding import Finding
    from authcheck.model.verdict import Assessment, AxisResult

_WEIGHTS = ", ".join(weight.words for weight in Weight if weight is not Weight.NOTHING)

WAY_OUT = "in the case file"
"""Words of a reason that names what the desk can do."""

_MOST_NAMED = 60
"""Rules named that found nothing or do not apply; more are only counted."""

_LONGEST_SEEN = 160
"""Characters of what was seen by a rule that does not apply."""

_LABEL = 11
"""Columns of ``for``, ``against`` and the weight."""


def evidence(assessment: Assessment) -> Iterator[Group]:
    """Yield the evidence, answer by answer, then what moved nothing."""
    telling = Telling()
    by_id = {finding.rule: finding for finding in assessment.findings}
    weighed = [result for result in assessment.verdict.axes if result.for_ or result.against]
    for result in weighed:
        yield _for_and_against(result, by_id, telling)
    if weighed:
        words = (
            f"Weights, weakest first: {_WEIGHTS}. The strongest on each side decides; nothing is added up."
        )
        yield Group(Text(words, style="dim"))
    else:
        yield section("Evidence", Text("Nothing was found that speaks for or against any answer."))
    speaking = {rule for result in weighed for rule in (*result.for_, *result.against)}
    silent = [finding for finding in assessment.findings if finding.rule not in speaking]
    found = [finding for finding in silent if finding.outcome is Outcome.FOUND]
    if found:
        told = (Group(*telling.seen(finding), *_by_desk(finding)) for finding in found)
        yield section("Listed, moves nothing", *told)
    yield from _not_found(silent)


def _for_and_against(result: AxisResult, by_id: Mapping[str, Finding], telling: Telling) -> Group:
    rows: list[tuple[Text, Group]] = []
    for side, rules in (("for", result.for_), ("against", result.against)):
        heard: set[str] = set()
        for finding in (by_id[rule] for rule in rules):
            again = bool(finding.statements) and heard.issuperset(finding.statements)
            rows.append((_label(side, finding), _told(finding, telling, again=again)))
            heard.update(finding.statements)
    # Where an answer is undetermined, what stands on its sides speaks for or against the side that leads.
    asked = (result.pole or result.value).value
    return section(f"Evidence on {result.axis.value}, for and against “{asked}”", labelled(rows, _LABEL))


def _label(side: str, finding: Finding) -> Text:
    weight = finding.concludes.weight if finding.concludes else Weight.NOTHING
    return Text(f"{side},\n{weight.words}", style="" if side == "for" else "yellow")


def _told(finding: Finding, telling: Telling, *, again: bool) -> Group:
    """Return a finding in full; its title alone where it rests on statements told ``again``."""
    lines = [telling.again(finding)] if again else list(telling.seen(finding))
    lines.extend(_by_desk(finding))
    if finding.concludes and finding.concludes.measured:
        lines.append(said(f"Measured: {in_words(finding.concludes.measured)}.", style="dim"))
    if finding.mistaken:
        several = "Innocent explanations" if len(finding.mistaken) > 1 else "Innocent explanation"
        lines.append(said(f"{several}: {joined(finding.mistaken)}.", style="dim"))
    return Group(*lines)


def _by_desk(finding: Finding) -> Iterator[Text]:
    """Yield what the desk's settings took from a finding; nothing where they did not."""
    if finding.lowered_from and finding.override:
        to = finding.concludes.weight.words if finding.concludes else Weight.NOTHING.words
        yield said(f"Lowered from {finding.lowered_from.words} to {to} by the desk: {finding.override.told}.")


def _not_found(findings: list[Finding]) -> Iterator[Group]:
    absent = [finding for finding in findings if finding.outcome is Outcome.ABSENT]
    # All that could stand in a case file is a long list; what the copy does not show is what a desk asks.
    looked_for = [finding.title for finding in absent if finding.of_copy]
    unsaid = len(absent) - len(looked_for)
    shown = [_few(looked_for)] if looked_for else []
    if unsaid:
        kinds = counted(unsaid, "kind", "kinds")
        shown.append(f"in the case file, {kinds} of statement or fact that nobody recorded")
    inapplicable = [finding for finding in findings if finding.outcome is Outcome.INAPPLICABLE]
    if shown:
        yield section("Looked for and not found, which by itself says nothing", said(f"{joined(shown)}."))
    if inapplicable:
        yield section("Does not apply to this letter", *map(said, _inapplicable(inapplicable)))


def _few(titles: list[str]) -> str:
    """Return titles as one run of text; of a thousand rules nobody reads all, and JSON has them."""
    more = len(titles) - _MOST_NAMED
    told = joined(titles[:_MOST_NAMED])
    return (
        f"{told}; and {counted(more, 'more rule', 'more rules')}, which --format json names"
        if more > 0
        else told
    )


def _inapplicable(findings: list[Finding]) -> Iterator[str]:
    """Yield the rules that do not apply, with why where something was seen or the desk can do something."""
    by_reason: dict[str, list[str]] = {}
    asleep: dict[str, int] = {}
    for finding in findings:
        told = bool(finding.observations) or WAY_OUT in finding.reason
        title = finding.title
        if finding.asleep:
            asleep[finding.asleep] = asleep.get(finding.asleep, 0) + 1
            continue
        if finding.observations:
            what = shortened(finding.observations[0].what, _LONGEST_SEEN)
            title = f"{title.removesuffix('.')} (seen all the same: {what})"
        by_reason.setdefault(finding.reason if told else "", []).append(title)
    plain = by_reason.pop("", [])
    for reason, titles in by_reason.items():
        yield f"{joined(titles)}: {safe(reason).removesuffix('.')}."
    if plain:
        yield f"{_few(plain)}."
    if asleep:
        packs = ", ".join(f"{safe(pack)} ({counted(n, 'rule', 'rules')})" for pack, n in asleep.items())
        way_out = "To wake a pack, name the claimed issuer in the case file."
        yield f"For other senders' letters: {packs}. {way_out}"
