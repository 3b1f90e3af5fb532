"""Is a world the same on every machine and in every run?"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from kintrace.world import World, make_world, write_world
from kintrace.world.dice import Dice

# Of the columns that no romanisation table touches; a change here is a change of every world.
DIGEST = "5656c885a350c5969995bcdab18cd480ef2395179f2eaee58fa4909affcc655b"
PROGRAM = """
from hashlib import sha256
from kintrace.world import make_world
world = make_world(size=200, seed=11)
text = world.requests.write_csv() + world.register.write_csv() + world.truth.write_csv()
print(sha256(text.encode()).hexdigest())
"""


def digest(world: World) -> str:
    tables = (
        world.truth,
        world.stories.people,
        world.stories.families,
        world.stories.movements,
        world.requests.select("record_id", "date_of_birth", "age", "sex", "group"),
        world.register.select("record_id", "date_of_birth", "age", "sex", "group"),
    )
    return sha256("".join(table.write_csv() for table in tables).encode()).hexdigest()


def test_a_small_world_has_the_known_digest() -> None:
    assert digest(make_world(size=200, seed=11)) == DIGEST


def test_two_processes_make_the_same_bytes() -> None:
    def run(hash_seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": hash_seed}
        command = [sys.executable, "-c", PROGRAM]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    assert run("1") == run("2")


def test_another_seed_makes_another_world() -> None:
    first, second = make_world(size=50, seed=1), make_world(size=50, seed=2)
    assert not first.requests.equals(second.requests)


def test_a_world_is_written_as_seven_tables(tmp_path: Path) -> None:
    write_world(make_world(size=50, seed=1), tmp_path / "world")
    assert {path.name for path in (tmp_path / "world").iterdir()} == {
        "requests.csv",
        "register.csv",
        "truth.csv",
        "people.csv",
        "families.csv",
        "institutions.csv",
        "movements.csv",
    }


def test_dice_of_one_name_are_not_moved_by_others() -> None:
    dice = Dice(5)
    before = dice.named("a").below(10, 1000).tolist()
    dice.named("b").below(10, 1000)
    assert dice.named("a").below(10, 1000).tolist() == before


def test_weighted_dice_fall_in_proportion() -> None:
    thrown = Dice(5).weighted(30_000, [1, 2, 0, 1])
    counts = [int((thrown == place).sum()) / 30_000 for place in range(4)]
    assert counts == pytest.approx([0.25, 0.5, 0, 0.25], abs=0.01)
