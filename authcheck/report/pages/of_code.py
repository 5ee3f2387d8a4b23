"""The page of a kind of problem: what is wrong, why it matters, how it is mended."""

from __future__ import annotations

from authcheck.errors import CallError
from authcheck.forms.words import suggest
from authcheck.report.pages.page import Page, Paragraph, Section, Verbatim
from authcheck.report.problems.catalogue import Of, catalogue


def page_of_code(code: str) -> Page:
    """Return the page of a code such as ``R002``.

    Raises:
        CallError: No problem has it.
    """
    known = catalogue()
    if code not in known:
        message = f"{code}: no problem has this code{suggest(code, list(known))}"
        raise CallError(message)
    told = known[code]
    language = "text" if told.of is Of.WORDS else "yaml"
    return Page(
        f"{code}: {told.title}",
        (Paragraph((told.wrong,)), Paragraph((told.why,))),
        (
            Section("Wrong", (Verbatim(told.example, language),)),
            Section("Right", (Verbatim(told.mended, language),)),
        ),
    )
