"""Arguments, prompts and exit status, nothing else.

``group`` runs a command and decides how it ends; ``letters``, ``zones`` and ``rules`` are the commands;
``values`` reads what stands after their options. Nothing heavy is imported before a command needs it.
"""

import sys


def main() -> None:
    """Run the command line."""
    try:
        from authcheck.cli.commands import authcheck  # noqa: PLC0415 - Ctrl-C is quiet from the first moment
    except KeyboardInterrupt:
        sys.exit(130)
    authcheck(prog_name="authcheck")
