"""The command line's reference, made from ``--help``: ``python -m authcheck.cli.reference > docs/cli.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from authcheck.cli.commands import authcheck
from authcheck.cli.endings import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = """\
# The command line

Made from `--help` by `python -m authcheck.cli.reference > docs/cli.md`; a test holds it to that.

Results go to standard output, progress and errors to standard error. Output is plain text where it is piped
or `NO_COLOR` is set. A letter named like a command is given with its folder: `authcheck ./rules`. `-` reads
the letter from standard input.

A letter that cannot be examined never stops the others: it gets one line on standard error, and the exit
status is 2. Ctrl-C ends with 130, a reader that went away (`| head`) with 141.
"""

_WIDTH = 80


def commands() -> Iterator[click.Context]:
    """Yield every command in the context it is called in, the groups before what they hold."""
    pending: list[tuple[str, click.Command, click.Context | None]] = [("authcheck", authcheck, None)]
    while pending:
        name, command, parent = pending.pop(0)
        context = click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH)
        yield context
        if isinstance(command, click.Group):
            pending += [(inner, command.commands[inner], context) for inner in sorted(command.commands)]


def reference() -> str:
    """Return the reference as Markdown."""
    parts = [_OPENING]
    for context in commands():
        help_text = context.command.get_help(context)
        parts.append(f"## {context.command_path}\n\n```text\n{help_text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    say(reference(), nl=False)
