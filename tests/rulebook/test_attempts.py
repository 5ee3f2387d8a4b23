"""Whatever goes wrong with one file is told of that file."""

from __future__ import annotations

import signal
import threading

import pytest

from authcheck.errors import FormError
from authcheck.model.problem import Problem
from authcheck.rulebook.attempts import attempt


def without_end() -> None:
    while True:
        pass


def test_what_goes_well_is_given_back() -> None:
    assert attempt("a.yaml", lambda: 7) == 7


def test_what_is_wrong_with_the_form_is_told_as_it_is() -> None:
    problem = Problem(code="F010", path="a.yaml", line=1, column=1, key="", message="is empty")

    def wrong() -> None:
        raise FormError([problem])

    assert attempt("a.yaml", wrong) == (problem,)


def test_work_without_end_is_ended_and_told() -> None:
    (problem,) = attempt("a.yaml", without_end, processor_s=0.01)
    assert (problem.code, problem.path) == ("R032", "a.yaml")
    assert "takes more than 0.01 s of processor time; shorten" in problem.message


def test_whoever_holds_on_to_an_error_is_told_again() -> None:
    def stubborn() -> None:
        try:
            without_end()
        except Exception:  # noqa: BLE001 - just that is tried
            without_end()

    (problem,) = attempt("a.yaml", stubborn, processor_s=0.01)
    assert problem.code == "R032"


def test_the_clock_is_put_back_however_work_ends() -> None:
    def heard(_signal: int, _frame: object) -> None:
        """Do nothing."""

    before = signal.signal(signal.SIGVTALRM, heard)
    try:
        for work in (lambda: 7, lambda: 1 / 0, without_end):
            attempt("a.yaml", work, processor_s=0.01)
            assert signal.getsignal(signal.SIGVTALRM) is heard
            assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    finally:
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(
    "error", [IndexError("tuple index out of range"), RecursionError(), TypeError("x" * 999)]
)
def test_what_nobody_foresaw_is_told_of_the_file(error: Exception) -> None:
    def fail() -> None:
        raise error

    (problem,) = attempt("a.yaml", fail)
    assert (problem.code, problem.path) == ("R033", "a.yaml")
    assert type(error).__name__ in problem.message
    assert len(problem.message) < 250


def test_beside_the_main_thread_work_is_done_without_a_clock() -> None:
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(attempt("a.yaml", lambda: 7)))
    thread.start()
    thread.join()
    assert results == [7]
