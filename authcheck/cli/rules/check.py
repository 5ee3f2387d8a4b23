"""``authcheck rules check``: everything that can be known of rule files without a letter."""

from __future__ import annotations

import click

from authcheck.cli.config import packs_of_settings, rules_config_option, settings_problems
from authcheck.cli.endings import debug_option, help_option
from authcheck.cli.rules.formats import format_option, report
from authcheck.cli.rules.paths import allow_missing_option, named

_EPILOG = """\
\b
Examples:
  authcheck rules check
  authcheck rules check rules/core/draft.marking.yaml
  authcheck rules check my-rules --format sarif > problems.sarif

\b
Exit status, the same in every format:
  0  no problem
  1  problems
  2  could not look, or the call was wrong
"""


_HELP = """\
Report all that is wrong with rule files, and run the tests inside them

A PATH is a folder of packs, a pack, or a rule file; without one, the rules shipped with authcheck,
and the packs whose folders the settings name. No letter is read and no plugin's code is run.
"""


@click.command(help=_HELP, short_help="Report all that is wrong with rule files", epilog=_EPILOG)
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@allow_missing_option
@format_option
@rules_config_option
@debug_option
@help_option
def check(*, paths: tuple[str, ...], allow_missing: bool, format_: str, config: str | None) -> int:
    """Return 0 where there is no problem, 1 where there is one."""
    # Without a path, what is checked is what letters would be examined by.
    folders = (*named(paths), *(() if paths else packs_of_settings(config)))
    # Help needs none of it.
    from authcheck.examine.ruletests import check_rules  # noqa: PLC0415
    from authcheck.model.problem import Inspection  # noqa: PLC0415

    checked = check_rules(folders, allow_missing=allow_missing)
    inspection = Inspection(
        command="rules check",
        problems=(*settings_problems(config, folders), *checked.problems),
        files=checked.paths,
        rules=checked.files,
        tests=checked.tests,
        not_run=checked.on_samples,
        digest=checked.digest,
    )
    return report(inspection, format_)
