"""The pages of all codes: ``python -m authcheck.cli.problems > docs/problems.md``."""

from __future__ import annotations

from authcheck.cli.endings import say
from authcheck.report.problems.page import document

if __name__ == "__main__":
    say(document(), nl=False)
