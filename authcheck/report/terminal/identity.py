"""Which file is meant, and what made the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from authcheck.report.safe import safe
from authcheck.report.terminal.pieces import counted, labelled, said

if TYPE_CHECKING:
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


def identity(assessment: Assessment) -> Group:
    """Return which copy this is: its name, kind and hash."""
    exhibit = assessment.exhibit
    kind = _KINDS.get(exhibit.media_type, exhibit.media_type)
    name = "standard input" if exhibit.path == "-" else safe(exhibit.path)
    title = Text(name, style="bold")
    title.append(
        f"   {safe(kind)}, {counted(assessment.pages, 'page', 'pages')}, SHA-256 {exhibit.sha256[:_SHORT]}…",
        style="not bold",
    )
    return Group(title)


def provenance(assessment: Assessment) -> Group:
    """Return what someone needs to make this report again."""
    made = assessment.made_with
    engines = ", ".join(f"{engine.name} {engine.version}" for engine in made.engines)
    case = assessment.case_path
    rows = [
        ("SHA-256", Text(assessment.exhibit.sha256, overflow="fold")),
        ("Case file", said(case) if case else Text("none")),
        ("Rulebook", said(made.rulebook)),
        ("Made with", said(f"authcheck {made.tool}" + (f"; {engines}" if engines else ""))),
    ]
    return Group(labelled(rows, width=9))
