"""The sourcing log as the command line has it: a desk with the founding sample, and calls."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from authcheck.cli.commands import authcheck
from authcheck.sourcing import load_case

if TYPE_CHECKING:
    from authcheck.model.case import Statement

SEELY = Path(__file__).parents[1] / "samples" / "seely"


def put_on_a_desk(folder: Path) -> None:
    """Put the founding sample and its case file into a folder."""
    for name in ("letter.pdf", "letter.case.yaml"):
        shutil.copy(SEELY / name, folder)


def call(*arguments: str, typed: str = "") -> Result:
    """Return how ``authcheck sources`` ended, its questions answered with ``typed``."""
    return CliRunner().invoke(authcheck, ["sources", *arguments], input=typed, prog_name="authcheck")


def done(*arguments: str, typed: str = "") -> str:
    """Return what a call that ends well prints."""
    result = call(*arguments, typed=typed)
    assert (result.exit_code, result.exception and str(result.exception)) in {(0, None), (0, "0")}
    return result.stdout


def refused(*arguments: str) -> str:
    """Return why a call is refused."""
    result = call(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr


def on_file(id_: str) -> Statement:
    """Return a statement of the case file in the current folder."""
    return next(each for each in load_case(Path("letter.case.yaml")).statements if each.id == id_)
