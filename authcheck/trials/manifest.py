"""What is known of a folder of letters: a row a file, in JSON lines, YAML or CSV.

A row holds ``file``, the letter's name from the folder on, and whatever is known of it under names of the
writer's own. A file may have several rows, such as one a page.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from authcheck.errors import CallError, FormError
from authcheck.forms.nodes import parse
from authcheck.forms.words import listed, suggest
from authcheck.model.problem import Problem
from authcheck.rulebook.samples import leads_out, wrong_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

NAMES = ("manifest.jsonl", "manifest.yaml", "manifest.csv")
"""Where it is looked for; one of them is there."""

FILE = "file"

_BETWEEN = (",", ";", "\t")
"""What may stand between the cells of a table; of equals, the first is meant."""

_MOST_BYTES = 64 << 20
_UNKNOWN = ("", "n/a", "not labelled*", "unclear*", "unknown*", "unsure*", "*[?]")
"""Values that say nothing, letter case ignored."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a manifest: names and the words under them."""

    file: str
    known: tuple[tuple[str, tuple[str, ...]], ...]
    """(name, words): several where the row has a list there, none where it has nothing to compare."""

    def words(self, name: str) -> tuple[str, ...]:
        """Return what stands under ``name``; nothing where it is missing."""
        return next((words for each, words in self.known if each == name), ())


@dataclass(frozen=True, slots=True)
class Truth:
    """What the letters are asked to have."""

    name: str
    value: str
    """A glob."""

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


def read_manifest(folder: Path) -> tuple[Row, ...]:
    """Return the rows of the manifest in ``folder``.

    Raises:
        CallError: There is none.
        FormError: It cannot be read, or names files outside the folder.
    """
    path = _manifest(folder)
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, row in _rows(path):
        file = row.get(FILE)
        if not isinstance(file, str) or not file:
            problems.append(_wrong(path, line, f"“{FILE}” is missing: the letter's name from the folder on"))
        elif wrong := wrong_name(file, "the folder of the manifest"):
            problems.append(_wrong(path, line, f"{FILE}: {wrong}"))
        else:
            known = tuple((name, _words(value)) for name, value in row.items() if name != FILE)
            rows.append(Row(file, known))
    if problems:
        raise FormError(problems[:50])
    if not rows:
        raise FormError([_wrong(path, 0, "has no row; write one a letter")])
    return tuple(rows)


def _manifest(folder: Path) -> Path:
    """Return the one manifest of a folder."""
    there = [name for name in NAMES if (folder / name).is_file()]
    if not there:
        message = f"{folder}: holds no manifest; write one row a letter into {folder / NAMES[0]}"
        raise CallError(message)
    if len(there) > 1:
        message = f"{folder}: holds {' and '.join(there)}, which may differ; keep one of them"
        raise CallError(message)
    if leads_out(folder / there[0], folder.resolve()):
        message = f"{folder / there[0]}: leads out of {folder} by way of a link; put a copy there"
        raise CallError(message)
    return folder / there[0]


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    text = _text(path)
    if path.suffix == ".csv":
        yield from _table(path, text)
        return
    if path.suffix == ".yaml":
        items = parse(text, str(path)).items()
        if not items:
            raise FormError([_wrong(path, 1, "expected a list, one mapping a letter, each with “file”")])
        for item in items:
            yield (
                item.line,
                {
                    name: tuple(each.words for each in value.items()) or value.words
                    for name, value in item.entries().items()
                },
            )
        return
    for line, each in enumerate(text.splitlines(), start=1):
        if not each.strip():
            continue
        try:
            row = json.loads(each)
        except (ValueError, RecursionError) as error:
            raise FormError([_wrong(path, line, "is not JSON; write one object a line")]) from error
        if not isinstance(row, dict):
            raise FormError([_wrong(path, line, "expected an object, with “file” and what is known of it")])
        yield line, row


def _table(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the rows of a table, whatever a spreadsheet of this country puts between its cells."""
    lines = text.splitlines()
    between = max(_BETWEEN, key=lines[0].count)
    rows = csv.DictReader(lines, delimiter=between)
    try:
        for row in rows:
            if None in row:
                cells = f"has more cells than the first row; quote a cell that holds “{between}”"
                raise FormError([_wrong(path, rows.line_num, cells)])
            yield rows.line_num, row
    except csv.Error as error:
        # Of a quote that is never closed, the rest of the file is one cell.
        message = f"is no table: {error}; close the quotes and shorten the cells"
        raise FormError([_wrong(path, rows.line_num, message)]) from error


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError as error:
        raise FormError([_wrong(path, 0, f"cannot be read: {error.strerror}")]) from error
    if not raw:
        raise FormError([_wrong(path, 0, f"is empty, or longer than {_MOST_BYTES >> 20} MiB")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormError([_wrong(path, 0, "is not UTF-8; save it as UTF-8")]) from error


def _wrong(path: Path, line: int, message: str) -> Problem:
    return Problem(code="F010", path=str(path), line=line, column=int(line > 0), key="", message=message)


def _words(value: object) -> tuple[str, ...]:
    """Return what may be compared of a value; what nests deeper says nothing here."""
    if isinstance(value, (list, tuple)):
        return tuple(word for each in value if not isinstance(each, (list, tuple)) for word in _words(each))
    if isinstance(value, bool):
        return ("true",) if value else ("false",)
    if isinstance(value, (str, int, float)):
        return (str(value).strip(),)
    return ()


def as_truth(text: str) -> Truth:
    """Return the truth that ``NAME=VALUE`` asks for.

    Raises:
        CallError: It is something else.
    """
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        message = f"--truth {text}: expected NAME=VALUE, as the manifest has it, such as draft=yes"
        raise CallError(message)
    return Truth(name.strip(), value.strip())


def sorted_out(rows: Iterable[Row], truths: Sequence[Truth]) -> dict[str, bool | None]:
    """Return for each file whether it has any of ``truths``; None where the manifest does not tell.

    A file of several rows has it where one row says so, and lacks it where all of them say that.

    Raises:
        CallError: No row has such a name or value.
    """
    told = tuple(rows)
    for truth in truths:
        _check(truth, told)
    has: dict[str, bool | None] = {}
    for row in told:
        here = _has(row, truths)
        if row.file not in has:
            has[row.file] = here
        elif here or has[row.file]:
            has[row.file] = True
        elif here is None:
            has[row.file] = None
    return has


def _has(row: Row, truths: Sequence[Truth]) -> bool | None:
    if any(_fits(word, truth.value) for truth in truths for word in row.words(truth.name)):
        return True
    words = [row.words(truth.name) for truth in truths]
    if any(not each or any(_fits(word, unknown) for word in each for unknown in _UNKNOWN) for each in words):
        return None
    return False


def _check(truth: Truth, rows: Sequence[Row]) -> None:
    names = sorted({name for row in rows for name, _ in row.known})
    if truth.name not in names:
        message = f"--truth {truth}: no row of the manifest has “{truth.name}”{suggest(truth.name, names)}"
        raise CallError(message)
    words = sorted({word for row in rows for word in row.words(truth.name)})
    if not any(_fits(word, truth.value) for word in words):
        message = (
            f"--truth {truth}: no letter has it; under “{truth.name}” stands: {listed(words) or 'nothing'}"
        )
        raise CallError(message)


def _fits(word: str, glob: str) -> bool:
    # A value with brackets or stars in it is also meant as it stands.
    return word.lower() == glob.lower() or fnmatchcase(word.lower(), glob.lower())
