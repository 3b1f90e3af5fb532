"""How is a fictional world made, from its size and seed?"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from kintrace.matching.fields import COLUMNS
from kintrace.values import KintraceError
from kintrace.world.care import Institutions, Ways, make_institutions, make_ways
from kintrace.world.children import Children, make_children
from kintrace.world.circumstances_written import circumstance_columns
from kintrace.world.days_written import birth_columns
from kintrace.world.dice import Dice, Whole
from kintrace.world.error_model import ErrorModel
from kintrace.world.names_written import name_columns
from kintrace.world.papers import Papers, hands_of_families
from kintrace.world.population import Families, make_families
from kintrace.world.relatives_written import relative_columns
from kintrace.world.selection import Selection, select, with_namesakes
from kintrace.world.spelling import hands_named
from kintrace.world.stories import Stories, story_tables
from kintrace.world.tables import shares

FAMILIES_A_ROW = 0.87


class WorldTooSmall(KintraceError):
    """A world needs a few dozen children before anything in it can happen."""

    code = "K701"
    exit_code = 2


@dataclass(frozen=True)
class World:
    """Two registers of fictional children, the truth, and the world behind them."""

    requests: pl.DataFrame
    register: pl.DataFrame
    truth: pl.DataFrame
    stories: Stories


def make_world(*, size: int, seed: int, hardness: float = 1.0) -> World:
    """Return a fictional world with ``size`` requests and ``size`` records of children.

    The same arguments give the same world on every machine.
    ``hardness`` multiplies the shares of errors (1 = as in ``data/error_model.csv``).
    A hundred thousand take about ten seconds.

    Raises:
        WorldTooSmall: fewer than 20 were asked for.
    """
    if size < 20:
        raise WorldTooSmall("a world this small can't be made", hint="ask for 20 children or more")
    dice, errors = Dice(seed), ErrorModel.scaled(hardness)
    families = make_families(dice.named("families"), int(size * FAMILIES_A_ROW) + 60, errors)
    children = make_children(dice.named("children"), families, errors)
    chosen = select(dice.named("selection"), children, size, errors)
    families, children = with_namesakes(
        dice.named("namesakes"), families, children, chosen.namesakes, errors
    )
    institutions = make_institutions(dice.named("institutions"), size, errors)
    ways = make_ways(dice.named("ways"), families, children, institutions, errors)
    people = (families, children, institutions, ways)
    requests, sought = _shuffled(dice, _requests(dice, people, chosen, errors), "R-", "RG-")
    register, registered = _shuffled(dice, _register(dice, people, chosen, errors), "C-", "CG-")
    return World(
        requests=requests,
        register=register,
        truth=_truth(requests["record_id"], sought, register["record_id"], registered),
        stories=story_tables(dice, families, children, institutions, ways),
    )


def _requests(
    dice: Dice,
    people: tuple[Families, Children, Institutions, Ways],
    chosen: Selection,
    errors: ErrorModel,
) -> Papers:
    families, children, *_ = people
    own = dice.named("requests")
    child = chosen.sought
    count = len(child)
    family = children.family[child]
    together = own.named("together").chance(count, errors.share("sibling in same request"))
    group = (family * 2 + chosen.second) * 8 + np.where(together, 0, children.birth_order[child])
    different, place = np.unique(group, return_inverse=True)
    group_family = different // 16
    hand = hands_of_families(own.named("hand"), families.community[group_family])
    layouts = shares("layout:families")[1]
    side = errors.of("requests")
    after = 5 + own.named("after").below(len(different), 400)
    return Papers(
        *people,
        errors=side,
        dice=own,
        world_dice=dice,
        child=child,
        hand=hand[place],
        layout=own.named("layout").weighted(len(different), layouts)[place],
        capitals=own.named("capitals").chance(len(different), side.share("all capitals"))[place],
        altered=np.zeros(count, dtype=np.bool_),
        group=place.astype(np.int64),
        written_on=families.separated_on[family] + after[place],
        by_office=False,
    )


def _register(
    dice: Dice,
    people: tuple[Families, Children, Institutions, Ways],
    chosen: Selection,
    errors: ErrorModel,
) -> Papers:
    institutions, ways = people[2], people[3]
    own = dice.named("register")
    child = chosen.registered
    office = institutions.office[ways.current[child]]
    side = errors.of("register")
    hand = hands_named(shares("hand_of_offices")[0])[institutions.office_hand[office]]
    return Papers(
        *people,
        errors=side,
        dice=own,
        world_dice=dice,
        child=child,
        hand=hand,
        layout=institutions.office_layout[office],
        capitals=institutions.office_capitals[office],
        altered=own.named("altered").chance(len(child), side.share("altered identity")),
        group=ways.current[child],
        written_on=ways.registered_on[child],
        by_office=True,
    )


def _shuffled(
    dice: Dice, papers: Papers, prefix: str, group_prefix: str
) -> tuple[pl.DataFrame, Whole]:
    """Return the table in random order under random ids, and the child of each row."""
    columns = {
        **name_columns(papers),
        **birth_columns(papers),
        **relative_columns(papers),
        **circumstance_columns(papers),
    }
    order = dice.named(f"order {prefix}").order(len(papers))
    ids = dice.named(f"ids {prefix}").names(len(papers), prefix)
    groups = dice.named(f"groups {prefix}").names(int(papers.group.max()) + 1, group_prefix)
    columns["group"] = pl.Series(groups).gather(pl.Series(papers.group))
    columns["record_id"] = pl.Series(ids)
    frame = pl.DataFrame({name: columns[name] for name in COLUMNS})
    return frame[pl.Series(order)], papers.child[order]


def _truth(
    request_ids: pl.Series, sought: Whole, record_ids: pl.Series, registered: Whole
) -> pl.DataFrame:
    asked = pl.DataFrame({"request_id": request_ids, "child": sought})
    listed = pl.DataFrame({"record_id": record_ids, "child": registered})
    return asked.join(listed, on="child").select("request_id", "record_id").sort("request_id")
