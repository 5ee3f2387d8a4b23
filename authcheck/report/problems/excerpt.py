"""The line that a problem means, with the place marked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.forms.files import MAX_BYTES
from authcheck.report.safe import in_place
from authcheck.rulebook.files import on_disk

if TYPE_CHECKING:
    from authcheck.model.problem import Problem

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML counts a new line."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FEW = 4
"""Where one byte of so many is none that text has, it is in another encoding."""

_MOST = 96
"""Characters of a line that are shown."""

_BEFORE = 60
"""Characters shown before the place, where the line has to be cut."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file, fit to print."""

    number: int
    """From 1."""

    text: str
    """The line without its indentation's tabs and whatever else a terminal would obey; cut where long."""

    before: int
    """Cells of a terminal before the place."""

    cells: int
    """Cells that the place takes, at least one."""


class Excerpts:
    """Reads each file once."""

    def __init__(self) -> None:
        """Start with no file read."""
        self._lines: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> Excerpt | None:
        """Return the line that ``problem`` means; None where it means the whole file or the line is gone."""
        if not problem.line:
            return None
        if problem.path not in self._lines:
            self._lines[problem.path] = _read(problem.path)
        lines = self._lines[problem.path]
        if problem.line > len(lines):
            return None
        return _cut(problem, lines[problem.line - 1])


def _read(shown: str) -> list[str]:
    path = on_disk(shown)
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return []
        raw = path.read_bytes()
    except OSError:
        return []
    if raw[:2] in _UTF16 or raw.count(b"\0") * _FEW > len(raw):
        # Shown as the UTF-8 it is not, half of a line would be signs that nobody wrote.
        return []
    return _BREAK.split(raw.decode("utf-8-sig", errors="replace"))


def _cut(problem: Problem, line: str) -> Excerpt | None:
    start = problem.column - 1
    if start > len(line):
        return None
    first = max(start - _BEFORE, 0) if len(line) > _MOST else 0
    last = min(first + _MOST, len(line))
    opening, closing = "…" if first else "", "…" if last < len(line) else ""
    shown = in_place(line[first:last])
    before, meant = shown[: start - first], shown[start - first : start - first + problem.length]
    return Excerpt(
        number=problem.line,
        text=f"{opening}{shown}{closing}".rstrip(),
        before=len(opening) + _cells(before),
        cells=max(_cells(meant), 1),
    )


def _cells(text: str) -> int:
    """Return how many cells of a terminal ``text`` takes."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) != 0 for sign in text)
