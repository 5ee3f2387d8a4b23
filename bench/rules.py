"""How fast rule files are checked and put to a letter, beside the tools people check rules with.

`python bench/rules.py` writes rule files of several kinds, four tests each, and as many Sigma rules, runs
whole commands in turn, ours and theirs, and prints medians and the ratio pair by pair: a machine that slows
down slows both of a pair. Wall time and processor time are those of the whole process tree.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import uuid
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import process_time

from costs import compare, pairs, run

import authcheck
from authcheck.examine.areas import Area
from authcheck.examine.text import look
from authcheck.model.rule import PatternMatcher, TextMatcher, Tolerance

BIN = Path(sys.executable).parent
SCHEMA = Path(authcheck.__file__).parent / "schemas" / "rule.schema.json"
LETTER = Path(__file__).resolve().parent.parent / "samples" / "seely" / "letter.pdf"
FEW = 10

PLACES = ("HARBOUR", "ORCHARD", "GRANITE", "MERIDIAN", "LANTERN", "SAFFRON", "TIMBER", "BEACON", "COPPER")
KINDS = ("MINUTE", "DIRECTIVE", "CIRCULAR", "BRIEFING", "DISPATCH", "MEMORIAL", "WARRANT")

HEAD = """\
title: {title}
status: experimental
why: >
  Papers of the series carry this wording until the office has approved the text and given it a number. A
  letter that was issued does not carry it.
"""

TAIL = """\
conclude:
  found:
    axis: standing
    toward: unissued draft
    weight: moderate
    evidence: {evidence}
    basis: standard
    say: 'Page {{page}}, {{zone}}: marked “{{match}}”.'
  absent: nothing
mistaken:
  - The letter went out on a copy whose marking nobody took off.
  - A clerk forwarded the last copy because the signed one was still in the registry.
refs:
  - {{cite: 'Manual of Office Practice, chapter {number}', url: 'https://example.org/manual/{number}'}}
"""

EXACT = """\
look:
  in: [header, footer, letterhead]
  for: {{text: [{words}, NOT FOR ISSUE {number}]}}
  unless: {{text: [BANK {words}]}}
  needs: {{legibility: 0.5}}
{tail}tests:
  - {{header: '{words} Page 2 of 3', expect: found, match: {words}}}
  - {{footer: 'Not for issue {number}', expect: found}}
  - {{header: 'BANK {words} No. 10', expect: absent}}
  - {{body: 'We enclose the {words}.', expect: absent}}
"""

TOLERANT = """\
look:
  in: [header, footer, watermark]
  for: {{text: [{words}, WITHHELD {words}], read: ocr}}
  needs: {{legibility: 0.5}}
{tail}tests:
  - {{header: '{slipped} / Page 2 of 3', expect: found}}
  - {{watermark: 'WITHHELD {words}', expect: found}}
  - {{header: 'AIRCRAFT DRIFT STUDY', expect: absent}}
  - {{header: '~~ ,;', legibility: 0.1, expect: unread}}
"""

PATTERN = """\
look:
  in: [reference, header]
  for: {{pattern: '(?i)\\b{first}[ /-]{second}[ /-](?P<match>{number}/\\d{{2,4}})\\b'}}
{tail}tests:
  - {{reference: 'Our ref: {first}/{second}/{number}/2019', expect: found, match: {number}/2019}}
  - {{header: '{first}-{second}-{number}/84', expect: found}}
  - {{reference: 'Our ref: {first}/{number}', expect: absent}}
  - {{body: '{first}/{second}/{number}/2019', expect: absent}}
"""

FIELDS = """\
look:
  in: [pdf.info]
  for: {{fields: {{Title: ['*{first} {second} {number}*', '*{number} {first}*'], Producer: 'Press*'}}}}
{tail}tests:
  - {{pdf.info: "Title: {words}\\nProducer: Press 4", expect: found}}
  - {{pdf.info: "Title: {number} {first}\\nProducer: Pressroom", expect: found}}
  - {{pdf.info: 'Title: {words}', expect: absent}}
  - {{body: '{words}', expect: absent}}
