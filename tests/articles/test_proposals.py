from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sayings import label, only, read

from authcheck.articles import propose
from authcheck.model.case import Attribution, Proposition, Stance
from authcheck.model.proposal import About

NOTHING_KNOWN = About()


@pytest.mark.parametrize(
    ("text", "speaker", "claims"),
    [
        ("The ministry said the letter was a forgery.", "ministry", "origin:deny"),
        ("“I never wrote that letter,” Mr. Dorn said.", "Dorn", "origin:deny"),
        ("Mr. Dorn denied that he had signed the letter.", "Dorn", "origin:deny"),
        ("The embassy denied the existence of the cable.", "embassy", "exists:deny"),
        ("The firm said there was no such memo.", "firm", "exists:deny"),
        ("Officials verified the memo's authenticity.", "Officials", "origin:confirm"),
        ("The senator acknowledged writing the letter.", "senator", "origin:confirm"),
        ("The governor insisted the letter was real.", "governor", "origin:confirm"),
        ("Mr. Dorn questioned the authenticity of the letter.", "Dorn", "origin:doubt"),
        ("The bank called the letter outdated.", "bank", ""),
        (
            "The department called it a “pre-decisional draft” of a memo.",
            "department",
            "status:draft:confirm, (origin:imply)",
        ),
        ("The memo was inaccurate, said the director.", "director", "content:deny"),
        ("Some of the emails had been altered, the agency said.", "agency", "altered:confirm"),
        (
            "The letter has been withdrawn, the ministry said.",
            "ministry",
            "release:withdrawn:confirm, (origin:imply)",
        ),
        ("The palace confirmed it had received the letter.", "palace", "release:received:confirm"),
    ],
)
def test_what_is_said_of_the_document_becomes_a_claim(text: str, speaker: str, claims: str) -> None:
    assert read(text) == ([(speaker, claims)] if claims else read(text))
    assert claims or not propose("The bank called the meeting outdated.", NOTHING_KNOWN)


def test_a_passive_names_its_source_behind_by() -> None:
    found = read("The authenticity of the letter was confirmed by the finance ministry.")
    assert found == [("finance ministry", "origin:confirm")]


def test_whom_it_was_confirmed_with_is_the_source_and_the_subject_its_carrier() -> None:
    text = "The letter was long, but two reporters confirmed its authenticity with Harland officials."
    found = only(text)
    assert (found.described_as, found.via, found.count_at_least) == ("Harland officials", "two reporters", 2)
    assert found.exact == "its authenticity"
    assert not found.named


def test_a_quotation_split_around_its_speaker_gives_both_halves() -> None:
    text = "“That letter is a draft,” Mara Quill told reporters. “It should not have been released.”"
    assert read(text) == [
        ("Mara Quill", "status:draft:confirm, (origin:imply)"),
        ("Mara Quill", "release:unauthorised:confirm, (origin:imply)"),
    ]


def test_a_mixed_quotation_is_read_with_the_words_around_it() -> None:
    text = "The agency said in a statement that the memo “is not an official document.”"
    assert ("agency", "status:unofficial") in [
        (who, said.split(":confirm")[0].split(", ")[-1]) for who, said in read(text)
    ]


def test_an_aside_between_dashes_is_the_reporters_own() -> None:
    text = "Mara Quill told reporters the letter — which spoke of “boats” — was a draft."
    assert only(text).exact == "was a draft"


def test_a_surname_and_a_pronoun_are_resolved_within_the_article() -> None:
    text = (
        "Mara Quill, the harbour minister, spoke on Monday about the letter. Quill said the letter was fake. "
        "“I never signed that letter,” she added."
    )
    assert read(text) == [("Mara Quill", "origin:deny"), ("Mara Quill", "origin:deny, signed:deny")]
    assert {each.role for each in propose(text, NOTHING_KNOWN)} == {"harbour minister"}


