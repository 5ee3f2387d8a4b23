"""What is installed, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from authcheck.model.inventory import Brought, Inventory
    from authcheck.report.as_json import Json

SCHEMA = "authcheck.plugins/1"


def as_text(inventory: Inventory) -> str:
    """Return a paragraph for each package, then what is missing."""
    lines: list[str] = []
    for brought in inventory.brought:
        lines += [*_package(brought), ""]
    if inventory.missing:
        lines += ["Missing", *(f"  {safe(each)}" for each in inventory.missing)]
    else:
        lines.append("Nothing that rules or settings ask for is missing.")
    return "\n".join(lines) + "\n"


def _package(brought: Brought) -> Iterator[str]:
    runs = "" if brought.runs else "   its Python may not run: name it in “trust” of authcheck.toml"
    yield f"{safe(brought.package)} {safe(brought.version)}{runs}"
    for kind, names in (("packs", brought.packs), ("checks", brought.checks), ("readers", brought.readers)):
        if names:
            yield f"  {kind:9}{safe(', '.join(names))}"


def as_values(inventory: Inventory) -> Json:
    """Return the same as plain values."""
    return {
        "schema": SCHEMA,
        "packages": [
            {
                "name": each.package,
                "version": each.version,
                "runs": each.runs,
                "packs": list(each.packs),
                "checks": list(each.checks),
                "readers": list(each.readers),
            }
            for each in inventory.brought
        ],
        "missing": list(inventory.missing),
    }
