"""``look.for``: the six ways of looking, read into matchers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from authcheck.forms import Choice, Field, Flag, ListOf, OneOf, Record, Text, Whole
from authcheck.forms.shapes import Unreadable
from authcheck.model.axes import Origin
from authcheck.model.case import (
    CLAIM_VALUES,
    Access,
    FactKind,
    Of,
    Proposition,
    Stance,
)
from authcheck.model.observation import CheckRequest
from authcheck.model.rule import (
    CheckMatcher,
    ClaimTest,
    FactsMatcher,
    FieldsMatcher,
    Matcher,
    PatternMatcher,
    StatementsMatcher,
    TextMatcher,
    Tolerance,
)
from authcheck.rulebook import limits
from authcheck.rulebook.codes import Code
from authcheck.rulebook.shapes import Parameter, Placed, Speakers, Table, WithPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import re2

    from authcheck.forms.places import Place, Problems
    from authcheck.forms.schemas import Nested, Schema
    from authcheck.model.case import Relation
    from authcheck.model.observation import ParameterValue

_WORDS = ListOf(Text(dates=False, most=limits.PHRASE), single=True, least=1, most=limits.PHRASES)


def _claim(prop: Proposition, stance: tuple[Stance, ...], value: tuple[str, ...]) -> ClaimTest:
    known = CLAIM_VALUES.get(prop, ())
    for word in value:
        if word not in known:
            values = ", ".join(known) or "none"
            message = f"“{prop}” has no value “{word}”; it has: {values}"
            raise ValueError(message)
    return ClaimTest(prop=prop, stances=stance, values=value)


CLAIM = Record(
    _claim,
    {
        "prop": Field(Choice(Proposition), "what the claim is about", required=True),
        "stance": Field(
            ListOf(Choice(Stance), single=True, least=1),
            "what it says of that; confirm or imply where left out",
            default=(Stance.CONFIRM, Stance.IMPLY),
        ),
        "value": Field(
            ListOf(Text(), single=True), "any of these values; any value where left out", default=()
        ),
    },
)


def _statements(  # noqa: PLR0913 - one argument a key of the form
    *,
    claims: tuple[ClaimTest, ...],
    without: tuple[ClaimTest, ...],
    by: tuple[Relation, ...],
    named: bool | None,
    access: tuple[Access, ...],
    of: tuple[Of, ...],
    with_method: bool | None,
    house: bool | None,
    at_least: int,
    any: tuple[StatementsMatcher, ...],  # noqa: A002 - the key's name
    also: StatementsMatcher | None,
    unless: StatementsMatcher | None,
) -> StatementsMatcher:
    return StatementsMatcher(
        claims=claims,
        without=without,
        by=by,
        named=named,
        access=access,
        of=of,
        with_method=with_method,
        house=house,
        at_least=at_least,
        any_of=any,
        also=also,
        unless=unless,
    )


_STATEMENT_FIELDS: dict[str, Field[Any]] = {
    "claims": Field(ListOf(CLAIM, least=1), "which claims count; any where left out", default=()),
    "without": Field(ListOf(CLAIM, least=1), "claims the same statement must not make", default=()),
    "by": Field(Speakers(), "what the speakers are to the letter; anyone where left out", default=()),
    "named": Field(Flag(), "whether they speak under a name; either where left out"),
    "access": Field(
        ListOf(Choice(Access), single=True, least=1), "how they know; any where left out", default=()
    ),
    "of": Field(
        ListOf(Choice(Of), single=True, least=1), "what they speak of; any where left out", default=()
    ),
    "with_method": Field(Flag(), "whether they published the method of their examination"),
    "house": Field(Flag(), "whether they are of the claimed issuer's own house"),
    "at_least": Field(Whole(1, 99), "the smallest number of independent voices", default=1),
}
STATEMENTS = Record(_statements, _STATEMENT_FIELDS)
# The form nests in itself, so these keys are added once it has a name.
_STATEMENT_FIELDS["also"] = Field(STATEMENTS, "a second selection that must be met too")
_STATEMENT_FIELDS["any"] = Field(
    ListOf(STATEMENTS), "conditions of which a statement must meet one", default=()
)
_STATEMENT_FIELDS["unless"] = Field(STATEMENTS, "a selection that must not be met")

FACTS = Record(
    FactsMatcher,
    {
        "kinds": Field(
            ListOf(Choice(FactKind), single=True, least=1), "which kinds of fact count", required=True
        ),
        "toward": Field(Choice(Origin), "which way the fact must point; either where left out"),
    },
)

_FOR: dict[str, Field[Any]] = {
    "text": Field(
        _WORDS,
        "phrases, as whole words; letter case and line breaks do not count",
        examples=(["FOR COMMENT", "COMMENTS DUE"],),
    ),
    "read": Field(
        OneOf({tolerance.value: tolerance for tolerance in Tolerance}),
        "how text is compared; exact where left out",
    ),
    "pattern": Field(
        ListOf(WithPlace(Text(most=limits.PATTERN)), single=True, least=1, most=limits.PATTERNS),
        "RE2 patterns, line by line; (?P<match>…) says what the report quotes",
        examples=([r"(?i)\bcopy (?P<match>\d+ of \d+)\b"],),
    ),
    "fields": Field(
        Table(_WORDS),
        "globs for fields of the metadata or the case file; all of the fields must fit",
        examples=({"custody.channel": ["recipient"]},),
    ),
    "statements": Field(STATEMENTS, "statements on file"),
    "facts": Field(FACTS, "facts on file"),
    "check": Field(Text(), "the id of a check", examples=("closing.ink",)),
    "with": Field(Table(Parameter()), "parameters for the check"),
}

_WAYS = ("text", "pattern", "fields", "statements", "facts", "check")


class ForShape:
    """``look.for`` or ``look.unless``: exactly one way of looking."""

    def __init__(self, ways: tuple[str, ...] = _WAYS) -> None:
        """Allow these of the six ways."""
        self._ways = ways
        belongs = {"text": ("read",), "check": ("with",)}
        keys = [key for way in ways for key in (way, *belongs.get(way, ()))]
        self._record = Record(dict[str, Any], {key: _FOR[key] for key in keys})

    def read(self, place: Place, problems: Problems) -> Matcher:
        """Return the matcher."""
        values = self._record.read(place, problems)
        given = [way for way in self._ways if values[way] is not None]
        message = None
        if len(given) != 1:
            named = " and ".join(given) or "none"
            message = f"needs exactly one of {', '.join(self._ways)}; {named} stands here"
        elif values.get("read") and given != ["text"]:
            message = "“read” goes with “text” alone"
        elif values.get("with") and given != ["check"]:
            message = "“with” goes with “check” alone"
        if message:
            problems.add(place, message, Code.FIND)
            raise Unreadable
        return _MAKE[given[0]](values, problems)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        ways = [{"required": [way]} for way in self._ways]
        return {**self._record.schema(nested), "oneOf": ways}


def _text(values: Mapping[str, Any], _: Problems) -> Matcher:
    return TextMatcher(phrases=values["text"], read=values["read"] or Tolerance.EXACT)


def _pattern(values: Mapping[str, Any], problems: Problems) -> Matcher:
    placed: tuple[Placed[str], ...] = values["pattern"]
    before = len(problems)
    steps = 0
    for pattern in placed:
        size = _size(pattern, problems)
        steps += size
        if steps > limits.PROGRAM:
            message = (
                f"takes RE2 {size:,} steps, and all patterns of a list may take {limits.PROGRAM:,}; "
                "repeat less often, or make two rules of it"
            )
            problems.add(pattern.place, message, "F025")
            break
    if len(problems) > before:
        raise Unreadable
    return PatternMatcher(patterns=tuple(pattern.value for pattern in placed))


_REPEATED = r"write a backslash before a *, + or ? that is meant"

_WAYS_OUT = {
    "unexpected )": r"write \) for a bracket that is meant, or take it out",
    "missing )": r"close the bracket, or write \( for one that is meant",
    "missing ]": r"close the bracket, or write \[ for one that is meant",
    "no argument for repetition operator": _REPEATED,
    "bad repetition operator": _REPEATED,
    "trailing \\": r"write \\ for a backslash that is meant",
}
"""How what RE2 says begins, and the way out."""

_BACK_REFERENCE = re.compile(r"escape sequence: \\[1-9]")


def _size(pattern: Placed[str], problems: Problems) -> int:
    """Return how many steps RE2 makes of a pattern; 0 where it makes nothing of it, which is noted."""
    import re2  # noqa: PLC0415 - only a rulebook with patterns pays for it

    options = re2.Options()
    options.log_errors = False
    try:
        return int(re2.compile(pattern.value, options).programsize)
    except re2.error as error:
        problems.add(pattern.place, f"is not RE2: {_told(error)}", Code.PATTERN)
        return 0


def _told(error: re2.error) -> str:
    reason = error.args[0] if error.args else "cannot be read"
    said = reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
    if "invalid perl operator: (?" in said and said[-1:] in {"=", "!", "<"}:
        sign = said.partition(": ")[2]
        return f"it has no look-around ({sign}); say with “unless” what must not stand beside it"
    if _BACK_REFERENCE.search(said):
        return "it has no back-references; write the words out"
    # What it says after a colon is the pattern again.
    ways = (f"{sign}; {way}" for sign, way in _WAYS_OUT.items() if said.startswith(sign))
    return next(ways, said)


def _fields(values: Mapping[str, Any], _: Problems) -> Matcher:
    return FieldsMatcher(fields=values["fields"])


def _given(key: str) -> Callable[[Mapping[str, Any], Problems], Matcher]:
    def give(values: Mapping[str, Any], _: Problems) -> Matcher:
        matcher: Matcher = values[key]
        return matcher

    return give


def _check(values: Mapping[str, Any], _: Problems) -> Matcher:
    given: tuple[tuple[str, ParameterValue], ...] = values["with"] or ()
    return CheckMatcher(request=CheckRequest(check=values["check"], parameters=tuple(sorted(given))))


_MAKE: dict[str, Callable[[Mapping[str, Any], Problems], Matcher]] = {
    "text": _text,
    "pattern": _pattern,
    "fields": _fields,
    "statements": _given("statements"),
    "facts": _given("facts"),
    "check": _check,
}
