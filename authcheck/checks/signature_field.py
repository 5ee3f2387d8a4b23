"""``signature.field``: cryptographic signature fields, by whether they hold a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authcheck.model.observation import Observation, unquoted
from authcheck.plugins import CannotExamine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from authcheck.model.document import SignatureField
    from authcheck.model.observation import ParameterValue
    from authcheck.plugins import Letter

_STATES = {"signed": True, "unsigned": False}


def check(letter: Letter, parameters: Mapping[str, ParameterValue]) -> Iterable[Observation]:
    """Return an observation for each field in the ``state`` asked for, ``signed`` or ``unsigned``.

    Raises:
        CannotExamine: ``state`` is neither.
    """
    state = parameters.get("state", "signed")
    if not isinstance(state, str) or state not in _STATES:
        message = f"state must be signed or unsigned, not {state}"
        raise CannotExamine(message)
    return [_observe(field) for field in letter.document.signatures if field.signed is _STATES[state]]


def _observe(field: SignatureField) -> Observation:
    if field.signed:
        claims = [
            f"encoding {field.sub_filter}" if field.sub_filter else "",
            f"claimed signer “{unquoted(field.claimed_signer)}”" if field.claimed_signer else "",
            f"claimed time {field.claimed_time}" if field.claimed_time else "",
        ]
        told = ", ".join(claim for claim in claims if claim)
        what = f"a cryptographic signature in field “{unquoted(field.name)}”" + (f" ({told})" if told else "")
    else:
        what = f"signature field “{unquoted(field.name)}” without a signature"
    return Observation(what=what, match=field.claimed_signer or "", page=field.page, box=field.box)
