"""Arguments, prompts and exit status, nothing else.

``group`` runs a command and decides how it ends; ``letters``, ``zones`` and ``rules`` are the commands;
``values`` reads what stands after their options. Nothing heavy is imported before a command needs it.
"""


def main() -> None:
    """Run the command line."""
    from authcheck.cli.commands import authcheck  # noqa: PLC0415 - `import authcheck.cli` stays light

    authcheck(prog_name="authcheck")
