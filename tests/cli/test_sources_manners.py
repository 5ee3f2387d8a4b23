"""``authcheck sources``: ids that tell nobody, pipes, ways back, and messages that name what is missing."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest
from sourcelog import call, done, on_file, put_on_a_desk, refused

from authcheck.cli.sources.add import EPILOG
from authcheck.model.case import Relation
from authcheck.sourcing import load_case


@pytest.fixture(autouse=True)
def _desk(tmp_path, monkeypatch) -> None:
    put_on_a_desk(tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _bare(_desk) -> None:
    """Take the case file away."""
    Path("letter.case.yaml").unlink()


@pytest.mark.parametrize(
    "kept_back",
    [("--attribution", "background"), ("--attribution", "anonymous", "--described-as", "an aide")],
)
def test_a_name_that_is_not_on_the_record_lends_no_id(kept_back):
    speaker = () if "anonymous" in kept_back else ("--speaker", "Roger Bground")
    id_ = done("add", "letter.pdf", *speaker, *kept_back, "--claim", "origin", "--relation", "chain").strip()
    assert id_ == ("aide" if "anonymous" in kept_back else "statement-7")
    for format_ in ("terminal", "json"):
        for command in ("list", "tally"):
            assert "ground" not in done(command, "letter.pdf", "--format", format_).replace("background", "")


NAMED_BY_OTHERS = """\
- id: echo
  relation: outlet
  claims: [{prop: status, value: draft}]
  upstream: stmt:milley  # heard it there
