"""Problems for people: each with its line, the place marked under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.forms.words import listed
from authcheck.report.problems.excerpt import Excerpts
from authcheck.report.safe import disarmed, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.problem import Inspection, Problem
    from authcheck.report.problems.excerpt import Excerpt

_RED, _DIM, _PLAIN = "\x1b[1;31m", "\x1b[34m", "\x1b[0m"


def render(inspection: Inspection, *, styled: bool = False) -> str:
    """Return the problems, a blank line between them, and what was looked at."""
    excerpts = Excerpts()
    blocks = [
        "\n".join(block(problem, excerpts.of(problem), styled=styled)) for problem in inspection.in_order
    ]
    return disarmed("\n\n".join([*blocks, summary(inspection)])) + "\n"


def summary(inspection: Inspection) -> str:
    """Return one line: how much was looked at, and what came of it."""
    looked_at = f"{_counted(inspection.rules, 'rule file')}, {_counted(inspection.tests, 'test')}"
    if inspection.not_run:
        looked_at += f" ({_counted(inspection.not_run, 'test')} on samples not run)"
    if not inspection.problems:
        return f"{looked_at}, no problem; rulebook {inspection.digest}"
    number = len(inspection.problems)
    places = len({problem.path for problem in inspection.problems})
    where = "" if number == 1 else f" in {_counted(places, 'file')}"
    first, *others = dict.fromkeys(problem.code for problem in inspection.in_order)
    explained = f"authcheck rules show {first} explains {first}"
    if others:
        explained += f", and so for {listed(others)}"
    return f"{looked_at}, {_counted(number, 'problem')}{where}; {explained}"


def headline(problem: Problem) -> str:
    """Return a problem's own line, without its code."""
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    key = f"{problem.key}: " if problem.key else ""
    return safe(f"{place}: {key}{problem.message}")


def block(problem: Problem, excerpt: Excerpt | None, *, styled: bool = False) -> Iterator[str]:
    """Yield the lines that tell one problem."""
    red, dim, plain = (_RED, _DIM, _PLAIN) if styled else ("", "", "")
    yield f"{red}error[{safe(problem.code)}]{plain} {headline(problem)}"
    if excerpt is None:
        return
    number = str(excerpt.number)
    margin = " " * len(number)
    yield f"  {dim}{number} |{plain} {excerpt.text}".rstrip()
    yield f"  {dim}{margin} |{plain} {' ' * excerpt.before}{red}{'^' * excerpt.cells}{plain}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else f'{noun}s'}"
