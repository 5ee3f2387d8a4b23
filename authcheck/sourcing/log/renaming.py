"""Another id for a statement, wherever the file speaks of it; and when its old one would tell too much.

An id is always printed, whatever the desk keeps to itself of the statement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from authcheck.model.case import Private
from authcheck.sourcing.log.entries import NEUTRAL, free_id, plain_words
from authcheck.sourcing.log.surgery import STATEMENTS, Entangled, Meaning, Splice, Word, meaning
from authcheck.sourcing.log.written import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.case import Case, Statement

_PREFIX = "stmt:"
_TELLING = 3
"""Letters from which a part of a name tells whose it is, wherever in an id it stands."""


def telltale(case: Case, before: Statement, after: Statement) -> str | None:
    """Return an id that tells nothing, where the one on file tells what is kept back now; else None.

    Args:
        case: The file as it is after the change.
        before: The statement as it was.
        after: The statement as it is.
    """
    hidden, newly = _hidden(after), _hidden(after) - _hidden(before)
    if NEUTRAL.fullmatch(after.id) or not hidden:
        return None
    # Whoever spoke on the record until now may be known by the id, though no word of it is in the name.
    if "speaker" in newly or any(_tells(after.id, text) for text in _texts(before, after, hidden)):
        return free_id(case, {})
    return None


def _hidden(statement: Statement) -> set[str]:
    private = set(Private) if Private.ALL in statement.private else set(statement.private)
    hidden = {each.value for each in private}
    return hidden | ({"speaker"} if Private.ALL in private or not statement.named else set())


def _texts(before: Statement, after: Statement, hidden: set[str]) -> Iterator[str]:
    for statement in (before, after):
        if "speaker" in hidden:
            yield statement.speaker or ""
        if Private.DESCRIBED_AS in hidden:
            yield statement.described_as
        if Private.ORGANISATION in hidden:
            yield from statement.organisation
        if Private.CARRIED_BY in hidden:
            yield statement.carried_by.outlet


def _tells(own: str, text: str) -> bool:
    words = plain_words(text)
    parts, bare = set(plain_words(own)), "".join(plain_words(own))
    return any(word in parts or (len(word) >= _TELLING and word in bare) for word in words)


def renaming(text: str, root: yaml.Node, old: str, new: str) -> list[Splice]:
    """Return what puts ``new`` in the place of a statement's id, and where others speak of it."""
    splices: list[Splice] = []
    for node, replaced in _mentions(root, old, new):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in {"|", ">"} or not text[start:end].strip():
            raise Entangled
        splices.append(Splice(start, end, in_line(replaced)))
    return splices


def with_renamed(root: yaml.Node, old: str, new: str) -> Meaning:
    """Return what the file is to stand for with the other id."""
    return _renamed(root, {id(node): replaced for node, replaced in _mentions(root, old, new)})


def _renamed(node: yaml.Node, replaced: dict[int, str]) -> Meaning:
    if id(node) in replaced:
        return Word("tag:yaml.org,2002:str", replaced[id(node)])
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _renamed(value, replaced) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return tuple(_renamed(each, replaced) for each in node.value)
    return meaning(node)


def _mentions(root: yaml.Node, old: str, new: str) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """Yield each value that names a statement by its id, with what is to stand there."""
    listed = next((value for key, value in root.value if key.value == STATEMENTS), None)
    for statement in listed.value if isinstance(listed, yaml.SequenceNode) else []:
        for key, value in statement.value if isinstance(statement, yaml.MappingNode) else []:
            for each in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                if not isinstance(each, yaml.ScalarNode):
                    continue
                words = str(each.value).strip()
                if key.value in {"id", "distinct_from"} and words == old:
                    yield each, new
                elif key.value == "upstream" and re.fullmatch(rf"{_PREFIX}\s*{re.escape(old)}", words):
                    yield each, f"{_PREFIX}{new}"
