"""What authcheck itself brings: told here, and not by metadata, which any package could bring in its name."""

from __future__ import annotations

OURS = "authcheck"
"""The package whose Python needs no trust. Nothing that is installed under its name is asked."""

OUR_CHECKS = {
    "closing.blank": "authcheck.checks.closing_blank:check",
    "closing.ink": "authcheck.checks.closing_ink:check",
    "closing.script": "authcheck.checks.closing_script:check",
    "letterhead.form": "authcheck.checks.letterhead_form:check",
    "signature.field": "authcheck.checks.signature_field:check",
}
"""Our checks by their ids, each as an entry point would name it."""

OUR_PACKS = frozenset({"core", "us-dod"})
"""The names of our packs of rules: no other package's pack is called so."""
