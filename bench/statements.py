"""How well authcheck reads who said what: proposals against labelled passages and whole articles.

`python bench/statements.py --gold FILE` scores a file of labelled passages, a JSON object a line with `text`
and `statements` (`speaker`, `speaker_text`, `labels`, `content_span`), and where there is one the founding
article (`--founding FILE.expected.json`, its text beside it). `--articles FILE --out LIST` lists the
proposals of whole articles (a JSON object a line with `id` and `text`) for judging; `--judged LIST` scores
judgements already made, and says of `--articles` what was not judged yet. `--whole LIST` tells how many of
the statements that readers found in whole articles are proposed. Kept lists hold places and labels, no texts.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from authcheck.articles import propose
from authcheck.model.case import Proposition
from authcheck.model.proposal import About, Proposal

SAME = 0.5
"""Share of the shorter of two spans that must lie in both for them to be one statement."""

# The labels of such files know no value `mistake` and call a receipt a letter's existence.
WRITTEN = {
    "status:mistake": "release:unauthorised",
    "release:leaked": "release:unauthorised",
    "release:received": "exists:confirm",
    "release:deny": "exists:deny",
    "status:not_a_decision": "status:draft",
}
_VALUED = {Proposition.STATUS, Proposition.RELEASE}


@dataclass
class Score:
    """Counts over all passages."""

    right: int = 0
    proposed: int = 0
    gold: int = 0
    speaker: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    matched_labels: Counter[str] = field(default_factory=Counter)
    overlaps: list[float] = field(default_factory=list)
    covered: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def labels_of(proposal: Proposal) -> set[str]:
    """Return a proposal's claims as such files write them."""
    written = set()
    if {claim.stance for claim in proposal.claims if claim.extent == "some"} >= {"confirm", "deny"}:
        return {"origin:doubt"}  # such files know no parts of a set
    for claim in proposal.claims:
        if claim.prop in _VALUED and claim.stance == "confirm":
            label = f"{claim.prop}:{claim.value}"
        else:
            label = f"{claim.prop}:{claim.stance}"
        written.add(WRITTEN.get(label, label))
    return written


