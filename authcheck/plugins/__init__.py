"""The seams: what a plugin is, and where plugins are found.

A check, built in or from a stranger's package, is found by its id through the entry point group
``authcheck.checks`` and loaded only when a rule needs it.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PIL.Image import Image

    from authcheck.model.document import Document
    from authcheck.model.geometry import Box
    from authcheck.model.observation import Observation, ParameterValue

CHECKS = "authcheck.checks"


class CannotExamine(Exception):  # noqa: N818 - reads as what the check says
    """Raised by a check that could not look; its text says why and becomes the finding's reason."""


class Letter(Protocol):
    """What a check is given: the document as read, and pixels on demand."""

    @property
    def document(self) -> Document:
        """The document, zones included."""
        ...

    def crop(self, page: int, box: Box, dpi: int) -> Image:
        """Return a grey picture (mode ``L``, 0 black) of ``box`` on the upright ``page`` at ``dpi``."""
        ...


class Check(Protocol):
    """A check: sees, and never concludes."""

    def __call__(self, letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:
        """Yield what is there; raise CannotExamine where it could not look."""
        ...


class UnknownCheck(CannotExamine):
    """No installed package brings a check of this id."""


@cache
def checks() -> Mapping[str, EntryPoint]:
    """Return where each installed check is, by id; none is imported."""
    return {point.name: point for point in entry_points(group=CHECKS)}


@cache
def check(name: str) -> Check:
    """Return the check of this id, importing it now.

    Raises:
        UnknownCheck: No installed package brings it.
    """
    point = checks().get(name)
    if point is None:
        message = f"no installed check is called {name}"
        raise UnknownCheck(message)
    loaded: Check = point.load()
    return loaded
