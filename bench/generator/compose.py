"""A letter, memorandum, form or contract page, laid out; and where on it somebody would sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.generator.faces import faces
from bench.generator.heads import letterhead
from bench.generator.page import A4, LETTER, Page, Rule, Shape
from bench.generator.words import Vocabulary, date, paragraph, person, pick, vocabulary

if TYPE_CHECKING:
    import numpy as np

    from bench.generator.truth import Half

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody signs: left, top, right, bottom in points, and the name typed for it."""

    space: Box
    name: str
    name_box: Box


@dataclass(frozen=True, slots=True)
class Composition:
    """A page laid out."""

    page: Page
    sort: str
    """``letter``, ``memo``, ``form``, ``contract``, ``text``."""

    places: tuple[Place, ...]
    letterhead: bool
    typewritten: bool

    @property
    def named(self) -> bool:
        """Whether a typed name waits for a signature."""
        return any(place.name for place in self.places)

    @property
    def text_bottom(self) -> float:
        """Points down to the last thing laid out."""
        return self.page.y


_UNNAMED = 0.5
"""Share of pages without a typed name that somebody signs all the same."""


def _free(page: Page, random: np.random.Generator) -> Place:
    """Return a place under the text where nothing is typed for whoever signs."""
    high, wide = float(random.uniform(50, 110)), 190.0
    top = min(page.y + float(random.uniform(4, 50)), page.height - high - 60)
    x = float(random.uniform(page.margin, page.width - page.margin - wide))
    return Place((x, top, x + wide, top + high), "", (x, top, x, top))


def compose(random: np.random.Generator, half: Half) -> Composition:
    """Return one page of a sort by chance."""
    pairs = faces(half)
    face, bold = pairs[int(random.integers(0, len(pairs)))]
    width, height = A4 if random.random() < 0.5 else LETTER
    page = Page(width, height, face, bold, float(random.uniform(9.5, 12.2)), float(random.uniform(56, 94)))
    words = vocabulary(half)
    sort = str(random.choice(("letter", "memo", "form", "contract", "text"), p=(0.58, 0.12, 0.1, 0.12, 0.08)))
    head = False
    if sort == "letter":
        head, places = _letter(page, random, words, half)
    elif sort == "memo":
        head, places = _memo(page, random, words, half)
    elif sort == "form":
        places = _form(page, random, words)
    elif sort == "contract":
        places = _contract(page, random, words)
    else:
        places = _text(page, random, words)
    if not places and random.random() < _UNNAMED:
        places = (_free(page, random),)
    _foot(page, random, words)
    return Composition(page, sort, places, head, "Courier" in face or "Mono" in face)


def _body(page: Page, random: np.random.Generator, words: Vocabulary, least: int = 1, most: int = 5) -> None:
    indent = 24.0 if random.random() < 0.3 else 0.0
    numbered = random.random() < 0.2
    room = page.height - 235
    for number in range(1, int(random.integers(least, most + 1)) + 1):
        if page.y > room - 70:
            break
        page.flow((f"{number}. " if numbered else "") + paragraph(random, words), indent=indent)
        page.y += page.leading * float(random.uniform(0.4, 1.1))


def _letter(
    page: Page, random: np.random.Generator, words: Vocabulary, half: Half
) -> tuple[bool, tuple[Place, ...]]:
    head = letterhead(page, random, words, half)
    right = page.width / 2 + float(random.uniform(-10, 60))
    page.say(date(random, words), right if random.random() < 0.5 else None)
    if random.random() < 0.4:
        number, year = int(random.integers(10, 999)), int(random.integers(60, 99))
        page.say(f"Ref: {pick(random, words.family)[:3].upper()}/{number}/{year}")
    page.y += page.leading
    who = person(random, words)
    for line in (who, pick(random, words.titles), pick(random, words.streets), pick(random, words.towns)):
        page.say(line)
    page.y += page.leading
    if random.random() < 0.4:
        page.say(f"Re: {pick(random, words.subjects)}", bold=True)
        page.y += page.leading * 0.6
    page.say(f"Dear {who.split()[-1].title()}{':' if random.random() < 0.5 else ','}")
    page.y += page.leading * 0.7
    _body(page, random, words)
    return head, _closing(page, random, words)


def _memo(
    page: Page, random: np.random.Generator, words: Vocabulary, half: Half
) -> tuple[bool, tuple[Place, ...]]:
    head = letterhead(page, random, words, half)
    page.centre("MEMORANDUM", bold=True)
    page.y += page.leading
    for label, value in (
        ("MEMORANDUM FOR", pick(random, words.titles)),
        ("FROM:", pick(random, words.offices)),
        ("SUBJECT:", pick(random, words.subjects)),
    ):
        page.say(f"{label}  {value}")
        page.y += 3
    page.say(date(random, words))
    page.y += page.leading
    _body(page, random, words)
    if random.random() < 0.6:
        x = page.width / 2 if random.random() < 0.7 else page.margin
        return head, (_block(page, random, words, x, float(random.uniform(36, 66))),)
    return head, ()


def _closing(page: Page, random: np.random.Generator, words: Vocabulary) -> tuple[Place, ...]:
    style = random.random()
    x = page.margin if style < 0.5 else page.width / 2 + float(random.uniform(-20, 70))
    x = min(x, page.width - page.margin - 150)
    if random.random() < 0.92:
        page.say(pick(random, words.valedictions), x)
    if random.random() < 0.12:
        page.say(pick(random, words.offices).upper(), x)
    gap = float(random.uniform(30, 78))
    if random.random() < 0.1:
        gap = float(random.uniform(20, 30))
    start = page.y
    place = _block(page, random, words, x, gap)
    places = [place]
    if random.random() < 0.14:
        end, page.y = page.y, start
        other = x + 190 if x + 330 < page.width else page.margin
        if abs(other - x) > 150:
            places.append(_block(page, random, words, other, gap))
        page.y = max(page.y, end)
    page.y += page.leading
    for chance, line in ((0.3, "Enclosure"), (0.25, f"cc: {pick(random, words.units)}"), (0.12, "OTL/rw")):
        if random.random() < chance:
            page.say(line)
    return tuple(places)


