"""What is wrong in a file that people write."""

from __future__ import annotations

from dataclasses import dataclass


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

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        key = f"{self.key}: " if self.key else ""
        return f"{place}: {key}{self.message} [{self.code}]"