"""

PAGE = """\
look:
  in: [image.page]
  for: {{text: ['{first} {second} [{number}]', '{number} {first} {second} TO FOLLOW']}}
  unless: {{pattern: '(?i)(see|under) {first}'}}
  needs: {{legibility: 0.3}}
{tail}tests:
  - {{image.page: "to the registry\\n{first} {second} [{number}] of today", expect: found}}
  - {{body: '{number} {first} {second} to follow', expect: found}}
  - {{body: 'see {first} {second} [{number}]', expect: absent}}
  - {{body: '{first} {second}', expect: absent}}
"""

FORMS = (EXACT, TOLERANT, PATTERN, FIELDS, PAGE)

SIGMA = """\
title: {words} Tool Started By Office Program
id: {id}
status: experimental
description: |
  Detects the start of the tool {words} by an office program, which papers of the series {number} describe
  as the way in.
references:
  - https://example.org/manual/{number}
author: Office of Practice
date: 2019-05-02
modified: 2024-02-11
logsource:
  category: process_creation
  product: windows
detection:
  selection_img:
    - Image|endswith: '\\\\{first}{number}.exe'
    - OriginalFileName: '{first}{number}.exe'
  selection_cli:
    CommandLine|contains|all:
      - '{second}'
      - '-{number}'
  filter_main:
    ParentImage|startswith: 'C:\\\\Program Files\\\\{second}\\\\'
  condition: all of selection_* and not 1 of filter_*
falsepositives:
  - Administrators who test the tool {words}
