"""authcheck: what can be said of a leaked letter, and on what evidence.

The way of a letter, and the rooms it passes::

    letter.pdf
       │ take in, read    ingest/    file → Exhibit → Document   ┐ worker/ runs these three
       │ lay out          layout/    Document → zones            │ in an isolated process
       │ observe          checks/    Document → Observations     ┘ (isolation/)
       │ hear             sourcing/  case file → statements that count
       │ examine          examine/   Document, Hearing, Rulebook → Findings
       │ weigh            weigh/     Findings → Verdict
       ▼ report           report/    Assessment → terminal, JSON

Checks observe, rules say what it means, weighing concludes, reports tell. ``workflow.py`` is the
corridor, ``model/`` what flows through it, ``forms/`` reads the files that people write. Beside the corridor,
``settings/`` and ``plugins/`` say which rules are in force, ``trials/`` tries rules on letters of which
more is known, ``articles/`` proposes statements for a case file, ``chronicle`` tells how a verdict came
about, ``cli/`` is arguments and exit status.

The front door is ``assess`` and ``load_rulebook``::

    from authcheck import assess, load_rulebook

    assessment = assess("letter.pdf", rulebook=load_rulebook())
    print(assessment.verdict.headline)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authcheck.workflow import assess, load_rulebook

__all__ = ["__version__", "assess", "load_rulebook"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the corridor only when somebody walks in: ``import authcheck`` itself stays free."""
    if name in {"assess", "load_rulebook"}:
        return getattr(import_module("authcheck.workflow"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
