"""Systems that lack a layer of the isolation: this one, with calls that answer as they would on those."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LANDLOCK, SECCOMP = "landlock", "seccomp"

_BEGIN = """
import ctypes, os, struct, sys
lacking = sys.argv[1].split(",")
prctl_number = 157 if os.uname().machine == "x86_64" else 167
steps = [(0x20, 0, 0, 0)]
if "landlock" in lacking:
    steps += [(0x15, 0, 1, 444), (0x06, 0, 0, 0x50000 | 38)]
if "seccomp" in lacking:
    steps += [(0x15, 0, 3, prctl_number), (0x20, 0, 0, 16), (0x15, 0, 1, 22), (0x06, 0, 0, 0x50000 | 22)]
steps += [(0x06, 0, 0, 0x7FFF0000)]
code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
whole = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0
assert libc.prctl(22, 2, whole, 0, 0) == 0
os.execv(sys.executable, [sys.executable, "-P", "-m", "authcheck", *sys.argv[2:]])
"""
"""A filter that has the kernel answer "unknown" to Landlock, and "invalid" to a request for a filter."""


def authcheck_without(
    lacking: tuple[str, ...], *arguments: object, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command where the kernel lacks what is named."""
    command = [sys.executable, "-P", "-c", _BEGIN, ",".join(lacking), *map(str, arguments)]
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(  # noqa: S603 - our own interpreter
        command, capture_output=True, text=True, check=False, cwd=cwd, env=environment
    )
