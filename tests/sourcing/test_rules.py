"""Each sourcing rule finds what it is for, and leaves alone what only looks like it."""

from __future__ import annotations

import textwrap
from functools import cache

import pytest
from casefiles import a_case_file

from authcheck.examine import examine
from authcheck.model.document import Document
from authcheck.model.exhibit import Exhibit
from authcheck.model.finding import Outcome
from authcheck.model.observation import Reading
from authcheck.model.rule import Rulebook, StatementsMatcher
from authcheck.rulebook import load_rulebook
from authcheck.sourcing import hear
from authcheck.sourcing.casefile import read_case

EXHIBIT = Exhibit(path="a.pdf", name="a.pdf", sha256="0" * 64, size=1, media_type="application/pdf")
UNSEEN = Reading(document=Document(exhibit=EXHIBIT, pages=()))

ISSUER = "speaker: A. Spokesman, organisation: US/DoD"
UNNAMED = "organisation: US/DoD"
RECIPIENT = "speaker: B. Minister, organisation: Iraq/MoD"
UNNAMED_RECIPIENT = "organisation: Iraq/MoD"
OUTSIDER = "speaker: C. Expert, organisation: MIT"
OUTSIDERS = "organisation: France"


@cache
def rules() -> Rulebook:
    return load_rulebook()


def found(*statements: str, rest: str = "") -> set[str]:
    """Return the sourcing rules that find something in statements of (speaker; claims)."""
    listed = []
    for number, statement in enumerate(statements):
        speaker, _, claims = statement.partition(";")
        listed.append(f"- {{id: s{number}, {speaker.strip()}, claims: [{claims.strip()}]}}")
    text = a_case_file(textwrap.dedent("\n".join(listed)), rest=rest)
    findings = examine(UNSEEN, hear(read_case(text, "a.case.yaml"), None), rules())
    return {
        finding.rule.removeprefix("core/sourcing.")
        for finding in findings
        if finding.rule.startswith("core/sourcing.") and finding.outcome is Outcome.FOUND
    }


ORIGIN, DENIED = "{prop: origin}", "{prop: origin, stance: deny}"
DRAFT = "{prop: status, value: draft}"

