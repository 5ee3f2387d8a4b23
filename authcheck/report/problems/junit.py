"""Problems as JUnit XML: a suite a file, a test case a file or, where they are told, a case a test.

The shape that Jenkins and GitLab read: one failure a case, since both keep only one.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import PurePath
from typing import TYPE_CHECKING

from authcheck.report.problems.excerpt import Excerpts
from authcheck.report.problems.text import block
from authcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from authcheck.model.problem import Inspection, Problem

_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What XML forbids and ``safe`` leaves."""


def render(inspection: Inspection) -> str:
    """Return one XML document; every file looked at has its suite, sound ones too."""
    # What is wrong with these is not told: without a failure they would count as sound.
    untold = inspection.untold
    wrong: dict[str, list[Problem]] = {path: [] for path in inspection.files if path not in untold}
    for problem in inspection.in_order:
        wrong.setdefault(problem.path, []).append(problem)
    excerpts = Excerpts()
    root = ET.Element("testsuites", name=f"authcheck {inspection.command}")
    for path, problems in wrong.items():
        root.append(_suite(inspection, path, problems, excerpts))
    _count(root)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    # Build servers obey ##[ and ##vso[ wherever they stand in a line.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text.replace("##", "#&#35;")}\n'


def _suite(inspection: Inspection, path: str, problems: Sequence[Problem], excerpts: Excerpts) -> ET.Element:
    suite = ET.Element("testsuite", name=_fit(path))
    trials = [trial for trial in inspection.trials if trial.path == path]
    of_trials = [trial.problem for trial in trials]
    form = [problem for problem in problems if problem not in of_trials]
    if form or not trials:
        suite.append(_case(path, inspection.command, form, excerpts))
    for trial in trials:
        case = _case(path, trial.name, [trial.problem] if trial.problem else [], excerpts)
        if trial.skipped:
            ET.SubElement(case, "skipped", message=_fit(trial.skipped))
        suite.append(case)
    _count(suite)
    return suite


def _case(path: str, name: str, problems: Sequence[Problem], excerpts: Excerpts) -> ET.Element:
    file = PurePath(path)
    # Jenkins groups by what stands before the last dot.
    group = f"{file.parent.name}.{file.name.removesuffix('.yaml')}".lstrip(".")
    case = ET.Element("testcase", classname=_fit(group), name=_fit(name), file=_fit(path), time="0")
    if problems:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        key = f"{first.key}: " if first.key else ""
        failure = ET.SubElement(
            case, "failure", message=_fit(f"{key}{first.message}{more}"), type=_fit(first.code)
        )
        blocks = ("\n".join(block(problem, excerpts.of(problem))) for problem in problems)
        failure.text = _FORBIDDEN.sub("\ufffd", "\n\n".join(blocks))
    return case


def _count(element: ET.Element) -> None:
    """Note how many cases ``element`` holds, and how many of them failed or were skipped."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    element.set("failures", str(len(list(element.iter("failure")))))
    element.set("errors", "0")
    if element.tag == "testsuite":
        element.set("skipped", str(len(list(element.iter("skipped")))))
    element.set("time", "0")


def _fit(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", safe(text))
