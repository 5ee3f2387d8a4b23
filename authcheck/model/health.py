"""What authcheck finds when it looks at itself: what it reads with, what holds its worker, what lacks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Something that a worker must not be able to do, and that one tried."""

    what: str
    """Such as ``open a socket``."""

    stopped: bool

    how: str
    """In what words the system refused, or that it did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A library or program that letters are read with."""

    name: str

    version: str = ""
    """Empty where it could not be loaded."""

    trouble: str = ""
    """Why it could not be loaded, or what it lacks; empty where nothing is wrong."""

    optional: bool = False
    """Whether all letters in English can be read without it."""

    languages: tuple[str, ...] = ()
    """What it reads, by Tesseract's codes; empty for what is no OCR engine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What a worker found, as it crosses the process border."""

    attempts: tuple[Attempt, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Something that is missing, and the way out."""

    what: str

    way_out: str
    """A command where there is one."""

    optional: bool = False
    """Whether all letters in English can be read, and as safely, without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """All of it."""

    tool: str
    """authcheck and its version."""

    python: str
    system: str

    memory_mib: int | None
    """What the machine has; None where it does not tell."""

    free_mib: int | None
    """What of it is free; None where it does not tell."""

    isolation: str
    """How the worker was kept apart, in words."""

    unprotected: tuple[str, ...]
    """The layers that are missing, each with the reason and with what it leaves open."""

    attempts: tuple[Attempt, ...]
    parts: tuple[Part, ...]
    lacks: tuple[Lack, ...]

    @property
    def isolated(self) -> bool:
        """Whether no layer is missing and all that was tried was stopped."""
        return not self.unprotected and all(each.stopped for each in self.attempts)

    @property
    def reads(self) -> bool:
        """Whether letters can be read at all, in the worker as it is confined here."""
        return bool(self.parts) and not any(each.trouble for each in self.parts if not each.optional)