def f1(right: float, proposed: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (proposed + gold) if proposed + gold else 1.0


def score_passage(passage: dict[str, Any], about: About, score: Score) -> None:
    """Add one passage's counts."""
    proposals = list(propose(passage["text"], about))
    gold = [each for each in passage["statements"] if each.get("content_span")]
    score.proposed += len(proposals)
    score.gold += len(gold)
    pairs = sorted(
        (
            (shared_span(tuple(each["content_span"]), proposal.span), at, number)
            for at, each in enumerate(gold)
            for number, proposal in enumerate(proposals)
        ),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken: set[int] = set()
    for shared, at, number in pairs:
        if shared < SAME or at in taken_gold or number in taken:
            continue
        taken_gold.add(at)
        taken.add(number)
        _add_match(gold[at], proposals[number], passage, score)
    for at, each in enumerate(gold):
        if at not in taken_gold:
            score.labels["gold"] += len(set(each["labels"]))
            score.wrong.append(
                f"missed  {passage['id']}: {each['speaker']} {each['labels']} {each['content'][:80]!r}"
            )
    for number, proposal in enumerate(proposals):
        if number not in taken:
            said = labels_of(proposal)
            score.labels["proposed"] += len(said)
            score.wrong.append(
                f"surplus {passage['id']}: {_who(proposal)} {sorted(said)} {proposal.exact[:80]!r}"
            )


def _add_match(gold: dict[str, Any], proposal: Proposal, passage: dict[str, Any], score: Score) -> None:
    said, truth = labels_of(proposal), set(gold["labels"])
    score.right += 1
    for counter in (score.labels, score.matched_labels):
        counter["right"] += len(said & truth)
        counter["proposed"] += len(said)
        counter["gold"] += len(truth)
    span = tuple(gold["content_span"])
    score.overlaps.append(_overlap(span, proposal.span))
    score.covered.append(_common(span, proposal.span) / max(span[1] - span[0], 1))
    if said != truth:
        score.wrong.append(
            f"labels  {passage['id']}: {sorted(said)} for {sorted(truth)} {proposal.exact[:80]!r}"
        )
    if _same_speaker(gold, proposal):
        score.speaker += 1
    else:
        score.wrong.append(
            f"speaker {passage['id']}: {_who(proposal)} for {gold['speaker']} {proposal.exact[:60]!r}"
        )


def _same_speaker(gold: dict[str, Any], proposal: Proposal) -> bool:
    if gold["speaker"] is None:
        return True  # sentences by themselves name nobody
    names = {_plain(gold["speaker"]), _plain(gold["speaker_text"])}
    mine = {_plain(proposal.speaker or ""), _plain(proposal.described_as)} - {""}
    if names & mine:
        return True
    described = _plain(proposal.described_as)
    if any(len(name.split()) > 1 and (f"{described} ").startswith(f"{name} ") for name in names):
        return True  # two specialists, and two specialists who looked at the picture
    surname = _plain(gold["speaker"]).split()[-1:]
    spoken = _plain(_who(proposal)).split()
    return bool(surname) and spoken[-1:] == surname


def _plain(words: str) -> str:
    low = re.sub(r"[^\w\s]", " ", words.lower())
    return " ".join(word for word in low.split() if word not in {"the", "a", "an", "s"})


def _who(proposal: Proposal) -> str:
    return proposal.speaker or proposal.described_as


def _common(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def shared_span(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return what share of the shorter of two spans lies in both."""
    return _common(one, other) / max(min(one[1] - one[0], other[1] - other[0]), 1)


def _overlap(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    common = _common(one, other)
    return common / max(one[1] - one[0] + other[1] - other[0] - common, 1)


def tell(name: str, score: Score) -> None:
    """Print the figures of one file."""
    speaker = score.speaker / score.right if score.right else 0.0
    print(f"\n{name}: {score.gold} statements, {score.proposed} proposed, {score.right} found")
    print(f"  statement F1   {f1(score.right, score.proposed, score.gold):.3f}", end="")
    print(
        f"  (precision {score.right / max(score.proposed, 1):.3f},"
        f" recall {score.right / max(score.gold, 1):.3f})"
    )
    print(f"  right speaker  {speaker:.3f}  of those found")
    for title, counts in (("all", score.labels), ("those found", score.matched_labels)):
        print(f"  label F1       {f1(counts['right'], counts['proposed'], counts['gold']):.3f}  of {title}")
    if score.overlaps:
        mean, cover = sum(score.overlaps) / len(score.overlaps), sum(score.covered) / len(score.covered)
        print(
            f"  span overlap   {mean:.3f}  intersection over union;"
            f" {cover:.3f} of the words meant are covered"
        )


def founding(path: Path, about: About) -> None:
    """Tell which required statements of the founding article are found, and what must not be."""
    expected = json.loads(path.read_text())
    text = (path.parent / expected["file"]).read_text()
    proposals = propose(text, about)
    print(f"\n{path.name}: {len(proposals)} proposals")
    for each in expected["required"]:
        span = tuple(each["content_span"])
        best = max(proposals, key=lambda proposal: _overlap(span, proposal.span), default=None)
        if best is None or not _common(span, best.span):
            print(f"  MISSED  {each['speaker']}: {each['content']!r}")
            continue
        lacking = set(each["labels"]) - labels_of(best)
        surplus = labels_of(best) - set(each["labels"])
        print(
            f"  {_overlap(span, best.span):.2f} {'right' if _same_speaker(each, best) else 'WRONG'} speaker"
            f"{', lacks ' + str(sorted(lacking)) if lacking else ''}"
            f"{', says also ' + str(sorted(surplus)) if surplus else ''}  {each['speaker']}"
        )
    required = [tuple(each["content_span"]) for each in expected["required"]]
    for each in expected["must_not_report"]:
        span = tuple(each["content_span"])
        hits = [
            proposal
            for proposal in proposals
            if shared_span(span, proposal.span) > SAME
            and not any(_overlap(one, proposal.span) > SAME for one in required)
        ]
        for hit in hits:
            print(f"  MUST NOT  {hit.exact!r}: {each['why']}")


def articles(path: Path, about: About) -> list[dict[str, Any]]:
    """Return the proposals of whole articles, a row each, and print how many there are."""
    rows = []
    number = 0
    began = time.process_time()
    for line in path.read_text().splitlines():
        article = json.loads(line)
        number += 1
        rows += [
            {
                "article": article["id"],
                "span": list(proposal.span),
                "who": _who(proposal),
                "labels": sorted(labels_of(proposal)),
                "exact": proposal.exact,
                "verdict": "",
            }
            for proposal in propose(article["text"], about)
        ]
    seconds = time.process_time() - began
    print(
        f"\n{path.name}: {number} articles, {len(rows)} proposals,"
        f" {1000 * seconds / max(number, 1):.0f} ms of processor time an article"
    )
    return rows


def judged(path: Path, proposed: list[dict[str, Any]]) -> None:
    """Score judged proposals: `verdict` is right, wrong, or both as `right/wrong` of two judges."""
    rows = _rows(path)
    votes = [row["verdict"].split("/") for row in rows if row.get("verdict")]
    if not votes:
        print(f"\n{path.name}: nothing judged yet")
        return
    right = sum(vote.count("right") / len(vote) for vote in votes)
    agreed = sum(len(set(vote)) == 1 for vote in votes)
    low, high = _wilson(right, len(votes))
    print(
        f"\n{path.name}: {len(votes)} judged, precision {right / len(votes):.3f}"
        f" (95 %: {low:.2f} to {high:.2f}), judges agree {agreed / len(votes):.3f}"
    )
    known = {_place(row) for row in rows}
    if proposed:
        now = {_place(row) for row in proposed}
        print(
            f"  proposed now: {len(now)}; {len(now - known)} not judged, {len(known - now)} judged and gone"
        )


def whole(path: Path, proposed: list[dict[str, Any]]) -> None:
    """Tell how many statements of articles read whole are proposed; `by` says how many readers found each."""
    rows = _rows(path)
    for title, some in (
        ("ten articles", [row for row in rows if row.get("ten")]),
        ("all articles", rows),
    ):
        for least in (2, 1):
            meant = [row for row in some if row["by"] >= least]
            found = sum(
                any(
                    each["article"] == row["article"]
                    and shared_span(tuple(row["span"]), tuple(each["span"])) >= SAME
                    for each in proposed
                )
                for row in meant
            )
            low, high = _wilson(found, len(meant))
            print(
                f"  {title}, found by {'both readers' if least > 1 else 'either reader'}:"
                f" {found} of {len(meant)} proposed, recall {found / max(len(meant), 1):.3f}"
                f" (95 %: {low:.2f} to {high:.2f})"
            )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def _place(row: dict[str, Any]) -> tuple[str, int, int, str]:
    return row["article"], row["span"][0], row["span"][1], ",".join(row["labels"])


def _wilson(right: float, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


def main() -> None:
    """Measure and print."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    call.add_argument("--gold", type=Path, help="labelled passages")
    call.add_argument("--founding", type=Path, help="the founding article's expected statements")
    call.add_argument("--articles", type=Path, help="whole articles")
    call.add_argument("--out", type=Path, help="with --articles: the proposals go here, to be judged")
    call.add_argument("--judged", type=Path, help="a list of judged proposals")
    call.add_argument("--whole", type=Path, help="a list of the statements of articles read whole")
    call.add_argument("--terms", default="", help="what the document is called, comma-separated")
    call.add_argument("--policy-terms", default="", help="words for what it says, comma-separated")
    call.add_argument("--show", action="store_true", help="list what went wrong")
    asked = call.parse_args()
    about = About(
        terms=tuple(filter(None, asked.terms.split(","))),
        policy_terms=tuple(filter(None, asked.policy_terms.split(","))),
    )
    print(f"date {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    if asked.gold:
        score = Score()
        for line in asked.gold.read_text().splitlines():
            score_passage(json.loads(line), about, score)
        tell(asked.gold.name, score)
        if asked.show:
            print("\n".join(f"  {line}" for line in score.wrong))
    if asked.founding:
        founding(asked.founding, about)
    proposed = articles(asked.articles, about) if asked.articles else []
    if asked.out:
        asked.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in proposed))
        print(f"  to be judged: {asked.out}")
    if asked.judged:
        judged(asked.judged, proposed)
    if asked.whole:
        whole(asked.whole, proposed)


if __name__ == "__main__":
    main()
