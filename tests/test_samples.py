"""The samples are what their maker makes, and authcheck concludes of them what is expected."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from authcheck.model.axes import Axis
from authcheck.rulebook import load_rulebook
from authcheck.workflow import assess

if TYPE_CHECKING:
    from authcheck.model.finding import Finding
    from authcheck.model.verdict import Assessment

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
EXPECTED = sorted(SAMPLES.glob("*/*.expected.json"))
FOLDERS = sorted({expected.parent for expected in EXPECTED})
LETTERS = {".pdf", ".tif", ".jpg"}
MEBIBYTE = 1 << 20


def _files() -> list[Path]:
    return [path for folder in FOLDERS for path in folder.iterdir()]


def _name(expected: Path) -> str:
    return f"{expected.parent.name}/{_stem(expected)}"


def _stem(expected: Path) -> str:
    return expected.name.removesuffix(".expected.json")


def _letter(expected: Path) -> Path:
    (letter,) = (path for path in expected.parent.glob(f"{_stem(expected)}.*") if path.suffix in LETTERS)
    return letter


def _times(expected: Path) -> list[str | None]:
    return [time["as_of"] for time in json.loads(expected.read_text())["times"]]


def _assessed(expected: Path, as_of: str | None) -> Assessment:
    time = None if as_of is None else datetime.fromisoformat(as_of)
    return assess(str(_letter(expected)), rulebook=load_rulebook(), as_of=time)


def _traits(finding: Finding) -> dict[str, str]:
    traits = {"rule": finding.rule, "family": finding.family.value, "outcome": finding.outcome.value}
    if finding.concludes is not None:
        traits |= {"axis": finding.concludes.axis.value, "toward": finding.concludes.toward.value}
    return traits


@pytest.mark.parametrize(
    ("expected", "as_of"),
    [
        pytest.param(expected, as_of, id=f"{_name(expected)} as of {as_of or 'all on file'}")
        for expected in EXPECTED
        for as_of in _times(expected)
    ],
)
def test_a_sample_is_judged_as_expected(expected: Path, as_of: str | None):
    wanted = json.loads(expected.read_text())
    (axes,) = (time["axes"] for time in wanted["times"] if time["as_of"] == as_of)
    assessment = _assessed(expected, as_of)
    results = {axis: assessment.verdict[Axis(axis)] for axis in axes}
    assert {
        axis: {"value": str(result.value), "status": str(result.status), "contested": result.contested}
        for axis, result in results.items()
    } == axes

    traits = [_traits(finding) for finding in assessment.findings]
    missing = [want for want in wanted["found"] if not any(want.items() <= trait.items() for trait in traits)]
    unwanted = [trait for trait in traits if any(ban.items() <= trait.items() for ban in wanted["not_found"])]
    assert (missing, unwanted) == ([], [])


def test_every_sample_has_a_case_file_and_an_expectation():
    letters = {path for path in _files() if path.suffix in LETTERS}
    assert letters == {_letter(expected) for expected in EXPECTED}
    assert all(letter.with_suffix(".case.yaml").is_file() for letter in letters)


def test_the_maker_makes_the_same_bytes_each_time_and_the_case_files_that_are_here(tmp_path: Path):
    made = []
    for run in ("first", "second"):
        out = tmp_path / run
        subprocess.run([sys.executable, SAMPLES / "make.py", "--out", out], check=True, capture_output=True)  # noqa: S603 - our own script
        made.append({path.relative_to(out): path.read_bytes() for path in out.glob("*/*")})
    first, second = made
    assert first == second

    # Rendered pictures may differ in a bit between builds of the imaging libraries; text may not.
    kept = {path.relative_to(SAMPLES): path.read_bytes() for path in _files()}
    assert kept.keys() == first.keys()
    text = {path for path in kept if path.suffix in {".yaml", ".json"}} | {
        Path("seely/letter.pdf"),
        Path("grainboard/draft.pdf"),
        Path("grainboard/note.pdf"),
        Path("grainboard/note-sealed.pdf"),
    }
    assert {path: kept[path] for path in text} == {path: first[path] for path in text}


def test_the_samples_stay_small():
    assert sum(path.stat().st_size for path in _files()) <= 3 * MEBIBYTE
