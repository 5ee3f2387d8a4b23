"""Rules in one line each, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.as_json import write
from authcheck.report.pages.index import said
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from authcheck.model.axes import Axis
    from authcheck.model.rule import Meaning, Rule
    from authcheck.report.as_json import Json

LISTING = "authcheck.rules/1"
"""The schema of the JSON."""


def axes(rule: Rule) -> frozenset[Axis]:
    """Return the axes that a rule bears on."""
    return frozenset(each.concludes.axis for each in (rule.found, rule.absent) if each is not None)


def as_text(rules: Sequence[Rule]) -> str:
    """Return a line a rule: id, status, what finding it means, title; the columns aligned."""
    rows = [(rule.id, rule.status.value, said(rule.found), rule.title) for rule in rules]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = ("  ".join(_padded(map(safe, row), widths)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _padded(cells: Iterable[str], widths: Sequence[int]) -> Iterator[str]:
    *first, last = cells
    yield from (cell.ljust(width) for cell, width in zip(first, widths, strict=True))
    yield last


def as_json(rules: Sequence[Rule]) -> str:
    """Return the same and more for programs, ending in a line feed."""
    value: Json = {"schema": LISTING, "rules": [_rule(rule) for rule in rules]}
    return write(value) + "\n"


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "digest": rule.digest,
        "file": rule.path,
        "title": rule.title,
        "family": rule.family.value,
        "status": rule.status.value,
        "replaced_by": rule.replaced_by or None,
        "zones": list(rule.look.zones),
        "found": _meaning(rule.found),
        "absent": _meaning(rule.absent),
        "tests": len(rule.tests),
    }


def _meaning(meaning: Meaning | None) -> Json:
    if meaning is None:
        return None
    concludes = meaning.concludes
    return {
        "axis": concludes.axis.value,
        "toward": concludes.toward.value,
        "weight": concludes.weight.words,
        "evidence": concludes.evidence.value if concludes.evidence else None,
        "basis": concludes.basis.value,
    }
