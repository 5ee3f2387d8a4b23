"""Names typed in typefaces that imitate handwriting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from letters import a_document, a_page, paragraph

from authcheck import plugins
from authcheck.checks.script_faces import imitates_a_hand
from authcheck.layout import find_zones
from authcheck.model.document import Document


def signed_in(font: str) -> Document:
    """Return a letter with the name over the typed name set in ``font``."""
    page = a_page(
        (72, 150, "Dear Ms. Doe:"),
        *paragraph(180),
        (72, 330, "Sincerely,"),
        (72, 365, "Robert Ashe"),
        (72, 400, "Robert Ashe"),
        (72, 414, "Registrar of Deeds"),
    )
    words = tuple(
        replace(word, font=font if 350 < word.box.top < 380 else "Times-Roman") for word in page.words
    )
    document = a_document(replace(page, words=words))
    return replace(document, zones=find_zones(document))


def test_a_name_in_a_script_typeface_is_told_with_its_typeface():
    letter = plugins.Unpainted(signed_in("SegoeScript"))
    (seen,) = plugins.check("closing.script")(letter, {})
    assert seen.what == "“Robert Ashe” is typed in a typeface that imitates handwriting (SegoeScript)"
    assert (seen.match, seen.page, seen.zone) == ("Robert Ashe", 1, "closing")


def test_a_name_in_any_other_typeface_is_not():
    assert list(plugins.check("closing.script")(plugins.Unpainted(signed_in("Times-Italic")), {})) == []


@pytest.mark.parametrize(
    "font",
    [
        "SegoeScript",
        "Great Vibes",
        "Lucida Handwriting",
        "BradleyHandITC",
        "Monotype Corsiva",
        "DancingScript-Regular",
        "Ecolier-court",
        "Caveat-Bold",
    ],
)
def test_typefaces_that_imitate_a_hand(font):
    assert imitates_a_hand(font)


@pytest.mark.parametrize(
    "font",
    [
        "Times-Roman",
        "Helvetica-Oblique",
        "GaramondPremrPro",
        "HandelGothic",
        "Courier",
        "Calibri",
        "PostScriptStd"[4:7],
    ],
)
def test_typefaces_that_do_not(font):
    assert not imitates_a_hand(font)
