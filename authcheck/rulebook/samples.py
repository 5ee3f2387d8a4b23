"""Sample letters that tests name: where they may lie."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from authcheck.forms.words import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "samples"
"""Name of a folder of samples."""


_MOST_NAMES = 5_000
"""Files of a folder of samples that are held against a name that is none of theirs."""


def wrong_name(sample: str, inside: str = "the folder of samples") -> str | None:
    """Return what is wrong with the name of a letter; None for one that stays inside its folder.

    Args:
        sample: The name.
        inside: How messages call the folder.
    """
    parts = PurePosixPath(sample).parts
    if not parts:
        return "names a folder; name the letter itself, such as letter.pdf"
    try:
        os.fsencode(sample)
    except UnicodeEncodeError:
        return "holds half a character, which no file name has; write it anew"
    if sample.startswith("/") or "\\" in sample or ":" in parts[0]:
        return f"name it from {inside} on, with slashes between folders: {parts[-1]}"
    if ".." in parts or "\0" in sample:
        return f"leads out of {inside}; put a copy of the letter into it and name that"
    return None


def folders(rule_file: Path) -> tuple[Path, Path]:
    """Return where the samples of a rule file's tests may lie: in its pack, then beside the folder of packs.

    For ``rules/core/draft.marking.yaml`` these are ``rules/core/samples`` and ``samples`` beside ``rules``.
    """
    pack = rule_file.resolve().parent
    return pack / FOLDER, pack.parent.parent / FOLDER


def find_sample(rule_file: Path, sample: str) -> Path | None:
    """Return the letter that a test names; None where no folder of samples has it.

    Raises:
        ValueError: What bears the name lies outside, by way of a link; the message says where.
    """
    for folder in folders(rule_file):
        path = folder / PurePosixPath(sample)
        # A name that no file can have, being too long, is that of none.
        if not os.path.isfile(path):  # noqa: PTH113 - pathlib fails on such names
            continue
        # A folder of samples that is a link itself leads out as well.
        if leads_out(path, folder.parent.resolve() / FOLDER):
            message = f"leads out of {folder} by way of a link; put a copy of the letter into it"
            raise ValueError(message)
        return path
    return None


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether a path ends outside ``folder``, which is no link itself, or nowhere, by way of links."""
    try:
        return not path.resolve().is_relative_to(folder)
    except RuntimeError:  # links that lead to one another
        return True


def missing(rule_file: Path, sample: str) -> str | None:
    """Return what is wrong where folders of samples are there and the letter is in none; None otherwise.

    A pack may come without its samples, as an installed one does: without a folder nothing is misspelt.
    """
    there = [folder for folder in folders(rule_file) if folder.is_dir()]
    if not there or wrong_name(sample):
        return None
    if any(os.path.exists(folder / PurePosixPath(sample)) for folder in there):  # noqa: PTH110 - as above
        return None
    names = (name for folder in there for name in _letters(folder))
    near = nearest(sample, list(islice(names, _MOST_NAMES)))
    way_out = f"did you mean “{near}”?" if near else "add it, or allow missing ones with --allow-missing"
    return f"no sample “{sample}” lies in the folder of samples{', ' if near else '; '}{way_out}"


def _letters(folder: Path) -> Iterator[str]:
    """Yield the names of a folder's letters as tests write them; no link is followed."""
    if folder.is_symlink():
        return
    for inside, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(".yaml"):
                yield (Path(inside) / name).relative_to(folder).as_posix()
