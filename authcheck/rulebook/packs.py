"""Pack files: what a pack is called, and whose letters its rules speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.errors import FormError
from authcheck.forms import Field, ListOf, OneOf, Record, Text, Whole, parse
from authcheck.forms.files import read_text
from authcheck.forms.nodes import hidden
from authcheck.forms.places import Problems
from authcheck.forms.shapes import Unreadable
from authcheck.model.pack import Pack, Wakes
from authcheck.model.rule import TextMatcher, Tolerance
from authcheck.rulebook.files import PACK_FILE
from authcheck.rulebook.licences import Licence
from authcheck.rulebook.zones import PAGE_ZONES
from authcheck.sourcing.shapes import OrganisationPath

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from authcheck.forms.places import Place
    from authcheck.forms.schemas import Nested, Schema
    from authcheck.model.problem import Problem


class _Issuers:
    """``US/DoD``, or a list of such paths."""

    _paths = ListOf(OrganisationPath(), single=True, least=1)

    def read(self, place: Place, problems: Problems) -> tuple[tuple[str, ...], ...]:
        """Return the paths."""
        return self._paths.read(place, problems)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema; a path inside a list is written with slashes."""
        return ListOf(Text(), single=True, least=1).schema(nested)


def _wakes(
    *, text: tuple[str, ...], read: Tolerance, issuer: tuple[tuple[str, ...], ...], **keys: tuple[str, ...]
) -> Wakes:
    # ``in`` is a word of Python and cannot be an argument's name.
    zones, phrases = keys["in"], text
    if bool(zones) != bool(phrases):
        missing = "text: the phrases" if zones else "in: the zones"
        message = f"“in” and “text” go together; add {missing} that name the sender"
        raise ValueError(message)
    if not phrases and not issuer:
        message = "names no sender; give “in” and “text”, or “issuer”, or leave “applies” out"
        raise ValueError(message)
    named = TextMatcher(phrases=phrases, read=read) if phrases else None
    return Wakes(zones=zones, text=named, issuers=issuer)


WAKES = Record(
    _wakes,
    {
        "in": Field(
            ListOf(OneOf({zone: zone for zone in PAGE_ZONES}), single=True, least=1),
            "zones of the page that would name the sender, such as letterhead",
            default=(),
        ),
        "text": Field(
            ListOf(Text(), single=True, least=1), "phrases that name the sender, as whole words", default=()
        ),
        "read": Field(
            OneOf({tolerance.value: tolerance for tolerance in Tolerance}),
            "how the phrases are compared: exact, or ocr for tolerant reading",
            default=Tolerance.EXACT,
        ),
        "issuer": Field(
            _Issuers(), "bodies as paths, such as US/DoD, held against the case's claimed issuer", default=()
        ),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackForm:
    """A pack file."""

    title: str
    version: str
    format: int
    licence: str
    about: str
    applies: Wakes | None


PACK = Record(
    PackForm,
    {
        "title": Field(Text(), "one line", required=True, nullable=False),
        "version": Field(Text(), "the pack's own version, quoted", required=True, nullable=False),
        "format": Field(Whole(1, 1), "1", required=True, nullable=False),
        "licence": Field(Licence(), "an SPDX identifier, such as CC0-1.0", required=True, nullable=False),
        "about": Field(Text(), "what the pack speaks of", default=""),
        "applies": Field(WAKES, "the sender whose letters wake the pack; any letter where left out"),
    },
)


def read_pack(folder: Path, shown: str = "") -> tuple[Pack | None, Sequence[Problem]]:
    """Return what the pack file of ``folder`` says, and what is wrong with it; None where it does not read.

    Args:
        folder: The pack.
        shown: How messages call the file; its path where empty.
    """
    path = folder / PACK_FILE
    problems = Problems(shown or str(path))
    try:
        text = read_text(path)
        unseen = hidden(text, problems.path)
        if unseen:
            return None, unseen
        form = PACK.read(parse(text, problems.path), problems)
    except FormError as error:
        return None, error.problems
    except Unreadable:
        return None, tuple(problems)
    pack = Pack(
        name=folder.resolve().name,
        title=form.title,
        version=form.version,
        licence=form.licence,
        wakes=form.applies,
    )
    return pack, ()
