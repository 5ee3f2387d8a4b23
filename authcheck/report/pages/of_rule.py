"""The page of a rule: what, why, how strongly, how it errs, examples, references."""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING

from authcheck.forms.nodes import parse
from authcheck.forms.schemas import meaning
from authcheck.model.axes import Weight
from authcheck.model.finding import Basis, Outcome
from authcheck.model.rule import RuleStatus
from authcheck.report.pages.looks import what, where
from authcheck.report.pages.page import Block, Code, Item, Link, Listing, Page, Paragraph, Section, Strong
from authcheck.rulebook.meanings import told_cap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.finding import Conclusion
    from authcheck.model.measured import Measured
    from authcheck.model.pack import Wakes
    from authcheck.model.rule import Meaning, Rule, RuleTest
    from authcheck.report.pages.page import Run

_OUTCOMES = {
    Outcome.FOUND: "Found",
    Outcome.ABSENT: "Not found",
    Outcome.UNREAD: "Not examined",
    Outcome.INAPPLICABLE: "Does not apply",
}


def page_of(rule: Rule, written: str, wakes: Wakes | None = None) -> Page:
    """Return the page of a rule.

    Args:
        rule: The rule.
        written: The text of its file, from which the case files of its tests are quoted.
        wakes: The letters that its pack speaks of; None for any.
    """
    sections = (
        Section("Why", (Paragraph((_flowing(rule.why),)),)),
        Section("Where it looks", (Listing(where(rule.look)),)),
        Section("What it looks for", tuple(_looked_for(rule))),
        Section("When it speaks", tuple(_conditions(rule, wakes))),
        Section("What it means", (Listing(tuple(_meanings(rule))),)),
        Section(
            "Innocent explanations", (Listing(tuple(Item((_flowing(each),)) for each in rule.mistaken)),)
        ),
        Section("Examples, which are its tests", tuple(_examples(rule, written))),
        Section("References", tuple(_references(rule))),
    )
    told = tuple(section for section in sections if section.blocks)
    return Page(rule.title, tuple(_opening(rule)), told)


def _opening(rule: Rule) -> Iterator[Block]:
    yield Paragraph(
        (
            Code(rule.id),
            f" · {rule.status.value} · family {rule.family.value} · content ",
            Code(f"#{rule.digest}"),
        )
    )
    if rule.status is RuleStatus.DEPRECATED:
        yield Paragraph(
            (Strong("No longer in force."), " Its place is taken by ", Code(rule.replaced_by), ".")
        )
    if rule.override is not None:
        done = "switched off" if rule.override.to is None else f"lowered to {rule.override.to.words}"
        yield Paragraph((Strong(f"This desk has {done} it:"), f" {rule.override.told}."))


def _looked_for(rule: Rule) -> Iterator[Block]:
    yield Listing(what(rule.look.for_))
    if rule.look.unless is not None:
        yield Paragraph(("A match does not count where the same line has any of what follows.",))
        yield Listing(what(rule.look.unless))


def _conditions(rule: Rule, wakes: Wakes | None) -> Iterator[Block]:
    items = (*_of_letters(rule, wakes), *_of_others(rule))
    if items:
        yield Listing(items)


def _of_letters(rule: Rule, wakes: Wakes | None) -> Iterator[Item]:
    if wakes is not None and wakes.text is not None:
        named: Run = (
            "The letter names the sender that its pack speaks of, in ",
            Code(", ".join(wakes.zones)),
        )
        yield Item((*named, ":"), tuple(Item((Code(phrase),)) for phrase in wakes.text.phrases))
    if wakes is not None and wakes.issuers:
        bodies = ", ".join("/".join(path) for path in wakes.issuers)
        or_ = "Or the" if wakes.text is not None else "The"
        yield Item((f"{or_} case file claims this issuer, or a body within it: ", Code(bodies)))
    if rule.classes:
        classes = " or ".join(each.value for each in rule.classes)
        yield Item((f"The document is a {classes}.",))
    if rule.valid_from is not None or rule.valid_to is not None:
        since = f" from {rule.valid_from}" if rule.valid_from else ""
        until = f" up to {rule.valid_to}" if rule.valid_to else ""
        yield Item((f"The date that the letter claims is{since}{until}.",))


