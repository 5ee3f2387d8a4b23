"""What a corpus reaches: ``python -m bench.fuzz.replay NAME FOLDER``; with FILES after it, those alone, unguarded."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import coverage

from bench.fuzz.target import ROOMS, target

if TYPE_CHECKING:
    from collections.abc import Iterable


def reached(name: str, folder: Path) -> str:
    """Return the lines of a target's rooms that its seeds reach, that the whole corpus does, and a table."""
    watched = coverage.Coverage(
        config_file=False, data_file=None, include=_files(ROOMS[name]), messages=False
    )
    watched.start()
    door = target(name)
    _all(door.once, (seed[: door.longest] for seed in door.seeds()))
    by_seeds = watched.report(file=io.StringIO())
    _all(door.once, (path.read_bytes() for path in sorted((folder / "corpus").iterdir())))
    watched.stop()
    table = io.StringIO()
    by_all = watched.report(file=table)
    return (
        f"{table.getvalue()}lines of its rooms: {by_seeds:.1f} % by the seeds, {by_all:.1f} % by the corpus"
    )


def _files(rooms: Iterable[str]) -> list[str]:
    paths = [room.replace(".", "/") for room in rooms]
    return [f"*/{path}{ending}" for path in paths for ending in (".py", "/*")]


def _all(once: object, inputs: Iterable[bytes]) -> None:
    for data in inputs:
        with suppress(Exception):
            once(data)  # type: ignore[operator]


if __name__ == "__main__":
    _name, _folder, *_paths = sys.argv[1:]
    if not _paths:
        print(reached(_name, Path(_folder)))
    for _path in _paths:
        print(f"{_path}: {target(_name).once(Path(_path).read_bytes())}")
