"""``authcheck sources``: the log written, listed, counted and told from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sourcelog import call, done, on_file, put_on_a_desk, refused

from authcheck.model.case import Access, Attribution, Private, Relation, Stance, StatementStatus
from authcheck.sourcing import load_case


@pytest.fixture(autouse=True)
def _desk(tmp_path, monkeypatch) -> None:
    put_on_a_desk(tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _bare(_desk) -> None:
    """Take the case file away."""
    Path("letter.case.yaml").unlink()


PROPOSED = (
    "--described-as",
    "officials",
    "--organisation",
    "US",
    "--claim",
    "origin",
    "--status",
    "proposed",
)


def test_a_statement_is_added_and_the_rest_stays():
    before = Path("letter.case.yaml").read_text()
    told = done(
        "add", "letter.pdf", "--speaker", "Jane Roe", "--organisation", "US/State",
        "--relation", "third_party", "--claim", "origin=not_ours:deny", "--claim", "status=draft",
        "--said", "2020-01-08T10:00Z",
        "--outlet", "The Paper", "--url", "https://paper.example", "--exact", "Not ours", "--grade", "B2",
        "--basis", "inspection", "--of", "copy", "--attribution", "background", "--count-at-least", "2",
        "--upstream", "report:AP", "--distinct-from", "milley", "--with-method", "--private", "said",
    )  # fmt: skip
    assert told == "statement-7\n"
    assert Path("letter.case.yaml").read_text().startswith(before)
    added = on_file("statement-7")
    assert (added.speaker, added.organisation, added.relation) == (
        "Jane Roe",
        ("US", "State"),
        Relation.THIRD_PARTY,
    )
    assert [(each.prop, each.value, each.stance) for each in added.claims] == [
        ("origin", "not_ours", Stance.DENY),
        ("status", "draft", Stance.CONFIRM),
    ]
    assert (added.carried_by.outlet, added.carried_by.exact) == ("The Paper", "Not ours")
    assert (added.access, added.attribution) == (Access.INSPECTION, Attribution.BACKGROUND)
    assert (added.upstream, added.distinct_from, added.count_at_least) == ("report:AP", ("milley",), 2)
    assert (added.grade.reliability, added.with_method, added.private) == ("B", True, (Private.SAID,))


def test_an_id_may_be_given():
    assert done("add", "letter.pdf", "--id", "x1", "--claim", "origin", "--relation", "chain") == "x1\n"
    assert "“x1” is already the id" in refused(
        "add", "letter.pdf", "--id", "x1", "--claim", "origin", "--relation", "chain"
    )


def test_a_protected_source_gets_the_next_label_and_never_a_name():
    protected = ("add", "letter.pdf", "--protected", "--claim", "origin", "--relation", "chain")
    assert [done(*protected), done(*protected)] == ["statement-7\n", "statement-8\n"]
    assert [on_file(each).speaker for each in ("statement-7", "statement-8")] == ["S1", "S2"]
    before = Path("letter.case.yaml").read_text()
    told = refused(*protected, "--speaker", "Nadia Roe")
    assert "never given to authcheck" in told
    assert "Nadia" not in told
    told = refused("add", "letter.pdf", "--speaker", "Nadia Roe", "--attribution", "anonymous",
                   "--claim", "origin", "--relation", "chain")  # fmt: skip
    assert "its speaker must not be named; write a label such as S1" in told
    assert "Nadia" not in told
    assert Path("letter.case.yaml").read_text() == before


@pytest.mark.usefixtures("_bare")
def test_a_case_file_is_begun_beside_a_letter_that_is_there():
    assert (
        done("add", "letter.pdf", "--claim", "origin", "--relation", "chain", "--speaker", "NATO") == "nato\n"
    )
    assert Path("letter.case.yaml").read_text() == (
        "format: 1\nstatements:\n- id: nato\n  speaker: NATO\n  relation: chain\n  claims: [{prop: origin}]\n"
    )
    assert "lettr.pdf: no such letter" in refused("add", "lettr.pdf", "--claim", "origin")


@pytest.mark.parametrize(
    ("claim", "complaint"),
    [
        ("truth", "“truth” is no claim; write PROP, PROP=VALUE or PROP=VALUE:STANCE"),
        ("origin:maybe", "“origin:maybe” is no claim"),
        ("origin:deny:some:more", "is no claim"),
        ("status=sent", "“sent” is no value of status; known: draft"),
        ("altered:confirm:half", "“half” is no extent of a set; known: all, some"),
    ],
)
def test_a_claim_that_is_none_is_told(claim, complaint):
    assert complaint in refused("add", "letter.pdf", "--claim", claim)


def test_what_would_not_be_read_is_not_written():
    told = refused("add", "letter.pdf", "--claim", "origin", "--described-as", "an aide")
    assert "nothing was written" in told
    assert "“relation” is missing" in told


ANSWERS = {
    "a named speaker": (
        "1\nJane Roe\nUS/DoD\n\n4, signed:deny\n4\n2020-01-08\nThe Paper\n\nA draft\n\n",
        "roe",
    ),
    "a described one, after slips": (
        "9\n2\n\nan Iraqi official\nIraq/MoD\nx\n\ntruth\n1\n1\nyesterday\n2020-01-08\n\n\n\nmilley\n",
        "iraqi-official",
    ),
    "a protected one": (
        "3\nan aide\n\n3\n1\n1\n\n\n\n\nAP 2020-01-06\nname\nsaid, carried_by\n",
        "statement-7",
    ),
}


@pytest.mark.parametrize(("typed", "id_"), ANSWERS.values(), ids=ANSWERS)
def test_without_options_questions_lead_to_a_statement(typed, id_):
    assert done("add", "letter.pdf", typed=typed) == f"{id_}\n"
    added = on_file(id_)
    if id_ == "roe":
        assert (added.speaker, added.relation, added.said_as_written) == (
            "Jane Roe",
            Relation.CHAIN,
            "2020-01-08",
        )
        assert [(each.prop, each.stance) for each in added.claims] == [
            ("status", Stance.CONFIRM),
            ("signed", Stance.DENY),
        ]
    elif id_ == "iraqi-official":
        assert (added.speaker, added.relation, added.upstream) == (None, Relation.RECIPIENT, "stmt:milley")
        assert added.access is Access.FIRST_HAND
    else:
        assert (added.speaker, added.attribution) == ("S1", Attribution.ANONYMOUS)
        assert added.private == (Private.SAID, Private.CARRIED_BY)
        assert added.upstream == "report:AP 2020-01-06"


@pytest.mark.usefixtures("_bare")
def test_questions_begin_a_case_file_with_whom_the_letter_claims_to_come_from():
    assert done("add", "letter.pdf", typed="US/DoD\n1\nJane Roe\nUS/DoD\n\n1\n4\n\n\n\n\n\n") == "roe\n"
    assert load_case(Path("letter.case.yaml")).claimed.issuer == ("US", "DoD")


@pytest.mark.usefixtures("_bare")
def test_answers_that_end_too_soon_write_nothing():
    assert call("add", "letter.pdf", typed="US/DoD\n1\n").exit_code == 130
    assert not Path("letter.case.yaml").exists()


def test_statements_are_listed():
    done("add", "letter.pdf", *PROPOSED, "--exact", "seems\x1b[2J real")
    told = done("list", "letter.pdf")
    assert told.startswith("7 statements: 1 proposed, 6 accepted\n")
    assert "Mark Milley, 2020-01-06T21:40Z" in told
    assert "A proposal never counts by itself" in told
    assert "\x1b" not in told
    assert done("list", "letter.case.yaml", "--status", "proposed").startswith("1 statement: 1 proposed\n")


def test_programs_get_the_list():
    value = json.loads(done("list", "letter.pdf", "--format", "json"))
    assert value["schema"] == "authcheck.sources/1"
    assert [each["id"] for each in value["statements"]][:2] == ["us-military", "iraqi-military"]


@pytest.mark.usefixtures("_bare")
def test_a_letter_without_a_case_file_is_told_how_to_begin_one():
    for command in (["list"], ["tally"], ["timeline"], ["accept"]):
        assert "no case file beside it; begin one with: authcheck sources add letter.pdf" in refused(
            *command, "letter.pdf"
        )
    assert "name one with --case" in refused("list", "-")
    assert "other.case.yaml: no such case file" in refused("list", "other.case.yaml")
    assert "nosuch.yaml: no such case file" in refused("list", "letter.pdf", "--case", "nosuch.yaml")
    assert "nosuch.pdf: no such letter" in refused("timeline", "nosuch.pdf")


def test_a_proposal_is_accepted_with_what_the_article_could_not_tell():
    done("add", "letter.pdf", "--described-as", "an aide", "--claim", "origin", "--status", "proposed")
    assert "“relation” is missing" in refused("accept", "letter.pdf", "aide")
    assert (
        done("accept", "letter.pdf", "aide", "--relation", "chain", "--said", "2020-01-06")
        == "aide: accepted\n"
    )
    assert (on_file("aide").status, on_file("aide").relation) == (StatementStatus.ACCEPTED, Relation.CHAIN)
    assert done("reject", "letter.pdf", "aide", "milley") == "aide: rejected\nmilley: rejected\n"
    assert on_file("milley").status is StatementStatus.REJECTED
    assert done("accept", "letter.pdf", "milley", "aide") == "milley: accepted\naide: accepted\n"
    assert "name that one" in refused("accept", "letter.pdf", "milley", "aide", "--relation", "chain")
    assert "no statement has the id “nobody”" in refused("reject", "letter.pdf", "nobody")


def test_proposals_are_gone_through_one_by_one():
    for id_ in ("p1", "p2", "p3", "p4"):
        done(
            "add",
            "letter.pdf",
            "--id",
            id_,
            "--described-as",
            "an aide",
            "--claim",
            "origin",
            "--status",
            "proposed",
        )
    result = call("accept", "letter.pdf", typed="a\nchain\nr\ns\nq\n")
    assert (result.exit_code, result.stdout) == (1, "p1: accepted\np2: rejected\n")
    assert "1 of 4" in result.stderr
    assert "A proposal never counts by itself" in result.stderr
    assert [on_file(each).status.value for each in ("p1", "p2", "p3", "p4")] == [
        "accepted", "rejected", "proposed", "proposed",
    ]  # fmt: skip
    assert call("accept", "letter.pdf", typed="r\nr\n").exit_code == 0
    assert done("accept", "letter.pdf") == "no statement is waiting\n"


def test_who_accepts_is_asked_for_the_relation_that_the_article_could_not_tell():
    done("add", "letter.pdf", "--id", "p", "--speaker", "A. B.", "--status", "proposed", "--claim", "origin")
    assert done("accept", "letter.pdf", typed="a\n\nthird_party\n") == "p: accepted\n"
    assert (on_file("p").relation, on_file("p").relation_given) == (Relation.THIRD_PARTY, True)


def test_what_names_and_paths_tell_is_not_asked():
    done("add", "letter.pdf", "--id", "p", "--speaker", "A. B.", "--status", "proposed", "--claim", "origin",
         "--organisation", "US/DoD")  # fmt: skip
    assert done("accept", "letter.pdf", typed="a\n") == "p: accepted\n"
    assert (on_file("p").relation, on_file("p").relation_given) == (Relation.CHAIN, False)


def test_a_statement_is_edited():
    assert done("edit", "letter.pdf", "milley", "--said", "2020-01-06T22:00Z", "--outlet", "The Paper") == (
        "milley: changed\n"
    )
    milley = on_file("milley")
    assert milley.said_as_written == "2020-01-06T22:00Z"
    assert milley.carried_by.outlet == "The Paper"
    assert milley.carried_by.exact.startswith("That letter is a draft")
    done("edit", "letter.pdf", "milley", "--clear", "said", "--clear", "carried-by")
    assert (on_file("milley").said, on_file("milley").carried_by.exact) == (None, "")
    assert "nothing to change" in refused("edit", "letter.pdf", "milley")


def test_the_tally_is_told_to_people_and_to_programs():
    assert "affirmed            2 to 3 voices" in done("tally", "letter.pdf")
    value = json.loads(done("tally", "letter.pdf", "--as-of", "2020-01-06T17:30Z", "--format", "json"))
    assert value["heard"] == ["us-military"]
    assert value["lines"][0]["affirmed"]["most"] == 1


def test_the_timeline_is_told_to_people_and_to_programs():
    told = done("timeline", "letter.pdf")
    assert "Adel Abdul Mahdi: standing stays “unissued draft”, now\n" in told
    value = json.loads(done("timeline", "letter.pdf", "--format", "json"))
    assert value["schema"] == "authcheck.timeline/1"
    assert value["timeline"]["steps"][0]["statements"] == ["us-military"]


def test_bytes_that_are_no_text_are_refused():
    assert "no UTF-8" in refused("add", "letter.pdf", "--claim", "origin", "--exact", "a\udcff")


ARTICLE = """\
The general\u2019s letter became known on Sunday.

