"""Rule files → Rulebook: find them, read them, refuse what cannot be right.

``files`` finds packs and rule files, ``table`` is the one table of what a rule file may hold,
``matchers`` and ``meanings`` read its two hard parts, ``verify`` checks what no single key shows, and
``load`` puts it together. ``codes`` lists the problems.
"""

from authcheck.rulebook.files import SHIPPED
from authcheck.rulebook.load import Loaded, load_rulebook, read_rules

__all__ = ["SHIPPED", "Loaded", "load_rulebook", "read_rules"]
