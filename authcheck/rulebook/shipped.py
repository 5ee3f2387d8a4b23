"""The packs that come with authcheck, and packs of others that bear their names."""

from __future__ import annotations

from pathlib import Path

from authcheck.errors import FormError
from authcheck.forms.files import read_text
from authcheck.forms.nodes import parse

PACK_FILE = "pack.yaml"


def _shipped() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    # A wheel carries the rules inside the package; a checkout has them beside it.
    return inside if inside.is_dir() else package.parent / "rules"


SHIPPED = _shipped()
"""The folder of the packs that come with authcheck."""


def shipped_packs() -> dict[str, Path]:
    """Return the packs that come with authcheck by their names."""
    return {file.parent.name: file.parent for file in sorted(SHIPPED.glob(f"*/{PACK_FILE}"))}


def is_copy(pack: Path, shipped: Path) -> bool:
    """Return whether a pack is a shipped one in another place, such as a checkout of authcheck.

    Its rules may be newer or older; that both have one title tells it from a pack that others began.
    """
    title = _title(pack)
    return bool(title) and title == _title(shipped)


def _title(pack: Path) -> str:
    try:
        title = parse(read_text(pack / PACK_FILE), "").entries().get("title")
    except FormError:
        return ""
    return title.words if title else ""
