"""``--format`` of the commands for rule files, and the exit status that each format shares."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.cli.endings import EXAMINED, HOLDS
from authcheck.cli.printing import may_style, write

if TYPE_CHECKING:
    from authcheck.model.problem import Inspection

_FORMATS = ("text", "json", "sarif", "junit", "github")

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where code hosts say that the files they show begin."""

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    help="Write for people (text), for programs (json), or for a code host (sarif, junit, github)  "
    "[default: text]",
)


text_or_json_option = click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    help="Write for people (text) or for programs (json)  [default: text]",
)


def report(inspection: Inspection, format_: str) -> int:
    """Print what was found and return the exit status, which is the same in every format."""
    from authcheck.report.problems import renderer  # noqa: PLC0415 - help needs none of it

    render = renderer(format_, root(), styled=may_style())
    # A terminal takes what its encoding has; what programs read is UTF-8 everywhere.
    encoding = (sys.stdout.encoding or "utf-8") if format_ == "text" else "utf-8"
    write(render(inspection), encoding, annotations=format_ == "github")
    return HOLDS if inspection.problems else EXAMINED


def root() -> Path:
    """Return the folder that code hosts count paths from: the one we are in, or one it lies in."""
    here = Path.cwd()
    for name in _ROOTS:
        told = os.environ.get(name)
        if told and here.is_relative_to(Path(told).resolve()):
            return Path(told).resolve()
    return here
