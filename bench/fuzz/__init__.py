"""Fuzzing as a habit: hostile bytes for the doors that strangers' bytes come in by.

``make fuzz`` runs every target for a bounded time; ``python -m bench.fuzz --help`` says the rest::

    target.py       what a target is, and the complaint about a law that does not hold
    rules.py        rule and pack files       → the rule loader
    cases.py        case files                → the case loader, and what is made of a case
    articles.py     plain text and HTML       → the article reader, and the proposals
    zones.py        a document                → the zone finder
    answers.py      what a hostile worker says → the parent, up to the report

    forms.py trees.py prose.py    mutators that know the grammar: YAML forms, JSON, articles
    seeds.py        what they start from: the project's rules, case files, samples and passages
    places.py       where files lie that a door opens by name
    guard.py        what stands around an execution: findings, time, the tally
    loop.py         one target in a process of its own, guided by atheris or blind
    replay.py       what a corpus reaches, by coverage.py; one input again
    __main__.py     the command line
"""
