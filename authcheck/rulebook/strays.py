"""Rule files and packs that lie where nobody looks: passed over in silence, they would count as checked."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.model.finding import Family
from authcheck.rulebook.shipped import PACK_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_YAML = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)
_RULE = re.compile(rf"({'|'.join(Family)})\.[^.].*\.ya?ml(\.txt)?$", re.IGNORECASE)

_DEEPEST = 4
"""Folders below the one named that are looked through: as deep as anybody keeps packs in a repository."""

_MOST = 20_000
"""Entries looked through: a folder of packs has a few hundred."""

_NOT_OURS = frozenset({"samples", "node_modules", "__pycache__"})
"""Folders that hold no rules, by name."""


def is_yaml(name: str) -> bool:
    """Return whether a file in a pack claims to be YAML, whatever an editor appended to its name.

    Names that begin with a dot are settings of other programs, such as a build server's.
    """
    return name[:1] != "." and _YAML.search(name) is not None


def strays(folder: Path, packs: Collection[Path]) -> Iterator[tuple[Path, str]]:
    """Yield (path, what is wrong) for each rule file and pack under ``folder`` that is not looked at.

    Args:
        folder: Where packs were looked for.
        packs: Those that were found, with the path through ``folder``.
    """
    below = [(folder, 0, folder if folder in packs else None)]
    seen = 0
    while below:
        here, depth, pack = below.pop()
        entries = _entries(here)
        if here not in packs and any(entry.name == PACK_FILE for entry in entries):
            message = f"lies deeper than packs are looked for; name {here} itself, or the folder it is in"
            yield here / PACK_FILE, message
            continue
        for entry in entries:
            seen += 1
            if seen > _MOST:
                return
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                inside = path if path in packs else pack
                if depth < _DEEPEST and entry.name[:1] != "." and entry.name not in _NOT_OURS:
                    below.append((path, depth + 1, inside))
            elif here not in packs and _RULE.match(entry.name):
                yield path, _message(pack)


def _message(pack: Path | None) -> str:
    if pack is not None:
        return f"rules are not looked for in folders inside a pack; put it into {pack}"
    return f"lies in no pack, so it is not in force; put it into one, or add a {PACK_FILE} beside it"


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
