from __future__ import annotations

import pytest
from sayings import only, read


@pytest.mark.parametrize(
    ("text", "speaker", "claims"),
    [
        ("El ministerio dijo que la carta es falsa.", "ministerio", "origin:deny"),
        (
            "“La carta es una falsificación”, dijo el portavoz del puerto, Juan Pardo.",
            "Juan Pardo",
            "origin:deny",
        ),
        ("Según dos funcionarios, la carta es auténtica.", "dos funcionarios", "origin:confirm"),
        ("La embajada confirmó la autenticidad de la carta.", "embajada", "origin:confirm"),
        ("La autenticidad de la carta fue confirmada por la embajada.", "embajada", "origin:confirm"),
        ("El gobierno rehusó comentar la carta.", "gobierno", "origin:refuse"),
        ("El diario no pudo verificar la autenticidad del documento.", "diario", "origin:unable"),
        (
            "La portavoz Ana Ruz afirmó que el documento era un borrador.",
            "Ana Ruz",
            "status:draft:confirm, (origin:imply)",
        ),
    ],
)
def test_another_language_is_another_lexicon(text: str, speaker: str, claims: str) -> None:
    assert read(text) == [(speaker, claims)]


def test_plural_speakers_are_counted_in_the_articles_own_words() -> None:
    assert only("Según tres funcionarios, la carta es auténtica para el gobierno.").count_at_least == 3
