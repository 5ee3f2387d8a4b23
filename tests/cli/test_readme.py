from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]
SAMPLE = "samples/seely/letter.pdf"
LEFT_OUT = "[…]"


def stretches(shown: str) -> list[str]:
    """Return what the README shows between the places where something is left out."""
    found = [""]
    for line in shown.splitlines():
        if line.strip() == LEFT_OUT:
            found.append("")
        else:
            found[-1] += f"{line}\n"
    return [stretch.strip("\n") for stretch in found if stretch.strip()]


def test_the_readme_shows_what_the_demo_prints() -> None:
    """To the letter, in its order. Where this fails: `make demo`, and mend the shortened output."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "authcheck", SAMPLE], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    shown = (HOUSE / "README.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    first, *others = stretches(shown)
    assert done.stdout.startswith(f"{first}\n")
    assert others
    rest = f"\n{done.stdout.removeprefix(first)}"
    for stretch in others:
        _, there, rest = rest.partition(f"\n{stretch}\n")
        assert there, f"the demo does not print, or not here:\n{stretch}"
        rest = f"\n{rest}"
