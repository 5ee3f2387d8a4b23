"""A statement as it is written into a case file: keys in the order of the table, none that says nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from authcheck.model.case import Attribution, Claim, Extent, Stance
from authcheck.sourcing.form import STATEMENT
from authcheck.sourcing.speakers import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authcheck.model.case import Case

Value: TypeAlias = "str | int | bool | tuple[Value, ...] | Mapping[str, Value] | None"
"""What YAML holds; None for null."""

Entry: TypeAlias = Mapping[str, Value]
"""A statement by the keys of a case file."""

ORDER = tuple(STATEMENT.fields)

_LONGEST_ID = 30
_WORDS_OF_ID = 3
_NOBODYS = "statement"
NEUTRAL = re.compile(rf"{_NOBODYS}-[0-9]+")
"""An id that tells nothing of who spoke."""

_NO_NAME = frozenset({"a", "an", "the", "of", "jr", "sr", "ii", "iii", "iv"})


def in_order(entry: Entry) -> dict[str, Value]:
    """Return the entry with its keys as the case file's table has them, those that are empty left out."""
    return {key: entry[key] for key in ORDER if entry.get(key) not in (None, "", (), {})}


def claim_value(claim: Claim) -> Value:
    """Return a claim as it is written; a confirmation of all needs no more than its proposition."""
    written: dict[str, Value] = {"prop": claim.prop.value}
    if claim.value:
        written["value"] = claim.value
    if claim.stance is not Stance.CONFIRM:
        written["stance"] = claim.stance.value
    if claim.extent is not Extent.ALL:
        written["extent"] = claim.extent.value
    if claim.items:
        written["items"] = claim.items
    return written


def free_id(case: Case, entry: Entry, taken: Iterable[str] = ()) -> str:
    """Return an id that no statement has, after the speaker's last name or the description.

    An id is always printed. So only a name on the record lends one, and what is private in part lends none.
    Nor does a protected source's label: ``S1`` and a statement ``s1`` would be mixed up.
    """
    used = {statement.id for statement in case.statements} | set(taken)
    speaker, described = str(entry.get("speaker") or ""), str(entry.get("described_as") or "")
    protected = bool(label(speaker)) or bool(entry.get("private"))
    on_record = entry.get("attribution") in {None, "", Attribution.ON_RECORD}
    words = plain_words("" if protected or not on_record else speaker)[-1:] or plain_words(
        "" if protected else described
    )
    stem = "-".join(words[:_WORDS_OF_ID])[:_LONGEST_ID].strip("-")
    if stem and not label(stem):
        tried = stem
    else:
        stem = _NOBODYS
        tried = f"{stem}-{len(used) + 1}"
    number = len(used) + 1 if stem == _NOBODYS else 1
    while tried in used:
        number += 1
        tried = f"{stem}-{number}"
    return tried


def plain_words(text: str) -> list[str]:
    """Return the words of a name that tell something, in plain small letters."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", bare.replace(".", "").replace("'", ""))
    return [word for word in words if word not in _NO_NAME and not word.isdigit()]


def free_label(case: Case) -> str:
    """Return the first label of a protected source that the file does not use, such as ``S2``."""
    used = {label(statement.speaker) for statement in case.statements}
    used |= {label(step.source) for step in case.chain}
    number = 1
    while f"S{number}" in used:
        number += 1
    return f"S{number}"
