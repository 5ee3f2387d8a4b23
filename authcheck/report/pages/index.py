"""The page that lists rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.finding import Family
from authcheck.report.pages.page import Block, Code, Grid, Link, Page, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.model.rule import Meaning, Rule
    from authcheck.report.pages.page import Run


def index_of(rules: Sequence[Rule]) -> Page:
    """Return the index of the pages of ``rules``: pack by pack, family by family."""
    packs = tuple(dict.fromkeys(rule.pack for rule in rules))
    sections = tuple(
        Section(f"{pack}: {family.value}", blocks)
        for pack in packs
        for family in Family
        if (blocks := tuple(_grid([rule for rule in rules if rule.pack == pack and rule.family is family])))
    )
    about = (
        f"{len(rules):,} {'rule' if len(rules) == 1 else 'rules'}. ",
        "A report cites a rule by its id and a digest of its content, such as ",
        Code("core/draft.marking#3fa91c"),
        "; a page shows the digest of the content it was made from.",
    )
    return Page("The rules", (Paragraph(about),), sections)


def _grid(rules: Sequence[Rule]) -> Iterator[Block]:
    if rules:
        rows = tuple(_row(rule) for rule in rules)
        yield Grid(("rule", "what it looks for", "status", "found", "not found"), rows)


def _row(rule: Rule) -> tuple[Run, ...]:
    name = rule.id.partition("/")[2]
    return (
        (Link(name, f"{rule.id}.md"),),
        (rule.title,),
        (rule.status.value,),
        (said(rule.found),),
        (said(rule.absent),),
    )


def said(meaning: Meaning | None) -> str:
    """Return what an outcome means in a few words, such as ``standing: unissued draft, strong``."""
    if meaning is None:
        return "nothing"
    concludes = meaning.concludes
    return f"{concludes.axis}: {concludes.toward}, {concludes.weight.words}"
