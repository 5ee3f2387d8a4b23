from __future__ import annotations

import json
from pathlib import Path

import pytest

from authcheck.errors import CallError, FormError
from authcheck.trials.manifest import Truth, as_truth, read_manifest, sorted_out

DRAFT = (Truth("draft", "yes*"),)

ROWS = {
    "manifest.jsonl": (
        '{"file": "a.pdf", "draft": "yes: it is", "pages": 2}\n\n{"file": "b.pdf", "draft": "no"}\n'
    ),
    "manifest.yaml": "- {file: a.pdf, draft: 'yes: it is', pages: 2}\n- {file: b.pdf, draft: 'no'}\n",
    "manifest.csv": "file,draft,pages\na.pdf,yes: it is,2\nb.pdf,no,\n",
}


def a_manifest(folder: Path, text: str, name: str = "manifest.jsonl") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def known(folder: Path, *rows: str, truths: tuple[Truth, ...] = DRAFT) -> dict[str, bool | None]:
    return sorted_out(read_manifest(a_manifest(folder, "\n".join(rows))), truths)


@pytest.mark.parametrize("name", ROWS)
def test_the_three_formats_say_the_same(tmp_path: Path, name: str):
    rows = read_manifest(a_manifest(tmp_path, ROWS[name], name))
    assert sorted_out(rows, DRAFT) == {"a.pdf": True, "b.pdf": False}
    assert rows[0].words("pages") == ("2",)


def test_a_letter_has_it_lacks_it_or_nobody_knows(tmp_path: Path):
    told = ["Yes: stamp", "no", "", "unknown", "unclear (by hand)", "not labelled", "n/a", "no?", None]
    rows = [json.dumps({"file": f"{number}.pdf", "draft": each}) for number, each in enumerate(told)]
    rows.append('{"file": "9.pdf"}')
    assert list(known(tmp_path, *rows).values()) == [True, False, *[None] * 8]


def test_truth_values_and_numbers_and_lists_may_be_asked_for(tmp_path: Path):
    rows = (
        '{"file": "a.pdf", "signed": true, "pages": 3, "marks": ["stamp", "draft"]}',
        '{"file": "b.pdf", "signed": false, "pages": 1, "marks": ["stamp"]}',
    )
    for name, value in (("signed", "true"), ("pages", "3"), ("marks", "draft")):
        assert known(tmp_path, *rows, truths=(Truth(name, value),)) == {"a.pdf": True, "b.pdf": False}


def test_a_value_asked_for_as_it_stands_is_no_unknown_one(tmp_path: Path):
    rows = ('{"file": "a.pdf", "draft": "no?"}', '{"file": "b.pdf", "draft": "no"}')
    assert known(tmp_path, *rows, truths=(Truth("draft", "no?"),))["a.pdf"] is True


def test_any_of_several_truths_will_do(tmp_path: Path):
    rows = (
        '{"file": "a.pdf", "draft": "stamp"}',
        '{"file": "b.pdf", "draft": "banner"}',
        '{"file": "c", "draft": "no"}',
    )
    asked = (Truth("draft", "stamp"), Truth("draft", "banner"))
    assert list(known(tmp_path, *rows, truths=asked).values()) == [True, True, False]


def test_one_page_that_has_it_is_enough_and_one_unknown_page_leaves_it_open(tmp_path: Path):
    def rows(file: str, *pages: str) -> list[str]:
        return [f'{{"file": "{file}", "draft": "{page}"}}' for page in pages]

    told = [
        *rows("a", "no", "unclear", "yes"),
        *rows("b", "no", "unclear"),
        *rows("c", "no", "no"),
        *rows("d", "?", "no"),
    ]
    assert known(tmp_path, *told) == {"a": True, "b": None, "c": False, "d": None}


