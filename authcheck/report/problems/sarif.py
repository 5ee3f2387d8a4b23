"""Problems as SARIF 2.1.0, which code hosts show beside the lines of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import authcheck
from authcheck.report.as_json import write
from authcheck.report.problems.catalogue import catalogue
from authcheck.report.problems.page import markdown, plain
from authcheck.report.problems.places import uri
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from authcheck.model.problem import Inspection, Problem
    from authcheck.report.as_json import Json

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_BASE = "%SRCROOT%"
"""Stands for the folder that paths are counted from; where that is on this machine is nobody's business."""


def render(inspection: Inspection, root: Path) -> str:
    """Return one SARIF log; its results are empty where nothing is wrong.

    Args:
        inspection: What was found.
        root: The folder of the repository, which paths are counted from.
    """
    codes = sorted({problem.code for problem in inspection.in_order})
    run: Json = {
        "tool": {
            "driver": {
                "name": "authcheck",
                "version": authcheck.__version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "invocations": [{"executionSuccessful": True, "exitCode": int(bool(inspection.problems))}],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder that paths are counted from"}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes, root) for problem in inspection.in_order],
    }
    return write({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(code: str) -> Json:
    page = catalogue().get(code)
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.wrong},
        "help": {"text": plain(code, page), "markdown": markdown(code, page)},
        "defaultConfiguration": {"level": "error"},
    }


def _result(problem: Problem, codes: Sequence[str], root: Path) -> Json:
    # A viewer would follow [words](a link), and a rule file may hold anything.
    key = f"{problem.key}: " if problem.key else ""
    text = safe(f"{key}{problem.message}").replace("](", "] (")
    region: dict[str, Json] = {"startLine": max(problem.line, 1)}
    if problem.line:
        region |= {"startColumn": problem.column, "endColumn": problem.column + problem.length}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": "error",
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(problem.path, root), "uriBaseId": _BASE},
                    "region": region,
                }
            }
        ],
    }
