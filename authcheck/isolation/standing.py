"""What a worker is really held to, as it found when it was confined, and how that is said."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Layer(StrEnum):
    """One of the fences around a worker; the value is what it is called in a report."""

    PRIVILEGES = "no new privileges"
    """Nothing it starts has more rights than it has itself."""

    CAPABILITIES = "no rights of an administrator"
    """Run by root, it has given up all that makes root more than a user, but to read what others own."""

    SECRECY = "memory closed to other programs"
    """Neither traced nor looked into, and no core is dumped."""

    FILES = "files closed by Landlock"
    CALLS = "system calls filtered by seccomp"
    MEMORY = "memory limited"


_OPENS: Mapping[Layer, str] = {
    Layer.PRIVILEGES: "a program it starts could have more rights",
    Layer.CAPABILITIES: "it has the rights of an administrator",
    Layer.SECRECY: "other programs of this user could look into it",
    Layer.FILES: "it could read and change this user's files",
    Layer.CALLS: "it could start programs and reach the network and other programs of this user",
    Layer.MEMORY: "it could use up this machine's memory",
}
"""What is open to a worker for want of a layer."""

_UNKNOWN = 0xFF
"""Stands for an error without a number, or with one that does not fit."""

_LENGTH = len(Layer) + 1


@dataclass(frozen=True, slots=True)
class Missing:
    """A layer that is not in force."""

    layer: Layer

    error: int
    """The system's number of why; ``_UNKNOWN`` where it gave none."""

    @property
    def opens(self) -> str:
        """What could be done for want of it, in words."""
        return _OPENS[self.layer]

    def __str__(self) -> str:
        why = "not on this system" if self.error == _UNKNOWN else os.strerror(self.error).lower()
        return f"{self.layer} ({why}): {self.opens}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is in force of the layers."""

    abi: int
    """How much of Landlock the kernel knows; 0 for none."""

    missing: tuple[Missing, ...] = ()

    LENGTH = _LENGTH
    """Bytes that it takes on its way to the parent."""

    def encoded(self) -> bytes:
        """Return it as the worker sends it, ahead of its answer: the ABI, then a byte for each layer."""
        errors = {each.layer: each.error for each in self.missing}
        return bytes((min(self.abi, _UNKNOWN), *(errors.get(layer, 0) for layer in Layer)))

    @classmethod
    def decoded(cls, sent: bytes) -> Self:
        """Return what was ``encoded``.

        Raises:
            ValueError: It has another length.
        """
        if len(sent) != _LENGTH:
            message = f"{len(sent)} bytes, not {_LENGTH}"
            raise ValueError(message)
        states = zip(Layer, sent[1:], strict=True)
        return cls(sent[0], tuple(Missing(layer, error) for layer, error in states if error))

    def in_force(self) -> Iterator[str]:
        """Yield what stands, in words; limits, which have figures, are told by the bounds."""
        missing = {each.layer for each in self.missing}
        for layer in (Layer.FILES, Layer.CALLS, Layer.PRIVILEGES, Layer.CAPABILITIES, Layer.SECRECY):
            if layer not in missing:
                yield f"{layer} {self.abi}" if layer is Layer.FILES else str(layer)

    def __str__(self) -> str:
        stands = ", ".join(self.in_force())
        lacks = "; ".join(f"MISSING: {each}" for each in self.missing)
        return "; ".join(filter(None, (stands, lacks)))


def missing(layer: Layer, error: OSError | None = None) -> Missing:
    """Return a layer as missing, for the reason that the system gave."""
    code = error.errno if error is not None and error.errno else _UNKNOWN
    return Missing(layer, code if 0 < code < _UNKNOWN else _UNKNOWN)
