"""What comparing gives the rules: facts of this run, and what could not be compared and why.

They join those of the case file, so that the rules for facts, their caps and their tests serve both. A fact
found so names the exemplar, and a match of nothing is no fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authcheck.exemplars.comparing import compare, speaks_not
from authcheck.exemplars.transplants import images_elsewhere
from authcheck.model.case import Fact, FactKind, Uncompared
from authcheck.model.exemplar import Agreement, Grade, Sameness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from authcheck.model.case import Claimed
    from authcheck.model.exemplar import Comparison, Exemplar, Features, ImageMatch

OF_GRADE = {
    Grade.A: FactKind.EXEMPLAR_A,
    Grade.B: FactKind.EXEMPLAR_B,
    Grade.C: FactKind.EXEMPLAR_C,
    Grade.F: FactKind.EXEMPLAR_F,
}

_LEAST_POINTS = 4
"""Points that must agree, the letterhead's wording among them, for the form to be called the issuer's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a letter is compared with."""

    bank: tuple[Exemplar, ...] | None = None
    """None where no bank was given."""

    others: tuple[tuple[str, Features], ...] = ()
    """Other letters, with what they are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What comparing came to."""

    facts: tuple[Fact, ...] = ()
    uncompared: tuple[Uncompared, ...] = ()


def compared(questioned: Features, beside: Beside, claimed: Claimed) -> Compared:
    """Return the facts that comparing a letter gives, and the kinds of fact that it could not look for."""
    facts: list[Fact] = []
    uncompared: list[Uncompared] = []
    if beside.bank is not None:
        speaking = [each for each in beside.bank if not speaks_not(each, claimed.issuer, claimed.date)]
        results = [compare(questioned, each, claimed.issuer, claimed.date, images=False) for each in speaking]
        facts += [_word_for_word(each) for each in results if each.text.sameness is Sameness.SAME]
        facts += _form(results) if claimed.issuer and claimed.date else ()
        uncompared += _not_compared(results, claimed)
    others = [(_called(each), each.features) for each in beside.bank or ()] + list(beside.others)
    facts += map(_image, images_elsewhere(questioned, others))
    if not questioned.signatures:
        why = "no mark in this letter is probably enough a signature by hand to compare it"
        uncompared.append(Uncompared(kind=FactKind.SIGNATURE_IMAGE_MATCHED, why=why))
    elif not any(features.signatures for _, features in others) and len(questioned.signatures) == 1:
        why = "nothing that it was compared with bears a signature by hand that was recognised"
        uncompared.append(Uncompared(kind=FactKind.SIGNATURE_IMAGE_MATCHED, why=why))
    return Compared(facts=tuple(facts), uncompared=tuple(uncompared))


def _word_for_word(comparison: Comparison) -> Fact:
    exemplar = comparison.exemplar
    says = f"compared word for word with {_called(exemplar)}, {exemplar.grade.told}: {comparison.text.says}"
    return Fact(kind=OF_GRADE[exemplar.grade], says=says, ref=exemplar.published)


def _form(results: Sequence[Comparison]) -> Iterator[Fact]:
    """Yield the exemplar whose form agrees best, where the letterhead's wording does."""
    best: tuple[int, Comparison] | None = None
    for result in results:
        agree = [point.name for point in result.points if point.agreement is Agreement.AGREE]
        if (
            result.exemplar.grade is not Grade.F
            and "letterhead wording" in agree
            and len(agree) >= _LEAST_POINTS
        ):
            differing = sum(point.agreement is Agreement.DIFFER for point in result.points)
            score = len(agree) - differing
            if best is None or score > best[0]:
                best = score, result
    if best is not None:
        result = best[1]
        agreeing, differing_in = (
            ", ".join(point.name for point in result.points if point.agreement is which)
            for which in (Agreement.AGREE, Agreement.DIFFER)
        )
        says = f"compared with {_called(result.exemplar)}, it agrees in {agreeing}"
        says += f"; it differs in {differing_in}" if differing_in else ""
        yield Fact(kind=FactKind.FORM, says=says, ref=result.exemplar.published)


def _image(match: ImageMatch) -> Fact:
    says = (
        f"the signature on page {match.questioned.page} is the same image as in {match.elsewhere}: "
        f"{match.overlap:.0%} of the strokes lie on each other, at {match.scale:.2f} times the size"
        f" and turned by {match.turn:.1f} degrees"
    )
    return Fact(kind=FactKind.SIGNATURE_IMAGE_MATCHED, says=says)


def _not_compared(results: Sequence[Comparison], claimed: Claimed) -> Iterator[Uncompared]:
    """Yield the grades of which nothing could be compared word for word, each with its reason."""
    for grade, kind in OF_GRADE.items():
        of_grade = [each for each in results if each.exemplar.grade is grade]
        unsure = [each for each in of_grade if each.text.sameness is Sameness.UNSURE]
        if not of_grade:
            yield Uncompared(kind=kind, why=_none_of(grade, claimed))
        elif unsure:
            closest = max(unsure, key=lambda each: each.text.alike)
            yield Uncompared(kind=kind, why=f"{_called(closest.exemplar)}: {closest.text.says}")


def _none_of(grade: Grade, claimed: Claimed) -> str:
    of = f" of {'/'.join(claimed.issuer)}" if claimed.issuer else ""
    at = f" for letters of {claimed.date}" if claimed.date else ""
    return f"no exemplar of grade {grade} ({grade.told}){of}{at} is in the bank"


def _called(exemplar: Exemplar) -> str:
    return f"exemplar {exemplar.id} ({exemplar.name})"
