"""The page a desk codes from says all that a case file may say, and its example gives what it promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from authcheck.examine import examine
from authcheck.forms.scalars import moment
from authcheck.model.axes import Axis, Custody, Status
from authcheck.model.case import (
    CLAIM_VALUES,
    Access,
    Attribution,
    DocumentClass,
    Extent,
    FactKind,
    Of,
    Proposition,
    Relation,
    Stance,
    StatementStatus,
)
from authcheck.model.document import Document
from authcheck.model.exhibit import Exhibit
from authcheck.model.observation import Reading
from authcheck.rulebook import load_rulebook
from authcheck.sourcing import hear
from authcheck.sourcing.casefile import read_case
from authcheck.sourcing.form import CARRIED_BY, CUSTODY, DOCUMENT, FACT, STATEMENT
from authcheck.sourcing.shapes import ClaimShape
from authcheck.weigh import weigh

UNSEEN = Reading(
    document=Document(
        exhibit=Exhibit(path="a.pdf", name="a.pdf", sha256="0" * 64, size=1, media_type="application/pdf"),
        pages=(),
    )
)

PAGE = (Path(__file__).parents[2] / "docs" / "case-file.md").read_text(encoding="utf-8")

KEYS = [
    key
    for record in (DOCUMENT, CUSTODY, FACT, STATEMENT, CARRIED_BY, ClaimShape.record)
    for key in record.fields
]
VALUES = [
    member.value
    for words in (
        DocumentClass,
        StatementStatus,
        Relation,
        Attribution,
        Access,
        Of,
        Proposition,
        Stance,
        FactKind,
        Custody,
        Extent,
    )
    for member in words
] + [value for values in CLAIM_VALUES.values() for value in values]


@pytest.mark.parametrize("word", sorted({*KEYS, *VALUES}))
def test_every_key_and_value_is_told(word: str) -> None:
    assert re.search(rf"[`\s,{{:]{re.escape(word)}[`\s,}}:]", PAGE)


def test_every_way_of_coding_a_sentence_can_be_read() -> None:
    claims = re.findall(r"\{prop: [^}]*\}", PAGE.partition("## How to code what people say")[2])
    assert len(claims) > 30
    for claim in claims:
        text = (
            "document: {claimed_issuer: EMA, class: set}\n"
            f"statements: [{{id: s1, organisation: EMA, claims: [{claim}]}}]\n"
        )
        assert read_case(text, "case-file.md").statements[0].claims


def test_the_worked_example_gives_the_verdicts_told_under_it() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    case = read_case(example, "case-file.md")
    rows = re.findall(r"^\| `(2020-.*?)` \| (.*?) \| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 3
    for as_of, *told in rows:
        hearing = hear(case, moment(as_of))
        found = weigh(examine(UNSEEN, hearing, load_rulebook()), hearing)
        for axis, words in zip((Axis.ORIGIN, Axis.STANDING, Axis.POSITION), told, strict=True):
            assert words.startswith(found[axis].value.value)
            assert ("CONTESTED" in words) is found[axis].contested
            assert ("ESTABLISHED" in words) is (found[axis].status is Status.ESTABLISHED)
