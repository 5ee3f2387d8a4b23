"""Licences as packs name them: the identifiers of SPDX, one or several joined by AND, OR and WITH."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from authcheck.forms import Text
from authcheck.forms.shapes import Unreadable
from authcheck.forms.words import nearest

if TYPE_CHECKING:
    from authcheck.forms.places import Place, Problems
    from authcheck.forms.schemas import Nested, Schema

_UNLISTED = frozenset({"NONE", "NOASSERTION"})
_OUR_OWN = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")
_JOINED = re.compile(r" +(?:AND|OR|WITH) +")


@cache
def _listed() -> frozenset[str]:
    # The list of SPDX 3.27 with its exceptions; identifiers are never taken back.
    return frozenset(Path(__file__).with_name("licences.txt").read_text(encoding="ascii").split())


class Licence:
    """An SPDX identifier, or an expression of several."""

    def read(self, place: Place, problems: Problems) -> str:
        """Return it as it is written."""
        said = Text().read(place, problems)
        for name in _JOINED.split(said.replace("(", "").replace(")", "")):
            if name not in _UNLISTED and not _OUR_OWN.fullmatch(name) and not self._known(name):
                problems.add(place, f"“{name}” is no SPDX identifier{_way_out(name)}", "F012")
                raise Unreadable
        return said

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return Text().schema(nested)

    @staticmethod
    def _known(name: str) -> bool:
        return name in _listed() or name.removesuffix("+") in _listed()


def _way_out(name: str) -> str:
    near = _meant(name)
    if near:
        return f", did you mean “{near}”?"
    return (
        "; https://spdx.org/licenses lists them, LicenseRef-Our-Desk would be one of your own, and NONE says "
        "that there is none"
    )


def _meant(name: str) -> str:
    """Return the identifier that was most likely meant; empty where none is near."""
    first, *_ = name.lower().split()
    exact = [each for each in _listed() if each.lower() in {name.lower(), first}]
    # Most often the version is missing, and the newest is meant.
    versions = [each for each in _listed() if re.fullmatch(rf"{re.escape(first)}-[0-9.]+", each.lower())]
    return max(exact or versions, default="") or nearest(name, sorted(_listed()))
