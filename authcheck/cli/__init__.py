"""Arguments, prompts and exit status, nothing else.

``group`` runs a command and decides how it ends; ``letters``, ``zones`` and ``rules`` are the commands;
``values`` reads what stands after their options. Nothing heavy is imported before a command needs it.
"""

import gc
import sys

_GARBAGE = 200_000
"""Objects made between two searches for garbage: a command makes little of it, and is soon over."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_GARBAGE)
    try:
        from authcheck.cli.commands import authcheck  # noqa: PLC0415 - Ctrl-C is quiet from the first moment
    except KeyboardInterrupt:
        sys.exit(130)
    authcheck(prog_name="authcheck")
