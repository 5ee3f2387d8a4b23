"""What a check saw, and the request that made it look."""

from __future__ import annotations

from dataclasses import dataclass

from authcheck.model.document import Document
from authcheck.model.exemplar import Features
from authcheck.model.geometry import Box

ParameterValue = str | int | float | bool | tuple[str, ...]
"""What a rule may pass to a check."""

Parameters = tuple[tuple[str, ParameterValue], ...]
"""A check's parameters as (name, value) pairs in the order of their names."""


def unquoted(text: str) -> str:
    """Return a stranger's text with plain quotation marks, fit to stand between “ and ”.

    Otherwise it could end the quotation, and what it says next would read as ours.
    """
    return text.translate(_MARKS)


_MARKS = str.maketrans("“”„‟", "'" * 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Something seen in the letter or heard about it, stated without judging it."""

    what: str
    """One sentence for the report, without a full stop."""

    match: str = ""
    """The text that was found, as it stands; empty where it is not text."""

    page: int | None = None
    """From 1; None where the whole file is meant, or something outside it."""

    zone: str | None = None
    """The zone it was seen in; None where it has none."""

    box: Box | None = None
    """Where on the page; None where the place is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """A check that some rule needs, with the parameters the rule gives it."""

    check: str
    """The check's id, such as ``closing.ink``."""

    parameters: Parameters = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """A check's answer."""

    request: CheckRequest
    observations: tuple[Observation, ...] = ()

    unread: str | None = None
    """Why the check could not look; None where it looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that comes back over the process border for one exhibit."""

    document: Document
    observed: tuple[Observed, ...] = ()

    features: Features | None = None
    """What is compared with other letters; None where nobody asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a letter once it is being read."""

    checks: tuple[CheckRequest, ...]

    features: bool = False
    """Whether it is to be compared with other letters."""
