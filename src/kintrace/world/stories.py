"""Which people, families, institutions and movements stand behind the two registers?

Tables for demonstrations and stories, in Ukrainian spelling; a matcher must not see them.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from kintrace.world.care import Institutions, Ways
from kintrace.world.children import Children
from kintrace.world.dice import Dice, Whole
from kintrace.world.lexicon import COMMUNITIES
from kintrace.world.names_written import patronymic_words
from kintrace.world.places import gazetteer
from kintrace.world.population import SEX, Families, surname_words
from kintrace.world.spelling import hands_named, spelled
from kintrace.world.tables import shares, wordings


@dataclass(frozen=True)
class Stories:
    """The world as it was; ids are numbers of this world, not those of the registers."""

    people: pl.DataFrame  # one row a child
    families: pl.DataFrame
    institutions: pl.DataFrame
    movements: pl.DataFrame  # one row a leg, in order of time


def story_tables(
    dice: Dice, families: Families, children: Children, institutions: Institutions, ways: Ways
) -> Stories:
    """Return the tables."""
    return Stories(
        people=_people(families, children),
        families=_families(families),
        institutions=_institutions(institutions),
        movements=_movements(children, families, institutions, ways),
    )


def _uk(words: Whole) -> pl.Series:
    return spelled(words, np.full(len(words), hands_named(("uk",))[0]))


def _place(places: Whole) -> pl.Series:
    return _uk(np.where(places >= 0, gazetteer().word[places], -1))


def _days(days: Whole) -> pl.Series:
    return pl.Series(days.astype(np.int32)).cast(pl.Date)


def _people(families: Families, children: Children) -> pl.DataFrame:
    family = children.family
    return pl.DataFrame(
        {
            "person_id": np.arange(len(children)),
            "family_id": family,
            "family_name": _uk(
                surname_words(families, family, families.surname[family], children.sex)
            ),
            "given_name": _uk(children.given),
            "patronymic": _uk(patronymic_words(families.father[family], children.sex)),
            "sex": pl.Series(SEX).gather(pl.Series(children.sex)),
            "born_on": _days(children.born_on),
            "birthplace": _place(children.birthplace),
            "twin": children.twin,
        }
    )


def _families(families: Families) -> pl.DataFrame:
    everyone = np.arange(len(families))
    women = np.zeros(len(families), dtype=np.int64)
    own = np.where(families.mother_keeps_name, families.maiden_surname, families.surname)
    causes = shares("cause")[0]
    return pl.DataFrame(
        {
            "family_id": everyone,
            "community": pl.Series(COMMUNITIES).gather(pl.Series(families.community)),
            "mother_family_name": _uk(surname_words(families, everyone, own, women)),
            "mother_given_name": _uk(families.mother),
            "father_family_name": _uk(
                surname_words(families, everyone, families.surname, women + 1)
            ),
            "father_given_name": _uk(families.father),
            "father_known": families.father_known,
            "home": _place(families.home),
            "separated_on": _days(families.separated_on),
            "separated_at": _place(families.separated_at),
            "separation_cause": pl.Series(causes).gather(pl.Series(families.cause)),
        }
    )


def _institutions(institutions: Institutions) -> pl.DataFrame:
    kinds = shares("institution")[0]
    return pl.DataFrame(
        {
            "institution_id": np.arange(len(institutions)),
            "kind": pl.Series(kinds).gather(pl.Series(institutions.kind)),
            "number": institutions.number,
            "place": _place(institutions.place),
            "office_id": institutions.office,
        }
    )


def _movements(
    children: Children, families: Families, institutions: Institutions, ways: Ways
) -> pl.DataFrame:
    count = len(children)
    child = np.arange(count)
    end = institutions.place[ways.current]
    stopped = np.flatnonzero(ways.stop >= 0)
    second_start = np.where(ways.stop >= 0, ways.stop, ways.found_at)
    legs = pl.concat(
        [
            _legs(
                stopped, ways.found_at[stopped], ways.stop[stopped], ways.found_on[stopped], ways
            ),
            _legs(child, second_start, end, ways.moved_on, ways),
        ]
    )
    return legs.sort("person_id", "moved_on", maintain_order=True)


def _legs(child: Whole, start: Whole, end: Whole, day: Whole, ways: Ways) -> pl.DataFrame:
    parties = pl.Series([wordings("party", str(number))["en"] for number in range(1, 6)])
    return pl.DataFrame(
        {
            "person_id": child,
            "from_place": _place(start),
            "to_place": _place(end),
            "moved_on": _days(day),
            "arranging_party": parties.gather(pl.Series(ways.arranging[child] - 1)),
            "receiving_party": parties.gather(pl.Series(ways.receiving[child] - 1)),
        }
    )
