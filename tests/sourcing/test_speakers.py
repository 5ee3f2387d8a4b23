"""Who is named: a person or an office, never a description."""

from __future__ import annotations

import pytest

from authcheck.sourcing.speakers import describes


@pytest.mark.parametrize(
    "words",
    [
        "a U.S. official",
        "sources",
        "People familiar with the matter",
        "someone close to the president",
        "a whistleblower",
        "White House aide",
        "A Senior Administration Official",
        "un fonctionnaire",
        "un alto funcionario",
        "fuentes del gobierno",
        "un funzionario",
        "einer der Beamten",
        "ein hoher Regierungsbeamter",
        "eine Sprecherin",
        "Un porte-parole",
        "a spokesman",
        "the spokesperson",
        "an unnamed NATO spokesman",
        "a spokesman for the army who declined to be named",
    ],
)
def test_a_description_names_nobody(words: str) -> None:
    assert describes(words)


@pytest.mark.parametrize(
    "words",
    [
        "a NATO spokesperson",
        "Foreign Ministry spokesman",
        "a spokesman for the ministry of defence",
        "ein Sprecher des Auswärtigen Amts",
        "A. Spokesman",
        "NATO spokeswoman Oana Lungescu",
        "White House official Jane Doe",
        "Des Browne",
        "An Wang",
        "UN Secretariat",
        "People's Liberation Army",
        "the White House",
        "Mark Esper",
    ],
)
def test_a_person_or_an_office_is_named(words: str) -> None:
    assert not describes(words)
