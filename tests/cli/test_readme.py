from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]
SAMPLE = "samples/seely/letter.pdf"


def lines_of(text: str) -> list[str]:
    """Lines with words, rule digests left out: they change with a rule's every comma."""
    return [re.sub(r"#[0-9a-f]{6}\b", "", line) for line in text.splitlines() if line.strip()]


def test_the_readme_shows_what_the_demo_prints() -> None:
    """Where this fails: run authcheck on the sample and mend the shortened output in README.md."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "authcheck", SAMPLE], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    shown = (HOUSE / "README.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    printed = iter(lines_of(done.stdout))
    missing = [line for line in lines_of(shown) if line.strip() != "[…]" and line not in printed]
    assert missing == []
