"""The seams: what a plugin is, where plugins are found, and whose may run.

Packages announce what they bring as entry points: packs of rules (``authcheck.packs``), checks
(``authcheck.checks``) and readers (``authcheck.readers``). ``entries`` finds the announcements and imports
nothing; ``ours`` says what authcheck itself brings. A stranger's Python is loaded only where a desk names
its package in ``trust``, only when a rule or a letter needs it, and only in the worker.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from authcheck.plugins.entries import Entry, Group, Package, announced, normal
from authcheck.plugins.ours import OUR_PACKS, OURS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from PIL.Image import Image

    from authcheck.model.document import Document
    from authcheck.model.exhibit import Exhibit
    from authcheck.model.geometry import Box
    from authcheck.model.observation import Observation, ParameterValue
    from authcheck.model.reading import ReadingOptions

_PACK_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")

WAY_OUT = "name it in “trust” of authcheck.toml to let its Python run"


class CannotExamine(Exception):  # noqa: N818 - reads as what the check says
    """Raised by a check that could not look; its text says why and becomes the finding's reason."""


class Letter(Protocol):
    """What a check is given: the document as read, and pixels on demand."""

    @property
    def document(self) -> Document:
        """The document, zones included."""
        ...

    def crop(self, page: int, box: Box, dpi: int) -> Image:
        """Return a grey picture (mode ``L``, 0 black) of ``box`` on the upright ``page`` at ``dpi``."""
        ...


