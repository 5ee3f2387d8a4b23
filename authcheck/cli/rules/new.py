"""``authcheck rules new``: begin a rule, with questions or with marked places."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from authcheck.cli.endings import EXAMINED, debug_option, help_option, say
from authcheck.errors import CallError
from authcheck.report.safe import safe

_EPILOG = """\
\b
Examples:
  authcheck rules new my-rules/draft.for-comment
  authcheck rules new my-rules/draft.copy-number --for pattern
  authcheck rules new my-rules/draft.for-comment --make-pack --no-ask
"""

_HELP = """\
Begin a rule: write a rule file with what you answer, and marked places for the rest

NAME is family.name, with the pack's folder before it: my-rules/draft.for-comment becomes
my-rules/draft.for-comment.yaml. A file that is there is never replaced. On a terminal, questions are asked;
an empty answer leaves a marked place, and `authcheck rules check` names the places still to be filled in.
"""


@click.command(help=_HELP, short_help="Begin a rule", epilog=_EPILOG)
@click.argument("name", metavar="NAME")
@click.option(
    "--for",
    "looks_for",
    type=click.Choice(("text", "pattern", "fields", "statements", "facts", "check")),
    default="text",
    help="What the rule looks for  [default: text]",
)
@click.option("--ask/--no-ask", default=None, help="Ask questions, or none  [default: ask on a terminal]")
@click.option("--make-pack", is_flag=True, help="Make the folder a pack, if it is none, without asking")
@click.option("--editor", is_flag=True, help="Put the JSON Schema beside it, for completion in an editor")
@debug_option
@help_option
def new(*, name: str, looks_for: str, ask: bool | None, make_pack: bool, editor: bool) -> int:
    """Return 0 once the rule is written."""
    # Help needs none of it.
    from authcheck.cli.rules.asking import ask_for  # noqa: PLC0415
    from authcheck.rulebook.blank import Answers, LooksFor, blank_rule  # noqa: PLC0415

    asking = sys.stdin.isatty() and sys.stdout.isatty() if ask is None else ask
    path = _place(name)
    _see_to_pack(path.parent, make=make_pack, asking=asking)
    answers = Answers(looks_for=LooksFor(looks_for))
    if asking:
        answers = ask_for(answers, path.stem)
    _write(path, blank_rule(answers), editor=editor)
    _tell(path)
    return EXAMINED


def _place(name: str) -> Path:
    """Return where the rule will be; refuse a name that no rule can have, and a file that is there."""
    from authcheck.rulebook.files import RuleFile, misnamed_pack  # noqa: PLC0415 - help needs none of it
    from authcheck.rulebook.load import misnamed_as  # noqa: PLC0415 - the same
    from authcheck.rulebook.shipped import is_copy, shipped_packs  # noqa: PLC0415 - the same

    path = Path(name if name.endswith(".yaml") else f"{name}.yaml")
    pack = path.parent.resolve()
    rule = RuleFile(path, pack.name, path.name.removesuffix(".yaml"), str(path))
    wrong = misnamed_as(rule)
    if wrong:
        message = f"{path}: {wrong[0].message}"
        raise CallError(message)
    misnamed = misnamed_pack(pack.name)
    if misnamed:
        message = f"{path.parent}: {misnamed}"
        raise CallError(message)
    shipped = shipped_packs().get(pack.name)
    if shipped and shipped != pack and not is_copy(pack, shipped):
        message = f"{path.parent}: {pack.name} is a pack that ships with authcheck; choose another folder"
        raise CallError(message)
    if path.exists() or path.is_symlink():
        message = f"{path}: is there already; choose another name, or change that file"
        raise CallError(message)
    return path


def _see_to_pack(folder: Path, *, make: bool, asking: bool) -> None:
    """Make ``folder`` a pack where it is none, if that is wanted."""
    from authcheck.rulebook.blank import PACK  # noqa: PLC0415 - help needs none of it
    from authcheck.rulebook.files import PACK_FILE  # noqa: PLC0415 - the same

    file = folder / PACK_FILE
    if file.exists():
        return
    lacks = f"{folder} is no pack: it has no {PACK_FILE}"
    if not make and asking:
        make = click.confirm(f"{lacks}. Make one?", default=True, err=True)
    if not make:
        message = f"{lacks}; the same with --make-pack makes one"
        raise CallError(message)
    folder.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8") as pack:
        pack.write(PACK)
    say(safe(f"{file}: written"))


def _write(path: Path, text: str, *, editor: bool) -> None:
    opening = ""
    if editor:
        from authcheck.cli.rules.schema import FOLDER  # noqa: PLC0415 - asked for by few

        schema = "rule.schema.json"
        (path.parent / schema).write_bytes((FOLDER / schema).read_bytes())
        opening = f"# yaml-language-server: $schema={schema}\n"
    with path.open("x", encoding="utf-8") as file:  # never over a file that came meanwhile
        file.write(opening + text)


def _tell(path: Path) -> None:
    """Say what was written, and what is still to do, by checking it."""
    from authcheck.examine.ruletests import check_rules  # noqa: PLC0415 - help needs none of it
    from authcheck.rulebook.codes import Code  # noqa: PLC0415 - the same

    problems = check_rules([path]).problems
    blanks = sum(each.code == Code.BLANK for each in problems)
    todo = f"{blanks} {'place' if blanks == 1 else 'places'} marked <fill in: …>" if blanks else ""
    others = [each for each in problems if each.code != Code.BLANK]
    failed = sum(each.code == Code.FAILED for each in others)
    if failed:
        wrong = "this test comes" if failed == 1 else "these tests come"
        wrong += " out otherwise than expected:"
    else:
        wrong = "this is wrong:" if others else ""
    told = " and ".join(each for each in (todo, wrong) if each) or "no problem"
    say(safe(f"{path}: written; {told}"))
    for each in others:
        say(safe(f"  line {each.line}, {each.key}: {each.message}"))
    if problems:
        say(safe(f"Change it in any editor, then: authcheck rules check {shlex.quote(str(path))}"))
    else:
        say(safe(f"Try it on a letter: authcheck letter.pdf --rules {shlex.quote(str(path.parent))}"))