def test_a_folder_without_manifest_is_a_wrong_call(tmp_path: Path):
    with pytest.raises(CallError, match="holds no manifest"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("manifest.jsonl", '{"file": "a"}\n{"file": ', 2, "is not JSON"),
        ("manifest.jsonl", '{"file": "a"}\n["a"]', 2, "expected an object"),
        ("manifest.jsonl", '{"name": "a"}', 1, "“file” is missing"),
        ("manifest.jsonl", '{"file": 7}', 1, "“file” is missing"),
        ("manifest.jsonl", '{"file": "../a.pdf"}', 1, "leads out of"),
        ("manifest.jsonl", '{"file": "/etc/passwd"}', 1, "file: name it"),
        ("manifest.jsonl", "\n", 0, "has no row"),
        ("manifest.jsonl", "", 0, "is empty"),
        ("manifest.jsonl", "[" * 100_000, 1, "is not JSON"),
        ("manifest.yaml", "file: a.pdf", 1, "expected a list"),
        ("manifest.yaml", "- [a", 1, "is not YAML"),
        ("manifest.csv", "name,draft\na.pdf,no", 2, "“file” is missing"),
        ("manifest.csv", "file,draft\na.pdf,yes\nb.pdf,no,extra", 3, "more cells than the first row"),
        ("manifest.csv", f"file,draft\n{'a' * 200_000},yes", 1, "is no table"),
        ("manifest.jsonl", '{"file": ".", "draft": "yes"}', 1, "names a folder"),
        ("manifest.jsonl", '{"file": "a\\ud800.pdf"}', 1, "half a character"),
    ],
)
def test_a_broken_manifest_is_told_at_its_line(tmp_path: Path, name: str, text: str, line: int, words: str):
    with pytest.raises(FormError) as caught:
        read_manifest(a_manifest(tmp_path, text, name))
    (problem,) = caught.value.problems
    assert problem.line == line
    assert words in problem.message


def test_lists_in_lists_say_nothing_however_deep(tmp_path: Path):
    rows = (
        '{"file": "a.pdf", "draft": ' + "[" * 900 + '"yes"' + "]" * 900 + "}",
        '{"file": "b.pdf", "draft": ["yes", ["no"]]}',
    )
    assert known(tmp_path, *rows) == {"a.pdf": None, "b.pdf": True}


def test_a_manifest_elsewhere_is_not_read_by_way_of_a_link(tmp_path: Path):
    a_manifest(tmp_path / "private", '{"file": "a.pdf", "draft": "no"}')
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/manifest.jsonl").symlink_to("../private/manifest.jsonl")
    with pytest.raises(CallError, match=r"leads out of .* by way of a link; put a copy there"):
        read_manifest(tmp_path / "corpus")


def test_a_truth_nobody_wrote_down_is_a_wrong_call_with_what_is_there(tmp_path: Path):
    row = '{"file": "a.pdf", "draft": "no"}'
    with pytest.raises(CallError, match="did you mean “draft”"):
        known(tmp_path, row, truths=(Truth("drafd", "yes"),))
    with pytest.raises(CallError, match="under “draft” stands: no"):
        known(tmp_path, row, truths=(Truth("draft", "yes"),))


@pytest.mark.parametrize("text", ["draft", "=yes", "draft=", " = "])
def test_a_truth_is_a_name_and_a_value(text: str):
    with pytest.raises(CallError, match="expected NAME=VALUE"):
        as_truth(text)


def test_a_value_may_hold_an_equals_sign():
    assert as_truth("draft=a=b") == Truth("draft", "a=b")


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_table_of_a_spreadsheet_from_anywhere_is_read(tmp_path: Path, between: str):
    text = ROWS["manifest.csv"].replace(",", between)
    rows = read_manifest(a_manifest(tmp_path, text, "manifest.csv"))
    assert sorted_out(rows, DRAFT) == {"a.pdf": True, "b.pdf": False}


def test_a_row_of_too_many_cells_is_told(tmp_path: Path):
    with pytest.raises(FormError, match="has more cells than the first row; quote a cell that holds “,”"):
        read_manifest(a_manifest(tmp_path, "file,draft\na.pdf,yes, it is\n", "manifest.csv"))


def test_of_two_manifests_none_is_chosen_in_silence(tmp_path: Path):
    for name in ("manifest.yaml", "manifest.csv"):
        a_manifest(tmp_path, ROWS[name], name)
    with pytest.raises(CallError, match="which may differ; keep one of them"):
        read_manifest(tmp_path)


def test_a_letter_outside_is_said_to_be_outside_the_manifests_folder(tmp_path: Path):
    with pytest.raises(FormError, match="leads out of the folder of the manifest"):
        read_manifest(a_manifest(tmp_path, '{"file": "../a.pdf"}'))
