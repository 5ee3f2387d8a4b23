"""Where rule files are: packs are folders with a ``pack.yaml``, a rule is a file ``<family>.<name>.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.model.problem import Problem
from authcheck.rulebook.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

PACK_FILE = "pack.yaml"


def _shipped() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    # A wheel carries the rules inside the package; a checkout has them beside it.
    return inside if inside.is_dir() else package.parent / "rules"


SHIPPED = _shipped()
"""The folder of the packs that come with authcheck."""


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


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for rule files gave."""

    packs: tuple[Path, ...]
    rules: tuple[RuleFile, ...]
    problems: tuple[Problem, ...]


def find(paths: Iterable[Path]) -> Found:
    """Return the rule files under ``paths``, in the order of their ids.

    Args:
        paths: Folders of packs, packs, or single rule files.
    """
    packs: dict[Path, None] = {}
    files: dict[Path, RuleFile] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_file():
            resolved = path.resolve()
            files.setdefault(resolved, _rule_file(path, resolved))
            continue
        inside = _packs(path)
        if not inside:
            what = "holds no pack; a pack is a folder with a pack.yaml" if path.is_dir() else "no such path"
            problems.append(whole(str(path), Code.NO_PACK, what))
        for pack in inside:
            packs[pack] = None
            resolved = pack.resolve()
            for name in sorted(each.name for each in pack.glob("*.y*ml")):
                if name != PACK_FILE:
                    files.setdefault(resolved / name, _rule_file(pack / name, resolved / name))
    ordered = sorted(files.values(), key=lambda file: (file.id, file.shown))
    return Found(tuple(packs), tuple(ordered), tuple(problems))


def _packs(folder: Path) -> tuple[Path, ...]:
    if (folder / PACK_FILE).is_file():
        return (folder,)
    return tuple(sorted(file.parent for file in folder.glob(f"*/{PACK_FILE}")))


def _rule_file(path: Path, resolved: Path) -> RuleFile:
    name = path.name.removesuffix(".yaml")
    shown = str(path)
    if path.is_absolute() and resolved.is_relative_to(SHIPPED):
        shown = str(Path("rules") / resolved.relative_to(SHIPPED))
    return RuleFile(path, resolved.parent.name, name, shown)


def whole(path: str, code: Code, message: str) -> Problem:
    """Return a problem of a file as a whole."""
    return Problem(code=code.value, path=path, line=0, column=0, key="", message=message)
