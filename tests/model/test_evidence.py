"""The cap table holds together."""

from __future__ import annotations

import pytest

from authcheck.model.axes import POLES, Axis, Origin, Standing, Weight
from authcheck.model.evidence import CAPS, Evidence, cap


@pytest.mark.parametrize("evidence", Evidence)
def test_every_kind_of_evidence_has_a_cap_on_values_a_finding_may_point_to(evidence):
    for kind in CAPS[evidence]:
        assert kind.toward
        assert kind.toward <= set(POLES[kind.axis])


def test_only_what_the_contract_names_may_be_very_strong():
    assert {kind for kind, caps in CAPS.items() if any(c.weight is Weight.VERY_STRONG for c in caps)} == {
        Evidence.CONFESSION,
        Evidence.COURT_FINDING,
        Evidence.EXAMINATION,
        Evidence.CRYPTOGRAPHIC_CHAINED,
        Evidence.ACKNOWLEDGEMENT,
        Evidence.ISSUER_RELEASE,
    }


def test_form_never_supports_an_origin_more_than_weakly():
    assert cap(Evidence.FORM, Axis.ORIGIN, Origin.GENUINE) is Weight.WEAK
    assert cap(Evidence.FORM, Axis.ORIGIN, Origin.FORGED) is Weight.NOTHING


def test_evidence_bears_only_on_its_own_axes():
    assert cap(Evidence.DRAFT_MARK, Axis.ORIGIN, Origin.FORGED) is Weight.NOTHING
    assert cap(Evidence.SIGNATURE, Axis.ORIGIN, Origin.GENUINE) is Weight.NOTHING
    assert cap(Evidence.CRYPTOGRAPHIC_BROKEN, Axis.ORIGIN, Origin.FORGED) is Weight.NOTHING


def test_evidence_of_no_kind_is_at_most_moderate():
    assert cap(None, Axis.STANDING, Standing.SIGNED) is Weight.MODERATE
