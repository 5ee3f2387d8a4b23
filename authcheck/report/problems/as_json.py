"""Problems for programs: JSON of schema ``authcheck.problems/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.as_json import write
from authcheck.report.problems.excerpt import Excerpts

if TYPE_CHECKING:
    from authcheck.model.problem import Inspection, Problem
    from authcheck.report.as_json import Json
    from authcheck.report.problems.excerpt import Excerpt

PROBLEMS = "authcheck.problems/1"


def render(inspection: Inspection) -> str:
    """Return one JSON object; ``problems`` is empty where nothing is wrong."""
    return write(inspected(inspection)) + "\n"


def inspected(inspection: Inspection) -> dict[str, Json]:
    """Return an inspection as plain values, keys in the order of the schema."""
    excerpts = Excerpts()
    return {
        "schema": PROBLEMS,
        "command": inspection.command,
        "rule_files": inspection.rules,
        "tests": inspection.tests,
        "rulebook": inspection.digest,
        "problems": [_problem(problem, excerpts.of(problem)) for problem in inspection.in_order],
    }


def _problem(problem: Problem, excerpt: Excerpt | None) -> Json:
    whole = problem.line == 0
    return {
        "code": problem.code,
        "path": problem.path,
        "line": None if whole else problem.line,
        "column": None if whole else problem.column,
        "length": None if whole else problem.length,
        "key": problem.key,
        "message": problem.message,
        "excerpt": None if excerpt is None else excerpt.text,
    }
