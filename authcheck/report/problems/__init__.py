"""What is wrong in rule files, for people, for programs and for those who host the files.

One format a module, each with one ``render``: ``text`` for people, ``as_json`` for programs, ``sarif``
and ``github`` for code hosts, ``junit`` for whoever counts tests. ``excerpt`` shows the line that is
meant, ``places`` says where files lie, ``catalogue`` and ``page`` explain every code.

File names and contents may come from a stranger's pull request: whatever they hold, each format stays
what it is, and no terminal or host obeys it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from authcheck.model.problem import Inspection

FORMATS = ("text", "json", "sarif", "junit", "github")


def renderer(format_: str, root: Path, *, styled: bool = False) -> Callable[[Inspection], str]:
    """Return what writes an inspection in one of ``FORMATS``.

    Args:
        format_: Its name.
        root: The folder that code hosts count paths from.
        styled: Whether people's text may have colours.
    """
    # Each is loaded where it is asked for alone.
    if format_ == "json":
        from authcheck.report.problems import as_json  # noqa: PLC0415

        return as_json.render
    if format_ == "sarif":
        from authcheck.report.problems import sarif  # noqa: PLC0415

        return lambda inspection: sarif.render(inspection, root)
    if format_ == "junit":
        from authcheck.report.problems import junit  # noqa: PLC0415

        return junit.render
    if format_ == "github":
        from authcheck.report.problems import github  # noqa: PLC0415

        return lambda inspection: github.render(inspection, root)
    from authcheck.report.problems import text  # noqa: PLC0415

    return lambda inspection: text.render(inspection, styled=styled)
