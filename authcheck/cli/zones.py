"""``authcheck zones``: see which part of a page authcheck takes for what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option, say
from authcheck.cli.progress import announced_when_slow
from authcheck.cli.reading import reading_options
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from authcheck.model.reading import ReadingOptions

_EPILOG = """\
\b
Examples:
  authcheck zones letter.pdf --out pages
  authcheck zones scan.tif --out pages --ocr system --lang deu
"""

_HELP = """\
Draw the parts of a letter onto pictures of its pages

Those of letter.pdf are letter-page-1.png and so on; files of these names are replaced, no others. The names
of the files written go to standard output.
"""


@click.command(help=_HELP, short_help="Draw the parts of a letter onto pictures of its pages", epilog=_EPILOG)
@click.argument("letter", metavar="LETTER")
@click.option("--out", metavar="DIR", required=True, help="Write the pictures into this folder")
@reading_options
@debug_option
@help_option
def zones(*, letter: str, out: str, options: ReadingOptions) -> int:
    """Return 0 once the pictures are written."""
    from authcheck.worker.zones_picture import draw_zones  # noqa: PLC0415 - help needs none of it

    with announced_when_slow(f"reading {letter} …"):
        written = draw_zones(letter, Path(out), options=options)
    for path in written:
        say(safe(str(path)))
    return EXAMINED
