"""`python -m bench.accuracy.kinds FOLDER`: in what way letters are signed, told by whole assessments.

For folders of the generator: each file is assessed as a user would, and the rules that found something say
how it is signed. A file that several kinds are found in counts as the first in the order of ``TOLD``.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.model.finding import Outcome
from authcheck.workflow import assess, load_rulebook
from bench.accuracy.tables import rate
from bench.generator.truth import Kind, Truth, read

if TYPE_CHECKING:
    from authcheck.model.finding import Finding
    from authcheck.model.rule import Rulebook

TOLD = (
    ("core/signature.service-stamp", "", Kind.SERVICE),  # its stamp sets the name in a script typeface
    ("core/signature.script-font", "", Kind.SCRIPT),
    ("core/signature.conformed", "", Kind.CONFORMED),
    ("core/signature.electronic-page", "", Kind.ELECTRONIC),
    ("core/signature.digital-appearance", "", Kind.ELECTRONIC),
    ("core/signature.ink", "picture that was placed", Kind.PASTED),
    ("core/signature.ink", "drawn strokes", Kind.VECTOR),
    ("core/signature.ink", "ink strokes", Kind.INK),
)
"""Rule, words in what it saw, and the kind that is."""

UNREAD = "unread"


def told(path: Path, rulebook: Rulebook) -> str:
    """Return the kind that is told of a letter: ``none`` of nothing, ``unread`` where ink was left open."""
    findings = assess(str(path), rulebook=rulebook).findings
    for rule, words, kind in TOLD:
        if any(_saw(finding, rule, words) for finding in findings):
            return kind.value
    ink = [finding for finding in findings if finding.rule == "core/signature.ink"]
    return UNREAD if any(one.outcome is Outcome.UNREAD for one in ink) else Kind.NONE.value


def _saw(finding: Finding, rule: str, words: str) -> bool:
    return (
        finding.rule == rule
        and finding.outcome is Outcome.FOUND
        and (not words or any(words in one.what for one in finding.observations))
    )


def main() -> None:
    """Assess and print who is told to be what."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("folders", type=Path, nargs="+", help="folders the generator wrote")
    asked = call.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    rulebook = load_rulebook()
    for folder in asked.folders:
        rows: list[Truth] = read(folder / "manifest.jsonl")
        table = Counter((row.kind.value, told(folder / row.file, rulebook)) for row in rows)
        print(f"\n{folder.name}: {len(rows)} files")
        for kind in sorted({true for true, _ in table}):
            part = {said: count for (true, said), count in table.items() if true == kind}
            others = ", ".join(f"{said} {count}" for said, count in sorted(part.items()) if said != kind)
            print(
                f"  {kind:<22} right {rate(part.get(kind, 0), sum(part.values()))}"
                + (f"; else {others}" if others else "")
            )
        right = sum(count for (true, said), count in table.items() if true == said)
        print(f"  {'all':<22} right {rate(right, len(rows))}")


if __name__ == "__main__":
    main()
