"""A folder of pages: one a rule and an index, written anew or held against what is there."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.report.pages import markdown
from authcheck.report.pages.index import index_of
from authcheck.report.pages.of_rule import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from authcheck.rulebook.written import WrittenRule

MARK = "<!-- Made by `authcheck rules docs` from the rule files: change those. -->\n\n"
"""How a made page begins; nothing else is ever overwritten or removed."""

INDEX = "README.md"
"""Code hosts show it for the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What makes a folder of pages current."""

    written: tuple[str, ...]
    """Pages to write, as paths from the folder."""

    removed: tuple[str, ...]
    """Made pages of rules that are gone."""

    foreign: tuple[str, ...]
    """What lies in the place of a page and is no file that authcheck made: a link, say."""


def pages_of(rules: Sequence[WrittenRule]) -> dict[str, str]:
    """Return the text of every page by its path from the folder."""
    pages = {INDEX: MARK + markdown.render(index_of([each.rule for each in rules]))}
    for each in rules:
        pages[f"{each.rule.id}.md"] = MARK + markdown.render(page_of(each.rule, each.text, each.wakes))
    return pages


def compare(pages: dict[str, str], folder: Path) -> Changes:
    """Return what would make ``folder`` hold ``pages``; a link is foreign and never followed."""
    steps = {".", *(page.partition("/")[0] for page in pages)}
    linked = sorted(name for name in steps if (folder / name).is_symlink())
    there = {
        path.relative_to(folder).as_posix(): _text(path)
        for pattern in ("*.md", "*/*.md")
        for path in sorted(folder.glob(pattern))
        if not path.parent.is_symlink()
    }
    # A link that leads nowhere is not among what a search finds.
    there |= {name: _text(folder / name) for name in pages if (folder / name).is_symlink()}
    made = {name for name, text in there.items() if text is not None and text.startswith(MARK)}
    in_the_way = sorted(name for name in pages if name in there and name not in {*made, *linked})
    return Changes(
        written=tuple(name for name, text in pages.items() if there.get(name) != text),
        removed=tuple(name for name in there if name in made and name not in pages),
        foreign=(*linked, *in_the_way),
    )


def carry_out(changes: Changes, pages: dict[str, str], folder: Path) -> None:
    """Write and remove pages; the folder is made where there is none.

    Raises:
        OSError: A page cannot be written, or since ``compare`` a link has come to lie in its place.
    """
    for name in changes.written:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        with os.fdopen(os.open(path, flags, 0o666), "w", encoding="utf-8") as file:
            file.write(pages[name])
    for name in changes.removed:
        (folder / name).unlink()


def _text(path: Path) -> str | None:
    """Return what a file holds; None where it is a link, or something else than a file."""
    try:
        # Opening a pipe that nobody writes to would hang.
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        return None
    with os.fdopen(file, "rb") as opened:
        return opened.read().decode("utf-8", errors="replace")