def test_a_description_that_follows_the_speaker_is_the_role() -> None:
    found = only("“The letter is fake,” said Jon Kale, a spokesman for the bank.")
    assert (found.speaker, found.role) == ("Jon Kale", "spokesman for the bank")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A spokeswoman declined to comment on the memo.", "origin:refuse"),
        ("The bank would neither confirm nor deny the authenticity of the letter.", "origin:refuse"),
        ("The ministry refused to say whether the letter was genuine.", "origin:refuse"),
        ("“We do not comment on leaked documents,” said Mara Quill.", "origin:refuse"),
        ("The paper was unable to verify the authenticity of the document.", "origin:unable"),
        ("The agency did not dispute the authenticity of the memo.", "origin:no_dispute"),
    ],
)
def test_refusing_and_not_knowing_are_no_denials(text: str, claims: str) -> None:
    assert [said for _, said in read(text)] == [claims]


@pytest.mark.parametrize(
    "text",
    [
        "“We shall leave the harbour,” Mara Quill wrote in the letter. “The old one was a forgery.”",
        "“The earlier memo was a draft,” the letter said.",
        "The memo says the report is false.",
        "The minister said the harbour would open on Monday.",
        "“That smile is a fake,” the minister said.",
        "The minister said that if the letter was a forgery, there would be an inquiry.",
        "",
        "   \n\n ",
    ],
)
def test_what_is_not_said_about_the_document_is_not_proposed(text: str) -> None:
    assert read(text) == []


def test_unnamed_speakers_stay_unnamed() -> None:
    found = only("Four people familiar with the matter told the Tribune that the letter is authentic.")
    assert (found.speaker, found.attribution, found.count_at_least) == (None, Attribution.BACKGROUND, 4)
    assert found.via == "the Tribune"


def test_a_promise_of_anonymity_is_kept_on_record() -> None:
    text = "Officials, speaking on condition of anonymity, confirmed the authenticity of the letter."
    assert only(text).attribution is Attribution.ANONYMOUS


def test_days_stay_as_written() -> None:
    assert (
        only("The ministry said late on Monday that the letter was fake.").said_as_written == "late on Monday"
    )


def test_an_organisation_is_told_only_where_the_text_tells_it() -> None:
    assert only("The Pentagon said the letter was fake.").organisation == ("US", "DoD")
    assert only("The harbour office said the letter was fake.").organisation == ()


def test_link_texts_glued_behind_a_name_are_skipped_and_offsets_kept() -> None:
    text = (
        "Harbour Minister Mara QuillMara QuillNight Watch: Boats collide | Fog returns Ten things to know "
        "about tides MORE denied Monday that boats would leave the port after a letter circulated online."
    )
    found = only(text)
    assert (found.speaker, label(found)) == ("Mara Quill", "policy:deny")
    assert found.exact == text[slice(*found.span)] == "that boats would leave the port"


def test_the_desks_own_terms_replace_the_general_ones() -> None:
    text = "The ministry said the scroll was a forgery."
    assert read(text) == []
    assert read(text, About(terms=("scroll",))) == [("ministry", "origin:deny")]
    assert read("The ministry said the letter was a forgery.", About(terms=("scroll",))) == []


def test_the_desks_policy_terms_let_a_denial_of_the_order_count() -> None:
    text = "Mara Quill denied that boats would be moved."
    assert read(text) == []
    assert read(text, About(policy_terms=("moved",))) == [("Mara Quill", "policy:deny")]


def test_real_and_false_papers_mixed_are_claims_of_some() -> None:
    found = only("The party said real documents had been mixed with fake ones.")
    assert {(claim.stance, claim.extent) for claim in found.claims} == {
        (Stance.CONFIRM, "some"),
        (Stance.DENY, "some"),
    }


def test_calling_it_a_draft_implies_origin_and_says_so() -> None:
    (draft, origin) = only("The bank said the memo was a draft.").claims
    assert (draft.derived, origin.derived, origin.prop) == (False, True, Proposition.ORIGIN)


def test_a_spokesperson_of_an_office_speaks_for_it() -> None:
    found = only("A Harland ministry spokesman said the letter was fake.")
    assert (found.speaker, found.attribution) == ("Harland ministry spokesman", Attribution.ON_RECORD)


WORDS = st.sampled_from(
    [
        *(
            "letter",
            "said",
            "the",
            "that",
            "“",
            "”",
            '"',
            "—",
            ",",
            ".",
            "Mr.",
            "Dorn",
            "not",
            "it",
            "is",
            "was",
        ),
        *("draft", "fake", "and", "of", "with", "to", "MORE", "confirmed", "denied", "authenticity", "U.S."),
        *("(", ")", "he", "who", "\n", "'", "'s", "by", "Monday", "declined", "comment", "carta", "dijo"),
    ]
)


