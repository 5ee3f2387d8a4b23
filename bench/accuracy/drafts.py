"""`python -m bench.accuracy.drafts FOLDER`: marks across a page, told by whole assessments.

For folders of `python -m bench.generator.drafts`: whether `core/draft.watermark` finds the mark of a page
that is marked as a draft, and nothing on the same page without it.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path

from authcheck.model.finding import Outcome
from authcheck.workflow import assess, load_rulebook
from bench.accuracy.tables import rate

RULE = "core/draft.watermark"


def main() -> None:
    """Assess and print, by medium, which marks are found and where one is told that is not there."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("folders", type=Path, nargs="+", help="folders the generator wrote")
    asked = call.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    rulebook = load_rulebook()
    for folder in asked.folders:
        came: Counter[tuple[str, bool, bool]] = Counter()
        for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["lost"]:
                continue
            findings = assess(str(folder / row["file"]), rulebook=rulebook).findings
            found = any(one.rule == RULE and one.outcome is Outcome.FOUND for one in findings)
            came[row["medium"], row["drafted"], found] += 1
            if found != row["drafted"]:
                print(f"  {row['file']} {row['medium']}: “{row['mark']}”, told {found}")
        print(f"\n{folder.name}: {came.total()} files")
        for medium in (*sorted({key[0] for key in came}), ""):
            part = {key: count for key, count in came.items() if medium in {key[0], ""}}

            of = {there: sum(n for key, n in part.items() if key[1] is there) for there in (True, False)}
            hits = {there: sum(n for key, n in part.items() if key[1] is there and key[2]) for there in of}
            rates = [rate(hits[there], of[there]) for there in (True, False)]
            print(f"  {medium or 'all':<10} found {rates[0]}, where there is no draft {rates[1]}")


if __name__ == "__main__":
    main()
