"""Where rule files are: packs are folders with a ``pack.yaml``, a rule is a file ``<family>.<name>.yaml``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.model.problem import Problem
from authcheck.rulebook.codes import Code
from authcheck.rulebook.shipped import PACK_FILE, SHIPPED, is_copy, shipped_packs
from authcheck.rulebook.strays import is_yaml, strays

if TYPE_CHECKING:
    from collections.abc import Iterable

    from authcheck.model.rule import Rule

__all__ = [
    "PACK_FILE",
    "SHIPPED",
    "Found",
    "Read",
    "RuleFile",
    "find",
    "is_name",
    "misnamed_pack",
    "on_disk",
    "whole",
]

_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file and what its place says about it."""

    path: Path
    pack: str
    name: str
    """File name without ``.yaml``, such as ``draft.marking``."""

    shown: str
    """How messages call it: as the caller wrote the path; from the pack on for a shipped rule."""

    @property
    def id(self) -> str:
        """Pack and name."""
        return f"{self.pack}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A rule file as it was read."""

    rule: Rule
    deprecated: bool
    digest: str
    """SHA-256 of its content, in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for rule files gave."""

    packs: tuple[Path, ...]
    rules: tuple[RuleFile, ...]
    problems: tuple[Problem, ...]


def on_disk(shown: str) -> Path:
    """Return where a file lies that messages call ``shown``."""
    path = Path(shown)
    # Shipped rules are told from the pack's folder on, wherever they are installed.
    return SHIPPED.parent / path if path.parts[:1] == (SHIPPED.name,) and not path.exists() else path


def is_name(name: str) -> bool:
    """Return whether a rule can be called ``name``: lower case, digits and hyphens."""
    return bool(name) and _NAME.issuperset(name)


def misnamed_pack(name: str) -> str:
    """Return what is wrong with the name of a pack's folder; empty where nothing is."""
    # A pack that a Python package brings may be one of its folders.
    if is_name(name.replace("_", "-")):
        return ""
    return f"a pack's folder is called in lower case, digits and hyphens, and “{name}” is not; rename it"


def find(paths: Iterable[Path], *, copies: bool = True) -> Found:
    """Return the rule files under ``paths``, in the order of their ids.

    Args:
        paths: Folders of packs, packs, or single rule files.
        copies: Take copies of shipped packs, such as those of a checkout, where the shipped ones are not
            looked at; on letters, no other pack speaks in the name of a shipped one.
    """
    packs: dict[Path, None] = {}
    files: dict[str, RuleFile] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_file():
            resolved = path.resolve()
            if path.is_symlink() and not resolved.is_relative_to(path.parent.resolve()):
                problems.append(_link(path))
            else:
                files.setdefault(str(resolved), _rule_file(path, resolved.parent))
            continue
        inside = _packs(path)
        if not inside:
            problems.append(whole(str(path), Code.NO_PACK, _packless(path)))
        problems += [
            whole(str(stray), Code.NO_PACK, message) for stray, message in sorted(strays(path, inside))
        ]
        for pack in inside:
            found, wrong = _in_pack(pack)
            problems += wrong
            if found is not None:
                packs[pack] = None
                files = {**found, **files}
    return _without_namesakes(packs, files, problems, copies=copies)


def _in_pack(pack: Path) -> tuple[dict[str, RuleFile] | None, list[Problem]]:
    """Return the rule files of a pack by their real paths, and what is wrong; None where it is no pack."""
    resolved = pack.resolve()
    file = pack / PACK_FILE
    if _leads_out(file, resolved):
        return None, [_link(file)]
    misnamed = misnamed_pack(resolved.name)
    if misnamed:
        return None, [whole(str(file), Code.NAME, misnamed)]
    files: dict[str, RuleFile] = {}
    problems: list[Problem] = []
    try:
        with os.scandir(pack) as entries:
            named = sorted((entry.name, entry.is_symlink()) for entry in entries if is_yaml(entry.name))
    except OSError as error:
        return None, [whole(str(pack), Code.NO_PACK, f"cannot be listed: {error.strerror or error}")]
    for name, is_link in named:
        if is_link and _leads_out(pack / name, resolved):
            problems.append(_link(pack / name))
        elif name != PACK_FILE:
            files[f"{resolved}/{name}"] = _rule_file(pack / name, resolved)
    if not files and not problems:
        problems.append(
            whole(str(file), Code.NO_PACK, "the pack holds no rule; `authcheck rules new` begins one")
        )
    return files, problems


def _leads_out(path: Path, pack: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(pack)


def _link(path: Path) -> Problem:
    message = "is a link that leads out of the pack, and is not read; put a copy of the file there"
    return whole(str(path), Code.LINK, message)


def _without_namesakes(
    packs: Iterable[Path], files: dict[str, RuleFile], problems: list[Problem], *, copies: bool
) -> Found:
    """Return what was found without packs of others that bear the name of a shipped one, which is told."""
    places = {str(Path(real).parent): file for real, file in files.items()}
    ours = shipped_packs()
    theirs = {
        place: file
        for place, file in places.items()
        if file.pack in ours
        and place != str(ours[file.pack])
        and not (copies and str(ours[file.pack]) not in places and is_copy(Path(place), ours[file.pack]))
    }
    for file in theirs.values():
        beside = file.path.parent / PACK_FILE
        message = (
            f"{file.pack} is the name of a pack that ships with authcheck, by which reports cite its rules; "
            "rename the folder"
        )
        problems.append(whole(str(beside if beside.is_file() else file.path), Code.TWICE, message))
    left = [file for real, file in files.items() if str(Path(real).parent) not in theirs]
    ordered = sorted(left, key=lambda file: (file.id, file.shown))
    kept = tuple(pack for pack in packs if str(pack.resolve()) not in theirs)
    return Found(kept, tuple(ordered), tuple(problems))


def _packless(path: Path) -> str:
    if path.is_dir():
        misnamed = (path / PACK_FILE).with_suffix(".yml").is_file()
        way_out = "rename its pack.yml" if misnamed else "a pack is a folder with a pack.yaml"
        return f"holds no pack; {way_out}"
    return "is neither a file nor a folder" if path.exists() else "no such path"


def _packs(folder: Path) -> tuple[Path, ...]:
    if (folder / PACK_FILE).is_file():
        return (folder,)
    return tuple(sorted(file.parent for file in folder.glob(f"*/{PACK_FILE}")))


def _rule_file(path: Path, pack: Path) -> RuleFile:
    shipped = path.is_absolute() and str(pack).startswith(f"{SHIPPED}/")
    shown = f"rules/{pack.relative_to(SHIPPED)}/{path.name}" if shipped else str(path)
    return RuleFile(path, pack.name, path.name.removesuffix(".yaml"), shown)


def whole(path: str, code: Code, message: str) -> Problem:
    """Return a problem of a file as a whole."""
    return Problem(code=code.value, path=path, line=0, column=0, key="", message=message)