- {id: other, relation: chain, claims: [{prop: origin}], distinct_from: ["milley", esper]}
- {id: third, relation: chain, claims: [{prop: origin}], distinct_from: milley}
"""


@pytest.mark.parametrize(
    "kept_back", [("--protected",), ("--attribution", "background"), ("--private", "all")]
)
def test_an_id_that_told_who_spoke_goes_once_that_is_kept_back(kept_back):
    path = Path("letter.case.yaml")
    path.write_text(path.read_text() + NAMED_BY_OTHERS)
    told = done("edit", "letter.pdf", "milley", *kept_back)
    assert told == (
        "milley: is statement-10 from now on, also where other statements name it\nstatement-10: changed\n"
    )
    assert "upstream: stmt:statement-10  # heard it there" in path.read_text()
    assert (on_file("echo").upstream, on_file("third").distinct_from) == (
        "stmt:statement-10",
        ("statement-10",),
    )
    assert on_file("other").distinct_from == ("statement-10", "esper")
    assert "milley" not in done("list", "letter.pdf").casefold()


def test_an_id_that_tells_nothing_more_than_is_printed_stays():
    assert done("edit", "letter.pdf", "milley", "--private", "carried_by") == "milley: changed\n"
    assert done("edit", "letter.pdf", "us-military", "--attribution", "anonymous") == "us-military: changed\n"
    assert done("edit", "letter.pdf", "us-military", "--private", "described_as").startswith(
        "us-military: is statement-7 from now on"
    )
    assert done("edit", "letter.pdf", "statement-7", "--private", "all") == "statement-7: changed\n"


def test_a_statement_gets_another_id():
    told = done("edit", "letter.pdf", "milley", "--id", "chairman", "--private", "all")
    assert told.endswith("chairman: changed\n")
    assert on_file("chairman").speaker == "Mark Milley"
    before = Path("letter.case.yaml").read_text()
    assert "“esper” is the id of another statement" in refused(
        "edit", "letter.pdf", "chairman", "--id", "esper"
    )
    assert Path("letter.case.yaml").read_text() == before


@pytest.mark.parametrize("command", ["accept", "reject"])
def test_of_several_statements_all_are_settled_or_none(command):
    done("reject" if command == "accept" else "accept", "letter.pdf", "milley")
    before = Path("letter.case.yaml").read_text()
    told = refused(command, "letter.pdf", "milley", "nosuch", "nobody")
    assert "no statement has the id “nosuch” or “nobody”" in told
    assert Path("letter.case.yaml").read_text() == before


@pytest.mark.parametrize("arguments", [
    ("add", "letter.pdf", "--claim", "origin", "--relation", "chain"), ("add", "letter.pdf"),
    ("edit", "letter.pdf", "milley", "--said", "2020"), ("accept", "letter.pdf", "milley"),
    ("reject", "letter.pdf", "milley"),
])  # fmt: skip
def test_a_pipe_in_the_place_of_a_case_file_is_refused_and_never_waited_for(arguments):
    Path("letter.case.yaml").unlink()
    os.mkfifo("letter.case.yaml")
    assert "is a pipe or a device, not a file" in refused(*arguments)


@pytest.mark.usefixtures("_bare")
def test_the_documented_example_works_on_a_new_letter():
    example = EPILOG.split("\n  authcheck sources ")[2].replace("\\\n", " ")
    assert "--issuer" in example
    assert done(*shlex.split(example)) == "roe\n"
    assert load_case(Path("letter.case.yaml")).claimed.issuer == ("US", "DoD")
    assert on_file("roe").relation is Relation.CHAIN


SPOKEN = ("--speaker", "Jane Roe", "--organisation", "US/DoD", "--claim", "status=draft")


@pytest.mark.parametrize(("before", "after"), [
    ("format: 1 # one\n", "format: 1 # one\ndocument: {claimed_issuer: US/DoD}\n"),
    ("# ours\nfacts: []\n", "# ours\ndocument: {claimed_issuer: US/DoD}\nfacts: []\n"),
    ("document:\n  # as printed\n  class: cable # sure\n",
     "document:\n  # as printed\n  claimed_issuer: US/DoD\n  class: cable # sure\n"),
    ("document: {class: cable}\n", "document: {claimed_issuer: US/DoD, class: cable}\n"),
    ("document: {}\nformat: 1\n", "document: {claimed_issuer: US/DoD}\nformat: 1\n"),
    ("document:\nformat: 1\n", "document: {claimed_issuer: US/DoD}\nformat: 1\n"),
    ("{format: 1}\n", "{document: {claimed_issuer: US/DoD}, format: 1, statements:"),
    ("document:\r\n  class: cable\r\n", "document:\r\n  claimed_issuer: US/DoD\r\n  class: cable\r\n"),
])  # fmt: skip
def test_the_issuer_is_put_into_a_case_file_that_does_not_name_one(before, after):
    Path("letter.case.yaml").write_bytes(before.encode())
    assert done("add", "letter.pdf", "--issuer", "US/DoD", *SPOKEN) == "roe\n"
    assert Path("letter.case.yaml").read_bytes().decode().startswith(after)
    assert on_file("roe").relation is Relation.CHAIN


def test_another_issuer_than_the_one_on_file_is_refused():
    assert "claims to come from US/DoD/CJTF-OIR" in refused("add", "letter.pdf", "--issuer", "UK", *SPOKEN)
    assert done("add", "letter.pdf", "--issuer", "US/DoD/CJTF-OIR", *SPOKEN) == "roe\n"


@pytest.mark.usefixtures("_bare")
def test_a_missing_relation_is_told_by_the_names_of_options():
    told = refused("add", "letter.pdf", *SPOKEN)
    assert "--relation" in told
    assert "--issuer" in told
    assert "statements[0]" not in told


def test_what_was_perhaps_not_meant_is_said():
    told = call("add", "letter.pdf", "--speaker", "Marc Source", "--claim", "origin", "--relation", "chain")
    assert "“Marc Source” is read as a description, so the speaker counts as unnamed" in told.stderr
    told = call("add", "letter.pdf", *SPOKEN, "--count-at-least", "3")
    assert "--count-at-least is for a plural such as officials" in told.stderr
    told = call("add", "letter.pdf", "--described-as", "aides", "--relation", "chain", "--claim", "origin",
                "--count-at-least", "3")  # fmt: skip
    assert told.stderr == ""


def test_an_upstream_that_is_not_on_file_is_told_with_those_that_are():
    told = refused("add", "letter.pdf", *SPOKEN, "--upstream", "stmt:foo")
    assert "no statement has the id “foo”; known: us-military, " in told
    assert "roe" not in told


def test_a_key_may_be_cleared_by_either_spelling():
    for key in ("carried_by", "carried-by"):
        done("edit", "letter.pdf", "milley", "--exact", "That is a draft")
        assert done("edit", "letter.pdf", "milley", "--clear", key) == "milley: changed\n"
        assert on_file("milley").carried_by.exact == ""


def test_the_timeline_takes_a_letter_by_its_case_file():
    assert "Adel Abdul Mahdi: standing stays" in done("timeline", "letter.case.yaml")
    shutil.copy("letter.pdf", "letter.png")
    assert "it may be of letter.pdf or letter.png" in refused("timeline", "letter.case.yaml")
    Path("letter.pdf").unlink()
    Path("letter.png").unlink()
    assert "no letter stands beside it" in refused("timeline", "letter.case.yaml")
    assert "letter.pdf: no such letter" in refused("timeline", "letter.pdf")


def test_a_day_of_publication_that_is_none_is_told():
    told = refused("read", "a.txt", "--for", "letter.pdf", "--published", "Jan 6")
    assert "“Jan 6” is no day; write year, month and day, such as 2020-01-06" in told


BESIDE = ("--speaker", "A. B.", "--organisation", "US/DoD/Joint Chiefs of Staff", "--claim", "origin")


def test_a_speaker_from_beside_the_issuer_is_not_taken_for_an_outsider_unasked():
    for id_ in ("p", "q"):
        done("add", "letter.pdf", "--id", id_, "--status", "proposed", *BESIDE)
    told = refused("accept", "letter.pdf", "p")
    assert "stands beside the claimed issuer US/DoD/CJTF-OIR; say --relation chain" in told
    assert done("accept", "letter.pdf", "p", "--relation", "chain") == "p: accepted\n"
    result = call("accept", "letter.pdf", typed="a\nb\na\n3\n")
    assert (result.exit_code, result.stdout) == (0, "q: accepted\n")
    assert "3  chain: above or beside the author in the issuing body" in result.stderr
    assert on_file("q").relation is Relation.CHAIN


@pytest.mark.parametrize(("typed", "status", "ended"), [
    ("a\ns\n", "proposed", 1), ("a\nq\n", "proposed", 1), ("a\nb\nr\n", "rejected", 0),
    ("a\n9\nthird party\n", "accepted", 0),
])  # fmt: skip
def test_whoever_is_asked_for_the_relation_may_skip_go_back_and_stop(typed, status, ended):
    done("add", "letter.pdf", "--id", "p", "--status", "proposed", *BESIDE)
    assert call("accept", "letter.pdf", typed=typed).exit_code == ended
    assert on_file("p").status == status
