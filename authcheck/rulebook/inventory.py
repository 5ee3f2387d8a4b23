"""What installed packages bring to the rules, and what rules and settings ask for in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck import __version__, plugins
from authcheck.model.inventory import Brought, Inventory
from authcheck.model.rule import CheckMatcher
from authcheck.plugins.entries import Group, announced, normal, refused
from authcheck.plugins.ours import OURS
from authcheck.rulebook.desk import chosen
from authcheck.rulebook.files import PACK_FILE, SHIPPED
from authcheck.rulebook.load import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.model.settings import Settings


def inventory(settings: Settings | None, our_readers: Iterable[str]) -> Inventory:
    """Return what is installed and what is missing; no plugin is imported.

    Args:
        settings: The desk's; None where it has none.
        our_readers: The media types that authcheck itself reads.
    """
    trust = settings.trust if settings else ()
    packages = {name: package for name, package in plugins.packages().items() if name != OURS}
    ours = Brought(
        package=OURS,
        version=__version__,
        runs=True,
        packs=tuple(sorted(file.parent.name for file in SHIPPED.glob(f"*/{PACK_FILE}"))),
        checks=_named(Group.CHECKS, OURS),
        readers=tuple(sorted(our_readers)),
    )
    strangers = (
        Brought(
            package=name,
            version=packages[name].version,
            runs=plugins.may_run(name, trust),
            packs=_named(Group.PACKS, name),
            checks=_named(Group.CHECKS, name),
            readers=_named(Group.READERS, name),
        )
        for name in sorted(packages)
    )
    return Inventory(brought=(ours, *strangers), missing=tuple(_missing(settings)))


def _named(group: Group, package: str) -> tuple[str, ...]:
    return tuple(entry.name for entry in announced(group) if entry.package.name == package)


def _missing(settings: Settings | None) -> Iterator[str]:
    shipped = {file.parent.name for file in SHIPPED.glob(f"*/{PACK_FILE}")}
    for entry in announced(Group.PACKS):
        folder = plugins.pack_folder(entry)
        if entry.name in shipped:
            yield f"the pack {entry.name} of {entry.package.name}: a pack of this name ships with authcheck"
        elif not (folder / PACK_FILE).is_file():
            yield f"the pack {entry.name} of {entry.package.name}: no {PACK_FILE} in {folder}"
    for each in refused():
        yield f"the package {each.package.name} {each.package.version}: {each.why}"
    for problem in chosen(settings).problems:
        yield f"{problem.path}: {problem.message}"
    brought = {entry.name for entry in plugins.packs()}
    for named in settings.trusted if settings else ():
        if named.name not in brought and normal(named.name) not in plugins.packages():
            yield f"{named.name}: trusted, and not installed"
    for check, rules in _asked_in_vain(settings).items():
        yield f"the check {check}: no installed package brings it; asked for by {', '.join(rules)}"


def _asked_in_vain(settings: Settings | None) -> dict[str, list[str]]:
    folders = [folder for folder in chosen(settings).folders if folder.is_dir()]
    known = plugins.checks()
    asked: dict[str, list[str]] = {}
    for rule in read_rules(folders).rulebook.rules:
        for_ = rule.look.for_
        if isinstance(for_, CheckMatcher) and for_.request.check not in known:
            asked.setdefault(for_.request.check, []).append(rule.id)
    return asked
