"""YAML text to nodes that know where they stand; nothing is constructed, so nothing can run."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from authcheck.errors import FormError
from authcheck.forms.complaints import ANCHORS, TAGS, unreadable
from authcheck.forms.giving_up import explained
from authcheck.forms.hiding import hiding
from authcheck.forms.places import Place, Problems, of_whole
from authcheck.model.problem import Problem

if TYPE_CHECKING:
    from authcheck.forms.complaints import Complaint

MAX_DEPTH = 40
"""Deepest nesting read; no form needs more than ten."""

_MAX_BRACKETS = 5 * MAX_DEPTH
"""Opening brackets that are safe to compose even where each nests in the one before."""

# However a line begins, a block inside a block stands further to the right: by spaces, or by the signs of
# the collections around it. Half the depth will do, since a list may stand under its key without indent.
_FAR_RIGHT = re.compile(rf"[ \t?:-]{{{MAX_DEPTH // 2}}}")

# An anchor or an alias begins with a sign of its own: not inside a word, nor just after a quotation mark.
_MAYBE_ANCHOR = re.compile(r"""[&*](?<![\w'"].)[\w-]""")

_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
)

_SCALAR = "tag:yaml.org,2002:str"
_IMPLICIT = yaml.SafeLoader.yaml_implicit_resolvers
_SHORT = 24

# libyaml's parser is seven times faster than the Python one, which is the fallback where it was not built.
_BASE: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[valid-type,misc]  # whichever of the two there is
    """The loader, quicker in telling what a plain value is; most are words by their first sign."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """Return the tag of a node."""
        if kind is yaml.ScalarNode:
            if not implicit[0] or value[:1] not in _IMPLICIT:
                return _SCALAR
            if len(value) < _SHORT:
                return _resolved(value)
            return str(super().resolve(kind, value, implicit))
        return str(self.DEFAULT_MAPPING_TAG if kind is yaml.MappingNode else self.DEFAULT_SEQUENCE_TAG)

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Do nothing: no tag depends on where its node stands."""

    def ascend_resolver(self) -> None:
        """Do the same."""


@lru_cache(maxsize=4096)
def _resolved(value: str) -> str:
    """Return the tag of a plain value; the same few keys and words stand in every file."""
    return next((tag for tag, regexp in _IMPLICIT.get(value[:1], ()) if regexp.match(value)), _SCALAR)


def parse(text: str, path: str) -> Place:
    """Return the root of ``text`` as YAML.

    Raises:
        FormError: It is not YAML, is empty, repeats a key, nests too deep or uses anchors.
    """
    problems = Problems(path)
    try:
        # Most forms give no cause, and a second pass over every event would double their reading time.
        if _suspicious(text):
            _check_events(text, path)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise FormError([_of(explained(error, text), path)]) from error
    except yaml.reader.ReaderError as error:
        raise FormError([_of(unreadable(text, error.character), path)]) from error
    except yaml.YAMLError as error:
        raise FormError([of_whole(path, "F004", f"is not YAML: {error}")]) from error
    except RecursionError as error:
        raise FormError([of_whole(path, "F007", f"nests deeper than {MAX_DEPTH} levels")]) from error
    if root is None:
        raise FormError([of_whole(path, "F005", "is empty; fill it in or take it away")])
    if not _well_formed(root):
        _check_structure(Place(root), problems, 0)
    elif "!" in text:
        _check_tags(Place(root), problems)
    problems.fail_if_any()
    return Place(root)


def _suspicious(text: str) -> bool:
    """Tell whether ``text`` may hold anchors, or nest deeper than is safe to compose."""
    if ("&" in text or "*" in text) and _MAYBE_ANCHOR.search(text):
        return True
    brackets = text.count("[") + text.count("{")
    return brackets > _MAX_BRACKETS or _FAR_RIGHT.search(text) is not None


def _check_events(text: str, path: str) -> None:
    """Refuse anchors and deep nesting before anything is composed.

    A bomb of anchors must not be expanded even once, and libyaml composes by calling itself: a hundred
    thousand brackets would end the whole process, not only the reading.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise FormError([_at(path, "F006", line, column, ANCHORS)])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        # The root is no level, and a value in the deepest collection is one: as _check_structure counts.
        if depth > MAX_DEPTH + 1:
            raise FormError([_at(path, "F007", line, column, f"nests deeper than {MAX_DEPTH} levels")])


def _of(complaint: Complaint, path: str) -> Problem:
    return Problem(
        code=complaint.code,
        path=path,
        line=complaint.line,
        column=complaint.column,
        key="",
        message=complaint.message,
    )


def hidden(text: str, path: str) -> tuple[Problem, ...]:
    """Return a problem for each character of a form that means another thing to people than to programs.

    Rule and pack files are reviewed by people who trust what they see; a case file quotes what was said,
    with whatever characters it came.
    """
    return tuple(_of(complaint, path) for complaint in hiding(text))


def _at(path: str, code: str, line: int, column: int, message: str) -> Problem:
    return Problem(code=code, path=path, line=line + 1, column=column + 1, key="", message=message)


def _well_formed(root: yaml.Node) -> bool:
    """Return whether ``_check_structure`` would note nothing; it is slower, since it names every place."""
    level, depth = [root], 0
    while level:
        if depth > MAX_DEPTH:
            return False
        below: list[yaml.Node] = []
        for node in level:
            if isinstance(node, yaml.SequenceNode):
                below += node.value
            elif isinstance(node, yaml.MappingNode):
                keys = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
                if len(keys) != len(node.value):
                    return False
                below += [value for _, value in node.value]
        level, depth = below, depth + 1
    return True


def _check_tags(place: Place, problems: Problems) -> None:
    """Note every tag that a writer gave: each asks for something to be made of a value, and nothing is."""
    if place.node.tag not in _PLAIN_TAGS:
        problems.add(place, TAGS, "F024")
    for inner in place.items() or place.entries().values():
        _check_tags(inner, problems)


def _check_structure(place: Place, problems: Problems, depth: int) -> None:
    if depth > MAX_DEPTH:
        problems.add(place, f"nests deeper than {MAX_DEPTH} levels", "F007")
        return
    if isinstance(place.node, yaml.SequenceNode):
        for index, item in enumerate(place.node.value):
            _check_structure(place.item(index, item), problems, depth + 1)
    elif isinstance(place.node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in place.node.value:
            if not isinstance(key, yaml.ScalarNode):
                message = "a key must be a plain word; quote text that begins with a bracket"
                problems.add(Place(key, place.above, place.step), message, "F008")
                continue
            here = place.field(str(key.value), key)
            if key.value in seen:
                problems.add(
                    here, f"key stands twice, first on line {seen[key.value]}; keep one of them", "F009"
                )
            seen.setdefault(key.value, here.line)
            _check_structure(place.field(key.value, value), problems, depth + 1)