def _of_others(rule: Rule) -> Iterator[Item]:
    needs = rule.look.needs
    if needs.legibility:
        least = f"The page reads well enough: legibility {needs.legibility:g} or more, from 0 to 1."
        yield Item((f"{least} Below it the outcome is ", Code("unread"), ", never ", Code("absent"), "."))
    if needs.dated:
        yield Item(("The date that the letter claims is known.",))
    if needs.found:
        rules = tuple(Item((Code(each),)) for each in needs.found)
        unsigned = (
            ", or the document is of a class that carries no signature" if needs.or_unsigned_class else ""
        )
        yield Item((f"One of these rules found something{unsigned}:",), rules)


def _meanings(rule: Rule) -> Iterator[Item]:
    for name, told in (("Found", rule.found), ("Not found", rule.absent)):
        if told is None:
            yield Item((Strong(f"{name}:"), " says nothing."))
        else:
            yield Item(_concluded(name, told.concludes), tuple(_grounds(told)))


def _concluded(name: str, concludes: Conclusion) -> Run:
    question = meaning(concludes.axis)
    axis = f"{concludes.axis} ({question})" if question else concludes.axis.value
    if concludes.weight is Weight.NOTHING:
        return (Strong(f"{name}:"), f" listed under {axis}, toward “{concludes.toward}”, and moves nothing.")
    return (
        Strong(f"{name}:"),
        f" on {axis}, points to “{concludes.toward}”, weight ",
        Strong(concludes.weight.words),
        ".",
    )


def _grounds(told: Meaning) -> Iterator[Item]:
    concludes = told.concludes
    if concludes.evidence is not None:
        yield Item((f"Kind of evidence: {concludes.evidence} ({told_cap(concludes.evidence)}).",))
    if concludes.measured is not None:
        yield Item(_counts(concludes.measured))
    elif concludes.weight is not Weight.NOTHING:
        basis = {
            Basis.STANDARD: "Basis: a reference of the field, and what the verdict's contract allows.",
            Basis.NONE: "Basis: the rule writer's judgement; at most moderate.",
            Basis.MEASURED: "Basis: measured.",
        }[concludes.basis]
        yield Item((basis,))
    yield Item(("The report says: ", Code(told.say)))


def _counts(measured: Measured) -> Run:
    lower, upper = measured.interval
    end = "no upper end" if math.isinf(upper) else f"{upper:,.3g}"
    counted = f"{measured.hits} hits, {measured.false_alarms} false alarms"
    ratio = f"95 % interval of the likelihood ratio {lower:,.3g} to {end}"
    return (f"Basis: measured on {measured.on} ({measured.material} letters): {counted}; {ratio}.",)


def _examples(rule: Rule, written: str) -> Iterator[Block]:
    cases = _cases(written)
    if rule.tests:
        yield Listing(tuple(_example(test, case) for test, case in zip(rule.tests, cases, strict=True)))


def _example(test: RuleTest, case: str) -> Item:
    outcome = _OUTCOMES[Outcome(test.expect)]
    run: Run = (Strong(f"{outcome}:"), " ")
    parts: list[Run] = [(f"{zone} ", Code(" ⏎ ".join(text.splitlines()))) for zone, text in test.zones]
    if test.sample:
        parts.append(("the sample ", Code(test.sample)))
    if test.legibility < 1:
        parts.append((f"legibility {test.legibility:g}",))
    if not test.needs_met:
        parts.append(("no rule that it waits for found anything",))
    if test.match:
        parts.append(("finds ", Code(test.match)))
    if case:
        parts.append(("the case file",))
    for index, part in enumerate(parts):
        run = (*run, *((", ",) if index else ()), *part)
    return Item(run, verbatim=case)


def _cases(written: str) -> tuple[str, ...]:
    """Return what each test's case file holds, as written; empty where a test brings none."""
    tests = parse(written, "").entries().get("tests")
    found = []
    for test in tests.items() if tests else ():
        case = test.entries().get("case")
        if case is None:
            found.append("")
            continue
        start, end = case.node.start_mark, case.node.end_mark
        lines = written[start.index : end.index].rstrip().splitlines()
        # The first line begins where the value does; the others are set in from the margin of the file.
        found.append(textwrap.dedent("\n".join([" " * start.column + lines[0], *lines[1:]])))
    return tuple(found)


def _references(rule: Rule) -> Iterator[Block]:
    if rule.refs:
        yield Listing(tuple(Item(_cited(each.cite, each.url)) for each in rule.refs))


def _cited(cite: str, url: str) -> Run:
    # A reference leads to the web or nowhere: beside the page may lie anything.
    if url.startswith(("https://", "http://")):
        return (Link(cite, url),)
    return (cite, " (", Code(url), ")") if url else (cite,)


def _flowing(text: str) -> str:
    return " ".join(text.split())
