"""What packages say that their checks can show, read from their metadata; nothing of them is imported.

A package declares it beside its checks, under ``authcheck.evidence``: the check's id, and the kinds of
evidence as the model names them, in lower case with dots between them, such as ``draft_mark.hidden_text``.
"""

from __future__ import annotations

from authcheck.plugins.entries import Group, announced


def declared(check: str) -> frozenset[str] | None:
    """Return the kinds of evidence that a check is declared to show, as its package names them.

    Where several packages bring the check, what all of them declare. None where nobody brings it.
    """
    bringing = {entry.package for entry in announced(Group.CHECKS) if entry.name == check}
    if not bringing:
        return None
    said = {
        entry.package: frozenset(entry.value.lower().split("."))
        for entry in announced(Group.EVIDENCE)
        if entry.name == check
    }
    # Which of them will run is for the desk to say: what one declares does not hold for another's code.
    return frozenset.intersection(*(said.get(package, frozenset()) for package in bringing))
