"""Ways in which the words of a letter say it is signed: typed, by a service, by a system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

from bench.generator.faces import script_faces
from bench.generator.page import Shape, Text
from bench.generator.truth import Kind

if TYPE_CHECKING:
    import numpy as np

    from bench.generator.compose import Box, Composition, Place
    from bench.generator.truth import Half


def typed(made: Composition, place: Place, kind: Kind, random: np.random.Generator, half: Half) -> Box:
    """Put words into the space for a signature; return their box."""
    left, top, _, bottom = place.space
    page = made.page
    y = bottom - max(4.0, (bottom - top) * 0.35)
    name = place.name.title()
    if kind is Kind.CONFORMED:
        forms = ("/s/", f"/s/ {name}", "//SIGNED//", "(signed)", f"s/ {name}", "/S/")
        lines = (forms[int(random.integers(0, len(forms)))],)
        face, size = page.face, page.size
    elif kind is Kind.SCRIPT:
        scripts = script_faces(half)
        face, size = scripts[int(random.integers(0, len(scripts)))], float(random.uniform(15, 26))
        lines = (name,)
    elif kind is Kind.ELECTRONIC:
        lines = (f"Signed electronically by {name}", "on 12 May 2021 at 10:41 UTC")[
            : int(random.integers(1, 3))
        ]
        face, size = page.face, page.size * 0.9
    else:
        lines = ("Signed with Paperhand by:", name, "7F3A9C42D1B84E0...")
        face, size = page.face, 7.5
    wide = max(stringWidth(line, face, size) for line in lines)
    start = y - size * 1.2 * (len(lines) - 1)
    for at, line in enumerate(lines):
        script = kind is Kind.SERVICE and at == 1
        page.things.append(
            Text(
                line,
                script_faces(half)[0] if script else face,
                size * 1.7 if script else size,
                left + 6,
                start + at * size * 1.35,
                (0, 0, 0),
            )
        )
    box = (left, start - size * 1.2, left + wide + 14, y + size * 0.8)
    if kind is Kind.SERVICE:
        page.things.append(
            Shape(
                ((box[0], box[1]), (box[0] + 6, box[1]), (box[0] + 6, box[3]), (box[0], box[3])),
                (0.1, 0.3, 0.6),
            )
        )
    return box
