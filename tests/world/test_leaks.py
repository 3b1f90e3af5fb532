"""Can the truth be read from anything but the evidence?"""

import polars as pl

from kintrace.world import World


def paired_places(world: World) -> pl.DataFrame:
    requests = world.requests.select("record_id").with_row_index("left")
    register = world.register.select("record_id").with_row_index("right")
    return world.truth.join(requests, left_on="request_id", right_on="record_id").join(
        register, on="record_id"
    )


def test_the_order_of_the_rows_says_nothing(world: World) -> None:
    assert abs(paired_places(world).select(pl.corr("left", "right")).item()) < 0.05


def test_the_ids_say_nothing(world: World) -> None:
    ranks = world.truth.select(
        pl.col("request_id").rank().alias("left"), pl.col("record_id").rank().alias("right")
    )
    assert abs(ranks.select(pl.corr("left", "right")).item()) < 0.05


def test_paired_ids_share_no_ending_beyond_chance(world: World) -> None:
    same = world.truth.select(
        pl.col("request_id").str.slice(-2) == pl.col("record_id").str.slice(-2)
    ).to_series()
    assert same.mean() < 0.005


def test_the_two_sides_share_no_group(world: World) -> None:
    assert not world.requests["group"].is_in(world.register["group"].unique().implode()).any()


def test_the_order_of_the_rows_does_not_put_siblings_together(world: World) -> None:
    groups = world.requests["group"]
    assert (groups == groups.shift(1)).mean() < 0.01
