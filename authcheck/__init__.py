"""authcheck: what can be said of a leaked letter, and on what evidence.

The way of a letter, and the rooms it passes::

    letter.pdf
       │ take in, read    ingest/    file → Exhibit → Document   ┐ worker.py runs these three
       │ lay out          layout/    Document → zones            │ in an isolated process
       │ observe          checks/    Document → Observations     ┘ (isolation.py)
       │ hear             sourcing/  case file → statements that count
       │ examine          examine/   Document × Case × Rulebook → Findings
       │ weigh            weigh/     Findings → Verdict
       ▼ report           report/    Assessment → terminal, JSON

Checks observe, rules say what it means, weighing concludes, reports tell. ``workflow.py`` is the
corridor, ``model/`` what flows through it, ``forms/`` reads the YAML that people write, ``cli/`` is
arguments and exit status.
"""

__version__ = "0.1.0"
