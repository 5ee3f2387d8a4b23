"""Letters made to measure by: the same again from the same seed, and truths that hold."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PIL import Image

from bench.generator import faces
from bench.generator.__main__ import wanted
from bench.generator.hands import initials, signature
from bench.generator.make import Wanted, make
from bench.generator.truth import Half, Kind, Truth, read
from bench.generator.words import vocabulary


def grey(path) -> np.ndarray:
    with Image.open(path) as page:
        return np.asarray(page.convert("L"), dtype=int)


def made(
    folder, medium: str = "scan200", kind: Kind = Kind.INK, half: Half = Half.FIGURES, seed: int = 3
) -> list[Truth]:
    return list(make(Wanted(half, seed, medium, kind), "letter", folder))


def test_one_seed_makes_one_letter(tmp_path):
    for name in ("once", "again"):
        (tmp_path / name).mkdir()
    assert made(tmp_path / "once") == made(tmp_path / "again")
    for file in (tmp_path / "once").iterdir():
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()


def test_a_signed_page_and_its_pair_differ_where_it_is_signed_and_nowhere_else(tmp_path):
    by = {truth.variant: truth for truth in made(tmp_path)}
    assert set(by) == {"signed", "unsigned", "painted"}
    assert [by[variant].signature for variant in ("signed", "unsigned", "painted")] == ["yes", "no", "no"]
    pages = {variant: grey(tmp_path / truth.file) for variant, truth in by.items()}
    high, wide = pages["signed"].shape
    inside = np.zeros((high, wide), dtype=bool)
    for mark in by["signed"].marks:
        left, top, right, bottom = mark.box
        if mark.kind is Kind.INK:
            inside[
                max(0, int(top * high) - 14) : int(bottom * high) + 14,
                max(0, int(left * wide) - 14) : int(right * wide) + 14,
            ] = True
    for other in ("unsigned", "painted"):
        apart = np.abs(pages["signed"] - pages[other]) > 45
        assert apart[inside].any()
        assert not apart[~inside].any()


@pytest.mark.parametrize("medium", ["fax", "finefax", "photo", "copy", "scan300"])
def test_boxes_lie_on_the_page_after_any_wear(tmp_path, medium):
    truths = made(tmp_path, medium)
    for truth in truths:
        assert grey(tmp_path / truth.file).size
        assert all(0 <= edge <= 1 for mark in truth.marks for edge in mark.box)
    assert any(mark.kind is Kind.INK for truth in truths for mark in truth.marks)


@pytest.mark.parametrize(
    "kind", [Kind.PASTED, Kind.VECTOR, Kind.CONFORMED, Kind.SCRIPT, Kind.SERVICE, Kind.ELECTRONIC]
)
def test_born_digital_letters_are_pdfs(tmp_path, kind):
    truths = made(tmp_path, "pdf", kind)
    signed = [truth for truth in truths if truth.kind is kind]
    assert signed
    assert all(truth.file.endswith(".pdf") for truth in truths)


def test_the_halves_share_no_sentence_and_no_name():
    one, other = vocabulary(Half.TRAINING), vocabulary(Half.FIGURES)
    for field in ("given", "family", "titles", "offices", "heads", "verbs", "tails", "streets"):
        assert not set(getattr(one, field)) & set(getattr(other, field)), field


def test_no_two_signatures_are_alike():
    random = np.random.default_rng(1)
    for half in Half:
        lengths = {sum(len(path.points) for path in signature(random, half)) for _ in range(12)}
        assert len(lengths) > 8
        assert initials(random, half)


def test_without_any_typeface_installed_letters_are_made_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(faces, "_FOLDERS", ())
    for cached in (faces._files, faces._registered, faces.faces, faces.script_faces):
        cached.cache_clear()
    try:
        assert made(tmp_path, seed=9)
        assert faces.script_faces(Half.TRAINING) == ("Times-Italic",)
    finally:
        for cached in (faces._files, faces._registered, faces.faces, faces.script_faces):
            cached.cache_clear()


def test_a_manifest_reads_back_as_it_was_written(tmp_path):
    truths = made(tmp_path)
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text("".join(truth.line() + "\n" for truth in truths))
    assert read(manifest) == truths
    assert {json.loads(line)["signature"] for line in manifest.read_text().splitlines()} == {"yes", "no"}


def test_chance_asks_for_every_kind():
    media = ("scan200", "pdf")
    kinds = {wanted(Half.FIGURES, seed, media).kind for seed in range(400)}
    assert kinds == set(Kind) - {Kind.NOTE, Kind.SEAL}