level: medium
"""


def written(folder: Path, count: int) -> Path:
    """Write ``count`` rules as one pack under ``folder``; return the folder."""
    pack = folder / "office"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        "title: Office\nversion: '1'\nformat: 1\nlicence: CC0-1.0\n", encoding="utf-8"
    )
    for number in range(100, 100 + count):
        form = FORMS[number % len(FORMS)]
        words = _words(number)
        tail = TAIL.format(number=number, evidence="draft metadata" if form is FIELDS else "draft mark")
        slipped = words["words"].replace(" ", "").replace("O", "0").replace("I", "1")
        head = HEAD.format(title=f"Wording of the series {words['words']}")
        body = form.format(number=number, tail=tail, slipped=slipped, **words)
        (pack / f"draft.series-{number}.yaml").write_text(head + body, encoding="utf-8")
    return folder


def written_for_sigma(folder: Path, count: int) -> Path:
    """Write ``count`` Sigma rules without tags into ``folder``; return it."""
    folder.mkdir(parents=True)
    for number in range(100, 100 + count):
        identity = uuid.UUID(int=(number << 64) | (4 << 76) | (8 << 60), version=4)
        text = SIGMA.format(number=number, id=identity, **_words(number))
        (folder / f"proc_creation_win_series_{number}.yml").write_text(text, encoding="utf-8")
    return folder


def _words(number: int) -> dict[str, str]:
    first, second = KINDS[number % len(KINDS)], PLACES[number % len(PLACES)]
    return {"first": first, "second": second, "words": f"{first} {second} {number}"}


def on_a_letter(letter: Path, few: Path, many: Path, runs: int, **variables: str) -> None:
    """Print what many rules add to the examination of one letter over a few."""
    command = [str(BIN / "authcheck"), str(letter), "--rules"]
    measured = pairs([*command, str(many)], [*command, str(few)], runs, **variables)
    added = sorted(1000 * (more.cpu - less.cpu) for more, less in measured)
    wall = statistics.median(1000 * (more.wall - less.wall) for more, less in measured)
    print(
        f"  cpu   {statistics.median(less.cpu for _, less in measured):.3f} s with {FEW}, many add "
        f"{statistics.median(added):.0f} ms ({added[0]:.0f} to {added[-1]:.0f})   bar 100\n"
        f"  wall  {statistics.median(less.wall for _, less in measured):.3f} s with {FEW}, "
        f"many add {wall:.0f} ms"
    )


LOADING = """\
from time import process_time
from authcheck.rulebook.desk import in_force
before = process_time()
rules = len(in_force().rules)
print(rules, process_time() - before)
"""


def loading(runs: int, **variables: str) -> None:
    """Print what loading the shipped rulebook costs a fresh process, its imports apart."""
    taken = []
    for _ in range(runs):
        told = subprocess.run(
            [sys.executable, "-c", LOADING],
            env=os.environ | variables,
            capture_output=True,
            text=True,
            check=True,
        )
        rules, seconds = told.stdout.split()
        taken.append(1000 * float(seconds))
    print(
        f"  cpu   {statistics.median(taken):.1f} ms ({min(taken):.1f} to {max(taken):.1f}) "
        f"for {rules} rules   bar 30"
    )


NASTY: tuple[tuple[str, TextMatcher | PatternMatcher, str], ...] = (
    ("pattern x*y|x on xxxx", PatternMatcher(patterns=("x*y|x",)), "x"),
    ("pattern (x+x+)+y on xxxx", PatternMatcher(patterns=("(x+x+)+y",)), "x"),
    ("pattern x(.*y)? on short lines", PatternMatcher(patterns=("x(.*y)?",)), "x\n"),
    ("words a a a a on a a a", TextMatcher(phrases=("a a a a",)), "a "),
    ("64 letters, read: ocr, on a a a", TextMatcher(phrases=("a" * 64,), read=Tolerance.OCR), "a "),
)


def growth() -> None:
    """Print how looking for what is worst grows with the text."""
    sizes = (20_000, 40_000, 80_000)
    for title, matcher, unit in NASTY:
        taken = []
        for size in sizes:
            area = Area("body", 1, unit * (size // len(unit)))
            before = process_time()
            for _ in look(area, matcher, None):
                pass
            taken.append(1000 * (process_time() - before))
        told = ", ".join(
            f"{size:,} characters {cost:.0f} ms" for size, cost in zip(sizes, taken, strict=True)
        )
        print(f"  {title:<34} {told}")


def main() -> None:
    """Measure and print."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    call.add_argument("--check-jsonschema", default="check-jsonschema", help="by name on PATH or by path")
    call.add_argument("--sigma", default="sigma", help="by name on PATH or by path")
    call.add_argument("--letter", type=Path, default=LETTER, help="a letter (default: the founding one)")
    call.add_argument("--count", type=int, default=1000, help="rule files (default: 1000)")
    call.add_argument("--runs", type=int, default=7, help="pairs measured (default: 7)")
    asked = call.parse_args()

    print(f"date      {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    print(f"machine   {platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}")
    print(f"versions  authcheck {version('authcheck')}, Python {platform.python_version()}", end="")
    print("".join(f", {name} {version(name)}" for name in ("pyyaml", "google-re2", "msgspec")))

    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        many, few = written(folder / "many", asked.count), written(folder / "few", FEW)
        sigma = written_for_sigma(folder / "sigma", asked.count)
        ours = [str(BIN / "authcheck"), "rules", "check", str(many)]

        jsonschema = shutil.which(asked.check_jsonschema)
        if jsonschema:
            files = sorted(map(str, (many / "office").glob("draft.*.yaml")))
            theirs = [jsonschema, "--schemafile", str(SCHEMA), *files]
            title = f"{asked.count:,} rule files with four tests each: rules check beside check-jsonschema"
            compare(title, ours, theirs, runs=asked.runs, bar=0.25)
        else:
            print(f"\nskipped: no {asked.check_jsonschema} on PATH; name it with --check-jsonschema")
        sigma_cli = shutil.which(asked.sigma)
        if sigma_cli:
            theirs = [sigma_cli, "check", "-x", "attacktag", "-x", "d3_fendtag", str(sigma)]
            title = f"{asked.count:,} rule files with four tests each: rules check beside sigma check"
            compare(title, ours, theirs, runs=asked.runs, bar=0.35)
        else:
            print(f"\nskipped: no {asked.sigma} on PATH; name it with --sigma")
        if not jsonschema and not sigma_cli:
            costs = [run(ours) for _ in range(asked.runs)]
            print(f"rules check: {statistics.median(cost.wall for cost in costs):.3f} s wall")

        # What the user's own cache holds is left alone.
        own = {"XDG_CACHE_HOME": str(folder / "cache")}
        print(f"\none letter against {asked.count:,} rules beside {FEW}, rules kept from an earlier letter")
        on_a_letter(asked.letter, few, many, asked.runs, **own)
        print("\nthe same, all rules read anew (the first letter after a rule was changed)")
        on_a_letter(asked.letter, few, many, asked.runs, AUTHCHECK_CACHE="off")
        print("\nloading the shipped rulebook, kept from an earlier start")
        loading(asked.runs, **own)
        print("\nthe same, read anew (the first start)")
        loading(asked.runs, AUTHCHECK_CACHE="off")
    print("\nthe worst of texts, longer and longer: twice the text, twice the time")
    growth()


if __name__ == "__main__":
    main()
