"""A statement more, or a key of one changed: every other byte of the case file stays."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from casefiles import OF_THE_US_COMMAND
from hypothesis import given
from hypothesis import strategies as st

from authcheck.errors import CaseNotWritten, FormError
from authcheck.forms.complaints import seen
from authcheck.model.case import Claim, Extent, Proposition, Relation, Stance, StatementStatus
from authcheck.sourcing.casefile import read_case
from authcheck.sourcing.log import add_statements, change_statement
from authcheck.sourcing.log.entries import claim_value, free_id, free_label, in_order
from authcheck.sourcing.log.written import in_line

if TYPE_CHECKING:
    from pathlib import Path

    from authcheck.model.case import Case, Statement
    from authcheck.sourcing.log import Entry

ROE: Entry = {
    "id": "roe",
    "speaker": "Jane Roe",
    "relation": "chain",
    "claims": ({"prop": "status", "value": "draft"}, {"prop": "signed", "stance": "deny"}),
    "said": "2020-01-06T21:40Z",
    "carried_by": {
        "outlet": "The Paper",
        "url": "https://paper.example/a?b=1#c",
        "exact": "It's: a “draft” # no",
    },
}

OLD = "{id: old, relation: chain, claims: [{prop: origin}]}"


def kept(folder: Path, text: str) -> Path:
    path = folder / "letter.case.yaml"
    path.write_bytes(textwrap.dedent(text).encode())
    return path


def added(folder: Path, text: str, entry: Entry = ROE) -> str:
    """Return the text of a case file after an entry was added; it reads as that entry last."""
    path = kept(folder, text)
    (statement,) = add_statements(path, lambda _: [entry])
    after = path.read_bytes().decode()
    assert read_case(after, "a").statements[-1] == statement
    assert statement.id == entry["id"]
    return after


LAID_OUT = {
    "no statements yet": "format: 1\n",
    "no line break at the end": "format: 1",
    "an empty list": "format: 1\nstatements: []  # none so far\n# the end\n",
    "an empty list over two lines": "statements: [\n  # none so far\n]\nformat: 1\n",
    "a key without a value": "statements:   # to come\nformat: 1\n",
    "a null": "statements: ~   # to come\nformat: 1\n",
    "a null in braces": "{format: 1, statements: null}\n",
    "braces": "{format: 1}  # all of it\n",
    "a list in brackets": f"statements: [{OLD}, # first\n  # more to come\n]\n",
    "a list in brackets with a comma at its end": f"statements: [{OLD},]\n",
    "a list": f"statements:\n- {OLD}\n",
    "a list set in": f"statements:\n    - {OLD} # sure\n      # call back\n    # then\n# end\nformat: 1\n",
    "blank lines between": f"statements:\n\n- {OLD}\n\n- {OLD.replace('old', 'other')}\n\nfacts: []\n",
    "a block of text at the end": (
        "statements:\n- id: old\n  relation: chain\n  claims: [{prop: origin}]\n"
        "  carried_by:\n    exact: |+\n      a\n\n\n"
    ),
    "a folded text": f"statements:\n- {OLD}\n- id: b\n  relation: chain\n  claims:\n  - prop: origin\n"
    "  carried_by:\n    exact: >-\n      a\n      b\n\n# the end\n",
    "an end of the document": "---\nformat: 1\nfacts:\n- {kind: tone, says: odd}\n...\n",
    "quoted keys": f'"statements":\n- {OLD}\n"format": 1\n',
    "letters beyond ASCII": f"# é 😀\nstatements:\n- {OLD}  # ñ 😀\n",
}


@pytest.mark.parametrize("text", LAID_OUT.values(), ids=LAID_OUT)
def test_a_statement_is_added_however_the_file_is_laid_out(text, tmp_path):
    after = added(tmp_path, text)
    for line in text.splitlines():
        comment = line.partition("#")[2]
        assert comment in after
    before = read_case(text, "a") if "statements" in text else None
    if before is not None:
        assert read_case(after, "a").statements[:-1] == before.statements


@pytest.mark.parametrize("text", LAID_OUT.values(), ids=LAID_OUT)
def test_lines_end_as_the_file_ends_them(text, tmp_path):
    after = added(tmp_path, text.replace("\n", "\r\n") if "\n" in text else f"{text}\r\n")
    assert "\n" not in after.replace("\r\n", "")


def test_nothing_but_the_new_statement_is_written(tmp_path):
    before = f"# ours\nformat:   1\nstatements:\n  - {OLD}   # sure\n\n# the end\n"
    after = added(tmp_path, before)
    at = after.index("  - id: roe")
    put = after[at : after.index("\n# the end")]
    assert after.replace(put, "") == before
    assert put == textwrap.indent(
        textwrap.dedent("""\
        - id: roe
          speaker: Jane Roe
          relation: chain
          claims:
          - {prop: status, value: draft}
          - {prop: signed, stance: deny}
          said: 2020-01-06T21:40Z
          carried_by: {outlet: The Paper, url: "https://paper.example/a?b=1#c", exact: "It's: a “draft” # no"}
        """),
        "  ",
    )


def test_comments_that_belong_to_the_last_statement_stay_with_it(tmp_path):
    after = added(tmp_path, f"statements:\n- {OLD}\n  # call back\n# of the file\n")
    assert after.index("# call back") < after.index("id: roe") < after.index("# of the file")


def test_the_mark_of_byte_order_stays(tmp_path):
    path = tmp_path / "letter.case.yaml"
    path.write_bytes(b"\xef\xbb\xbfformat: 1\n")
    add_statements(path, lambda _: [ROE])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfformat: 1\n")


def test_a_case_file_is_begun_where_there_is_none(tmp_path):
    path = tmp_path / "letter.case.yaml"
    (statement,) = add_statements(path, lambda _: [{**ROE, "relation": None, "organisation": "US/DoD"}],
                                  {"claimed_issuer": "US/DoD"})  # fmt: skip
    assert path.read_text().startswith(
        "format: 1\ndocument: {claimed_issuer: US/DoD}\nstatements:\n- id: roe\n"
    )
    assert statement.relation is Relation.CHAIN


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({**ROE, "relation": None}, "“relation” is missing"),
        ({**ROE, "claims": ({"prop": "status"},)}, "“value” is missing"),
        ({**ROE, "id": "old"}, "already the id"),
        ({**ROE, "attribution": "anonymous"}, "its speaker must not be named"),
        ({**ROE, "upstream": "stmt:nobody"}, "no statement has the id"),
    ],
)
def test_what_would_not_be_read_is_not_written(entry, complaint, tmp_path):
    path = kept(tmp_path, f"statements:\n- {OLD}\n")
    before = path.read_bytes()
    with pytest.raises(CaseNotWritten, match=complaint) as caught:
        add_statements(path, lambda _: [entry])
    assert path.read_bytes() == before
    assert "Jane" not in str(caught.value)


def test_a_file_with_problems_is_left_alone(tmp_path):
    path = kept(tmp_path, "statments: []\n")
    with pytest.raises(FormError, match="did you mean “statements”"):
        add_statements(path, lambda _: [ROE])
    assert path.read_text() == "statments: []\n"


def test_no_entry_writes_nothing(tmp_path):
    path = tmp_path / "letter.case.yaml"
    assert add_statements(path, lambda _: []) == ()
    assert not path.exists()


THREE = f"""\
format: 1
{OF_THE_US_COMMAND}
statements:
- {{id: a, relation: chain, claims: [{{prop: origin}}], status: proposed}}   # in braces
- id: b            # in a block
  # what she said
  claims:          # two
  - prop: signed   # as she says
    stance: deny
  - {{prop: status, value: draft}}
  organisation: US/DoD
  said:
