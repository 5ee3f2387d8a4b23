"""Where files lie that a door opens by name."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

_MEMORY = "/dev/shm"  # noqa: S108 - the folder made there is our own


@cache
def scratch() -> Path:
    """Return a folder of this process, in memory where there is such a place: a million files are written."""
    there = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="authcheck-fuzz-", dir=there))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
