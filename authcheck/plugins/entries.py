"""What installed packages announce, read from their metadata; nothing of them is imported.

``importlib.metadata`` does the same and more; importing it alone takes longer than all of this.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import authcheck
from authcheck import __version__
from authcheck.plugins.ours import OUR_CHECKS, OURS

if TYPE_CHECKING:
    from collections.abc import Iterator

_METADATA = ".dist-info"


class Group(StrEnum):
    """What can be announced."""

    PACKS = "authcheck.packs"
    """Packs of rules: the pack's name, and the module whose folder holds a folder of that name."""

    CHECKS = "authcheck.checks"
    """Checks: the check's id, and the function."""

    READERS = "authcheck.readers"
    """Readers: a media type, and the function."""

    EVIDENCE = "authcheck.evidence"
    """What a check can show: the check's id, and kinds of evidence with dots between them."""


_CODE = frozenset({Group.CHECKS, Group.READERS})
"""Groups that announce something to call."""


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """An installed package."""

    name: str
    """As packages are compared: in lower case, with hyphens."""

    version: str

    site: str
    """The folder it is installed in."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One thing that a package announces."""

    group: Group
    name: str
    value: str
    """A module, or ``module:name``."""

    package: Package


@dataclass(frozen=True, slots=True, order=True)
class Refused:
    """Something that a package announces and that nobody goes by."""

    package: Package
    why: str
    """Without a full stop."""


def announced(group: Group) -> tuple[Entry, ...]:
    """Return what is announced in a group, in the order of names, then packages."""
    entries, _ = _entries(tuple(sys.path), _here())
    return tuple(entry for entry in entries if entry.group is group)


def refused() -> tuple[Refused, ...]:
    """Return what is announced in vain, in the order of packages."""
    return _entries(tuple(sys.path), _here())[1]


def normal(package: str) -> str:
    """Return a package's name as packages are compared: in lower case, with hyphens."""
    return "-".join(part for part in package.lower().replace("_", "-").replace(".", "-").split("-") if part)


def _here() -> str:
    try:
        return os.path.realpath(os.curdir)
    except OSError:  # it was removed while we were in it
        return ""


@cache
def _entries(places: tuple[str, ...], here: str) -> tuple[tuple[Entry, ...], tuple[Refused, ...]]:
    # Whoever is installed under our name, in front of us or beside us, is asked for nothing.
    seen = {OURS}
    entries = list(_our_entries())
    refused: list[Refused] = []
    for place in dict.fromkeys(places):
        # Leaked files may lie in the current folder: whatever is there, it is not installed.
        if not place or os.path.realpath(place) == here:
            continue
        found = _packages(place)
        names = [package.name for package, _ in found]
        # As with modules, the first on the path hides the others.
        for package, text in found:
            if package.name in seen or not text:
                continue
            if names.count(package.name) > 1:
                why = f"is installed more than once in {place}, so it brings nothing; install it anew"
                refused.append(Refused(package, why))
                continue
            for entry in _parsed(text, package):
                if _is_sound(entry):
                    entries.append(entry)
                else:
                    why = f"announces {entry.name} as “{entry.value}”, which names nothing in a package"
                    refused.append(Refused(package, why))
        seen.update(names)
    return tuple(sorted(entries)), tuple(sorted(refused))


def _our_entries() -> Iterator[Entry]:
    package = Package(OURS, __version__, os.path.dirname(os.path.dirname(authcheck.__file__)))  # noqa: PTH120 - pathlib is not needed otherwise
    for name, value in OUR_CHECKS.items():
        yield Entry(Group.CHECKS, name, value, package)


def _is_sound(entry: Entry) -> bool:
    """Return whether an entry names a module, or something in one, and no place of its own choosing."""
    module, colon, name = entry.value.partition(":")
    parts = [*module.split("."), *(name.split(".") if colon else ())]
    return all(part.isidentifier() for part in parts) and bool(colon) is (entry.group in _CODE)


def _packages(place: str) -> list[tuple[Package, str]]:
    """Return the packages installed in a folder with what they announce, which may be nothing."""
    try:
        names = sorted(name for name in os.listdir(place) if name.endswith(_METADATA))  # noqa: PTH208 - a third of the time
    except OSError:
        return []
    found = []
    for name in names:
        title, _, version = name.removesuffix(_METADATA).rpartition("-")
        package = Package(normal(title), version, place)
        found.append((package, _read(os.path.join(place, name, "entry_points.txt"))))  # noqa: PTH118 - the same
    return found


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - the same
            text = file.read()
    except (OSError, ValueError):
        return ""
    return text if "[authcheck." in text else ""


def _parsed(text: str, package: Package) -> list[Entry]:
    groups = {group.value: group for group in Group}
    group, entries = None, []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            group = groups.get(line.strip("[]").strip())
        elif group is not None and line and line[0] not in "#;":
            name, _, value = line.partition("=")
            # Extras behind the value (``module:name [extra]``) say what else to install, not what to load.
            entries.append(Entry(group, name.strip(), value.partition("[")[0].strip(), package))
    return entries
