"""Where files with problems lie, as the formats write it."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes


def relative(shown: str, root: Path) -> str:
    """Return the path counted from ``root``, with slashes; steps up where it lies outside."""
    return Path(os.path.relpath(Path(os.path.abspath(shown)), root)).as_posix()  # noqa: PTH100 - links stay as they are named


def uri(shown: str, root: Path) -> str:
    """Return the relative URI reference of a file, counted from ``root``.

    Bytes that no URI may hold are escaped, whatever they are: a name need not be text.
    """
    escaped = quote_from_bytes(os.fsencode(relative(shown, root)), safe="/-._~!$&'()*+,;=@")
    # A first step with a colon would read as a scheme; colons are escaped above, so none is left.
    return f"./{escaped}" if escaped.startswith("/") else escaped
