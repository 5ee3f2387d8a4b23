"""Days as articles put them, once it is known when the article appeared: “Monday”, “Jan. 6”, “yesterday”."""

from __future__ import annotations

import re
from datetime import date, timedelta

_WEEKDAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
    )
    for number, name in enumerate(names.split())
}
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sept oct nov dec",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), 1)
} | {"sep": 9}
_AGO = {
    name: days
    for days, names in enumerate(
        (
            ("today", "tonight", "this morning", "this afternoon", "this evening", "aujourd'hui", "hoy"),
            ("yesterday", "hier", "ayer"),
        )
    )
    for name in names
}
_VAGUE = re.compile(r"\b(?:last|next|following|same|prochain|dernier|próximo|pasado)\b")
_WORD = re.compile(r"[^\W\d_]+")
_DAY_AND_YEAR = re.compile(r"\b([0-9]{1,2})\b(?:\D+([0-9]{4})\b)?")


def day_of(words: str, published: date) -> date | None:
    """Return the day that an article of ``published`` means; None where that is not sure.

    A weekday is the last one up to the day of the article; a date without a year is the last one too.
    """
    told = " ".join(words.casefold().split())
    for name, days in _AGO.items():
        if re.search(rf"\b{re.escape(name)}\b", told):
            return published - timedelta(days=days)
    if _VAGUE.search(told):
        return None
    names = _WORD.findall(told)
    month = next((_MONTHS[name] for name in names if name in _MONTHS), None)
    number = _DAY_AND_YEAR.search(told)
    if month is not None and number is not None:
        return _dated(published, month, int(number[1]), int(number[2]) if number[2] else None)
    weekday = next((_WEEKDAYS[name] for name in names if name in _WEEKDAYS), None)
    if weekday is None:
        return None
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def _dated(published: date, month: int, day: int, year: int | None) -> date | None:
    for each in (year,) if year else (published.year, published.year - 1):
        try:
            meant = date(each, month, day)
        except ValueError:
            continue
        if year or meant <= published:
            return meant
    return None
