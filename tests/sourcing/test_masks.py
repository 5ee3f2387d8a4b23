"""All pairs at once say what each pair says by itself."""

from __future__ import annotations

from dataclasses import replace

from casefiles import a_case, says
from hypothesis import given
from hypothesis import strategies as st

from authcheck.model.case import Attribution, Relation, Statement
from authcheck.sourcing.apart import shown_different, shown_same, voices_of
from authcheck.sourcing.masks import masks_of

HOUSES = ["", "US", "US/DoD", "DoD", "USSR", "Iraq", "Iraqi army", "Iraq/MoD", "Ira", "US military", "MoD/US"]


@st.composite
def some_voices(draw: st.DrawFn) -> tuple[Statement, ...]:
    ids = [f"s{n}" for n in range(draw(st.integers(1, 7)))]
    reports = ["", "", "report:AP 2020-01-06", "report:ap, 6 Jan", "report:AP", "report:The AP 2020-01-07"]
    return tuple(
        replace(
            says(
                own,
                organisation=draw(st.sampled_from(HOUSES)),
                speaker=draw(st.sampled_from([None, None, "A", "B", "S1", "source 1"])),
                relation=draw(st.sampled_from([Relation.CHAIN, Relation.RECIPIENT, Relation.THIRD_PARTY])),
                upstream=draw(st.sampled_from([*reports, *(f"stmt:{each}" for each in ids if each != own)])),
                outlet=draw(st.sampled_from(["", "AP", "ap", "BBC", "The AP"])),
                distinct_from=tuple(draw(st.sets(st.sampled_from(ids), max_size=1)) - {own}),
            ),
            attribution=draw(st.sampled_from([Attribution.ON_RECORD, Attribution.BACKGROUND])),
            said_as_written=draw(st.sampled_from(["2020-01-06T18:00Z", "2020-01-07", "2020-01"])),
        )
        for own in ids
    )


@given(some_voices())
def test_all_pairs_at_once_are_each_pair_by_itself(statements):
    voices = voices_of(statements, a_case(*statements))
    masks = masks_of(voices)
    for first, one in enumerate(voices):
        for second, other in enumerate(voices):
            if first != second:
                assert bool(masks.different[first] >> second & 1) is shown_different(one, other)
                assert bool(masks.same[first] >> second & 1) is shown_same(one, other)
        assert not (masks.different[first] | masks.same[first]) >> first & 1
