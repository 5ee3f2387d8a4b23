"""A group of commands with one that is meant when none is named."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from authcheck.cli.endings import (
    COULD_NOT,
    EXAMINED,
    INTERRUPTED,
    PIPE_CLOSED,
    bug,
    complain,
    put_down,
    silence_stdout,
)
from authcheck.errors import AuthcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence


class LettersByDefault(click.Group):
    """``authcheck letter.pdf`` runs the default command; a letter named like a command is ``./rules``.

    Commands return their exit status. The group's help is the default command's, with the others listed.
    """

    def __init__(self, *arguments: Any, default: click.Command, **keywords: Any) -> None:
        """Take ``default`` for the command that is meant when none is named."""
        super().__init__(*arguments, **keywords)
        self.default = default

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name; the default's own name is none that a caller could type."""
        return self.default if cmd_name == self.default.name else super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command where no command is named."""
        if not args:
            message = "name a letter, such as: authcheck letter.pdf"
            raise click.UsageError(message, ctx)
        of_group = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if args[0] in self.commands or args[0] in of_group:
            return super().parse_args(ctx, args)
        before_names = args[: args.index("--")] if "--" in args else args
        if any(name in before_names for name in ctx.help_option_names):
            return super().parse_args(ctx, ["--help"])
        return super().parse_args(ctx, [str(self.default.name), *args])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Say how letters are named; the commands have a list of their own."""
        return self.default.collect_usage_pieces(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the default command's options with the group's own, then the commands."""
        options = (
            parameter
            for parameter in (*self.default.params, *self.get_params(ctx))
            if isinstance(parameter, click.Option)
        )
        records = (option.get_help_record(ctx) for option in options)
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record is not None])
        self.format_commands(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the default command's examples."""
        self.default.format_epilog(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and return its exit status; every way to end is decided here."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit):
            raise
        except AuthcheckError as error:
            put_down(error)
            complain(str(error))
            return error.exit_status
        except BrokenPipeError:
            silence_stdout()
            return PIPE_CLOSED
        except (KeyboardInterrupt, click.Abort):
            return INTERRUPTED
        except OSError as error:
            complain(f"cannot go on: {error}")
            return COULD_NOT
        except Exception as error:  # noqa: BLE001 - the last place to say it in one line
            complain(bug(error))
            return COULD_NOT
        return status

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, **keywords: Any
    ) -> Any:
        """Run the command line and exit with the command's status."""
        keywords["standalone_mode"] = False
        try:
            status = super().main(args, prog_name, **keywords)
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            path = context.command_path.removesuffix(f" {self.default.name}") if context else self.name
            message = error.format_message().removesuffix(".")
            complain(f"{message}; `{path} --help` shows how it is called")
            status = COULD_NOT
        except click.Abort:
            status = INTERRUPTED
        sys.exit(EXAMINED if status is None else status)
