"""What is compared crosses the border as plain values of bounded size, and is believed no further."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from known import a_crop, some_features

from authcheck.errors import DamagedExhibit, WorkerDied
from authcheck.exemplars.sound import wrong_with
from authcheck.ingest import take_in
from authcheck.model.document import TextOrigin
from authcheck.worker.exemplar import _believe, read_features

SAMPLES = Path(__file__).parents[2] / "samples"


def test_a_born_digital_letter_gives_its_form_its_text_and_its_placed_signature():
    features = read_features(str(SAMPLES / "waterways" / "lookalike.pdf"))
    assert wrong_with(features) == ""
    assert features.read_by is TextOrigin.TEXT_LAYER
    assert features.letterhead[0] == "ARDANE WATERWAYS AUTHORITY"
    assert (features.date_form, features.valediction) == ("D Month YYYY", "yours sincerely")
    assert features.fonts
    assert features.logo is not None
    assert len(features.signatures) == 1


def test_a_letter_that_cannot_be_read_is_said_in_its_words(tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(DamagedExhibit, match=r"broken\.pdf"):
        read_features(str(path))


@pytest.mark.parametrize(
    "features",
    [
        some_features(of="9"),
        some_features(signatures=(replace(a_crop(), width=5),)),
        some_features(signatures=(replace(a_crop(), grey=b""),)),
        some_features(producer="x" * 100_000),
    ],
)
def test_features_that_cannot_be_are_not_believed(tmp_path, features):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    exhibit = replace(take_in(str(path)), sha256="1" * 64)
    assert _believe(b"+" + msgspec.msgpack.encode(some_features()), exhibit) == some_features()
    with pytest.raises(WorkerDied):
        _believe(b"+" + msgspec.msgpack.encode(features), exhibit)


def test_an_answer_that_does_not_read_is_none(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(WorkerDied):
        _believe(b"+\xc1", take_in(str(path)))