def _block(page: Page, random: np.random.Generator, words: Vocabulary, x: float, gap: float) -> Place:
    top = page.y
    page.y += gap
    name = person(random, words)
    if random.random() < 0.14:
        page.things.append(Rule(x, page.y + 1, x + float(random.uniform(140, 220)), page.y + 1, 0.7))
    box = page.say(name, x, bold=random.random() < 0.2)
    for _ in range(int(random.integers(0, 3))):
        page.say(pick(random, words.titles if random.random() < 0.7 else words.units), x)
    return Place((x, top, max(box[2], x + 160), box[1]), name, box)


def _form(page: Page, random: np.random.Generator, words: Vocabulary) -> tuple[Place, ...]:
    page.y = 44
    page.centre(f"FORM {int(random.integers(10, 999))}: {pick(random, words.subjects).upper()}", bold=True)
    page.y += 14
    left, right = 46.0, page.width - 46
    column = left + (right - left) * float(random.uniform(0.3, 0.6))
    top = page.y
    for _ in range(int(random.integers(4, 12))):
        high = float(random.uniform(22, 46))
        page.things.append(Rule(left, page.y, right, page.y, 0.8))
        start = page.y
        page.say(pick(random, words.subjects), left + 4, size=7)
        page.y = start
        page.say(pick(random, words.units), column + 4, size=7)
        if random.random() < 0.8:
            page.say(pick(random, words.titles), column + 6, size=9)
        page.y = start + high
    low = page.y
    page.things += [
        Rule(left, low, right, low),
        Rule(left, top, left, low),
        Rule(right, top, right, low),
        Rule(column, top, column, low),
    ]
    page.y += 18
    _body(page, random, words, 1, 2)
    start = page.y
    high = float(random.uniform(36, 58))
    page.things += [Rule(left, start, right, start), Rule(left, start + high, right, start + high)]
    page.things += [Rule(edge, start, edge, start + high) for edge in (left, column, right)]
    box = page.say("SIGNATURE", column + 4, size=7)
    page.y = start
    page.say("TYPED NAME AND TITLE", left + 4, size=7)
    name = person(random, words)
    page.say(name, left + 6, size=9)
    page.y = start + high + 6
    return (Place((column + 4, start + 8, right - 4, start + high - 2), name, box),)


def _contract(page: Page, random: np.random.Generator, words: Vocabulary) -> tuple[Place, ...]:
    page.y = float(random.uniform(40, 90))
    for number in range(int(random.integers(1, 6))):
        if page.y > page.height - 300:
            break
        page.say(f"ARTICLE {number + 20} - {pick(random, words.subjects).upper()}", bold=True)
        page.y += 4
        page.flow(paragraph(random, words))
        page.y += page.leading
    if random.random() < 0.35:
        return ()
    page.say(f"Done at {pick(random, words.towns).split()[0].strip(',')}, {date(random, words)}")
    page.say("In as many originals as the law asks for")
    page.y += page.leading * float(random.uniform(0, 1.5))
    places = []
    top = page.y
    count = int(random.integers(1, 4))
    wide = (page.width - 2 * page.margin) / count
    gap = float(random.uniform(50, 90))
    low = top
    for at in range(count):
        page.y = top
        x = page.margin + at * wide
        name = person(random, words)
        box = page.say(name if random.random() < 0.7 else f"For {pick(random, words.units)}", x)
        page.say(pick(random, words.titles), x)
        places.append(Place((x, page.y, x + min(wide - 10, 190), page.y + gap), name, box))
        low = max(low, page.y + gap)
    page.y = low
    return tuple(places)


def _text(page: Page, random: np.random.Generator, words: Vocabulary) -> tuple[Place, ...]:
    page.y = float(random.uniform(40, 120))
    if random.random() < 0.5:
        page.centre(pick(random, words.subjects).upper(), bold=True, size=14)
        page.y += 20
    if random.random() < 0.3:
        for row in range(int(random.integers(4, 14))):
            for at in range(4):
                start = page.y
                page.say(
                    f"{int(random.integers(1, 9999))}" if at else pick(random, words.units),
                    page.margin + at * 115,
                    size=9,
                )
                page.y = start
            page.y += 15
            if row % 2:
                page.things.append(Rule(page.margin, page.y + 3, page.width - page.margin, page.y + 3, 0.5))
        page.y += 20
    _body(page, random, words, 1, 6)
    return ()


def _foot(page: Page, random: np.random.Generator, words: Vocabulary) -> None:
    down = page.y
    if random.random() < 0.3:
        page.y = page.height - 44
        page.centre(f"{pick(random, words.streets)}, {pick(random, words.towns)}, telephone 555 0199", size=7)
    elif random.random() < 0.4:
        page.y = page.height - 44
        page.centre(f"- {int(random.integers(1, 9))} -", size=9)
    if random.random() < 0.04:
        page.things.append(
            Shape(
                (
                    (0, page.height - 18),
                    (page.width, page.height - 18),
                    (page.width, page.height),
                    (0, page.height),
                ),
                (0.2, 0.2, 0.3),
            )
        )
    page.y = down
