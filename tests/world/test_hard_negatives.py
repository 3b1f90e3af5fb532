"""Are the children there whom a matcher confuses?"""

import polars as pl

from kintrace.world import World


def test_some_siblings_are_twins(world: World) -> None:
    twins = world.stories.people.filter("twin")
    eldest = world.stories.people.join(twins, on=["family_id", "born_on"]).filter(
        pl.col("person_id") != pl.col("person_id_right")
    )
    assert twins.height > 30
    assert eldest.height >= twins.height


def test_siblings_are_not_named_alike(world: World) -> None:
    people = world.stories.people
    assert people.select("family_id", "given_name").n_unique() > people.height * 0.999


def test_namesakes_of_other_families_are_born_within_two_years(world: World) -> None:
    people = world.stories.people.select(
        "family_id", "family_name", "given_name", "born_on", "person_id"
    )
    pairs = people.join(people, on=["family_name", "given_name"], suffix="_other").filter(
        (pl.col("family_id") < pl.col("family_id_other"))
        & ((pl.col("born_on") - pl.col("born_on_other")).dt.total_days().abs() < 400)
    )
    assert pairs.height > 100


def test_siblings_sought_together_share_the_group_of_their_request(world: World) -> None:
    sizes = world.requests.group_by("group").len()["len"]
    assert (sizes > 1).sum() > 1000
    assert sizes.max() <= 6


def test_some_registers_hold_the_sibling_but_not_the_child(world: World) -> None:
    found = (
        world.requests.join(
            world.truth, left_on="record_id", right_on="request_id", how="left", suffix="_true"
        )
        .group_by("group")
        .agg(
            pl.col("record_id_true").is_null().any().alias("absent"),
            pl.col("record_id_true").is_not_null().any().alias("present"),
        )
    )
    assert found.filter(pl.col("absent") & pl.col("present")).height > 100


def test_movements_name_parties_without_judging(world: World) -> None:
    assert set(world.stories.movements["arranging_party"].unique()) == {
        "child care authority",
        "hospital",
        "charity",
        "institution's own staff",
        "unknown person",
    }
    assert set(world.stories.families["separation_cause"].unique()) <= {
        "conflict",
        "evacuation",
        "transfer_by_authority",
        "filtration",
        "institution_relocation",
        "did_not_return_from_camp",
        "population_movement",
        "arrest_and_detention",
        "death",
        "sickness_of_family_member",
        "other",
    }
