"""Where something of a rule stands in its file, asked once it turned out to be wrong."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from authcheck.errors import FormError
from authcheck.forms.files import read_text
from authcheck.forms.nodes import parse
from authcheck.forms.places import MAX_PROBLEMS, Problems
from authcheck.rulebook.files import on_disk, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.forms.places import Place
    from authcheck.model.problem import Problem
    from authcheck.rulebook.codes import Code


Steps = tuple[str | int, ...]
"""Keys, and indexes of lists; a value may stand for a list of one."""


def problem_at(shown: str, steps: Steps, code: Code, message: str) -> Problem:
    """Return a problem at the place that ``steps`` lead to, or at the last of them that is there.

    A rule does not remember the places of its keys: what is wrong between rules, or shows only when they
    are tried, is rare, and reading one file again is quick.

    Args:
        shown: The file, as messages call it.
        steps: Where in it.
        code: The kind of mistake.
        message: What is wrong and the way out.
    """
    return problems_at(shown, [(steps, code, message)])[0]


def problems_at(shown: str, wrong: Sequence[tuple[Steps, Code, str]]) -> tuple[Problem, ...]:
    """Return the same for all that is wrong in one file, in the order of the file; the first fifty at most.

    Args:
        shown: The file, as messages call it.
        wrong: Where in it, the kind of mistake, and what is wrong with the way out.
    """
    if not wrong:
        return ()
    try:
        root = _root(read_text(on_disk(shown)), shown)
    except FormError:
        # Changed or gone since the rules were read.
        return tuple(whole(shown, code, message) for _, code, message in wrong[:MAX_PROBLEMS])
    problems = Problems(shown)
    for steps, code, message in wrong:
        problems.add(_spot(root, steps), message, code)
    return tuple(problems)


@lru_cache(maxsize=1)
def _root(text: str, shown: str) -> Place:
    # Of one file many tests may fail, one after another.
    return parse(text, shown)


def _spot(place: Place, steps: Steps) -> Place:
    for step in steps:
        inner = place.entries().get(step) if isinstance(step, str) else _item(place, step)
        if inner is None:
            break
        place = inner
    return place


def _item(place: Place, index: int) -> Place | None:
    inside = place.node.value if isinstance(place.node, yaml.SequenceNode) else ()
    return place.item(index, inside[index]) if index < len(inside) else None