CASES: list[tuple[list[str], set[str]]] = [
    ([f"{ISSUER}; {ORIGIN}"], {"issuer-acknowledges"}),
    ([f"{ISSUER}; {{prop: release, value: leaked}}"], {"issuer-acknowledges"}),
    (
        [f"{ISSUER}; {{prop: release, value: unauthorised}}"],
        {"issuer-acknowledges", "issuer-rebukes"},
    ),
    ([f"{ISSUER}; {DRAFT}"], {"issuer-acknowledges", "issuer-says-draft", "issuer-rebukes"}),
    (
        [f"{ISSUER}; {{prop: status, value: final, stance: deny}}"],
        {"issuer-acknowledges", "issuer-says-draft", "issuer-rebukes"},
    ),
    ([f"{ISSUER}; {{prop: status, value: outdated}}"], {"issuer-acknowledges", "issuer-rebukes"}),
    (
        [f"{ISSUER}; {{prop: signed, stance: deny}}"],
        {"issuer-acknowledges", "issuer-says-unsigned", "issuer-rebukes"},
    ),
    (
        [f"{ISSUER}; {{prop: signed, stance: deny}}, {{prop: release, value: sent}}"],
        {"issuer-acknowledges", "issuer-says-sent", "issuer-rebukes"},
    ),
    ([f"{ISSUER}; {{prop: signed}}"], {"issuer-acknowledges", "issuer-says-signed"}),
    ([f"{ISSUER}; {{prop: release, value: not_sent}}"], set()),
    (
        [f"{ISSUER}; {ORIGIN}, {{prop: release, value: not_sent}}"],
        {"issuer-acknowledges", "issuer-says-unsent"},
    ),
    (
        [f"{ISSUER}; {ORIGIN}, {{prop: release, value: sent, stance: deny}}"],
        {"issuer-acknowledges", "issuer-says-unsent"},
    ),
    ([f"{ISSUER}; {DRAFT}, {DENIED}"], {"issuer-denies-named", "issuer-says-draft", "issuer-rebukes"}),
    (
        [f"{ISSUER}; {{prop: release, value: published}}"],
        {"issuer-acknowledges", "issuer-release", "issuer-release-issued"},
    ),
    (
        [f"{ISSUER}; {{prop: release, value: published}}, {DRAFT}"],
        {"issuer-acknowledges", "issuer-release", "issuer-says-draft", "issuer-rebukes"},
    ),
    (
        [f"{ISSUER}; {{prop: release, value: withdrawn}}"],
        {"issuer-acknowledges", "issuer-withdraws", "issuer-rebukes"},
    ),
    ([f"{ISSUER}; {{prop: altered}}"], {"issuer-acknowledges", "issuer-says-altered"}),
    ([f"{ISSUER}; {{prop: content, stance: deny}}"], {"issuer-denies-content"}),
    ([f"{ISSUER}; {{prop: policy}}"], {"issuer-affirms-content"}),
    ([f"{ISSUER}; {DENIED}"], {"issuer-denies-named"}),
    ([f"{ISSUER}; {{prop: exists, stance: deny}}"], {"issuer-denies-named"}),
    ([f"{ISSUER}; {{prop: exists}}"], {"receipt-only"}),
    ([f"{ISSUER}, of: copy; {DENIED}"], {"copy-denied"}),
    ([f"{UNNAMED_RECIPIENT}, of: copy; {DENIED}"], {"copy-denied"}),
    (
        [f"{ISSUER}, of: copy; {{prop: signed, stance: deny}}"],
        {"issuer-says-copy-unsigned"},
    ),
    (
        [f"{ISSUER}; {ORIGIN}, {{prop: release, value: published, stance: deny}}"],
        {"issuer-acknowledges", "issuer-says-unsent"},
    ),
    (
        [f"{ISSUER}; {ORIGIN}, {{prop: status, value: draft, stance: imply}}"],
        {"issuer-acknowledges", "issuer-says-draft", "issuer-rebukes"},
    ),
    ([f"{ISSUER}; {{prop: origin, stance: doubt}}, {{prop: release, value: published}}"], set()),
    (
        [f"{ISSUER}; {{prop: exists, stance: deny}}, {{prop: release, value: published}}"],
        {"issuer-denies-named"},
    ),
    ([f"{ISSUER}; {{prop: origin, stance: refuse}}"], {"issuer-declines"}),
    ([f"{ISSUER}; {{prop: origin, stance: no_dispute}}"], {"issuer-silent"}),
    (
        [
            f"{ISSUER}; {{prop: origin, stance: no_dispute}}",
            f"{RECIPIENT}; {{prop: release, value: published}}",
        ],
        {"issuer-silent", "issuer-silent-addressee-published"},
    ),
    (
        [
            f"{ISSUER}; {{prop: origin, stance: no_dispute}}",
            f"{UNNAMED_RECIPIENT}; {{prop: release, value: published}}",
        ],
        {"issuer-silent"},
    ),
    ([f"{ISSUER}; {{prop: origin, stance: deny, value: not_ours}}"], {"house-denies"}),
    (["speaker: D. E., organisation: US/State; {prop: origin, stance: deny, value: not_ours}"], set()),
    ([f"{UNNAMED}; {ORIGIN}"], {"confirmed-once"}),
    ([f"{UNNAMED}; {DENIED}"], {"issuer-denies-unnamed"}),
    ([f"{UNNAMED}; {DRAFT}"], {"confirmed-once", "issuer-unnamed-draft"}),
    ([f"{UNNAMED}; {{prop: release, value: sent}}"], {"confirmed-once", "issuer-unnamed-issued"}),
    ([f"{RECIPIENT}; {ORIGIN}"], {"confirmed-once"}),
    ([f"{RECIPIENT}; {DENIED}"], {"recipient-denies-named"}),
    ([f"{UNNAMED_RECIPIENT}; {DENIED}"], {"recipient-denies-unnamed"}),
    ([f"{RECIPIENT}; {{prop: release, value: received}}"], {"receipt-only"}),
    ([f"{RECIPIENT}; {{prop: signed}}"], {"recipient-says-signed"}),
    ([f"{RECIPIENT}; {{prop: altered}}"], {"recipient-says-altered"}),
    ([f"{RECIPIENT}; {DRAFT}"], set()),
    ([f"{UNNAMED}; {ORIGIN}", f"{OUTSIDERS}; {ORIGIN}"], {"confirmed-twice"}),
    (
        [f"{UNNAMED}, basis: first_hand; {ORIGIN}", f"{RECIPIENT}, basis: first_hand; {ORIGIN}"],
        {"confirmed-first-hand"},
    ),
    (
        [f"{UNNAMED}, basis: second_hand; {ORIGIN}", f"{RECIPIENT}, basis: first_hand; {ORIGIN}"],
        {"confirmed-once"},
    ),
    ([f"{UNNAMED}; {ORIGIN}", f"organisation: US; {ORIGIN}"], {"confirmed-once"}),
    ([f"{OUTSIDER}, basis: first_hand; {ORIGIN}"], {"confirmed-once"}),
    ([f"{OUTSIDER}; {ORIGIN}"], {"third-party-attributes-genuine"}),
    ([f"{OUTSIDER}; {DENIED}"], {"third-party-attributes-forged"}),
    ([f"{OUTSIDER}, with_method: true; {ORIGIN}"], {"third-party-attributes-genuine-with-method"}),
    ([f"{OUTSIDER}, with_method: true; {DENIED}"], {"third-party-attributes-forged-with-method"}),
    ([f"{OUTSIDER}, with_method: true; {{prop: altered}}"], {"third-party-finds-alteration"}),
    ([f"relation: outlet; {ORIGIN}"], {"press-repeats"}),
    ([f"relation: document; {ORIGIN}"], {"press-repeats"}),
]


