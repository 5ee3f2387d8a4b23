"""The one table of what a rule file and a pack file may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.forms import Choice, Day, Decimal, Field, Flag, ListOf, Record, Text, Whole
from authcheck.model.case import DocumentClass
from authcheck.model.finding import Outcome
from authcheck.model.rule import Needs, Reference, RuleStatus, RuleTest
from authcheck.model.zone import ZoneName
from authcheck.rulebook.matchers import ForShape
from authcheck.rulebook.meanings import MeaningShape
from authcheck.rulebook.shapes import OrNothing, Placed, WithPlace

if TYPE_CHECKING:
    from datetime import date

    from authcheck.forms.nodes import Place, Problems
    from authcheck.forms.shapes import Nested, Schema
    from authcheck.model.rule import Matcher, Meaning

PAGE_ZONES = (*(zone.value for zone in ZoneName), "image.page", "image.text")
"""Zones with words on a page: ``image.page`` is all that a page shows, ``image.text`` what of it stands
outside letterhead, running text and watermarks."""

FIELD_ZONES = ("pdf.info", "pdf.xmp", "docx.core", "email.headers", "file.name")
"""Zones that hold what the file says about itself, outside its pages."""

OTHER_ZONES = (
    "image.letterhead",
    "image.closing",
    "pdf.revisions",
    "pdf.signatures",
    "pdf.annotations",
    "docx.revisions",
    "docx.comments",
)
"""Zones that only checks look at."""

CASE_ZONES = ("statements", "case")

ZONES = (*PAGE_ZONES, *FIELD_ZONES, *OTHER_ZONES, *CASE_ZONES)

TEST_ZONES = (*PAGE_ZONES, *FIELD_ZONES, "case")


@dataclass(frozen=True, slots=True, kw_only=True)
class LookForm:
    """``look`` with the places of what is checked later."""

    zones: tuple[Placed[str], ...]
    for_: Matcher
    unless: Matcher | None
    needs: Placed[Needs] | None


def _look(**keys: object) -> LookForm:
    # ``in`` and ``for`` are words of Python and cannot be argument names.
    return LookForm(zones=keys["in"], for_=keys["for"], unless=keys["unless"], needs=keys["needs"])  # type: ignore[arg-type]  # the table below gives their types


NEEDS = Record(
    Needs,
    {
        "legibility": Field(Decimal(0, 1), "below it the outcome is unread", default=0.0),
        "found": Field(
            ListOf(Text(), single=True, least=1), "rules of which one must have found something", default=()
        ),
        "or_unsigned_class": Field(
            Flag(), "met also where this class of document carries no signature", default=False
        ),
    },
)

LOOK = Record(
    _look,
    {
        "in": Field(
            ListOf(WithPlace(Text()), single=True, least=1), "where to look", required=True, nullable=False
        ),
        "for": Field(ForShape(), "what to look for", required=True, nullable=False),
        "unless": Field(ForShape(("text", "pattern")), "what takes a match in the same line back"),
        "needs": Field(WithPlace(NEEDS), "what must hold before the rule may look"),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludeForm:
    """``conclude``; None stands for the word nothing."""

    found: Meaning | None
    absent: Meaning | None


CONCLUDE = Record(
    ConcludeForm,
    {
        "found": Field(
            OrNothing(MeaningShape()), "what finding it means, or nothing", required=True, nullable=False
        ),
        "absent": Field(
            OrNothing(MeaningShape()), "what not finding it means, or nothing", required=True, nullable=False
        ),
    },
)


class TestShape:
    """A letter in miniature: text for some zones, and what the rule must make of it."""

    __test__ = False  # not a test of ours, whatever pytest makes of the name

    _record = Record(
        dict[str, object],
        {
            **{zone: Field(Text(empty=True), f"the text of the zone {zone}") for zone in TEST_ZONES},
            "expect": Field(Choice(Outcome), "the outcome", required=True, nullable=False),
            "match": Field(Text(), "the text it must find", default=""),
            "legibility": Field(Decimal(0, 1), "how well the page reads, from 0 to 1", default=1.0),
        },
    )

    def read(self, place: Place, problems: Problems) -> Placed[RuleTest]:
        """Return the test and its place."""
        keys = self._record.read(place, problems)
        zones = tuple((zone, str(keys[zone])) for zone in TEST_ZONES if keys[zone] is not None)
        test = RuleTest(
            zones=zones,
            expect=str(keys["expect"]),
            match=str(keys["match"]),
            legibility=float(str(keys["legibility"])),
            line=place.line,
            column=place.column,
        )
        return Placed(test, place)

    def schema(self, nested: Nested) -> Schema:
        """Return its JSON Schema."""
        return self._record.schema(nested)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidForm:
    """``valid``: a period of claimed dates, open where None."""

    start: date | None = None
    end: date | None = None


def _valid(**keys: date | None) -> ValidForm:
    start, end = keys["from"], keys["to"]
    if start is not None and end is not None and end < start:
        message = f"ends on {end}, before it begins on {start}"
        raise ValueError(message)
    return ValidForm(start=start, end=end)


def _applies(**keys: tuple[DocumentClass, ...]) -> tuple[DocumentClass, ...]:
    return keys["class"]


VALID = Record(
    _valid,
    {"from": Field(Day(), "first claimed date it speaks of"), "to": Field(Day(), "last claimed date")},
)

APPLIES = Record(
    _applies,
    {
        "class": Field(
            ListOf(Choice(DocumentClass), single=True, least=1),
            "classes of document it speaks of",
            required=True,
            nullable=False,
        )
    },
)

REFERENCE = Record(
    Reference,
    {
        "cite": Field(Text(), "what the rule rests on, as one cites it", required=True, nullable=False),
        "url": Field(Text(), "where it can be read", default=""),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleForm:
    """A rule file as read, with the places of what is checked across keys."""

    title: str
    status: Placed[RuleStatus]
    why: str
    look: LookForm
    conclude: ConcludeForm
    mistaken: tuple[str, ...]
    refs: tuple[Reference, ...]
    applies: tuple[DocumentClass, ...]
    valid: ValidForm
    replaced_by: Placed[str] | None
    tests: Placed[tuple[Placed[RuleTest], ...]] | None


RULE = Record(
    RuleForm,
    {
        "title": Field(Text(), "one line for reports", required=True, nullable=False),
        "status": Field(
            WithPlace(Choice(RuleStatus)),
            "experimental, stable or deprecated",
            required=True,
            nullable=False,
        ),
        "why": Field(Text(), "why it means what it means", required=True, nullable=False),
        "look": Field(LOOK, "where to look and for what", required=True, nullable=False),
        "conclude": Field(CONCLUDE, "what the outcomes mean", required=True, nullable=False),
        "mistaken": Field(
            ListOf(Text(), least=1), "innocent explanations; never empty", required=True, nullable=False
        ),
        "refs": Field(ListOf(REFERENCE), "what the rule rests on", default=()),
        "applies": Field(APPLIES, "what the rule speaks of; any document where left out", default=()),
        "valid": Field(VALID, "the claimed dates it speaks of; all where left out", default=ValidForm()),
        "replaced_by": Field(WithPlace(Text()), "the rule that takes the place of a deprecated one"),
        "tests": Field(WithPlace(ListOf(TestShape())), "letters in miniature"),
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


PACK = Record(
    PackForm,
    {
        "title": Field(Text(), "one line", required=True, nullable=False),
        "version": Field(Text(), "the pack's own version, quoted", required=True, nullable=False),
        "format": Field(Whole(1, 1), "1", required=True, nullable=False),
        "licence": Field(Text(), "an SPDX identifier", required=True, nullable=False),
        "about": Field(Text(), "what the pack speaks of", default=""),
    },
)
