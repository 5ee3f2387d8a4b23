"""The options about reading that several commands share."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import click

from authcheck.cli.values import languages, limits
from authcheck.model.reading import Limit, Limits, OcrEngine, ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Callable

require_isolation_option = click.option(
    "--require-isolation",
    is_flag=True,
    help="Read nothing where the isolation is not complete; `authcheck doctor` tells",
)


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options about reading; ``command`` gets them as ``options``."""

    @wraps(command)
    def called(
        *,
        password: str | None,
        ocr: str,
        lang: tuple[str, ...],
        limit: tuple[tuple[str, int], ...],
        require_isolation: bool,
        **others: object,
    ) -> int:
        options = ReadingOptions(
            password=password,
            engine=OcrEngine(ocr),
            languages=lang,
            limits=Limits(**dict(limit)),
            require_isolation=require_isolation,
        )
        return command(options=options, **others)

    added: Callable[..., int] = called
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
            click.option(
                "--limit",
                metavar="NAME=NUMBER",
                callback=limits,
                multiple=True,
                help=_LIMITS_HELP,
            ),
            require_isolation_option,
        )
    ):
        added = option(added)
    return added


def _units() -> dict[Limit, str]:
    return {Limit.MEMORY: " MiB", Limit.ANSWER: " MiB", Limit.CPU: " s", Limit.TIME: " s"}


def _defaults() -> str:
    plain, units = Limits(), _units()
    return ", ".join(f"{each}={getattr(plain, each.field)}{units.get(each, '')}" for each in Limit)


_LIMITS_HELP = (
    "Stop reading a letter elsewhere; times are for large letters, small ones get less; may be given again"
    f"  [default: {_defaults()}]"
)
