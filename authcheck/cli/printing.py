"""Assessments onto standard output, in the format asked for."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from authcheck.model.verdict import Assessment
from authcheck.report.safe import disarmed

if TYPE_CHECKING:
    from authcheck.model.verdict import Failure
    from authcheck.report.as_json import Json


class Printer(Protocol):
    """Prints what is known of one letter after another."""

    def prepare(self) -> None:
        """Load what printing takes, while the next letter is read."""

    def read_in(self, isolation: str) -> None:
        """Take note how the letter was kept apart while it was read, in words."""

    def show(self, result: Assessment | Failure) -> None:
        """Print one."""

    def finish(self) -> None:
        """Print what stands after the last."""


class TerminalPrinter:
    """For people: reports with a blank line between; failures stand on standard error alone."""

    def __init__(self) -> None:
        """Look at where the output goes."""
        self._any = False
        self._styled = may_style()
        self._width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None

    def prepare(self) -> None:
        """Load rich, which only people's reports need."""
        import authcheck.report.terminal  # noqa: F401, PLC0415

    def read_in(self, isolation: str) -> None:
        """Take no note: it is told to programs alone, and to people where something of it is missing."""

    def show(self, result: Assessment | Failure) -> None:
        """Print a report."""
        from authcheck.report.terminal import PLAIN_WIDTH, render  # noqa: PLC0415 - rich, for people only

        if isinstance(result, Assessment):
            between = "\n" if self._any else ""
            self._any = True
            width = PLAIN_WIDTH if self._width is None else self._width
            write(between + render(result, width=width, styled=self._styled), sys.stdout.encoding)

    def finish(self) -> None:
        """Print nothing more."""


class JsonPrinter:
    """For programs: one object for one letter, an array for several."""

    def __init__(self, *, several: bool) -> None:
        """Note the time of the run; open an array where ``several`` letters were named."""
        from authcheck.report.as_json import Run  # noqa: PLC0415 - the other format has no need of it

        self._run = Run(host=socket.gethostname(), isolation="", at=datetime.now(UTC))
        self._several = several
        self._any = False

    def prepare(self) -> None:
        """Load nothing: all that printing takes is there."""

    def read_in(self, isolation: str) -> None:
        """Note it."""
        self._run = replace(self._run, isolation=isolation)

    def show(self, result: Assessment | Failure) -> None:
        """Print an object, a comma before it where one went before."""
        from authcheck.report import as_json  # noqa: PLC0415 - the other format has no need of it

        if isinstance(result, Assessment):
            value: Json = as_json.assessment(result, self._run)
        else:
            value = as_json.failure(result)
        opening = "" if not self._several else ",\n" if self._any else "[\n"
        self._any = True
        write(opening + as_json.write(value) + ("" if self._several else "\n"), "utf-8")

    def finish(self) -> None:
        """Close the array."""
        if self._several:
            write("\n]\n", "utf-8")


def may_style() -> bool:
    """Return whether a person looks and has not asked for plain text (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def write(text: str, encoding: str, *, annotations: bool = False) -> None:
    """Write ``text`` to standard output, and nothing that a build server obeys.

    Args:
        text: What to write.
        encoding: The output's; what it cannot say is a question mark.
        annotations: Whether lines are meant to be obeyed; see ``disarmed``.
    """
    # Bytes, so that JSON is UTF-8 in every locale and a letter's words never fail to be written.
    sys.stdout.buffer.write(disarmed(text, annotations=annotations).encode(encoding, errors="replace"))
    sys.stdout.flush()
