"""What is wrong with a statement, said without the values that the desk keeps to itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from authcheck.model.case import Private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authcheck.forms.places import Place
    from authcheck.model.problem import Problem

_KEYS = {
    Private.DESCRIBED_AS: ("described_as",),
    Private.ORGANISATION: ("organisation",),
    Private.SAID: ("said", "said_in_words"),
    Private.CARRIED_BY: ("carried_by",),
}
_ALL = ("speaker", "relation", "upstream", *(key for keys in _KEYS.values() for key in keys))
"""The keys whose values ``all`` keeps back."""

_QUOTED = re.compile("“([^”]*)”")
_OFFERED = re.compile(r", did you mean “[^”]*”\?|; known: .*")
_GOT = re.compile(r"\bgot [^“;]+")
_WITHHELD = "(withheld)"


@dataclass(frozen=True, slots=True)
class _Secrets:
    """What of one statement may not be printed."""

    keys: tuple[str, ...]
    """Paths of the values, such as ``statements[2].said``."""

    words: tuple[str, ...]
    """The values themselves."""

    def out_of(self, problem: Problem) -> Problem:
        """Return the problem without them."""
        message = problem.message
        if any(problem.key == key or problem.key.startswith((f"{key}.", f"{key}[")) for key in self.keys):
            # What is near to the value, or is offered in its place, tells it as well.
            message = _GOT.sub(f"got {_WITHHELD}", _QUOTED.sub(_WITHHELD, _OFFERED.sub("", message)))
        else:
            message = _QUOTED.sub(self._withheld, message)
        return replace(problem, message=message)

    def _withheld(self, quoted: re.Match[str]) -> str:
        told = quoted[1].removesuffix("…").strip().casefold()
        return _WITHHELD if told and any(told in word or word in told for word in self.words) else quoted[0]


def without_secrets_of(root: Place) -> Callable[[Problem], Problem]:
    """Return what takes out of problems of a case file what its statements keep back."""
    all_secrets = list(_secrets(root))

    def reworded(problem: Problem) -> Problem:
        for secrets in all_secrets:
            problem = secrets.out_of(problem)
        return problem

    return reworded


def _secrets(root: Place) -> Iterator[_Secrets]:
    statements = root.entries().get("statements")
    for place in statements.items() if statements else []:
        keys = place.entries()
        private = keys.get("private")
        marked = {each.words for each in private.items() or [private]} if private else set()
        hidden = (
            _ALL if Private.ALL in marked else [key for one in _KEYS if one in marked for key in _KEYS[one]]
        )
        there = [keys[key] for key in hidden if key in keys]
        # The name alone stands for a relation; its word is one of seven and stands in messages for itself.
        words = (
            word.casefold() for key in there if key.step != "relation" for word in _words(key.node) if word
        )
        if there:
            yield _Secrets(tuple(key.key for key in there), tuple(words))


def _words(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value).strip()
    for each in node.value if isinstance(node, yaml.CollectionNode) else []:
        for part in each if isinstance(each, tuple) else (each,):
            # A key of a mapping is no secret.
            if not (isinstance(each, tuple) and part is each[0]):
                yield from _words(part)
