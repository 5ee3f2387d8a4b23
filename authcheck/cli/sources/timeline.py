"""``authcheck sources timeline``: who moved which answer, and when."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.cli.config import config_option
from authcheck.cli.endings import EXAMINED, debug_option, help_option
from authcheck.cli.printing import may_style, write
from authcheck.cli.progress import announced_when_slow
from authcheck.cli.reading import reading_options
from authcheck.cli.sources.place import (
    case_file,
    case_option,
    format_option,
    letter_argument,
    letter_of,
    width,
)

if TYPE_CHECKING:
    from authcheck.model.reading import ReadingOptions

_EPILOG = """\
\b
Examples:
  authcheck sources timeline letter.pdf
  authcheck sources timeline letter.pdf --format json
"""

_HELP = """\
Tell who moved which answer, and when

The letter is read once and judged at every time at which something was said or became known.
"""


@click.command(help=_HELP, short_help="Tell who moved which answer, and when", epilog=_EPILOG)
@letter_argument
@case_option
@format_option
@config_option
@reading_options
@debug_option
@help_option
def timeline(
    *,
    letter: str,
    case_path: str | None,
    format_: str,
    config: str | None,
    options: ReadingOptions,
) -> int:
    """Return 0 once it is printed."""
    path: Path = case_file(letter, case_path)
    letter = letter_of(letter)
    # Help needs none of it.
    from authcheck.rulebook.desk import in_force  # noqa: PLC0415
    from authcheck.settings import for_letters  # noqa: PLC0415
    from authcheck.workflow import assess  # noqa: PLC0415

    settings = for_letters(config)
    with announced_when_slow(f"reading {letter} …"):
        assessed = assess(
            letter,
            rulebook=in_force(settings, ()),
            case_path=path,
            options=replace(options, trust=settings.trust if settings else ()),
            whole_timeline=True,
        )
    if format_ == "json":
        from authcheck.report import as_json  # noqa: PLC0415
        from authcheck.report.sources.as_json import TIMELINE, timeline_json  # noqa: PLC0415

        told = {"schema": TIMELINE, "timeline": timeline_json(assessed.timeline)}
        write(as_json.write(told) + "\n", "utf-8")
    else:
        from authcheck.report.sources.timeline import timeline_text  # noqa: PLC0415

        text = timeline_text(assessed.timeline, letter, width(), styled=may_style())
        write(text, sys.stdout.encoding)
    return EXAMINED
