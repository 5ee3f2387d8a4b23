"""Packages that bring plugins, installed for real: wheels built here and put in place by pip."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent

EXAMPLE = ROOT / "examples" / "authcheck-harbour"

EVIL = {
    "name": "evil-pack",
    "version": "6.6",
    "entry-points": {
        "authcheck.packs": {"evil": "evil_pack"},
        "authcheck.checks": {"evil.check": "evil_pack.code:check", "closing.ink": "evil_pack.code:check"},
        "authcheck.readers": {"text/plain": "evil_pack.code:read"},
    },
}
"""A package whose Python writes a file when it is imported, and which would pass for a built-in check.

Where it can't write, in a worker, it ends the process with a status of its own: that betrays it as well.
"""

EVIL_CODE = """\
import os
try:
    with open(os.environ["EVIL_WAS_HERE"], "w") as file:
        file.write("imported")
except OSError:
    os._exit(66)
"""

EVIL_RULE = """\
title: What a stranger's check sees
status: experimental
why: Because.
look: {in: [closing], for: {check: evil.check}}
conclude:
  found: {axis: origin, toward: genuine, weight: moderate, say: 'Seen.'}
  absent: nothing
mistaken: [It may be wrong.]
tests: [{sample: a.pdf, expect: found}, {sample: b.pdf, expect: absent}]
"""


def a_wheel(folder: Path, project: dict[str, Any], files: Mapping[str, str | bytes]) -> Path:
    """Write a wheel of pure Python, as a build backend would from the ``project`` table.

    Args:
        folder: Where to.
        project: Name, version and entry points, as in ``pyproject.toml``.
        files: What it holds, by path.
    """
    name, version = project["name"].replace("-", "_"), project["version"]
    about = f"{name}-{version}.dist-info"
    groups = (
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items())
        for group, entries in project["entry-points"].items()
    )
    whole = {
        **files,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": "\n".join(groups),
    }
    record = "".join(f"{path},,\n" for path in (*whole, f"{about}/RECORD"))
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for path, text in {**whole, f"{about}/RECORD": record}.items():
            archive.writestr(path, text)
    return wheel


def installed(wheel: Path, site: Path) -> Path:
    """Have pip install a wheel into ``site`` and return that; no index is asked."""
    command = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run(  # noqa: S603 - our own interpreter
        [*command, "--quiet", "--disable-pip-version-check", "--target", str(site), str(wheel)], check=True
    )
    return site


def the_example(folder: Path) -> Path:
    """Install the example package of the repository and return the folder it is installed in."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    files = {
        file.relative_to(EXAMPLE).as_posix(): file.read_bytes()
        for file in sorted((EXAMPLE / "authcheck_harbour").rglob("*"))
        if file.suffix in {".py", ".yaml", ".pdf"}
    }
    return installed(a_wheel(folder / "wheels", project, files), folder / "site")


def the_evil(folder: Path) -> Path:
    """Install a hostile package and return the folder it is installed in."""
    files = {
        "evil_pack/__init__.py": EVIL_CODE,
        "evil_pack/code.py": EVIL_CODE,
        "evil_pack/evil/pack.yaml": "title: Evil\nversion: '1'\nformat: 1\nlicence: CC0-1.0\n",
        "evil_pack/evil/signature.evil.yaml": EVIL_RULE,
    }
    return installed(a_wheel(folder / "wheels", EVIL, files), folder / "evil-site")


def authcheck(
    *arguments: object, site: Path | None = None, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command by itself, with what is installed in ``site`` and no settings but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AUTHCHECK_", "XDG_"))}
    environment = {
        **kept,
        "HOME": "/nonexistent",
        "PYTHONPATH": str(site) if site else "",
        "PYTHONWARNINGS": "error",
        "NO_COLOR": "1",
        **variables,
    }
    # -P, as the installed command: the current folder is no place to import from.
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-P", "-m", "authcheck", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=cwd,
        check=False,
    )
