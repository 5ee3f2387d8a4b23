"""One letter after another: a bad one is told of and never stops the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.cli.endings import bug, complain, put_down
from authcheck.cli.progress import announced_when_slow
from authcheck.errors import AuthcheckError
from authcheck.model.verdict import Assessment, Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def assess_each(paths: Sequence[str], assess: Callable[[str], Assessment]) -> Iterator[Assessment | Failure]:
    """Yield an assessment or a failure for each letter, in order; failures are told on standard error too."""
    for path in paths:
        try:
            with announced_when_slow(f"reading {path} …"):
                assessed = assess(path)
        except AuthcheckError as error:
            put_down(error, path)
            yield _failed(path, error, str(error))
        except Exception as error:  # noqa: BLE001 - a bug met on one letter must not cost the others
            yield _failed(path, error, bug(error, path))
        else:
            yield assessed


def _failed(path: str, error: Exception, message: str) -> Failure:
    complain(message)
    return Failure(path=path, kind=type(error).__name__, message="; ".join(message.splitlines()))
