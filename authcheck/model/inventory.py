"""What is installed: what each package brings, and what is asked for that nobody brings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What one installed package brings."""

    package: str
    version: str

    runs: bool
    """Whether its Python may run."""

    packs: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    """Media types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What is installed, authcheck's own first, and what is missing."""

    brought: tuple[Brought, ...]

    missing: tuple[str, ...]
    """One sentence each, without a full stop."""
