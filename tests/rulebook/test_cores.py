"""Work shared out over processes gives what one process gives, whatever becomes of the others."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence

import pytest

from authcheck.rulebook.cores import on_all_cores

HERE = os.getpid()
NUMBERS = tuple(range(1_000))


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def done_by(numbers: Sequence[int]) -> list[int]:
    return [os.getpid()] * len(numbers)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 1_000])
def test_results_are_in_order(count: int) -> None:
    assert list(on_all_cores(doubled, NUMBERS[:count], least=2)) == doubled(NUMBERS[:count])


def test_results_larger_than_a_pipe_holds_arrive_whole() -> None:
    def long(numbers: Sequence[int]) -> list[str]:
        return [str(number) * 1_000 for number in numbers]

    assert list(on_all_cores(long, NUMBERS, least=2)) == long(NUMBERS)


def test_a_few_things_are_not_shared_out() -> None:
    assert set(on_all_cores(done_by, NUMBERS, least=1_001)) == {HERE}


def test_work_of_a_process_that_dies_is_done_here() -> None:
    def fatal(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != HERE:
            os._exit(9)
        return doubled(numbers)

    assert list(on_all_cores(fatal, NUMBERS, least=2)) == doubled(NUMBERS)


def test_an_error_is_told_here() -> None:
    def wrong(numbers: Sequence[int]) -> list[int]:
        if 999 in numbers:
            message = "the last one"
            raise ValueError(message)
        return doubled(numbers)

    with pytest.raises(ValueError, match="the last one"):
        on_all_cores(wrong, NUMBERS, least=2)


def test_results_that_cannot_be_sent_are_made_here() -> None:
    def unsent(numbers: Sequence[int]) -> list[object]:
        return [threading.Lock() for _ in numbers]

    assert len(on_all_cores(unsent, NUMBERS, least=2)) == 1_000


def test_beside_other_threads_nothing_is_shared_out() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert set(on_all_cores(done_by, NUMBERS, least=2)) == {HERE}
    finally:
        ended.set()
        thread.join()
