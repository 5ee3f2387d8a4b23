"""Add a statement to a case file or change one: read, cut, read again, keep; or refuse and leave it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.errors import CaseNotWritten, FormError
from authcheck.forms.nodes import parse
from authcheck.model.case import Case
from authcheck.sourcing.casefile import read_case
from authcheck.sourcing.log.disk import edited
from authcheck.sourcing.log.entries import in_order
from authcheck.sourcing.log.heading import heading, missing, with_heading
from authcheck.sourcing.log.renaming import renaming, telltale, with_renamed
from authcheck.sourcing.log.surgery import (
    STATEMENTS,
    Entangled,
    adding,
    changing,
    line_break,
    meaning,
    spliced,
    with_added,
    with_changed,
)
from authcheck.sourcing.log.written import entry_lines, key_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import yaml

    from authcheck.model.case import Statement
    from authcheck.sourcing.log.entries import Entry, Value
    from authcheck.sourcing.log.surgery import Meaning

NOBODY = Case()


def add_statements(
    path: Path,
    propose: Callable[[Case], Sequence[Entry]],
    document: Mapping[str, Value] | None = None,
) -> tuple[Statement, ...]:
    """Add statements to a case file, which is made where there is none; return them as they read.

    Args:
        path: The case file.
        propose: Returns the entries for the case as it is now, which may be called more than once; none
            leaves the file alone.
        document: What the letter claims, for a file that does not say it yet; None for nothing.

    Raises:
        FormError: The file has problems; it is as it was.
        CaseNotWritten: It cannot be written, or would have problems after; it is as it was.
    """
    added: list[Statement] = []

    def change(text: str | None) -> str | None:
        added.clear()
        name = str(path)
        case = NOBODY if text is None else read_case(text, name)
        entries = [in_order(entry) for entry in propose(case)]
        if not entries:
            return None
        if text is None:
            new = _made(entries, document or {})
        else:
            headed = _headed(text, name, document or {})
            root = parse(headed, name).node
            new = _cut(headed, name, entries, lambda: spliced(headed, adding(headed, root, entries)))
            _hold(new, name, with_added(root, entries), entries)
        after = _read(new, path)
        added.extend(after.statements[len(case.statements) :])
        return new

    edited(path, change)
    return tuple(added)


def _headed(text: str, name: str, document: Mapping[str, Value]) -> str:
    root = parse(text, name).node
    keys = missing(root, document)
    if not keys:
        return text
    new = _cut(text, name, [], lambda: spliced(text, [heading(text, root, keys)]))
    _hold(new, name, with_heading(root, keys), [])
    return new


def change_statement(
    path: Path,
    id: str,  # noqa: A002 - the key's name
    changes: Callable[[Case, Statement], Entry],
    rename: Callable[[Case, Statement, Statement], str | None] = telltale,
) -> Statement:
    """Change keys of one statement and return it as it reads then; arguments as for ``change_statements``."""
    (changed,) = change_statements(path, (id,), changes, rename)
    return changed


def change_statements(
    path: Path,
    ids: Sequence[str],
    changes: Callable[[Case, Statement], Entry],
    rename: Callable[[Case, Statement, Statement], str | None] = telltale,
) -> tuple[Statement, ...]:
    """Change keys of statements, all of them or none, and return them as they read then.

    Args:
        path: The case file.
        ids: The statements'.
        changes: Returns new values by key for the case as it is now; none leaves the statement alone, a
            value of None writes null where the key stands.
        rename: Returns another id for a statement, given the case after the change and the statement
            before and after; None keeps it. Where others speak of it they follow.

    Raises:
        FormError: The file has problems; it is as it was.
        CaseNotWritten: It holds no such statement, cannot be written, or would have problems after; it is
            as it was.
    """
    result: list[Statement] = []
    asked = list(dict.fromkeys(ids))

    def change(text: str | None) -> str | None:
        result.clear()
        case = NOBODY if text is None else read_case(text, str(path))
        known = [statement.id for statement in case.statements]
        missing = [each for each in asked if each not in known]
        if text is None or missing:
            which = " or ".join(f"“{each}”" for each in missing)
            message = f"{path}: no statement has the id {which}; on file: {', '.join(known) or 'none'}"
            raise CaseNotWritten(message)
        numbers = [known.index(each) for each in asked]
        for number in numbers:
            text = _changed(text, path, number, changes)
            text = _renamed(text, path, case.statements[number], number, rename)
        after = read_case(text, str(path))
        result.extend(after.statements[number] for number in numbers)
        return text

    edited(path, change)
    return tuple(result)


def _changed(text: str, path: Path, number: int, changes: Callable[[Case, Statement], Entry]) -> str:
    name = str(path)
    case = read_case(text, name)
    wanted = changes(case, case.statements[number])
    if not wanted:
        return text
    root = parse(text, name).node
    item = _listed(root)[number]
    new = _cut(text, name, [wanted], lambda: spliced(text, changing(text, item, wanted)))
    _hold(new, name, with_changed(root, number, wanted), [wanted])
    _read(new, path)
    return new


def _renamed(
    text: str,
    path: Path,
    before: Statement,
    number: int,
    rename: Callable[[Case, Statement, Statement], str | None],
) -> str:
    name = str(path)
    case = read_case(text, name)
    own = case.statements[number].id
    to = rename(case, before, case.statements[number])
    if to is None or to == own:
        return text
    if any(statement.id == to for statement in case.statements):
        message = f"{path}: “{to}” is the id of another statement; choose another one"
        raise CaseNotWritten(message)
    root = parse(text, name).node
    wanted: Entry = {"id": to}
    new = _cut(text, name, [wanted], lambda: spliced(text, renaming(text, root, own, to)))
    _hold(new, name, with_renamed(root, own, to), [wanted])
    _read(new, path)
    return new


def _made(entries: Sequence[Entry], document: Mapping[str, Value]) -> str:
    """Return the text of a new case file."""
    lines = ["format: 1", *(key_lines("document", document) if document else ()), f"{STATEMENTS}:"]
    lines += [line for entry in entries for line in entry_lines(entry)]
    return "".join(f"{line}\n" for line in lines)


def _cut(text: str, name: str, entries: Sequence[Entry], cut: Callable[[], str]) -> str:
    try:
        return cut()
    except Entangled as error:
        raise CaseNotWritten(_by_hand(name, entries, line_break(text))) from error


def _hold(new: str, name: str, expected: Meaning, entries: Sequence[Entry]) -> None:
    """Refuse a text that stands for anything but the old one with what was asked for."""
    try:
        same = meaning(parse(new, name).node) == expected
    except FormError:
        same = False
    if not same:
        raise CaseNotWritten(_by_hand(name, entries, "\n"))


def _by_hand(name: str, entries: Sequence[Entry], nl: str) -> str:
    lines = nl.join(line for entry in entries for line in entry_lines(entry))
    return (
        f"{name}: is written in a way that cannot be changed without touching more than this; "
        f"put it in by hand:{nl}{lines}"
    )


def _read(new: str, path: Path) -> Case:
    """Return what the strict reader makes of the new text.

    Raises:
        CaseNotWritten: It refuses it. The lines it means are not in the file, so they are not told.
    """
    try:
        return read_case(new, str(path))
    except FormError as error:
        wrong = "\n".join(f"{problem.key}: {problem.message}" for problem in error.problems)
        message = f"{path}: nothing was written, for it would not be read:\n{wrong}"
        raise CaseNotWritten(message) from error


def _listed(root: yaml.Node) -> list[yaml.Node]:
    return list(next(value.value for key, value in root.value if key.value == STATEMENTS))
