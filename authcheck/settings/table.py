"""The one table of what ``authcheck.toml`` may hold."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from authcheck.errors import FormError
from authcheck.forms import Day, Field, ListOf, OneOf, Record, Text
from authcheck.forms.complaints import seen
from authcheck.forms.files import read_text
from authcheck.forms.places import Problems
from authcheck.forms.shapes import Unreadable, refuse
from authcheck.forms.toml import parse_toml
from authcheck.forms.words import cut
from authcheck.model.axes import Weight
from authcheck.model.problem import Problem
from authcheck.model.settings import Named, Override, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from authcheck.forms.places import Place
    from authcheck.forms.schemas import Nested, Schema

_WEIGHTS = {weight.words: weight for weight in Weight}


class _Named:
    """A pack's name, or a folder: whatever has a slash in it."""

    def read(self, place: Place, problems: Problems) -> Named:
        """Return it; a folder is taken from where the settings file lies."""
        name = Text().read(place, problems)
        is_folder = "/" in name
        if is_folder:
            try:
                folder = Path(name).expanduser()
            except RuntimeError:
                user = cut(name.partition("/")[0][1:])
                message = f"nobody called “{user}” has a home here; write the path in full"
                raise refuse(place, problems, message) from None
            name = str(Path(problems.path).resolve().parent / folder)
        return Named(name=name, is_folder=is_folder, line=place.line, column=place.column, key=place.key)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return Text().schema(nested)


class _Reason:
    """Why a rule does not count in full: words that a reader of the report can do something with."""

    _LEAST = 3
    """Letters that it takes to say anything."""

    _MOST = 300
    """Characters that stand in every report."""

    def read(self, place: Place, problems: Problems) -> str:
        """Return it."""
        reason = Text().read(place, problems)
        if sum(map(str.isalpha, seen(reason))) < self._LEAST:
            raise refuse(place, problems, "says nothing; give the reason in words")
        if len(reason) > self._MOST:
            message = (
                f"is {len(reason):,} characters long, and stands in every report; {self._MOST} are enough"
            )
            raise refuse(place, problems, message)
        return reason

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return {**Text().schema(nested), "minLength": self._LEAST, "maxLength": self._MOST}


class _OverrideShape:
    """A rule that the desk does not go by, or not in full."""

    _why: ClassVar[dict[str, Field[Any]]] = {
        "rule": Field(Text(), "the rule's id, such as core/draft.file-name", required=True, nullable=False),
        "reason": Field(_Reason(), "why, for readers of the report", required=True, nullable=False),
        "until": Field(Day(), "the last day it holds", required=True, nullable=False),
    }
    _to: ClassVar[dict[str, Field[Any]]] = {
        "to": Field(OneOf(_WEIGHTS), "the most it may weigh", required=True, nullable=False)
    }

    def __init__(self, *, lowers: bool) -> None:
        """Read entries that lower a rule, or else those that switch one off."""
        fields = {**self._why, **(self._to if lowers else {})}
        self._record: Record[dict[str, Any]] = Record(dict[str, Any], fields)

    def read(self, place: Place, problems: Problems) -> Override:
        """Return the override."""
        keys = self._record.read(place, problems)
        spots = tuple((each.key, each.line, each.column) for each in place.entries().values())
        return Override(
            rule=keys["rule"],
            to=keys.get("to"),
            reason=keys["reason"],
            until=keys["until"],
            line=place.entries()["rule"].line,
            column=place.entries()["rule"].column,
            key=f"{place.key}.rule",
            spots=spots,
        )

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return self._record.schema(nested)


def _settings(
    *,
    packs: tuple[Named, ...] | None,
    trust: tuple[Named, ...],
    off: tuple[Override, ...],
    lower: tuple[Override, ...],
) -> Settings:
    overrides = sorted((*off, *lower), key=lambda each: each.line)
    return Settings(path="", digest="", packs=packs, trusted=trust, overrides=tuple(overrides))


SETTINGS = Record(
    _settings,
    {
        "packs": Field(
            ListOf(_Named()),
            "packs in force beside core, by name, or by folder (with a slash, from this file on); "
            "all that ship with authcheck or are installed where left out",
            examples=(["us-dod", "./rules/our-desk"],),
        ),
        "trust": Field(
            ListOf(_Named()), "installed packages, or packs, whose Python may run on letters", default=()
        ),
        "off": Field(ListOf(_OverrideShape(lowers=False)), "rules that are switched off", default=()),
        "lower": Field(ListOf(_OverrideShape(lowers=True)), "rules that weigh less here", default=()),
    },
)


def _named_twice(overrides: Iterable[Override], shown: str) -> Iterator[Problem]:
    first: dict[str, Override] = {}
    for each in overrides:
        known = first.setdefault(each.rule, each)
        if known is not each:
            message = (
                f"{each.rule} is named twice under “off” and “lower”, first on line {known.line}; keep one"
            )
            yield Problem(
                code="F016", path=shown, line=each.line, column=each.column, key=each.key, message=message
            )


def read_settings(path: Path) -> Settings:
    """Return the settings in a file.

    Raises:
        FormError: Everything that is wrong with it.
    """
    shown = str(path)
    problems = Problems(shown)
    text = read_text(path)
    try:
        read = SETTINGS.read(parse_toml(text, shown), problems)
    except Unreadable as error:
        raise FormError(tuple(problems)) from error
    twice = tuple(_named_twice(read.overrides, shown))
    if twice:
        raise FormError(twice)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Settings(
        path=shown, digest=digest, packs=read.packs, trusted=read.trusted, overrides=read.overrides
    )
