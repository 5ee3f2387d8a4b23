"""Zones and checks on real letters, where the corpus is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from authcheck import ingest, plugins
from authcheck.layout import find_zones
from authcheck.model.reading import ReadingOptions

CORPUS = Path(os.environ.get("AUTHCHECK_CORPUS", Path(__file__).parents[2].parent / "shared" / "corpus"))

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here: set AUTHCHECK_CORPUS")


def seen(path: Path) -> tuple[set[str], dict[str, int]]:
    """Return the names of a letter's zones and how much the closing's checks observe."""
    exhibit = ingest.take_in(str(path))
    with ingest.open_letter(exhibit, path.read_bytes(), ReadingOptions()) as letter:
        letter.with_zones(find_zones(letter.document))
        counts = {
            name: len(list(plugins.check(name)(letter, {}))) for name in ("closing.ink", "closing.blank")
        }
        return {zone.name.value for zone in letter.document.zones}, counts


def test_the_scanned_letter_has_a_letterhead_and_ink_over_the_typed_name():
    zones, counts = seen(CORPUS / "letter-usda" / "referral.pdf")
    assert {"letterhead", "dateline", "addressee", "subject", "body", "closing"} <= zones
    assert counts == {"closing.ink": 1, "closing.blank": 0}


def test_a_letter_signed_by_certificate_is_neither_inked_nor_blank():
    zones, counts = seen(CORPUS / "letters-gsa" / "apl-10020-gallagher-validation.pdf")
    assert {"letterhead", "dateline", "addressee", "subject", "body", "closing"} <= zones
    assert counts == {"closing.ink": 0, "closing.blank": 0}


def test_a_letter_nobody_signed_is_blank():
    _, counts = seen(CORPUS / "letters-gsa" / "apl-1510-safenet-idprime.pdf")
    assert counts == {"closing.ink": 0, "closing.blank": 1}
