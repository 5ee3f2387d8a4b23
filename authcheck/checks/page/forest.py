"""Decision trees out of a plain file of numbers: what a mark is, as probabilities.

The file is written by ``python -m bench.signature.train``; docs/models/signature.md says on what.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

CLASSES = ("other", "signature", "initials", "note", "stamp")
"""What a mark can be, in the order of a leaf's shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees laid end to end; ``left`` and ``right`` count from the first node of all."""

    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    """-1 at a leaf."""

    right: NDArray[np.int32]
    share: NDArray[np.float32]
    """A row a node: the share of each class; it counts at leaves."""

    depth: int
    slope: float
    """With ``offset``: log odds of a page's likeliest mark → log odds that the page is signed."""

    offset: float

    def shares(self, figures: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the share of each class for each row of figures, the mean of all trees."""
        rows = np.arange(len(figures))[:, None]
        node = np.broadcast_to(self.roots, (len(figures), len(self.roots)))
        for _ in range(self.depth):
            lower = figures[rows, self.feature[node]] <= self.threshold[node]
            below = np.where(lower, self.left[node], self.right[node])
            node = np.where(self.left[node] < 0, node, below)
        return np.asarray(self.share[node].mean(axis=1), dtype=np.float64)

    def calibrated(self, share: float) -> float:
        """Return the probability that a page is signed whose likeliest mark has this share, 0 to 1."""
        bounded = min(max(share, 1e-3), 1 - 1e-3)
        odds = self.slope * np.log(bounded / (1 - bounded)) + self.offset
        return float(1 / (1 + np.exp(-odds)))


def read_forest(path: Path) -> Forest:
    """Return the forest of a file; nothing in it is run."""
    with np.load(path, allow_pickle=False) as held:
        return Forest(
            roots=held["roots"],
            feature=held["feature"],
            threshold=held["threshold"],
            left=held["left"],
            right=held["right"],
            share=held["share"].astype(np.float32),
            depth=int(held["depth"]),
            slope=float(held["slope"]),
            offset=float(held["offset"]),
        )


@cache
def shipped() -> Forest:
    """Return the forest that authcheck ships."""
    with as_file(files("authcheck.checks.page") / "signature.npz") as path:
        return read_forest(path)
