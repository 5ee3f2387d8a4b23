"""Which file is meant, and what made the report."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from authcheck.report.safe import safe
from authcheck.report.terminal.pieces import counted, labelled, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.verdict import Assessment

_SHORT = 8
"""Digits of a hash that people read out to each other."""

_KINDS = {
    "application/pdf": "PDF",
    "image/png": "PNG image",
    "image/jpeg": "JPEG image",
    "image/webp": "WebP image",
    "image/tiff": "TIFF image",
    "image/heic": "HEIC image",
}


_ENDINGS: dict[str, tuple[str, ...]] = {
    ".pdf": ("application/pdf",),
    ".png": ("image/png",),
    ".webp": ("image/webp",),
    **dict.fromkeys((".jpg", ".jpeg", ".jpe"), ("image/jpeg",)),
    **dict.fromkeys((".tif", ".tiff"), ("image/tiff",)),
    **dict.fromkeys((".heic", ".heif"), ("image/heic",)),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".txt", ".htm", ".html", ".eml", ".msg"), ()),
    **dict.fromkeys((".xls", ".xlsx", ".csv", ".ppt", ".pptx", ".gif", ".bmp", ".zip", ".exe"), ()),
}
"""Endings of file names that promise a kind of file, and which; none of the last can be examined."""


def identity(assessment: Assessment) -> Group:
    """Return which copy this is: its name, kind and hash."""
    exhibit = assessment.exhibit
    kind = _KINDS.get(exhibit.media_type, exhibit.media_type)
    name = "standard input" if exhibit.path == "-" else safe(exhibit.path)
    title = Text(name, style="bold")
    title.append(
        f"   {safe(kind)}, {_pages(assessment)}, SHA-256 {exhibit.sha256[:_SHORT]}…",
        style="not bold",
    )
    ending = PurePath(exhibit.name).suffix.lower()
    if exhibit.path == "-" or ending not in _ENDINGS or exhibit.media_type in _ENDINGS[ending]:
        return Group(title)
    return Group(title, Text(f"named {ending}, is a {safe(kind)}", style="yellow"))


def _pages(assessment: Assessment) -> str:
    if assessment.pages_in_file is None:
        return counted(assessment.pages, "page", "pages")
    return f"{counted(assessment.pages_in_file, 'page', 'pages')}, {assessment.pages:,} read"


def _settings(assessment: Assessment) -> Iterator[tuple[str, Text]]:
    settings = assessment.settings
    if settings is not None:
        yield "Settings", said(f"{settings.path}, digest {settings.digest}")


def provenance(assessment: Assessment) -> Group:
    """Return what someone needs to make this report again."""
    made = assessment.made_with
    engines = ", ".join(f"{engine.name} {engine.version}" for engine in made.engines)
    languages = f"; OCR in {'+'.join(made.languages)} (--lang)" if made.languages else ""
    case = assessment.case_path
    rows = [
        ("SHA-256", Text(assessment.exhibit.sha256, overflow="fold")),
        ("Case file", said(case) if case else Text("none")),
        ("Rulebook", said(made.rulebook)),
        *_settings(assessment),
        ("Made with", said(made.tool + (f"; {engines}" if engines else "") + languages)),
    ]
    return Group(labelled(rows, width=9))
