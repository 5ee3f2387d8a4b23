"""Make the weights by which articles are read where no pattern of the lexicon fits.

`python bench/train_articles.py` reads the labelled passages in `bench/passages/` (all invented for this, see
the README there), cuts them into pieces of speech as the reader does, fits one linear model for being about
the document at all and one for each claim, tells by cross-validation over passages how well that does, and
with `--write` puts the weights beside the lexicon. It needs scikit-learn; reading needs none.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from statements import shared_span

import authcheck.articles
from authcheck.articles.likeness import features
from authcheck.articles.proposals import Heard, pieces

PASSAGES = Path(__file__).parent / "passages"
WEIGHTS = Path(authcheck.articles.__file__).parent / "lexicons" / "en.weights.json"

SAME = 0.5
"""Share of the shorter of two spans that must lie in both for a piece to be the labelled statement."""

LEAST_SEEN = 2
"""Pieces in which a feature must stand to be weighed."""

LEAST_LABELLED = 6
"""Pieces that must bear a label for it to be learnt."""

LEAST_WEIGHT = 0.02
"""Weights below it are dropped: together they move nothing."""

STRENGTH = 0.3
"""How far weights may go (scikit-learn's C)."""

ENOUGH = 0.75
"""How likely a piece must be about the document to be proposed."""

ENOUGH_CLAIMS = 0.4
"""How likely a claim must be to stand in a proposal; the likeliest stands in any case."""


@dataclass
class Examples:
    """Pieces of speech with what is true of them."""

    features: list[frozenset[str]] = field(default_factory=list)
    labels: list[tuple[str, ...]] = field(default_factory=list)
    passage: list[int] = field(default_factory=list)


def passages(folder: Path) -> list[dict[str, Any]]:
    """Return the labelled passages: whole ones, and single sentences with the sentence before."""
    rows = []
    for path in sorted(folder.glob("*.jsonl")):
        rows += [json.loads(line) for line in path.read_text().splitlines()]
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text().splitlines()):
            labels, sentence, before = line.split("\t")
            rows.append(_sentence(f"{path.stem}-{number}", labels, sentence, before.strip()))
    return rows


def _sentence(name: str, labels: str, sentence: str, before: str) -> dict[str, Any]:
    """Return a line such as `origin:deny<TAB>She said [[it is a fake]].<TAB>The letter came …` as a passage."""
    lead = f"{before} "
    begin, end = sentence.index("[[") + len(lead), sentence.index("]]") - 2 + len(lead)
    text = lead + sentence.replace("[[", "").replace("]]", "")
    span = [begin, end]
    said = [] if labels == "none" else [{"labels": labels.split(), "content_span": span}]
    return {"id": name, "text": text, "statements": said}


