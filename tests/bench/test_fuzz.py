"""The fuzz targets without their fuzzer: every door takes its seeds, and a few hundred mutations of them."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import pytest

from bench.fuzz.target import ROOMS, LawBrokenError, must, target

FEW = 150


def chance_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - chance that is to be repeated


def cut(data: bytes) -> bytes:
    """Stand for the fuzzer's own mutation."""
    return data[: len(data) // 2]


@pytest.mark.parametrize("name", ROOMS)
def test_every_door_takes_its_seeds_and_what_is_made_of_them(name: str) -> None:
    door, chance = target(name), chance_of(6)
    seeds = [seed[: door.longest] for seed in door.seeds()]
    for seed in seeds[:40]:
        assert door.once(seed)
    for _ in range(FEW):
        assert door.once(door.mutate(chance.choice(seeds), chance, cut)[: door.longest])


@pytest.mark.parametrize("name", ROOMS)
def test_mutating_is_repeated_by_the_same_chance(name: str) -> None:
    door = target(name)
    seed = next(iter(door.seeds()))
    assert door.mutate(seed, chance_of(1), cut) == door.mutate(seed, chance_of(1), cut)


@pytest.mark.parametrize("name", ["rules", "cases", "zones", "answers"])
def test_grammar_keeps_enough_inputs_whole_to_get_deep(name: str) -> None:
    door, chance = target(name), chance_of(6)
    seeds = [seed[: door.longest] for seed in door.seeds()]
    shallow = {"refused", "no document", "WorkerDied"}
    ends = [door.once(door.mutate(chance.choice(seeds), chance, cut)[: door.longest]) for _ in range(FEW)]
    assert sum(end not in shallow for end in ends) > FEW / 20


def test_a_broken_law_is_a_complaint() -> None:
    with pytest.raises(LawBrokenError, match="two is three"):
        must(2 == 3, "two is three")  # noqa: PLR0133 - what does not hold


def test_without_the_fuzzer_it_says_so_and_ends_well() -> None:
    code = "import sys; sys.modules['atheris'] = None; import bench.fuzz.__main__ as it; sys.exit(it.main())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    assert done.returncode == 0, done.stderr
    assert "atheris is not installed" in done.stdout
