"""The options about reading that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from authcheck.cli.values import languages
from authcheck.model.reading import OcrEngine, ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Callable


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add ``--password``, ``--ocr`` and ``--lang``."""
    for option in reversed(
        (
            click.option("--password", metavar="TEXT", help="Open protected letters with this password"),
            click.option(
                "--ocr",
                type=click.Choice([engine.value for engine in OcrEngine]),
                default=OcrEngine.EMBEDDED.value,
                help="Read scans with the Tesseract inside authcheck or the one on PATH  [default: embedded]",
            ),
            click.option(
                "--lang",
                metavar="CODES",
                callback=languages,
                default="eng",
                help="Read scans in these languages, such as deu+eng  [default: eng]",
            ),
        )
    ):
        command = option(command)
    return command


def chosen(
    password: str | None, ocr: str, lang: tuple[str, ...], *, trust: tuple[str, ...] = ()
) -> ReadingOptions:
    """Return the options as the rest of authcheck takes them."""
    return ReadingOptions(password=password, engine=OcrEngine(ocr), languages=lang, trust=trust)
