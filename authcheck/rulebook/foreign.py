"""Rules of other programs, which come into a pack by mistake: told as what they are, in one problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.forms.places import Problems
from authcheck.rulebook.codes import Code

if TYPE_CHECKING:
    from authcheck.forms.places import Place

_SIGMA = (
    "this is a Sigma rule, which looks through logs. A rule on letters calls description why, detection "
    "look, level weight (under conclude), falsepositives mistaken, references refs, and has tests"
)
_SEMGREP = (
    "this is a list of Semgrep rules, which look through code. A rule on letters has a file of its own, "
    "named by its id; it calls message say (under conclude), pattern look.for, severity weight, and has tests"
)
_WAY_OUT = "; begin one with `authcheck rules new`"


def refuse_foreign(root: Place, shown: str) -> None:
    """Do nothing where a file is no rule of another program.

    Args:
        root: All of the file.
        shown: How messages call it.

    Raises:
        FormError: It is a rule of Sigma's or a list of Semgrep's.
    """
    for name, key, value in root.pairs():
        if name == "detection" and "logsource" in root.names:
            _refuse(key, _SIGMA, shown)
        if name == "rules" and any("id" in each.names and each.names & _PATTERNS for each in value.items()):
            _refuse(key, _SEMGREP, shown)


_PATTERNS = {"pattern", "patterns", "pattern-either", "pattern-regex", "mode", "languages"}


def _refuse(place: Place, what: str, shown: str) -> None:
    problems = Problems(shown)
    problems.add(place, what + _WAY_OUT, Code.FOREIGN)
    problems.fail_if_any()
