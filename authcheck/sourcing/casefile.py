"""The case file of a letter: found beside it, read, checked."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from authcheck.forms.files import read_text
from authcheck.forms.nodes import parse
from authcheck.forms.places import Problems
from authcheck.forms.shapes import Unreadable
from authcheck.sourcing.form import CASE
from authcheck.sourcing.references import check_references
from authcheck.sourcing.unsaid import without_secrets_of

if TYPE_CHECKING:
    from pathlib import Path

    from authcheck.forms.places import Place
    from authcheck.forms.schemas import Nested, Schema
    from authcheck.model.case import Case

ENDING = ".case.yaml"


class CaseShape:
    """What a case file holds, as a file of its own or inside another form."""

    def read(self, place: Place, problems: Problems) -> Case:
        """Return the case; note what is wrong in it and between its parts."""
        before = len(problems)
        try:
            check_references(place, problems)
            return CASE.read(place, problems)
        finally:
            if len(problems) > before:
                problems.reword(before, without_secrets_of(place))

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return CASE.schema(nested)


def find_case(letter: Path) -> Path | None:
    """Return the case file beside a letter, ``scan.pdf.case.yaml`` or ``scan.case.yaml``; None without."""
    if not letter.name:
        return None
    beside = (letter.with_name(letter.name + ENDING), letter.with_name(letter.stem + ENDING))
    # Whatever bears the name is meant: a folder or a dangling link must fail loudly, not count as no case.
    return next((path for path in beside if os.path.lexists(path)), None)


def load_case(path: Path) -> Case:
    """Read a case file.

    Raises:
        FormError: It cannot be read; all that is wrong with it, in the order of the file.
    """
    return replace(read_case(read_text(path), str(path)), path=str(path))


def read_case(text: str, path: str) -> Case:
    """Read the text of a case file, which messages call ``path``.

    Raises:
        FormError: All that is wrong with it, in the order of the file.
    """
    problems = Problems(path)
    root = parse(text, path)
    try:
        case = CaseShape().read(root, problems)
    except Unreadable:
        problems.fail_if_any()
        raise
    problems.fail_if_any()
    return case
