"""A bank from the command line: kept, listed, compared with, weighed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from authcheck.cli.commands import authcheck

WATERWAYS = Path(__file__).parents[2] / "samples" / "waterways"
ISSUED, LOOKALIKE = str(WATERWAYS / "issued.pdf"), str(WATERWAYS / "lookalike.pdf")
OFFICE = "Ardane Waterways Authority"


def call(*arguments: str) -> Result:
    return CliRunner().invoke(authcheck, arguments, prog_name="authcheck")


@pytest.fixture(scope="module")
def bank(tmp_path_factory) -> str:
    folder = str(tmp_path_factory.mktemp("bank"))
    added = call(
        *("exemplars", "add", ISSUED, "--issuer", OFFICE, "--grade", "a", "--from", "2015-01-01"),
        *("--published", "https://example.org/9-march", "--bank", folder),
    )
    assert added.exit_code == 0, added.output
    assert added.stdout.startswith("243de571cdc0")
    return folder


def test_what_was_added_is_listed_for_people_and_programs(bank):
    told = call("exemplars", "list", "--bank", bank).stdout
    assert "243de571cdc0  Ardane Waterways Authority  grade A  from 2015-01-01 on" in told
    listed = json.loads(call("exemplars", "list", "--bank", bank, "--format", "json").stdout)
    assert [each["published"] for each in listed["exemplars"]] == ["https://example.org/9-march"]
    assert call("exemplars", "list", "--bank", bank, "--issuer", "Elsewhere").stdout.startswith("0 exemplars")


def test_a_forgery_on_the_genuine_letterhead_agrees_in_form_and_its_signature_is_the_same_image(
    bank, tmp_path
):
    crops = tmp_path / "crops"
    told = call("exemplars", "compare", LOOKALIKE, "--bank", bank, "--crops", str(crops))
    assert told.exit_code == 0, told.output
    assert "= letterhead wording" in told.stdout
    assert "The text: different" in told.stdout
    assert "! the signature on page 1 is the same image as in" in told.stdout
    assert "weak evidence at most" in told.stdout
    with Image.open(crops / "lookalike-243de571cdc0-signature-1.png") as picture:
        assert picture.mode == "L"
        assert min(picture.tobytes()) == 0


def test_the_same_comparison_as_json_names_places_and_crops(bank, tmp_path):
    crops = str(tmp_path / "crops")
    told = call("exemplars", "compare", LOOKALIKE, "--bank", bank, "--crops", crops, "--format", "json")
    (one,) = json.loads(told.stdout)["exemplars"]
    (match,) = one["same_signature_image"]
    assert match["overlap"] > 0.8
    assert match["questioned"]["page"] == 1
    assert Path(match["crops"]).is_file()
    assert one["text"]["sameness"] == "different"


def test_an_exemplar_of_another_time_is_passed_over_unless_all_are_asked_for(bank):
    early = ("exemplars", "compare", LOOKALIKE, "--bank", bank, "--date", "2001-01-01")
    assert "no exemplar of Ardane Waterways Authority for letters of 2001-01-01" in " ".join(
        call(*early).stdout.split()
    )
    assert "It does not speak for this letter" in call(*early, "--all").stdout


def test_a_letter_run_weighs_word_for_word_by_grade_and_the_same_image_as_weak(bank):
    run = call(LOOKALIKE, "--exemplars", bank, "--format", "json")
    rules = {each["rule"]: each for each in json.loads(run.stdout)["findings"]}
    image = rules["core/consistency.signature-image-matched"]
    assert (image["outcome"], image["weight"]) == ("found", "weak")
    assert rules["core/consistency.exemplar-a"]["outcome"] == "absent"
    assert rules["core/consistency.exemplar-b"]["outcome"] == "unread"
    again = call(ISSUED, "--exemplars", bank, "--format", "json")
    rules = {each["rule"]: each for each in json.loads(again.stdout)["findings"]}
    same = rules["core/consistency.exemplar-a"]
    assert (same["outcome"], same["weight"]) == ("found", "strong")


def test_a_letter_beside_another_needs_no_bank():
    run = call(LOOKALIKE, "--beside", ISSUED, "--format", "json")
    rules = {each["rule"]: each for each in json.loads(run.stdout)["findings"]}
    assert rules["core/consistency.signature-image-matched"]["outcome"] == "found"
    assert rules["core/consistency.exemplar-a"]["outcome"] == "absent"


def test_an_exemplar_is_removed_and_a_bank_that_is_not_there_is_told(tmp_path, bank):
    gone = call("exemplars", "remove", "nothing", "--bank", bank)
    assert (gone.exit_code, "exemplars list" in gone.stderr) == (2, True)
    told = call("exemplars", "list", "--bank", str(tmp_path / "none"))
    assert (told.exit_code, "exemplars add" in told.stderr) == (2, True)
    assert call(LOOKALIKE, "--exemplars", str(tmp_path / "none")).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--issuer", "US//DoD", "--grade", "A", "--from", "2019-01-01"), "is no office"),
        (("--issuer", "US", "--grade", "A", "--from", "last year"), "is no day"),
        (("--issuer", "US", "--grade", "A", "--from", "2019-01-01", "--to", "2018-01-01"), "is before"),
        (("--issuer", "US", "--grade", "D", "--from", "2019-01-01"), "D"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_read(arguments, complaint):
    told = call("exemplars", "add", "no-such-letter.pdf", *arguments)
    assert told.exit_code == 2
    assert complaint in told.stderr
