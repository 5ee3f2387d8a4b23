"""The day and the outlet that a dateline tells: *WASHINGTON, January 8, 2020 (Reuters) -*."""

# ruff: noqa: RUF001 - articles are printed with real dashes

from __future__ import annotations

import re
from datetime import date

_HEAD = 1500
"""Characters from the beginning within which a dateline stands."""

_MONTHS = {
    name[:3]: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), 1)
}
_MONTH = r"(?P<month>[A-Za-z]{3,10})\.?"
_DATE = (
    rf"(?:{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}}) (?:de )?{_MONTH.replace('month', 'month2')} (?:de )?(?P<year2>\d{{4}}))"
)
_LINE = re.compile(
    rf"^[ \t]*[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{{2,40}}?(?:, [A-Z][\w.]{{1,20}})?, {_DATE}"
    r"(?: ?\((?P<outlet>[^)\n]{2,40})\))? ?(?:—|–|--?|:)",
    re.MULTILINE,
)


def dateline(text: str) -> tuple[date | None, str]:
    """Return the day and the outlet of an article's dateline; None and empty where it has none."""
    found = _LINE.search(text[:_HEAD])
    if found is None:
        return None, ""
    month = _MONTHS.get((found["month"] or found["month2"])[:3].lower())
    try:
        day = date(int(found["year"] or found["year2"]), month or 0, int(found["day"] or found["day2"]))
    except ValueError:
        return None, ""
    return day, found["outlet"] or ""