- id: c
  organisation: Iraq/MoD
  claims: [{{prop: origin}}]
"""


def changed(folder: Path, id_: str, **keys: object) -> tuple[str, Statement]:
    path = kept(folder, THREE)
    statement = change_statement(path, id_, lambda _case, _statement: keys)
    return path.read_text(), statement


def test_a_value_in_braces_is_replaced(tmp_path):
    after, statement = changed(tmp_path, "a", status="accepted")
    assert after == THREE.replace("status: proposed", "status: accepted")
    assert statement.status is StatementStatus.ACCEPTED


def test_a_key_that_is_not_there_is_put_in_order(tmp_path):
    after, _ = changed(tmp_path, "b", status="rejected")
    first = "- id: b            # in a block\n"
    assert after == THREE.replace(first, f"{first}  status: rejected\n")
    after, _ = changed(tmp_path, "a", basis="first_hand")
    assert after == THREE.replace("relation: chain, claims", "relation: chain, basis: first_hand, claims")


def test_a_value_left_empty_is_filled(tmp_path):
    after, statement = changed(tmp_path, "b", said="2020-01-06")
    assert after == THREE.replace("said:\n", "said: 2020-01-06\n")
    assert statement.said_as_written == "2020-01-06"


def test_comments_beside_a_value_that_is_replaced_are_kept_above_it(tmp_path):
    after, statement = changed(tmp_path, "b", claims=({"prop": "origin"},))
    assert "  # what she said\n  # two\n  # as she says\n  claims: [{prop: origin}]\n  organisation" in after
    assert [claim.stance for claim in statement.claims] == [Stance.CONFIRM]


def test_several_keys_change_at_once(tmp_path):
    after, statement = changed(
        tmp_path, "c", organisation="Iraq", speaker="A. B.", said="2020-01-07", grade="B2"
    )
    assert after.endswith(
        "- id: c\n  speaker: A. B.\n  organisation: Iraq\n  claims: [{prop: origin}]\n"
        "  said: 2020-01-07\n  grade: B2\n"
    )
    assert statement.organisation == ("Iraq",)


def test_a_key_is_emptied_with_null(tmp_path):
    after, statement = changed(tmp_path, "c", organisation="Iraq", relation="recipient")
    assert statement.relation_given
    path = tmp_path / "letter.case.yaml"
    statement = change_statement(path, "c", lambda _case, _statement: {"relation": None, "basis": None})
    assert not statement.relation_given
    assert "relation: null" in path.read_text()
    assert "basis" not in path.read_text()
    assert "relation: null" not in after


def test_an_id_that_is_not_there_is_told_with_those_that_are(tmp_path):
    path = kept(tmp_path, THREE)
    with pytest.raises(CaseNotWritten, match="no statement has the id “d”; on file: a, b, c"):
        change_statement(path, "d", lambda _case, _statement: {"status": "rejected"})
    with pytest.raises(CaseNotWritten, match="on file: none"):
        change_statement(tmp_path / "none.case.yaml", "d", lambda _case, _statement: {})


def test_comments_inside_braces_are_not_torn_out(tmp_path):
    path = kept(tmp_path, "statements:\n- {id: a, relation: chain, claims: [ # why\n  {prop: origin}]}\n")
    before = path.read_text()
    with pytest.raises(CaseNotWritten, match="put it in by hand:\n- claims"):
        change_statement(path, "a", lambda _case, _statement: {"claims": ({"prop": "exists"},)})
    assert path.read_text() == before


def test_to_accept_a_proposal_needs_what_an_article_cannot_tell(tmp_path):
    path = kept(tmp_path, "statements:\n- {id: a, status: proposed, claims: [{prop: origin}]}\n")
    assert read_case(path.read_text(), "a").statements[0].status is StatementStatus.PROPOSED
    with pytest.raises(CaseNotWritten, match="“relation” is missing"):
        change_statement(path, "a", lambda _case, _statement: {"status": "accepted"})
    done = change_statement(path, "a", lambda _case, _statement: {"status": "accepted", "relation": "chain"})
    assert (done.status, done.relation) == (StatementStatus.ACCEPTED, Relation.CHAIN)


words = st.text(st.characters(codec="utf-8"), max_size=40).filter(lambda text: seen(text) or not text.strip())
"""What nobody sees is no text to the reader."""


@given(words, words, words, st.sampled_from(sorted(LAID_OUT)))
def test_any_words_are_read_as_they_were_written(tmp_path_factory, exact, outlet, described, layout):
    """Whatever an article says, quotation marks and signs of YAML included, comes back as it was."""
    carried = {"outlet": outlet.strip(), "exact": exact.strip()}
    entry = in_order({
        "id": "new",
        "described_as": described.strip(),
        "relation": "third_party",
        "claims": ({"prop": "origin"},),
        "carried_by": {key: text for key, text in carried.items() if text},
    })  # fmt: skip
    path = tmp_path_factory.mktemp("words") / "letter.case.yaml"
    path.write_text(LAID_OUT[layout])
    (statement,) = add_statements(path, lambda _: [entry])
    assert statement.carried_by.exact == exact.strip()
    assert statement.carried_by.outlet == outlet.strip()
    assert statement.described_as == described.strip()


def named(*statements: str) -> Case:
    listed = "".join(f"- {{id: {id_}, relation: chain, claims: [{{prop: origin}}], speaker: S{n}}}\n"
                     for n, id_ in enumerate(statements, 1))  # fmt: skip
    return read_case(f"statements:\n{listed}" if listed else "format: 1\n", "a")


@pytest.mark.parametrize(
    ("entry", "id_"),
    [
        ({"speaker": "William H. Seely III"}, "seely"),
        ({"speaker": "Mark Milley"}, "milley-2"),
        ({"described_as": "several U.S. officials in Baghdad"}, "several-us-officials"),
        ({"speaker": "S1", "described_as": "an aide"}, "statement-2"),
        ({"speaker": "Jane Roe", "private": ("all",)}, "statement-2"),
        ({"described_as": "…"}, "statement-2"),
        ({"described_as": "S1"}, "statement-2"),
    ],
)
def test_an_id_is_made_of_the_speaker_and_never_of_a_protected_one(entry, id_):
    assert free_id(named("milley"), entry) == id_


def test_a_free_label_is_one_that_nobody_has():
    assert free_label(named()) == "S1"
    assert free_label(named("a", "b")) == "S3"


@pytest.mark.parametrize(
    "claim",
    [
        Claim(prop=Proposition.ORIGIN, stance=Stance.CONFIRM),
        Claim(prop=Proposition.RELEASE, value="not_sent", stance=Stance.DENY),
        Claim(prop=Proposition.ALTERED, stance=Stance.DOUBT, extent=Extent.SOME, items=("mail 1", "2")),
    ],
)
def test_a_claim_is_written_as_it_is_read(claim):
    text = "document: {class: set}\nstatements: [{id: a, relation: chain, claims: [%s]}]\n"
    assert read_case(text % in_line(claim_value(claim)), "a").statements[0].claims == (claim,)


FOLDED = """\
statements:
- id: a
  relation: chain
  claims: [{prop: origin}]
  carried_by:  # as printed
    outlet: The Paper
    exact: >-  # page 3
      That letter
      is a draft
    # call them back
  said: 2020-01-06
"""


IN_BRACES = (
    "statements:\n"
    "- {id: a, relation: chain, claims: [{prop: origin}], carried_by: {exact: 'so', outlet: B}}\n"
)


@pytest.mark.parametrize(
    ("before", "after", "carried"),
    [
        (FOLDED, FOLDED.replace("The Paper", "The Post"), {"outlet": "The Post"}),
        (
            FOLDED,
            FOLDED.replace("    # call them back\n", "    # call them back\n    url: https://x.example\n"),
            {"outlet": "The Paper", "url": "https://x.example"},
        ),
        (
            IN_BRACES,
            IN_BRACES.replace("outlet: B", "outlet: C, url: u"),
            {"outlet": "C", "url": "u"},
        ),
    ],
)
def test_of_where_the_words_stand_only_what_is_other_is_written(tmp_path, before, after, carried):
    path = kept(tmp_path, before)
    exact = "so" if "{exact" in before else "That letter is a draft"
    change_statement(path, "a", lambda *_: {"carried_by": {**carried, "exact": exact}})
    assert path.read_text() == after
