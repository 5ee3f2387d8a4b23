"""What the letters say: invented, and of two vocabularies that share no sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.generator.truth import Half

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one half."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    titles: tuple[str, ...]
    offices: tuple[str, ...]
    units: tuple[str, ...]
    streets: tuple[str, ...]
    towns: tuple[str, ...]
    subjects: tuple[str, ...]
    heads: tuple[str, ...]
    verbs: tuple[str, ...]
    tails: tuple[str, ...]
    valedictions: tuple[str, ...]
    months: tuple[str, ...]


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

_TRAINING = Vocabulary(
    given=(
        "Oswin",
        "Maud",
        "Robert",
        "Ines",
        "Karl",
        "Perpetua",
        "James",
        "Alma",
        "Victor",
        "Ruth",
        "Piet",
        "Dora",
    ),
    family=(
        "Thackeray",
        "Lindqvist",
        "Ashe",
        "Morrow",
        "Vandermeer",
        "Quill",
        "Osei",
        "Brandt",
        "Harker",
        "Silva",
        "Novak",
        "Doyle",
    ),
    titles=(
        "Director",
        "Registrar of Deeds",
        "Commissioner",
        "Brigadier General, U.S. Army",
        "Deputy Secretary",
        "Head of Division",
        "Permanent Secretary",
        "Chief Executive Officer",
        "Commanding",
        "President",
    ),
    offices=(
        "Office of the Director",
        "Department of Harbours",
        "Ministry of Water",
        "Bureau of Records",
        "Board of Grain",
        "Northern Canal Authority",
        "Directorate of Roads",
        "Harker & Doyle, Attorneys at Law",
        "Institute of Soils",
        "Royal Survey Office",
    ),
    units=("Regional Office", "Division of Licences", "Legal Service", "Planning Branch", "Task Force North"),
    streets=(
        "4 Lock House Quay",
        "1200 Granary Avenue",
        "17 Mill Street",
        "88 Harbour Road",
        "P.O. Box 4410",
    ),
    towns=(
        "Port Ardane PA1 7LQ",
        "Brennick, DC 20250",
        "Lower Fallow LF2 4QT",
        "Stannow, VA 22202",
        "1040 Veldhaven",
    ),
    subjects=(
        "Closure of the upper lock",
        "Repositioning of stores",
        "Your application of 3 May",
        "Transfer of records",
        "Storage levy for the season",
        "Inspection of the river works",
    ),
    heads=(
        "The Authority",
        "This office",
        "The committee",
        "Your council",
        "The contractor",
        "The regional office",
        "The survey party",
        "Each holder of a licence",
        "The second bridge",
        "The Board",
    ),
    verbs=(
        "will repair",
        "has received",
        "may close",
        "is asked to return",
        "shall report on",
        "has agreed to pay for",
        "cannot accept",
        "will inspect",
        "is ready to move",
        "keeps a copy of",
    ),
    tails=(
        "the gates at the lower basin before the end of the month",
        "the list of stores that was sent last week",
        "all papers that bear on the matter",
        "the invoice for the crane and its crew",
        "the towpath between the two footbridges",
        "the samples taken in the spring",
        "the plan of works as it was amended",
        "the notes of the meeting held in the town hall",
    ),
    valedictions=(
        "Sincerely,",
        "Yours sincerely,",
        "Yours faithfully,",
        "Respectfully,",
        "Very truly yours,",
        "With kind regards,",
        "Best regards,",
        "Yours truly,",
        "Sincerely yours,",
        "Respectfully submitted,",
    ),
    months=_MONTHS,
)

_FIGURES = Vocabulary(
    given=(
        "Helga",
        "Tomas",
        "William",
        "Cora",
        "Edmund",
        "Yvette",
        "Samuel",
        "Nadia",
        "Hugo",
        "Beatrix",
        "Lionel",
        "Greta",
    ),
    family=(
        "Pembrook",
        "Castellan",
        "Wray",
        "Ostrander",
        "Fenn",
        "Marchetti",
        "Holloway",
        "Tanaka",
        "Beaumont",
        "Kessler",
        "Ives",
        "Rosen",
    ),
    titles=(
        "Chief of Staff",
        "General Counsel",
        "Secretary to the Board",
        "Colonel, USAF",
        "Minister",
        "Program Manager",
        "Vice President, Operations",
        "Town Clerk",
        "Rear Admiral",
        "Managing Partner",
    ),
    offices=(
        "Department of Forests and Game",
        "Ministry of Trade",
        "Council of the Islands",
        "Agency for Mines",
        "Headquarters, Coastal Command",
        "Ostrander Instruments, Inc.",
        "University of Welland",
        "National Bank of Tarn",
        "Embassy of the Republic",
        "Office of the Mayor",
    ),
    units=(
        "Research Department",
        "Section for Permits",
        "Office of Counsel",
        "Personnel Service",
        "Sector Group Three",
    ),
    streets=(
        "250 Observatory Lane",
        "9 Rue des Tilleuls",
        "31 Castle Square",
        "6600 Orchard Boulevard",
        "Suite 410, Exchange Plaza",
    ),
    towns=("Welland, NY 10017", "75008 Tarn", "Saltmere SM4 9HB", "Greyport, MD 20814", "Durham, NC 27709"),
    subjects=(
        "Permit for the northern quarry",
        "Annual return of accounts",
        "Change of command",
        "Agreement of 12 October",
        "Survey of game",
        "Terms of the grant",
    ),
    heads=(
        "Our laboratory",
        "The Secretary",
        "The trustees",
        "A member of the board",
        "The department",
        "Every applicant",
        "The auditors",
        "The new schedule",
        "Counsel for the bank",
        "The island council",
    ),
    verbs=(
        "confirmed",
        "would like to thank you for",
        "intends to publish",
        "regrets the delay of",
        "must approve",
        "proposes to extend",
        "reviewed",
        "does not object to",
        "has forwarded",
        "wishes to discuss",
    ),
    tails=(
        "a report on the tests that were run in the autumn",
        "the draft agreement between both parties",
        "any change in the terms of the grant",
        "the figures for the third quarter",
        "your kind letter and the photographs",
        "the permit under the conditions listed below",
        "twenty copies of the catalogue for the exhibition",
        "the minutes and the annexed tables",
    ),
    valedictions=(
        "Sincerely",
        "Yours very truly,",
        "Yours sincerely",
        "Cordially,",
        "Kind regards",
        "Very respectfully,",
        "Best wishes,",
        "Yours faithfully",
        "With best regards,",
        "Cordially yours,",
    ),
    months=_MONTHS,
)


def vocabulary(half: Half) -> Vocabulary:
    """Return the words of a half."""
    return _TRAINING if half is Half.TRAINING else _FIGURES


def pick(random: np.random.Generator, among: tuple[str, ...]) -> str:
    """Return one of them."""
    return among[int(random.integers(0, len(among)))]


def person(random: np.random.Generator, words: Vocabulary) -> str:
    """Return a name as it is typed under a letter."""
    middle = f" {chr(65 + int(random.integers(0, 26)))}." if random.random() < 0.4 else ""
    name = f"{pick(random, words.given)}{middle} {pick(random, words.family)}"
    return name.upper() if random.random() < 0.25 else name


def paragraph(random: np.random.Generator, words: Vocabulary) -> str:
    """Return two to five sentences."""
    return " ".join(
        f"{pick(random, words.heads)} {pick(random, words.verbs)} {pick(random, words.tails)}."
        for _ in range(int(random.integers(2, 6)))
    )


def date(random: np.random.Generator, words: Vocabulary) -> str:
    """Return a date."""
    day, year = int(random.integers(1, 29)), int(random.integers(1962, 2024))
    month = pick(random, words.months)
    return f"{month} {day}, {year}" if random.random() < 0.5 else f"{day} {month} {year}"