class Check(Protocol):
    """A check: sees, and never concludes."""

    def __call__(self, letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:
        """Yield what is there; raise CannotExamine where it could not look."""
        ...


class Reader(Protocol):
    """A reader: the bytes of a file of one media type → a letter, its document without zones."""

    def __call__(self, raw: bytes, exhibit: Exhibit, options: ReadingOptions) -> Letter:
        """Read ``raw``; raise one of the ``ExhibitError``s where it cannot be read."""
        ...


class Unpainted:
    """A letter that a reader has words of and no picture: mail, plain text."""

    def __init__(self, document: Document) -> None:
        """Hold the document."""
        self.document = document

    def crop(self, page: int, box: Box, dpi: int) -> Image:  # noqa: ARG002 - there is nothing to cut from
        """Refuse: there are no pixels."""
        message = f"{self.document.exhibit.media_type} has no picture to look at"
        raise CannotExamine(message)


class UnknownCheck(CannotExamine):
    """No installed package brings a check of this id."""


class UnknownReader(CannotExamine):
    """No installed package brings a reader of this media type."""


class NotTrusted(CannotExamine):
    """An installed package brings what is asked for, and may not run."""


def checks() -> frozenset[str]:
    """Return the ids of all checks that installed packages bring; none is imported."""
    return frozenset(entry.name for entry in announced(Group.CHECKS))


def check(name: str, trust: Collection[str] = ()) -> Check:
    """Return the check of this id, importing it now.

    Args:
        name: The check's id.
        trust: Packages, or packs of rules, whose Python may run; authcheck's own always may.

    Raises:
        UnknownCheck: No installed package brings it.
        NotTrusted: Those that bring it may not run.
        CannotExamine: Several that may run bring it.
    """
    bringing = [entry for entry in announced(Group.CHECKS) if entry.name == name]
    if not bringing:
        message = f"no installed check is called {name}"
        raise UnknownCheck(message)
    loaded: Check = _load(_the_one(bringing, trust, f"the check {name}"))
    return loaded


def reader(media_type: str, trust: Collection[str] = ()) -> Reader:
    """Return the reader of this media type that an installed package brings, importing it now.

    Args:
        media_type: Such as ``message/rfc822``.
        trust: Packages, or packs of rules, whose Python may run.

    Raises:
        UnknownReader: No installed package brings one.
        NotTrusted: Those that bring one may not run.
        CannotExamine: Several that may run bring one.
    """
    loaded: Reader = _load(reader_entry(media_type, trust))
    return loaded


def reader_entry(media_type: str, trust: Collection[str] = ()) -> Entry:
    """Return where the reader of this media type is; arguments and errors as for ``reader``."""
    bringing = [entry for entry in announced(Group.READERS) if entry.name == media_type]
    if not bringing:
        message = f"no installed package reads {media_type}"
        raise UnknownReader(message)
    return _the_one(bringing, trust, f"the reader of {media_type}")


def packs() -> tuple[Entry, ...]:
    """Return the packs of rules that installed packages bring, by name; one of a name counts."""
    by_name: dict[str, Entry] = {}
    for entry in announced(Group.PACKS):
        # A name is a folder's: one that leads elsewhere could pass for another pack.
        if _PACK_NAME.issuperset(entry.name) and entry.name not in OUR_PACKS:
            by_name.setdefault(entry.name, entry)
    return tuple(by_name[name] for name in sorted(by_name))


def packages() -> Mapping[str, Package]:
    """Return every installed package that announces something, by name."""
    return {entry.package.name: entry.package for group in Group for entry in announced(group)}


def pack_folder(entry: Entry) -> Path:
    """Return the folder of a pack that a package brings: the one of its name inside the module announced.

    The module is found, never imported. The folder may turn out not to be there.
    """
    first, *inside = entry.value.split(".")
    top = Path(entry.package.site, first)
    if not top.is_dir():
        top = _elsewhere(first) or top
    return top.joinpath(*inside, entry.name)


def folders(trust: Collection[str]) -> tuple[str, ...]:
    """Return where the code of packages lies that may run beside authcheck's own; nothing is imported."""
    found: dict[str, None] = {}
    for entry in (*announced(Group.CHECKS), *announced(Group.READERS)):
        if entry.package.name == OURS or not may_run(entry.package.name, trust):
            continue
        first = entry.value.partition(":")[0].partition(".")[0]
        inside = (Path(entry.package.site, name) for name in (first, f"{first}.py"))
        place = next((place for place in inside if place.exists()), None) or _elsewhere(first)
        if place is not None:
            found[str(place)] = None
    return tuple(found)


def _elsewhere(module: str) -> Path | None:
    """Return where a package lies that was installed in place of its checkout; None where nobody knows."""
    from importlib.util import find_spec  # noqa: PLC0415 - hardly ever asked

    try:
        # The name has no dot: nothing is imported to find it.
        spec = find_spec(module)
    except (ImportError, ValueError):
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def may_run(package: str, trust: Collection[str]) -> bool:
    """Return whether a package's Python may run: it is ours, or it or a pack it brings is trusted.

    A pack that several packages bring speaks for none of them.
    """
    if package == OURS or package in {normal(name) for name in trust}:
        return True
    bringing: dict[str, set[str]] = {}
    for entry in announced(Group.PACKS):
        bringing.setdefault(entry.name, set()).add(entry.package.name)
    return any(bringing[name] == {package} for name in bringing.keys() & set(trust) - OUR_PACKS)


def _the_one(bringing: list[Entry], trust: Collection[str], what: str) -> Entry:
    """Return the entry that counts: ours before any other, else the only one that may run."""
    ours = [entry for entry in bringing if entry.package.name == OURS]
    if ours:
        return ours[0]
    running = [entry for entry in bringing if may_run(entry.package.name, trust)]
    names = " and ".join(sorted({entry.package.name for entry in running or bringing}))
    if not running:
        message = f"{what} is of the package {names}; {WAY_OUT}"
        raise NotTrusted(message)
    if len(running) > 1:
        message = f"{what} is brought by {names}; trust one of them, or uninstall the other"
        raise CannotExamine(message)
    return running[0]


@cache
def _load(entry: Entry) -> Any:  # what a stranger's module holds is known when it is called
    module, _, name = entry.value.partition(":")
    loaded: Any = import_module(module)
    for part in name.split(".") if name else ():
        loaded = getattr(loaded, part)
    return loaded
