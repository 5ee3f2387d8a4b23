"""Many letters read one after another, several at a time, each in an isolated worker of its own."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.errors import ExhibitError, LimitReached
from authcheck.ingest import take_in
from authcheck.worker import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from authcheck.model.observation import CheckRequest, Reading
    from authcheck.model.reading import ReadingOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A letter that was read, or why it could not be."""

    path: Path
    reading: Reading | None
    """None where it could not be read."""

    why_not: str = ""
    """What was wrong with it, and the way out; empty where it was read."""


def read_all(
    paths: Iterable[Path], checks: tuple[CheckRequest, ...], options: ReadingOptions, *, at_once: int
) -> Iterator[Read]:
    """Yield each letter as it is read, in order; one that cannot be read stops no other.

    Args:
        paths: The letters.
        checks: What to look for in them.
        options: How to read.
        at_once: Workers that run at the same time, at least one.

    Raises:
        OcrError: The OCR engine cannot do what ``options`` ask.
    """
    waiting = deque(paths)
    running: deque[_Started] = deque()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_Started(waiting.popleft(), options))
            first = running[0]
            read = first.finish(checks)
            if first.reached_a_limit and at_once > 1:
                # Its time ran while it waited for the others: only alone does a limit say something of it.
                first.close()
                running[0] = first = _Started(first.path, options)
                read = first.finish(checks)
            running.popleft().close()
            yield read
    finally:
        for started in running:
            started.close()


class _Started:
    """A letter that a worker has begun to read, or that could not be begun."""

    def __init__(self, path: Path, options: ReadingOptions) -> None:
        self.path = path
        self.reached_a_limit = False
        self._reader: Reader | None = None
        self._error: ExhibitError | None = None
        try:
            self._reader = Reader(take_in(str(path), None, options.limits, options.trust), options)
        except ExhibitError as error:
            self._error = error

    def finish(self, checks: tuple[CheckRequest, ...]) -> Read:
        if self._reader is not None:
            try:
                return Read(path=self.path, reading=self._reader.observe(checks))
            except ExhibitError as error:
                self._error = error
                self.reached_a_limit = isinstance(error, LimitReached)
        return Read(path=self.path, reading=None, why_not=str(self._error).removeprefix(f"{self.path}: "))

    def close(self) -> None:
        if self._reader is not None:
            self._reader.__exit__(None, None, None)
