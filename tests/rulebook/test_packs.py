from __future__ import annotations

from pathlib import Path

import pytest
from rulefiles import PACK, SOUND, a_pack

from authcheck.model.pack import Wakes
from authcheck.model.rule import TextMatcher, Tolerance
from authcheck.rulebook import load_rulebook, read_rules


def applying(folder: Path, applies: str) -> Path:
    """Write a pack whose pack file says so and return its folder."""
    pack = a_pack(folder, draft__a=SOUND)
    (pack / "pack.yaml").write_text(f"{PACK}applies: {applies}\n", encoding="utf-8")
    return pack


def test_a_pack_says_whose_letters_it_speaks_of(tmp_path: Path) -> None:
    applies = "{in: letterhead, text: [HARBOUR OFFICE], read: ocr, issuer: [Example/Harbour, Port]}"
    (pack,) = load_rulebook([applying(tmp_path, applies)]).packs
    assert (pack.name, pack.title, pack.version) == ("mine", "A pack", "1")
    assert pack.wakes == Wakes(
        zones=("letterhead",),
        text=TextMatcher(phrases=("HARBOUR OFFICE",), read=Tolerance.OCR),
        issuers=(("Example", "Harbour"), ("Port",)),
    )


def test_a_pack_that_says_nothing_of_it_speaks_of_any_letter(tmp_path: Path) -> None:
    (pack,) = load_rulebook([a_pack(tmp_path, draft__a=SOUND)]).packs
    assert pack.wakes is None


def test_the_rulebooks_digest_knows_whose_letters_a_pack_speaks_of(tmp_path: Path) -> None:
    one = load_rulebook([applying(tmp_path / "one", "{issuer: Example}")])
    other = load_rulebook([applying(tmp_path / "other", "{issuer: Port}")])
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("applies", "expected"),
    [
        ("{in: [letterhead]}", ("F016", "applies", "“in” and “text” go together; add text")),
        ("{text: [A]}", ("F016", "applies", "add in: the zones")),
        ("{}", ("F016", "applies", "names no sender")),
        ("{in: [letterhaed], text: [A]}", ("F012", "applies.in[0]", "did you mean “letterhead”?")),
        ("{in: [pdf.info], text: [A]}", ("F012", "applies.in[0]", "unknown “pdf.info”")),
        ("{issuer: US//DoD}", ("F010", "applies.issuer", "has an empty part")),
        ("{isuer: US}", ("F014", "applies.isuer", "did you mean “issuer”?")),
    ],
)
def test_a_mistake_is_named_with_its_key(
    tmp_path: Path, applies: str, expected: tuple[str, str, str]
) -> None:
    code, key, words = expected
    (problem,) = read_rules([applying(tmp_path, applies)]).problems
    assert (problem.code, problem.key, problem.line) == (code, key, 5)
    assert words in problem.message


def test_two_packs_of_one_name_may_not_speak_of_different_letters(tmp_path: Path) -> None:
    one = applying(tmp_path / "one", "{issuer: Example}")
    other = a_pack(tmp_path / "other", draft__b=SOUND)
    (problem,) = read_rules([one, other]).problems
    assert problem.code == "R003"
