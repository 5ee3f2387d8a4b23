"""Problems as annotations that GitHub shows beside the lines of a change.

Escaping after the runner's own reading: it splits a line at the first ``::`` after the command, and
properties at commas and colons, then puts back %0D, %0A, %25 and, in properties, %3A and %2C.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.problems.places import relative
from authcheck.report.problems.text import summary
from authcheck.report.safe import disarmed, in_place, safe

if TYPE_CHECKING:
    from pathlib import Path

    from authcheck.model.problem import Inspection, Problem

_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(inspection: Inspection, root: Path) -> str:
    """Return a command a problem, then a line for the log.

    Args:
        inspection: What was found.
        root: The folder of the repository, which paths are counted from.
    """
    lines = [_annotation(problem, root) for problem in inspection.in_order]
    return disarmed("\n".join([*lines, summary(inspection)]), annotations=True) + "\n"


def _annotation(problem: Problem, root: Path) -> str:
    place = {"file": relative(problem.path, root)}
    if problem.line:
        place |= {
            "line": str(problem.line),
            "endLine": str(problem.line),
            "col": str(problem.column),
            "endColumn": str(problem.column + problem.length),
        }
    place["title"] = f"authcheck {problem.code}"
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    key = f"{problem.key}: " if problem.key else ""
    return f"::error {properties}::{_message(f'{key}{problem.message}')}"


def _property(value: str) -> str:
    return in_place(value).translate(_PROPERTY)


def _message(text: str) -> str:
    return safe(text).replace("%", "%25")
