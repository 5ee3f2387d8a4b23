"""The file as received."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A file as received: what it is called, what its bytes are, and nothing that it says."""

    path: str
    """The path as the caller gave it; ``-`` for standard input."""

    name: str
    """The file's own name, without folders; ``stdin`` for standard input."""

    sha256: str
    """SHA-256 of the bytes, 64 hexadecimal digits: the identity of this copy."""

    size: int
    """Bytes."""

    media_type: str
    """By content, never by name, such as ``application/pdf``."""
