"""The case file, what of it counts at a given time, and how many independent voices it holds.

``form`` is the one table of what a case file may say and ``references`` checks what its parts say of
each other; ``hearing`` keeps what counts (``implied`` adds, ``echoes`` and ``replacement`` take away);
``selection`` finds the statements a rule asks for, and ``voices`` counts who is behind them, by what
``apart`` can tell (``masks``: of all at once); ``turns`` hears a case as time goes on, ``listening`` knows
what is met by then; ``tally`` is the count of a whole file. ``log`` writes into case files, and ``openly``
is what of a statement may be printed, ``unsaid`` what is wrong with it without what may not.
"""

from authcheck.sourcing.casefile import find_case, load_case
from authcheck.sourcing.hearing import hear
from authcheck.sourcing.remarks import readings, unspoken_of
from authcheck.sourcing.selection import select

__all__ = ["find_case", "hear", "load_case", "readings", "select", "unspoken_of"]
