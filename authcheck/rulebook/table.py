"""The one table of what a rule file may hold; ``packs`` has that of pack files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from authcheck.forms import Choice, Day, Decimal, Field, Flag, ListOf, Record, Text
from authcheck.model.case import DocumentClass
from authcheck.model.finding import Outcome
from authcheck.model.rule import USUAL_LEGIBILITY, Look, Needs, Reference, RuleStatus, RuleTest
from authcheck.rulebook import limits
from authcheck.rulebook.matchers import ForShape
from authcheck.rulebook.meanings import MeaningShape
from authcheck.rulebook.shapes import OrNothing, Placed, WebAddress, WithPlace, Zone
from authcheck.rulebook.zones import MEANINGS, TEST_ZONES
from authcheck.sourcing.casefile import CaseShape

if TYPE_CHECKING:
    from datetime import date

    from authcheck.forms.places import Place, Problems
    from authcheck.forms.schemas import Nested, Schema
    from authcheck.model.rule import Matcher, Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class LookForm:
    """``look`` with the places of what is checked later."""

    zones: tuple[Placed[str], ...]
    for_: Matcher
    unless: Matcher | None
    needs: Placed[Needs] | None

    def whole(self) -> Look:
        """Return the same without places."""
        return Look(
            zones=tuple(zone.value for zone in self.zones),
            for_=self.for_,
            unless=self.unless,
            needs=self.needs.value if self.needs else Needs(),
        )


def _look(**keys: object) -> LookForm:
    # ``in`` and ``for`` are words of Python and cannot be argument names.
    return LookForm(zones=keys["in"], for_=keys["for"], unless=keys["unless"], needs=keys["needs"])  # type: ignore[arg-type]  # the table below gives their types


NEEDS = Record(
    Needs,
    {
        "legibility": Field(
            Decimal(0, 1),
            "from 0 to 1; a page that reads worse is unread, never absent. Where left out, words are looked "
            f"for on any page, and are not absent from one that reads worse than {USUAL_LEGIBILITY}",
            examples=(0.5,),
        ),
        "found": Field(
            ListOf(Text(), single=True, least=1, most=limits.COMPANIONS),
            "rules of which one must have found something",
            default=(),
        ),
        "or_unsigned_class": Field(
            Flag(), "met also where this class of document carries no signature", default=False
        ),
        "dated": Field(
            Flag(),
            "the claimed date must be known; goes with “valid”, where another date would be no evidence",
            default=False,
        ),
    },
)

LOOK = Record(
    _look,
    {
        "in": Field(
            ListOf(WithPlace(Zone(MEANINGS)), single=True, least=1),
            "where to look",
            required=True,
            nullable=False,
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
    """A letter, in miniature or a sample, its case file, and what the rule must make of it."""

    __test__ = False  # not a test of ours, whatever pytest makes of the name

    _record: ClassVar[Record[dict[str, Any]]] = Record(
        dict[str, Any],
        {
            # The few that say how to look come first: a message lists as many keys as it has room for.
            "expect": Field(Choice(Outcome), "the outcome", required=True, nullable=False),
            "match": Field(Text(), "the text it must find", default=""),
            "case": Field(CaseShape(), "what the case file of the letter says", nullable=False),
            "sample": Field(Text(), "a letter in the samples of the pack, instead of words", default=""),
            "legibility": Field(Decimal(0, 1), "how well the page reads, from 0 to 1; 1 where left out"),
            "needs_met": Field(
                Flag(), "whether a rule that this one waits for found something; yes where left out"
            ),
            **{
                zone: Field(
                    Text(empty=True, most=limits.TEST_TEXT), f"words of the test's letter: {MEANINGS[zone]}"
                )
                for zone in TEST_ZONES
            },
        },
    )

    def read(self, place: Place, problems: Problems) -> Placed[RuleTest]:
        """Return the test and its place."""
        keys = self._record.read(place, problems)
        test = RuleTest(
            zones=tuple((zone, keys[zone]) for zone in TEST_ZONES if keys[zone] is not None),
            expect=keys["expect"].value,
            match=keys["match"],
            legibility=1.0 if keys["legibility"] is None else keys["legibility"],
            case=keys["case"],
            sample=keys["sample"],
            needs_met=keys["needs_met"] is not False,
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
    {
        "from": Field(Day(), "first claimed date it speaks of", examples=("1980-01-01",)),
        "to": Field(Day(), "last claimed date"),
    },
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
        "url": Field(WebAddress(), "where it can be read, from https:// on", default=""),
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
        "title": Field(
            Text(),
            "one line for reports",
            required=True,
            nullable=False,
            examples=("Wording that asks for comments",),
        ),
        "status": Field(
            WithPlace(Choice(RuleStatus)),
            "how far it may be relied on",
            required=True,
            nullable=False,
        ),
        "why": Field(
            Text(),
            "why it means what it means; a colleague must be able to disagree",
            required=True,
            nullable=False,
        ),
        "look": Field(LOOK, "where to look and for what", required=True, nullable=False),
        "conclude": Field(CONCLUDE, "what the outcomes mean", required=True, nullable=False),
        "mistaken": Field(
            ListOf(Text(), least=1),
            "innocent explanations, printed under the finding; never empty",
            required=True,
            nullable=False,
            examples=(["A clerk forwarded the last draft."],),
        ),
        "refs": Field(ListOf(REFERENCE), "what the rule rests on; a stable rule needs it", default=()),
        "applies": Field(APPLIES, "what the rule speaks of; any document where left out", default=()),
        "valid": Field(VALID, "the claimed dates it speaks of; all where left out", default=ValidForm()),
        "replaced_by": Field(
            WithPlace(Text()), "the id of the rule that takes the place of this deprecated one"
        ),
        "tests": Field(
            WithPlace(ListOf(TestShape(), most=limits.TESTS)),
            "letters in miniature and what the rule must make of them",
            examples=([{"header": "FOR COMMENT", "expect": "found"}],),
        ),
    },
)
