"""What holds for every isolated process: it leaves nothing behind."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _nothing_is_left_behind() -> Iterator[None]:
    before = open_files(), children()
    yield
    assert (open_files(), children()) == before


def open_files() -> list[Path]:
    return sorted(Path("/proc/self/fd").iterdir())


def children() -> list[str]:
    """Process ids of this process's children, the dead not yet reaped included."""
    return Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()
