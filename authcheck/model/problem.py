"""What is wrong in files that people write, and what looking through rule files gave."""

from __future__ import annotations

from dataclasses import dataclass, replace

MOST_TOLD = 5_000
"""Problems of all files together that are told: what a code host shows of one log, some three megabytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a case, rule or pack file, and the way out."""

    code: str
    """Stable code such as ``R002``; the same for the same kind of mistake."""

    path: str
    """The file as the caller named it."""

    line: int
    """Line from 1; 0 where the file as a whole is meant."""

    column: int
    """Column from 1, in characters; 0 where the file as a whole is meant."""

    key: str
    """Path of the key inside the file, such as ``statements[2].claims[0].prop``; empty at the root."""

    message: str
    """What is wrong and the way out, without a full stop."""

    length: int = 1
    """Characters from there on that are meant, on that line alone."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        key = f"{self.key}: " if self.key else ""
        return f"{place}: {key}{self.message} [{self.code}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One test of a rule file, as it came out."""

    path: str
    """The rule file, as problems name it."""

    name: str
    """What tells the test from the others of its file, such as ``tests[2]``."""

    problem: Problem | None = None
    """None where it came out as expected, or was not run."""

    skipped: str = ""
    """Why it was not run; empty where it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What looking through rule files gave, for whoever reports it."""

    command: str
    """What was called, such as ``rules check``."""

    problems: tuple[Problem, ...]
    """Everything wrong, failed tests included, in any order; ``in_order`` has them file by file."""

    files: tuple[str, ...]
    """Every rule file looked at, as problems name it, in the order of the ids."""

    rules: int
    """How many rule files were looked at."""

    tests: int
    """Tests run."""

    digest: str
    """The rulebook's, 12 hexadecimal digits."""

    not_run: int = 0
    """Tests on samples that were not run, since no letter was read."""

    trials: tuple[Trial, ...] = ()
    """Each test; empty where only what went wrong is told."""

    @property
    def in_order(self) -> tuple[Problem, ...]:
        """The problems file by file, in the order of the lines; of a flood the first, and how many follow."""
        first: dict[str, int] = {}
        for problem in self.problems:
            first.setdefault(problem.path, len(first))
        files = {path: number for number, path in enumerate(self.files)}

        def place(problem: Problem) -> tuple[int, int, int, int]:
            # Packs and settings are no rule files; what is wrong with them comes first.
            return files.get(problem.path, -1), first[problem.path], problem.line, problem.column

        ordered = sorted(self.problems, key=place)
        if len(ordered) <= MOST_TOLD:
            return tuple(ordered)
        more = f"and {len(ordered) - MOST_TOLD:,} more from here on; mend those before it first"
        last = replace(ordered[MOST_TOLD], code="F022", line=0, column=0, key="", message=more, length=1)
        return (*ordered[:MOST_TOLD], last)

    @property
    def untold(self) -> frozenset[str]:
        """The files of which something is wrong and nothing stands in ``in_order``."""
        return frozenset(each.path for each in self.problems) - {each.path for each in self.in_order}
