"""Which files a worker still reaches: those that Python imports from, and never those of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from isolated import has_not, isolated

from authcheck.isolation import Terms
from authcheck.isolation.landlock import Access, handled
from authcheck.isolation.reach import reach
from authcheck.isolation.standing import Layer

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
    pytest.mark.skipif(has_not(Layer.FILES), reason="this kernel lacks Landlock"),
]


def reads(path: Path, terms: Terms | None = None) -> bool:
    """Whether a worker reads a file."""

    def read(_: bytes) -> bytes:
        try:
            return path.read_bytes()
        except PermissionError:
            return b"refused"

    return isolated(read, terms=terms or Terms()) == b"here"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "module.py"
    path.parent.mkdir()
    path.write_bytes(b"here")
    return path


def test_a_folder_that_modules_come_from_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not reads(file)
    monkeypatch.syspath_prepend(str(file.parent))
    assert reads(file)


def test_the_current_folder_is_none_even_where_modules_come_from_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with ``python -m authcheck``, or with PYTHONPATH, where the leaked files lie."""
    monkeypatch.chdir(file.parent)
    for place in ("", ".", str(file.parent), str(file.parent.parent)):
        monkeypatch.syspath_prepend(place)
    assert not reads(file)


def test_neither_is_the_home_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(file.parent))
    monkeypatch.syspath_prepend(str(file.parent))
    assert not reads(file)


def test_what_the_terms_name_is_read(file: Path) -> None:
    assert reads(file, Terms(readable=(str(file.parent),)))
    assert reads(file, Terms(readable=(str(file),)))


def test_places_that_are_not_there_do_no_harm(tmp_path: Path) -> None:
    assert isolated(lambda _: b"well", terms=Terms(readable=(str(tmp_path / "nowhere"), "\0"))) == b"well"


def test_nothing_but_the_scratch_folder_and_the_null_device_is_written(tmp_path: Path) -> None:
    writing = Access.WRITE_FILE | Access.MAKE_FILE | Access.REMOVE_FILE | Access.TRUNCATE
    written = {place for place, access in reach(Terms(scratch=str(tmp_path))) if access & writing}
    assert written == {"/dev/null", str(tmp_path)}


def test_nothing_is_run_where_nothing_may_be() -> None:
    assert not [place for place, access in reach(Terms()) if access & Access.EXECUTE]


@pytest.mark.parametrize(("abi", "kinds"), [(1, 13), (2, 14), (3, 15), (4, 15), (5, 16), (7, 16), (99, 16)])
def test_every_kind_of_access_that_a_kernel_knows_is_denied(abi: int, kinds: int) -> None:
    assert int(handled(abi)) == (1 << kinds) - 1
