"""What fuzzing starts from: the project's own rules, case files, samples, tests and passages."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE = Path(__file__).parents[2]
_LONGEST_TEXT = 4_000

TEXT_LAYER = (
    "seely/letter.pdf",
    "grainboard/note.pdf",
    "grainboard/draft.pdf",
    "grainboard/note-sealed.pdf",
    "waterways/issued.pdf",
    "waterways/lookalike.pdf",
)
"""Samples that are read without OCR."""


def texts(*patterns: str) -> Iterator[str]:
    """Yield the text of every file of the project that fits one of ``patterns``."""
    for pattern in patterns:
        for path in sorted(HOUSE.glob(pattern)):
            yield path.read_text(encoding="utf-8")


def articles() -> Iterator[str]:
    """Yield the invented articles and passages that reading statements is measured on."""
    for path in sorted((HOUSE / "bench" / "passages").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"][:_LONGEST_TEXT]


@cache
def schema_words(form: str) -> tuple[str, ...]:
    """Return every key and every word that a form's JSON Schema knows."""
    found: dict[str, None] = {}

    def walk(value: object) -> None:
        if isinstance(value, list):
            for each in value:
                walk(each)
        if not isinstance(value, dict):
            return
        found.update(dict.fromkeys(value.get("properties", {})))
        found.update(dict.fromkeys(word for word in value.get("enum", ()) if isinstance(word, str)))
        if isinstance(value.get("const"), str):
            found[value["const"]] = None
        for each in value.values():
            walk(each)

    walk(json.loads((HOUSE / "authcheck" / "schemas" / f"{form}.schema.json").read_text(encoding="utf-8")))
    return tuple(found)


def write(folder: Path, seeds: Iterator[bytes], longest: int) -> int:
    """Write seeds as files of a corpus, those that are too long cut; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    names = set()
    for seed in seeds:
        name = hashlib.sha256(seed[:longest]).hexdigest()[:20]
        (folder / name).write_bytes(seed[:longest])
        names.add(name)
    return len(names)
