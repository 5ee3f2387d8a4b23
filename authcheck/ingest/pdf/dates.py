"""PDF's way of writing dates → RFC 3339."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

_DATE = re.compile(
    r"^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?"
    r"(?:(Z)(?:00'?(?:00'?)?)?|([+-])(\d\d)'?(?:(\d\d)'?)?)?$"
)


def rfc3339(written: str) -> str | None:
    """Return a date such as ``D:20240710090812-04'00'`` in RFC 3339; None where it is no such date.

    A date without a zone stays without one, and a date to the day stays a day.
    """
    found = _DATE.match(written.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, _, sign, hours, minutes = found.groups()
    zone = None
    try:
        if found[7]:
            zone = timezone.utc  # noqa: UP017 - the offset's type, as below
        elif sign:
            offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
            zone = timezone(-offset if sign == "-" else offset)
        moment = datetime(
            int(year),
            int(month or 1),
            int(day or 1),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            tzinfo=zone,
        )
    except ValueError:
        return None
    if hour is None:
        return moment.date().isoformat()
    text = moment.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