\u201cThat memo is a draft and was never signed,\u201d Jane Roe, a spokeswoman, told reporters Monday. Two
U.S. officials confirmed the authenticity of the letter.
"""


def test_what_an_article_says_is_proposed_and_does_not_count():
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    before = json.loads(done("tally", "letter.pdf", "--format", "json"))["heard"]
    result = call(
        "read", "article.txt", "--for", "letter.pdf", "--outlet", "The Paper", "--published", "2020-01-07"
    )
    assert result.exit_code == 0
    assert "right" in " ".join(result.stdout.split()).partition("A proposal never counts by itself")[2]
    roe = on_file("roe")
    assert (roe.status, roe.said_as_written) == (StatementStatus.PROPOSED, "2020-01-06")
    assert roe.carried_by.span is not None
    start, end = roe.carried_by.span
    assert ARTICLE[start:end] == roe.carried_by.exact
    assert roe.carried_by.outlet == "The Paper"
    after = json.loads(done("tally", "letter.pdf", "--format", "json"))
    assert (after["heard"], "roe" in after["proposed"]) == (before, True)


def test_an_article_read_again_proposes_nothing_new():
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    first = json.loads(done("read", "article.txt", "--for", "letter.pdf", "--format", "json"))
    assert "roe" in [each["id"] for each in first["statements"]]
    done("reject", "letter.pdf", "roe")
    text = Path("letter.case.yaml").read_text()
    result = call("read", "article.txt", "--for", "letter.pdf")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "article.txt: no new proposals" in result.stderr
    assert "no date found; --published DAY settles days" in result.stderr
    assert Path("letter.case.yaml").read_text() == text


@pytest.mark.usefixtures("_bare")
def test_articles_begin_a_case_file_and_a_bad_one_never_stops_the_others():
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    result = call("read", "nowhere.txt", "article.txt", "--for", "letter.pdf")
    assert result.exit_code == 2
    assert "nowhere.txt: " in result.stderr
    assert on_file("roe").status is StatementStatus.PROPOSED


def test_an_article_may_come_by_standard_input():
    result = call("read", "-", "--for", "letter.pdf", typed=ARTICLE)
    assert result.exit_code == 0
    assert on_file("roe").said_in_words == "Monday"
    assert "can be read once" in refused("read", "-", "-", "--for", "letter.pdf")
    assert "--url is for one article" in refused("read", "a", "b", "--for", "letter.pdf", "--url", "x")


def test_a_case_file_with_problems_stops_the_reading():
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    Path("letter.case.yaml").write_text("statments: []")
    assert "did you mean “statements”" in refused("read", "article.txt", "--for", "letter.pdf")
