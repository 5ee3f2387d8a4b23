"""authcheck.toml → Settings: what a desk has decided, each decision with its reason and its last day.

``table`` is the one table of what the file may hold, ``places`` where it is looked for: never in the
current folder when a letter is examined, since leaked files, and an attacker's settings, may lie there.
What settings do to a rulebook is in ``rulebook.desk``.
"""

from authcheck.settings.places import for_letters, for_rules

__all__ = ["for_letters", "for_rules"]