@given(st.lists(WORDS, max_size=60), st.booleans())
def test_every_proposal_stands_where_it_says(words: list[str], spaced: bool) -> None:  # noqa: FBT001 - Hypothesis
    text = (" " if spaced else "").join(words)
    for proposal in propose(text, NOTHING_KNOWN):
        start, end = proposal.span
        assert 0 <= start < end <= len(text)
        assert proposal.exact == text[start:end]
        first, last = proposal.whole_span
        assert first <= start
        assert end <= last
        assert proposal.whole == text[first:last]
        assert text[:first].endswith(proposal.prefix)
        assert text[last:].startswith(proposal.suffix)
        assert proposal.claims
        assert (proposal.speaker is None) is not proposal.named


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert len(propose(text, NOTHING_KNOWN)) <= len(text)


def test_a_dateline_is_nobody_and_one_of_them_is_somebody() -> None:
    text = (
        "LUANDA, March 4 (NWS) - Two former directors were shown the memo. One of them, a retired engineer, "
        "said it was genuine. The other declined to comment on the memo."
    )
    found = propose(text, NOTHING_KNOWN)
    assert [each.described_as for each in found] == ["a retired engineer", "The other"]
    assert not any(each.named for each in found)


def test_who_asks_claims_nothing() -> None:
    assert read("“Was the letter forged?” the senator said.") == []
    assert read("The reporter asked whether the letter was a forgery.") == []


def test_each_thing_that_is_not_discussed_is_a_statement_of_its_own() -> None:
    text = (
        "The bank declined to comment on the memo, on the existence of a second letter, or on its directors."
    )
    assert read(text) == [("bank", "origin:refuse"), ("bank", "exists:refuse")]


def test_a_quotation_that_nobody_closed_ends_with_the_article() -> None:
    (found,) = propose("The minister said “the letter is a fake", NOTHING_KNOWN)
    assert found.exact == "the letter is a fake"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "The bank has flatly denied that the letter is a fake.",
            "has flatly denied that the letter is a fake",
        ),
        ("The bank declined to comment on the letter.", "declined to comment on the letter"),
        ("The letter's authenticity was confirmed by the bank.", "The letter's authenticity was confirmed"),
        (
            "The bank did not dispute the authenticity of the letter.",
            "did not dispute the authenticity of the letter",
        ),
        ("“The letter is a fake,” the bank said.", "The letter is a fake,"),
    ],
)
def test_a_desk_reads_the_words_with_the_verb_that_governs_them(text: str, whole: str) -> None:
    (found,) = propose(text, NOTHING_KNOWN)
    assert found.whole == whole
    assert text[slice(*found.whole_span)] == whole


def test_what_will_be_said_was_not_said() -> None:
    assert read("The bank will say on Thursday that the letter is a draft.") == []


def test_rejected_reports_of_a_claim_are_the_opposite_claim() -> None:
    assert read("The bank rejected reports that the letter was genuine.") == [("bank", "origin:deny")]


def test_a_name_that_is_an_outlets_too_is_a_persons_behind_a_title() -> None:
    (found,) = propose("Pentagon spokesman Ian Fox said the letter was a fake.", NOTHING_KNOWN)
    assert (found.speaker, found.role) == ("Ian Fox", "Pentagon spokesman")


def test_a_letter_from_somebody_that_says_something_is_not_that_somebody_speaking() -> None:
    text = (
        "A letter from the U.S. military saying it would leave was a draft that should not have been sent, "
        "the top U.S. general said on Monday."
    )
    (found,) = propose(text, NOTHING_KNOWN)
    assert found.described_as == "the top U.S. general"


def test_the_office_named_once_goes_with_the_surname_afterwards() -> None:
    text = (
        "Pentagon spokesman Jon Kale said the letter was a fake. “That letter is a forgery,” Kale said later."
    )
    assert [each.organisation for each in propose(text, NOTHING_KNOWN)] == [("US", "DoD"), ("US", "DoD")]
