"""``authcheck rules test``: every test of rule files, and rules measured on letters with known truth."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from authcheck.cli.config import config_option
from authcheck.cli.endings import EXAMINED, HOLDS, debug_option, help_option
from authcheck.cli.printing import write
from authcheck.cli.progress import announced_when_slow
from authcheck.cli.reading import reading_options
from authcheck.cli.rules.formats import format_option, report
from authcheck.cli.rules.paths import allow_missing_option, named
from authcheck.errors import CallError
from authcheck.model.measured import Material
from authcheck.model.problem import Inspection
from authcheck.settings import for_letters

if TYPE_CHECKING:
    from authcheck.model.reading import ReadingOptions
    from authcheck.report.as_json import Json
    from authcheck.rulebook.load import Loaded

_EPILOG = """\
\b
Examples:
  authcheck rules test
  authcheck rules test my-rules --format junit > tests.xml
  authcheck rules test rules/core/draft.marking.yaml --corpus letters --truth draft=yes

\b
Exit status:
  0  every test came out as expected; or the rules were measured
  1  problems
  2  could not look, or the call was wrong
"""

_HELP = """\
Run all tests of rule files, those on samples too, or measure rules on letters

A PATH is a folder of packs, a pack, or a rule file; without one, the rules shipped with authcheck.
A test names a sample by its path in the folder samples of its pack, or in samples beside the folder of packs.
Where neither folder is there, tests on samples are skipped; in one that is there, a missing sample is a
problem.

With --corpus, DIR holds letters and a manifest (manifest.jsonl, .yaml or .csv): a row a file, with its name
under “file” and what is known of it under names of your own. --truth says which of them have what the rules
look for. Nothing is known of a file whose row is without the name, or says unknown, unclear, not labelled,
n/a, or something that ends in a question mark.
"""


@click.command(
    help=_HELP, short_help="Run all tests of rule files, or measure rules on letters", epilog=_EPILOG
)
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--corpus", metavar="DIR", help="Measure the rules on the letters in this folder")
@click.option(
    "--truth",
    "truths",
    metavar="NAME=VALUE",
    multiple=True,
    help="Count a letter as one that has what the rules look for where its row of the manifest says so; "
    "VALUE may hold * and ?; may be given again",
)
@click.option("--synthetic", is_flag=True, help="The letters of the corpus were made for the measurement")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Read so many letters at the same time  [default: one a processor]",
)
@allow_missing_option
@reading_options
@config_option
@format_option
@debug_option
@help_option
def test(  # noqa: PLR0913 - one argument an option
    *,
    paths: tuple[str, ...],
    corpus: str | None,
    truths: tuple[str, ...],
    synthetic: bool,
    jobs: int | None,
    allow_missing: bool,
    options: ReadingOptions,
    config: str | None,
    format_: str,
) -> int:
    """Return 0 where there is no problem, 1 where there is one."""
    if corpus is None and (truths or synthetic):
        message = (
            "--truth and --synthetic say something of the letters of --corpus; name their folder with it"
        )
        raise CallError(message)
    files = named(paths)
    # Samples are letters: as for any letter, what lies in the current folder trusts nobody's code.
    settings = for_letters(config)
    options = replace(options, trust=settings.trust if settings else ())
    at_once = jobs or _processors()
    if corpus is None:
        return _try(files, options, at_once, format_, allow_missing=allow_missing)
    material = Material.SYNTHETIC if synthetic else Material.REAL
    return _measure(files, Path(corpus), truths, options, at_once=at_once, material=material, format_=format_)


def _processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _try(
    files: tuple[Path, ...], options: ReadingOptions, at_once: int, format_: str, *, allow_missing: bool
) -> int:
    # Help needs none of it.
    from authcheck.report.trials import table, tallied  # noqa: PLC0415
    from authcheck.trials.samples import try_rules  # noqa: PLC0415

    with announced_when_slow("reading the samples …"):
        tried = try_rules(files, options, at_once=at_once, allow_missing=allow_missing)
    if format_ == "json":
        from authcheck.report.problems.as_json import inspected  # noqa: PLC0415

        _write_json(inspected(tried.inspection) | {"rules": tallied(tried.tallies)})
        return HOLDS if tried.inspection.problems else EXAMINED
    if format_ == "text":
        write(table(tried.tallies, tried.inspection.trials) + "\n", sys.stdout.encoding or "utf-8")
    return report(tried.inspection, format_)


def _measure(
    files: tuple[Path, ...],
    corpus: Path,
    truths: tuple[str, ...],
    options: ReadingOptions,
    *,
    at_once: int,
    material: Material,
    format_: str,
) -> int:
    if format_ not in {"text", "json"}:
        message = f"--format {format_} is for problems; --corpus counts letters, and writes text or json"
        raise CallError(message)
    if not truths:
        message = "--corpus needs --truth NAME=VALUE: what the letters are asked to have, such as draft=yes"
        raise CallError(message)

    # Help needs none of it.
    from authcheck.report.trials import as_values, told  # noqa: PLC0415
    from authcheck.rulebook import read_rules  # noqa: PLC0415
    from authcheck.trials.manifest import as_truth  # noqa: PLC0415
    from authcheck.trials.measuring import measure  # noqa: PLC0415

    asked = tuple(map(as_truth, truths))
    loaded = read_rules(files)
    if loaded.problems:
        return report(_refused(loaded), format_)
    with announced_when_slow(f"reading the letters of {corpus} …"):
        measuring = measure(
            loaded.rulebook,
            corpus,
            asked,
            options,
            today=datetime.now().astimezone().date(),
            material=material,
            at_once=at_once,
        )
    if format_ == "json":
        _write_json(as_values(measuring))
    else:
        write(told(measuring), sys.stdout.encoding or "utf-8")
    return EXAMINED


def _refused(loaded: Loaded) -> Inspection:
    """Return the problems of rule files that cannot be measured for them."""
    return Inspection(
        command="rules test",
        problems=loaded.problems,
        files=loaded.paths,
        rules=loaded.files,
        tests=0,
        digest=loaded.rulebook.digest,
    )


def _write_json(value: Json) -> None:
    from authcheck.report.as_json import write as written  # noqa: PLC0415 - the other format has no need

    write(written(value) + "\n", "utf-8")