def labels_of(heard: Heard, statements: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the labels of the statement that a piece is; none where it is none."""
    best = max(
        statements,
        key=lambda each: shared_span(tuple(each["content_span"]), (heard.start, heard.end)),
        default=None,
    )
    if best is None or shared_span(tuple(best["content_span"]), (heard.start, heard.end)) <= SAME:
        return ()
    return tuple(best["labels"])


def gathered(rows: list[dict[str, Any]]) -> Examples:
    """Return the pieces of all passages that no pattern fits, each once."""
    examples = Examples()
    for number, row in enumerate(rows):
        heard_all, lexicon = pieces(row["text"])
        seen: set[tuple[int, int, str]] = set()
        for heard in heard_all:
            key = heard.start, heard.end, heard.piece.speech.manner
            if key in seen or heard.start >= heard.end or heard.claims:
                continue  # what a pattern tells is never judged by likeness
            seen.add(key)
            examples.features.append(features(heard.piece, lexicon))
            examples.labels.append(labels_of(heard, row["statements"]))
            examples.passage.append(number)
    return examples


def fitted(examples: Examples, which: list[int]) -> dict[str, Any]:
    """Return the weights learnt from some of the examples, as the reader takes them."""
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(examples.features[at], 1.0) for at in which])
    often = np.flatnonzero(np.asarray((table > 0).sum(axis=0)).ravel() >= LEAST_SEEN)
    table = table[:, often]
    names = vectors.get_feature_names_out()[often]
    labels = [examples.labels[at] for at in which]
    meant = np.array([bool(each) for each in labels])
    counts = Counter(name for each in labels for name in each)
    claims = sorted(name for name, count in counts.items() if count >= LEAST_LABELLED)
    models = [_model(table, meant)]
    about = np.flatnonzero(meant)
    for claim in claims:
        models.append(_model(table[about], np.array([claim in labels[at] for at in about])))
    weights: dict[str, dict[str, float]] = {}
    for number, model in enumerate(models):
        for name, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= LEAST_WEIGHT:
                weights.setdefault(name, {})[str(number)] = round(float(weight), 2)
    return {
        "claims": claims,
        "biases": [round(float(model.intercept_[0]), 3) for model in models],
        "enough": ENOUGH,
        "enough_claims": ENOUGH_CLAIMS,
        "weights": dict(sorted(weights.items())),
    }


def _model(table: Any, wanted: Any) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300).fit(table, wanted)


def scores(weights: dict[str, Any], given: frozenset[str]) -> list[float]:
    """Return how likely a piece is about the document, and each claim, as the reader reckons it."""
    sums = list(weights["biases"])
    for name in given:
        for number, weight in weights["weights"].get(name, {}).items():
            sums[int(number)] += weight
    return [1 / (1 + float(np.exp(-each))) for each in sums]


def validated(examples: Examples, folds: int) -> None:
    """Print what pieces of passages that were not learnt from are taken for."""
    about = np.zeros(len(examples.labels))
    right_claims = told_claims = true_claims = 0
    for learn, test in GroupKFold(folds).split(examples.features, groups=examples.passage):
        weights = fitted(examples, [int(at) for at in learn])
        for at in test:
            found = scores(weights, examples.features[at])
            about[at] = found[0]
            truth = set(examples.labels[at])
            if truth and found[0] >= ENOUGH:
                told = {
                    claim
                    for claim, share in zip(weights["claims"], found[1:], strict=True)
                    if share >= ENOUGH_CLAIMS
                } or {weights["claims"][int(np.argmax(found[1:]))]}
                right_claims += len(told & truth)
                told_claims += len(told)
                true_claims += len(truth)
    meant = np.array([bool(each) for each in examples.labels])
    print(f"{len(meant)} pieces, {meant.sum()} of them statements; {folds} folds over passages")
    for enough in (0.5, 0.6, ENOUGH, 0.8, 0.9):
        taken = about >= enough
        precision, recall = meant[taken].mean(), taken[meant].mean()
        print(f"  from {enough:.2f} on: precision {precision:.3f}, recall {recall:.3f}")
    print(f"  claim F1 of those found: {2 * right_claims / (told_claims + true_claims):.3f}")


def digest(folder: Path) -> str:
    """Return the SHA-256 of all passages, by which a test sees that the weights are made from them."""
    whole = hashlib.sha256()
    for path in sorted((*folder.glob("*.jsonl"), *folder.glob("*.tsv"))):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def main() -> None:
    """Train, measure and write."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    call.add_argument("--folds", type=int, default=5, help="folds of the cross-validation; 0 for none")
    call.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    asked = call.parse_args()
    print(f"date {datetime.now(UTC):%Y-%m-%d %H:%M} UTC; scikit-learn {sklearn.__version__}")
    examples = gathered(passages(PASSAGES))
    if asked.folds:
        validated(examples, asked.folds)
    if asked.write:
        weights = fitted(examples, list(range(len(examples.labels))))
        weights["made_from"] = digest(PASSAGES)
        WEIGHTS.write_text(_written(weights), encoding="utf-8")
        print(f"{WEIGHTS}: {len(weights['weights'])} features, {WEIGHTS.stat().st_size // 1024} KiB")


def _written(weights: dict[str, Any]) -> str:
    """Return JSON with a line a feature, so that a change can be read."""
    lines = [f" {json.dumps(name)}: {json.dumps(value)}" for name, value in weights["weights"].items()]
    head = {name: value for name, value in weights.items() if name != "weights"}
    return json.dumps(head)[:-1] + ', "weights": {\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    main()