@pytest.mark.parametrize(("statements", "expected"), CASES)
def test_a_rule_finds_what_it_is_for(statements: list[str], expected: set[str]) -> None:
    assert found(*statements) == expected


SIGNED = "facts: [{kind: signature, says: signed}]\n"


def test_an_acknowledged_signed_letter_counts_as_issued_until_the_issuer_disputes_it() -> None:
    acknowledged = f"{ISSUER}; {ORIGIN}"
    assert "issued-undisputed" in found(acknowledged, rest=SIGNED)
    assert "issued-undisputed" not in found(acknowledged)
    for word in ("draft", "mistake", "outdated"):
        disputed = f"{UNNAMED}; {{prop: status, value: {word}}}"
        assert "issued-undisputed" not in found(acknowledged, disputed, rest=SIGNED)
    for outside in (f"{RECIPIENT}; {DRAFT}", f"{ISSUER}; {{prop: release, value: leaked}}"):
        assert "issued-undisputed" in found(acknowledged, outside, rest=SIGNED)


def test_an_acknowledged_letter_that_its_recipient_received_counts_as_issued_unless_disputed() -> None:
    acknowledged, received = f"{ISSUER}; {ORIGIN}", f"{RECIPIENT}; {{prop: release, value: received}}"
    assert found(acknowledged, received) == {"issuer-acknowledges", "receipt-only", "issued-received"}
    for word in ("draft", "mistake", "outdated"):
        disputed = f"{UNNAMED}; {{prop: status, value: {word}}}"
        assert "issued-received" not in found(acknowledged, received, disputed)
    assert "issued-received" not in found(received)
    assert "issued-received" not in found(f"{UNNAMED}; {ORIGIN}", received)
    assert "issued-received" not in found(
        acknowledged, f"{UNNAMED_RECIPIENT}; {{prop: release, value: received}}"
    )


def test_every_sourcing_rule_finds_something_here() -> None:
    told = set().union(*(expected for _, expected in CASES), {"issued-undisputed", "issued-received"})
    of_statements = {
        rule.id.removeprefix("core/sourcing.")
        for rule in rules().rules
        if isinstance(rule.look.for_, StatementsMatcher)
    }
    assert of_statements == told
