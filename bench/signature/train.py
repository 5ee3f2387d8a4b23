"""Train the model of marks and write it as plain numbers.

`python -m bench.signature.train FIGURES.npz … --out authcheck/checks/page/signature.npz`; figures come from
`python -m bench.signature.gather`. Needs scikit-learn, which the tool itself does not.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression

from authcheck.checks.page.signatures import SIGNED, UNSIGNED
from bench.accuracy.tables import Told, line
from bench.signature.gather import CLASSES

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIGNATURE = CLASSES.index("signature")
_TREES = 110
_BY_CHANCE = 160
_REAL = 4.0
"""How much more a mark of a real page counts than one of the generator: the pen is a real one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Marks of pages, and what is known of the pages."""

    figures: NDArray[np.float32]
    labels: NDArray[np.int8]
    page: NDArray[np.int64]
    boxes: NDArray[np.float32]
    signature: NDArray[np.str_]
    source: NDArray[np.str_]
    variant: NDArray[np.str_]
    pair: NDArray[np.str_]
    closing: NDArray[np.bool_]
    path: NDArray[np.str_]


def load(paths: list[Path]) -> Figures:
    """Return the figures of several files as one."""
    parts: dict[str, list[NDArray[np.generic]]] = {}
    pages = 0
    for path in paths:
        with np.load(path, allow_pickle=False) as held:
            for name in Figures.__dataclass_fields__:
                values = held[name]
                parts.setdefault(name, []).append(values + pages if name == "page" else values)
            pages += len(held["signature"])
    return Figures(**{name: np.concatenate(values) for name, values in parts.items()})  # type: ignore[arg-type]


def folds(pairs: NDArray[np.str_], count: int = 5) -> NDArray[np.int64]:
    """Return a fold for each page; pages of one composition share theirs."""
    _, number = np.unique(pairs, return_inverse=True)
    order = np.random.default_rng(7).permutation(int(number.max()) + 1)
    return np.asarray(order[number] % count)


def grown(
    figures: NDArray[np.float32], labels: NDArray[np.int8], weight: NDArray[np.float64], seed: int
) -> list[object]:
    """Return trees of two sorts; rare classes weigh as much as print and dust.

    Trees that look for the best cut and trees that cut by chance err on different marks: together they leave
    fewer signed pages open at the same specificity than either alone.
    """
    best = RandomForestClassifier(
        _TREES,
        min_samples_leaf=3,
        max_features=0.25,
        max_depth=14,
        class_weight="balanced_subsample",
        random_state=seed,
        n_jobs=1,
    ).fit(figures, labels, sample_weight=weight)
    chance = ExtraTreesClassifier(
        _BY_CHANCE,
        min_samples_leaf=2,
        max_features=0.5,
        max_depth=16,
        bootstrap=True,
        class_weight="balanced_subsample",
        random_state=seed,
        n_jobs=1,
    ).fit(figures, labels, sample_weight=weight)
    return [*best.estimators_, *chance.estimators_]


def packed(trees: list[object]) -> dict[str, NDArray[np.generic]]:
    """Return trees as arrays laid end to end."""
    roots, feature, threshold, left, right, share, at, depth = [], [], [], [], [], [], 0, 0
    for one in trees:
        tree = one.tree_  # type: ignore[attr-defined]
        roots.append(at)
        leaf = tree.children_left < 0
        feature.append(np.where(leaf, 0, tree.feature).astype(np.int16))
        threshold.append(tree.threshold.astype(np.float32))
        left.append(np.where(leaf, -1, tree.children_left + at).astype(np.int32))
        right.append(np.where(leaf, -1, tree.children_right + at).astype(np.int32))
        value = np.zeros((tree.node_count, len(CLASSES)))
        value[:, one.classes_.astype(int)] = tree.value[:, 0, :]  # type: ignore[attr-defined]
        share.append((value / value.sum(axis=1, keepdims=True)).astype(np.float16))
        at += tree.node_count
        depth = max(depth, tree.max_depth)
    return {
        "roots": np.asarray(roots, dtype=np.int32), "feature": np.concatenate(feature),
        "threshold": np.concatenate(threshold), "left": np.concatenate(left), "right": np.concatenate(right),
        "share": np.concatenate(share), "depth": np.asarray(depth),
    }  # fmt: skip


def shares(trees: list[object], figures: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the mean share of each class over trees."""
    total = np.zeros((len(figures), len(CLASSES)))
    for one in trees:
        total[:, one.classes_.astype(int)] += one.predict_proba(figures)  # type: ignore[attr-defined]
    return total / len(trees)


def of_pages(share: NDArray[np.float64], page: NDArray[np.int64], pages: int) -> NDArray[np.float64]:
    """Return the largest share of a signature on each page; 0 where there is no mark."""
    best = np.zeros(pages)
    np.maximum.at(best, page, share[:, _SIGNATURE])
    return best


def out_of_fold(data: Figures, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each mark's shares by trees that saw no page of its composition."""
    fold = folds(data.pair)[data.page]
    found = np.zeros((len(data.labels), len(CLASSES)))
    for number in range(int(fold.max()) + 1):
        away = fold == number
        found[away] = shares(
            grown(data.figures[~away], data.labels[~away], weight[~away], number), data.figures[away]
        )
    return found


def log_odds(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the log odds, kept from infinity."""
    bounded = np.clip(share, 1e-3, 1 - 1e-3)
    return np.asarray(np.log(bounded / (1 - bounded)))


def tell(data: Figures, chance: NDArray[np.float64]) -> None:
    """Print what pages are told by trees that saw no page of their composition, by source."""
    print("out of fold, at the thresholds of the check:")
    for source in np.unique(data.source).tolist():
        told = [
            Told(
                truth=truth == "yes",
                said=True if p >= SIGNED else False if p <= UNSIGNED else None,
                chance=float(p),
            )
            for truth, p, here in zip(
                data.signature.tolist(), chance.tolist(), data.source.tolist(), strict=True
            )
            if here == source and truth in {"yes", "no"}
        ]
        print(line(source, told))


def main() -> None:
    """Train, calibrate on pages that trees did not see, and write."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("figures", type=Path, nargs="+", help=".npz files of bench.signature.gather")
    call.add_argument("--real", type=Path, nargs="*", default=[], help="the same of pages that people wrote")
    call.add_argument("--out", type=Path, required=True, help="the model's file")
    asked = call.parse_args()
    data = load([*asked.figures, *asked.real])
    made = len(load(asked.figures).labels)
    weight = np.where(np.arange(len(data.labels)) < made, 1.0, _REAL)
    known = np.isin(data.signature, ("yes", "no"))
    score = of_pages(out_of_fold(data, weight), data.page, len(data.signature))
    curve = LogisticRegression(C=10.0).fit(log_odds(score[known])[:, None], data.signature[known] == "yes")
    tell(data, curve.predict_proba(log_odds(score)[:, None])[:, 1])
    trees = grown(data.figures, data.labels, weight, 0)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        asked.out,
        **packed(trees),
        slope=np.asarray(curve.coef_[0, 0]),
        offset=np.asarray(curve.intercept_[0]),
    )
    print(f"{len(data.signature)} pages, {len(data.labels)} marks, {len(trees)} trees in {asked.out}")
    size = asked.out.stat().st_size / 1e6
    print(f"{size:.2f} MB, slope {curve.coef_[0, 0]:.2f}, offset {curve.intercept_[0]:.2f}")


if __name__ == "__main__":
    main()
