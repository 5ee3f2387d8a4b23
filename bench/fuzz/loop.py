"""One target in a process of its own: ``python -m bench.fuzz.loop NAME FOLDER SECONDS RUNS HOW``.

``HOW`` is ``guided``, by atheris and what an input reaches, or ``blind``: mutations of the corpus, on code that is
not instrumented, several times as many a second. It ends by itself, since libFuzzer would end the process
without a word.
"""

from __future__ import annotations

import atexit
import logging
import os
import sys
from pathlib import Path
from random import Random
from typing import NoReturn

from bench.fuzz import seeds
from bench.fuzz.guard import Guard
from bench.fuzz.target import ROOMS, target

_HANGS_S = 60
"""Seconds after which libFuzzer gives up on an input, and on the run."""

_MIB = 3_000
"""Memory of the run at which it gives up too."""


def guided(name: str, folder: Path, seconds: float, runs: int) -> NoReturn:
    """Fuzz, and keep inputs that reach something new in the corpus."""
    import atheris  # noqa: PLC0415 - blind runs do without

    with atheris.instrument_imports(include=[*ROOMS[name], "html.parser", "_markupbase"]):
        door = target(name)
    corpus, longest = folder / "corpus", door.longest
    seeds.write(corpus, door.seeds(), longest)
    guard = Guard(door, folder, seconds, runs)

    def once(data: bytes) -> None:
        if guard.once(data):
            atexit._run_exitfuncs()
            os._exit(0)

    def mutated(data: bytes, _longest: int, seed: int) -> bytes:
        return door.mutate(data, Random(seed), lambda given: atheris.Mutate(given, longest))[:longest]

    options = [
        f"-max_len={longest}",
        f"-timeout={_HANGS_S}",
        f"-rss_limit_mb={_MIB}",
        f"-artifact_prefix={folder}/found/",
        "-len_control=0",
        # Our mutators make several changes at once: of five such inputs in a row no grammar is left.
        "-mutate_depth=1",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], once, custom_mutator=mutated)
    guard.begin()
    atheris.Fuzz()
    os._exit(1)


def blind(name: str, folder: Path, seconds: float, runs: int) -> None:
    """Put mutations of the corpus through, as fast as can be."""
    door, chance = target(name), Random()
    corpus = folder / "corpus"
    seeds.write(corpus, door.seeds(), door.longest)
    inputs = [path.read_bytes() for path in sorted(corpus.iterdir())]
    guard = Guard(door, folder, seconds, runs)

    def bytes_alone(given: bytes) -> bytes:
        at = chance.randrange(len(given) + 1)
        return (
            given[:at] + chance.randbytes(chance.choice((0, 1, 4))) + given[at + chance.choice((0, 1, 4)) :]
        )

    while not guard.once(door.mutate(chance.choice(inputs), chance, bytes_alone)[: door.longest]):
        pass


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    _name, _folder, _seconds, _runs, _how = sys.argv[1:]
    {"guided": guided, "blind": blind}[_how](_name, Path(_folder), float(_seconds), int(_runs))
