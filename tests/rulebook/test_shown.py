"""The kind of evidence is the writer's word: what a rule looks for must be able to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rulefiles import a_rule_text, problems_of

from authcheck.model.axes import POLES
from authcheck.model.case import FactKind
from authcheck.model.evidence import CAPS, Evidence
from authcheck.model.finding import Outcome
from authcheck.rulebook import SHIPPED, read_rules
from authcheck.rulebook.shown import OF_FACT, most_of
from authcheck.rulebook.spoken import SPOKEN
from authcheck.rulebook.ways import SHOWN_BY, Way

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = "axis: origin, toward: genuine"
FORGED = "axis: origin, toward: forged"
DRAFT = "axis: standing, toward: unissued draft"
SIGNED = "axis: standing, toward: 'signed, sending not shown'"
ISSUED = "axis: standing, toward: issued"
WORDS = "\n- {header: DRAFT, expect: found}\n- {header: other, expect: absent}"
CASES = "\n- {case: {}, expect: found}\n- {case: {}, expect: absent}"
SAMPLES = "\n- {sample: a.pdf, expect: found}\n- {sample: b.pdf, expect: absent}"

ACKNOWLEDGED = "by: issuer, named: true, claims: [{prop: origin}]"
DISPUTED = (
    "{by: issuer, claims: [{prop: status, value: [draft, not_a_decision, mistake, outdated, unofficial]}, "
    "{prop: status, stance: [deny, doubt], value: final}, {prop: release, value: not_sent}, "
    "{prop: release, stance: [deny, doubt], value: [sent, published]}, "
    "{prop: signed, stance: [deny, doubt]}]}"
)


def statements(selection: str) -> str:
    return f"{{in: [statements], for: {{statements: {{{selection}}}}}}}"


def facts(kinds: str) -> str:
    return f"{{in: [case], for: {{facts: {{kinds: [{kinds}]}}}}}}"


def check(name: str, zone: str = "closing") -> str:
    return f"{{in: [{zone}], for: {{check: {name}}}}}"


def problems(
    folder: Path, look: str, *, outcome: str = "found", **meaning: str
) -> list[tuple[str, str, str]]:
    """Return (code, key, message) of all that is wrong with a stable rule that means this."""
    parts = {"bears": ORIGIN, "weight": "very strong", "basis": "standard", **meaning}
    keys = [parts.pop("bears"), *(f"{key}: {value}" for key, value in parts.items() if value)]
    meant = {"found": "nothing", "absent": "nothing", outcome: f"{{{', '.join(keys)}, say: Seen.}}"}
    text = a_rule_text(
        status="stable",
        refs="[{cite: A manual}]",
        look=f" {look}",
        conclude=f"\n  found: {meant['found']}\n  absent: {meant['absent']}",
        tests=WORDS if "text" in look else SAMPLES if "check" in look else CASES,
    )
    return [(code, key, message) for code, _, _, key, message in problems_of(folder, text)]


CHAINED = "'cryptographic signature, chained'"
DENIED = "by: issuer, claims: [{prop: origin, stance: deny}]"


@pytest.mark.parametrize(
    ("look", "meaning"),
    [
        (check("signature.field", "pdf.signatures"), {"evidence": CHAINED}),
        (check("closing.blank"), {"evidence": CHAINED}),
        (
            check("letterhead.form", "letterhead"),
            {"evidence": '"exemplar, issuer\'s publication"', "weight": "strong"},
        ),
        (statements("by: outlet, named: false"), {"evidence": "acknowledgement"}),
        (statements(DENIED), {"evidence": "acknowledgement", "outcome": "absent"}),
        (facts("tone"), {"evidence": "court finding"}),
        ("{in: [case], for: {fields: {custody.channel: recipient}}}", {"evidence": "confession"}),
        (
            "{in: [header], for: {text: DRAFT}}",
            {"evidence": "draft mark", "bears": DRAFT, "weight": "strong", "outcome": "absent"},
        ),
        (statements(DENIED), {"evidence": "issuer release"}),
    ],
    ids=["e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9"],
)
def test_no_kind_of_evidence_is_borrowed(tmp_path: Path, look: str, meaning: dict[str, str]) -> None:
    ((code, key, _),) = problems(tmp_path, look, **meaning)
    assert (code, key) == ("R017", f"conclude.{meaning.get('outcome', 'found')}.evidence")


@pytest.mark.parametrize(
    ("look", "meaning"),
    [
        # of several kinds of fact, each must be it
        (facts("court finding, tone"), {"evidence": "court finding"}),
        # what points either way, must point there
        (facts("court finding"), {"evidence": "court finding"}),
        ("{in: [case], for: {facts: {kinds: confession, toward: forged}}}", {"evidence": "confession"}),
        # an office speaks under its name, and says what it is quoted for
        (statements("by: issuer, claims: [{prop: origin}]"), {"evidence": "acknowledgement"}),
        (statements("by: issuer, named: true"), {"evidence": "acknowledgement"}),
        (statements(f"{ACKNOWLEDGED[:-1]}, {{prop: content}}]"), {"evidence": "acknowledgement"}),
        (
            statements("named: true, claims: [{prop: origin}], any: [{by: issuer}, {by: outlet}]"),
            {"evidence": "acknowledgement"},
        ),
        # one direction is not the other
        (
            statements("by: issuer, named: true, claims: [{prop: status, value: draft}]"),
            {"evidence": "issuer on standing", "bears": ISSUED, "weight": "strong"},
        ),
        (
            statements("by: issuer, named: true, claims: [{prop: content, stance: deny}]"),
            {
                "evidence": "issuer on content",
                "bears": "axis: position, toward: affirmed",
                "weight": "strong",
            },
        ),
        # two are two
        (
            statements("claims: [{prop: origin}], by: recipient, access: first_hand"),
            {"evidence": "two first-hand confirmations", "weight": "moderately strong"},
        ),
        # a release in the same breath called a draft
        (
            statements(
                "by: issuer, named: true, claims: [{prop: release, stance: confirm, value: published}]"
            ),
            {"evidence": "issuer release", "bears": ISSUED},
        ),
        # nobody disputes it: of all that could be said
        (
            statements(
                f"{ACKNOWLEDGED}, also: {{by: recipient, named: true, claims: [{{prop: release, "
                f"value: received}}]}}, unless: {DISPUTED.replace('by: issuer', 'by: chain')}"
            ),
            {"evidence": "undisputed and signed", "bears": ISSUED, "weight": "moderate"},
        ),
        # and it is signed
        (
            statements(f"{ACKNOWLEDGED}, unless: {DISPUTED}"),
            {"evidence": "undisputed and signed", "bears": ISSUED, "weight": "moderate"},
        ),
        # an empty field is no signature
        (
            "{in: [pdf.signatures], for: {check: signature.field, with: {state: unsigned}}}",
            {"evidence": "signature", "bears": SIGNED, "weight": "moderate"},
        ),
        # a file's name is no mark on its pages
        (
            "{in: [file.name], for: {text: DRAFT}}",
            {"evidence": "draft mark", "bears": DRAFT, "weight": "strong"},
        ),
        (
            "{in: [case], for: {fields: {custody.channel: [recipient, anonymous]}}}",
            {"evidence": "custody record", "bears": "axis: custody, toward: recipient", "weight": "moderate"},
        ),
    ],
)
def test_a_selection_wider_than_its_evidence_is_refused(
    tmp_path: Path, look: str, meaning: dict[str, str]
) -> None:
    told = [each for each in problems(tmp_path, look, **meaning) if each[0] not in {"R012", "R013"}]
    ((code, key, _),) = told
    assert (code, key) == ("R017", "conclude.found.evidence")


@pytest.mark.parametrize(
    ("look", "meaning"),
    [
        (statements(f"{ACKNOWLEDGED}, access: first_hand"), {"evidence": "acknowledgement"}),
        (statements(f"named: true, any: [{{{ACKNOWLEDGED}}}]"), {"evidence": "acknowledgement"}),
        ("{in: [case], for: {facts: {kinds: confession, toward: genuine}}}", {"evidence": "confession"}),
        (
            facts("exemplar A, exemplar B"),
            {"evidence": '"exemplar, recipient\'s copy"', "weight": "moderately strong"},
        ),
        (
            statements(
                f"{ACKNOWLEDGED}, also: {{by: recipient, named: true, claims: [{{prop: release, "
                f"value: received}}]}}, unless: {DISPUTED}"
            ),
            {"evidence": "undisputed and signed", "bears": ISSUED, "weight": "moderate"},
        ),
        (check("closing.ink"), {"evidence": "signature", "bears": SIGNED, "weight": "moderate"}),
        (
            check("closing.ink"),
            {"evidence": "blank signature", "bears": DRAFT, "weight": "weak", "outcome": "absent"},
        ),
    ],
)
def test_a_selection_as_narrow_as_its_evidence_is_taken(
    tmp_path: Path, look: str, meaning: dict[str, str]
) -> None:
    assert problems(tmp_path, look, **meaning) == []


def test_what_would_show_the_evidence_is_told(tmp_path: Path) -> None:
    ((_, _, message),) = problems(tmp_path, statements("by: outlet"), evidence="acknowledgement")
    assert message.endswith("select no more than {by: issuer, named: true, claims: [{prop: origin}]}")


@pytest.mark.parametrize(
    ("selection", "weight", "most"),
    [
        ("by: recipient, named: true, claims: [{prop: altered}]", "strong", "moderate"),
        ("by: third_party, with_method: true, claims: [{prop: altered}]", "strong", "moderately strong"),
    ],
)
def test_some_who_say_it_weigh_less_than_others(
    tmp_path: Path, selection: str, weight: str, most: str
) -> None:
    meaning = {"bears": "axis: integrity, toward: altered", "weight": weight, "evidence": "alteration"}
    ((code, key, message),) = problems(tmp_path, statements(selection), **meaning)
    assert (code, key) == ("R008", "conclude.found.weight")
    assert f"at most {most}, not {weight}" in message


@pytest.mark.parametrize("look", [statements(DENIED), facts("form"), "{in: [header], for: {text: DRAFT}}"])
def test_what_is_not_found_weighs_little(tmp_path: Path, look: str) -> None:
    meaning = {"weight": "moderate", "basis": "none", "outcome": "absent"}
    told = [(code, key) for code, key, _ in problems(tmp_path, look, **meaning)]
    assert ("R009", "conclude.absent.weight") in told


def test_the_shipped_rules_weigh_no_more_than_they_show() -> None:
    for rule in read_rules([SHIPPED]).rulebook.rules:
        if rule.found is not None:
            assert rule.found.concludes.weight <= most_of(rule.look, Outcome.FOUND, rule.found.concludes), (
                rule.id
            )


def test_every_kind_that_people_speak_says_what_shows_it() -> None:
    spoken = {kind for kind in Evidence if Way.STATEMENTS in SHOWN_BY[kind]}
    assert set(SPOKEN) == spoken
    for kind in spoken:
        answers = {
            (cap.axis, toward) for cap in CAPS[kind] for toward in POLES[cap.axis] if toward in cap.toward
        }
        assert {(each.axis, each.toward) for each in SPOKEN[kind]} == answers, kind


def test_every_kind_of_fact_says_what_evidence_it_is() -> None:
    assert set(OF_FACT) == set(FactKind)
    established = frozenset[Evidence]().union(*OF_FACT.values())
    assert all(Way.FACTS in SHOWN_BY[kind] for kind in established)
