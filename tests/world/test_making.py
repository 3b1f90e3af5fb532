"""What does every world hold?"""

import polars as pl
import pytest

from kintrace.matching.fields import COLUMNS
from kintrace.world import World, WorldTooSmall, make_world
from kintrace.world.error_model import ErrorModel


def test_a_world_has_as_many_requests_and_records_as_asked_for(world: World) -> None:
    assert (world.requests.height, world.register.height) == (6000, 6000)


def test_both_sides_have_the_columns_of_a_table_of_records(world: World) -> None:
    assert tuple(world.requests.columns) == tuple(world.register.columns) == COLUMNS


def test_every_cell_is_text(world: World) -> None:
    assert set(world.requests.dtypes) == set(world.register.dtypes) == {pl.String}


def test_ids_are_different(world: World) -> None:
    for table in (world.requests, world.register):
        assert table["record_id"].n_unique() == table.height


def test_the_truth_names_only_existing_ids(world: World) -> None:
    assert world.truth["request_id"].is_in(world.requests["record_id"].implode()).all()
    assert world.truth["record_id"].is_in(world.register["record_id"].implode()).all()


def test_the_truth_names_each_request_at_most_once(world: World) -> None:
    assert world.truth["request_id"].n_unique() == world.truth.height


def test_about_a_fifth_of_the_requests_have_no_true_record(world: World) -> None:
    share = ErrorModel.scaled(1).share("sought child is registered")
    assert world.truth.height / world.requests.height == pytest.approx(share, abs=0.02)


def test_some_children_are_sought_twice(world: World) -> None:
    twice = world.truth.height - world.truth["record_id"].n_unique()
    assert 0.02 < twice / world.requests.height < 0.05


def test_a_world_without_errors_keeps_every_family_name_of_a_ukrainian_pair(
    flawless: World,
) -> None:
    pairs = (
        flawless.truth.join(flawless.requests, left_on="request_id", right_on="record_id")
        .join(flawless.register, on="record_id", suffix="_there")
        .filter(pl.col("family_name").str.contains("[іїєґ]"))
        .filter(pl.col("family_name_there").str.contains("[іїєґ]"))
    )
    asked, listed = (pl.col(f"family_name{end}").str.to_lowercase() for end in ("", "_there"))
    assert pairs.height > 10
    assert pairs.select((asked == listed).all()).item()


def test_a_world_of_a_few_children_is_refused_with_a_hint() -> None:
    with pytest.raises(WorldTooSmall):
        make_world(size=3, seed=1)


def test_the_smallest_world_can_be_made() -> None:
    assert make_world(size=20, seed=1).requests.height == 20
