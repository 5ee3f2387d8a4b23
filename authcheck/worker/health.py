"""Have a worker try what it must not be able to do, and load what it reads with: the job of ``doctor``."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from authcheck import __version__, errors
from authcheck.isolation import start_isolated
from authcheck.model.health import Checkup, Health, Lack
from authcheck.model.reading import Limits, OcrEngine, ReadingOptions
from authcheck.worker.order import SYSTEM_TESSERACT, UNREADABLE, Job, terms_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authcheck.model.health import Attempt, Part

_NAME = "the worker"
_MIB = 1 << 20

_INSTALL_TESSERACT = "Debian, Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract"
_UPDATE_KERNEL = (
    "Linux 5.13 or newer with Landlock and seccomp, and a container that lets both through; until then, read"
    " strangers' files on a machine that holds nothing else"
)
_TRAFILATURA = "trafilatura"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What a worker is to look at."""

    canary: str
    engine: OcrEngine


def health() -> Health:
    """Return what authcheck can read with and what holds its worker here, both found out by a worker.

    Raises:
        ExhibitError: No worker can be had, or it gave no answer; the path is that of no file.
    """
    checkup, isolation, unprotected = _examined(ReadingOptions())
    parts = checkup.parts
    if which(SYSTEM_TESSERACT):
        parts = (*parts, *_examined(ReadingOptions(engine=OcrEngine.SYSTEM))[0].parts)
    memory, free = _memory()
    return Health(
        tool=f"authcheck {__version__}",
        python=f"Python {platform.python_version()} ({sys.executable})",
        system=f"{platform.system()} {platform.release()} on {platform.machine()}",
        memory_mib=memory,
        free_mib=free,
        isolation=isolation,
        unprotected=unprotected,
        attempts=checkup.attempts,
        parts=parts,
        lacks=tuple(_lacks(parts, unprotected, checkup.attempts, free)),
    )


def work(request: bytes, _rest: Callable[[], bytes]) -> bytes:
    """Try and load what is asked for; in the worker."""
    from authcheck.ingest.engines import engines  # noqa: PLC0415 - the parent does without
    from authcheck.isolation.attempts import attempts  # noqa: PLC0415 - the same

    order = msgspec.json.decode(request, type=_Order)
    # Whoever may run a program may do some of what is tried: only the one that may not is asked to try.
    tried = () if order.engine is OcrEngine.SYSTEM else tuple(attempts(order.canary))
    return msgspec.json.encode(Checkup(attempts=tried, parts=tuple(engines(order.engine))))


def _examined(options: ReadingOptions) -> tuple[Checkup, str, tuple[str, ...]]:
    """Return what a worker says, how it is kept apart, and the layers around it that are missing."""
    with TemporaryDirectory(prefix="authcheck-") as desk, terms_for(options) as terms:
        canary = Path(desk, "canary")
        canary.write_bytes(b"canary")
        order = msgspec.json.encode(_Order(canary=str(canary), engine=options.engine))
        with start_isolated(
            work, order, Limits(), path=_NAME, entry=("authcheck.worker", Job.HEALTH), terms=terms
        ) as running:
            said = running.finish()
            unprotected = tuple(map(str, running.standing.missing))
            try:
                return msgspec.json.decode(said, type=Checkup), running.isolation, unprotected
            except UNREADABLE as error:
                raise errors.WorkerDied(_NAME, "gave an answer that does not read") from error


def _lacks(
    parts: tuple[Part, ...], unprotected: tuple[str, ...], attempts: tuple[Attempt, ...], free: int | None
) -> Iterator[Lack]:
    for part in parts:
        if part.trouble:
            what, _, way_out = part.trouble.partition("; ")
            way_out = way_out.removeprefix("install it: ")
            yield Lack(what=f"{part.name}: {what}", way_out=way_out, optional=part.optional)
    for layer in unprotected:
        yield Lack(what=layer, way_out=_UPDATE_KERNEL)
    for attempt in attempts:
        if not attempt.stopped:
            yield Lack(what=f"a worker can {attempt.what}", way_out=_UPDATE_KERNEL)
    needed = Limits().memory_mib
    if free is not None and free < needed:
        yield Lack(
            what=f"memory: {free:,} MiB are free, and a letter may take {needed:,}",
            way_out=f"close other programs, or give letters less: --limit memory={max(free // 2, 256)}",
        )
    if not which(SYSTEM_TESSERACT):
        what = "a Tesseract on PATH, for scans in other languages than English"
        yield Lack(what=what, way_out=_INSTALL_TESSERACT, optional=True)
    if not _is_installed(_TRAFILATURA):
        what = f"{_TRAFILATURA}, which finds the main text of saved pages better"
        yield Lack(what=what, way_out="pip install 'authcheck[html]'", optional=True)


def _is_installed(module: str) -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 - hardly ever asked

    return find_spec(module) is not None


def _memory() -> tuple[int | None, int | None]:
    """Return what memory there is and what of it is free, in MiB; None for what the system does not tell."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        figures = {
            name: int(rest.split()[0]) // 1024 for name, _, rest in (each.partition(":") for each in lines)
        }
        return figures.get("MemTotal"), figures.get("MemAvailable")
    except (OSError, ValueError, IndexError):
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _MIB, None
    except (ValueError, OSError):
        return None, None
