"""Do errors and gaps come as often as the error model says?"""

import polars as pl
import pytest

from kintrace.values import Script, script_of
from kintrace.world import World
from kintrace.world.error_model import ErrorModel
from kintrace.world.lexicon import lexicon

MODEL = ErrorModel.scaled(1)
ALWAYS_POSSIBLE = (
    "birthplace",
    "places",
    "distinguishing_features",
    "blood_group",
    "separated_on",
    "separation_place",
    "found_on",
    "found_place",
    "document_numbers",
)
CYRILLIC = pl.col("given_name").str.contains("^[а-яёіїєґА-ЯЁІЇЄҐ' ʼ’-]+$")


def side(world: World, name: str) -> pl.DataFrame:
    return world.requests if name == "requests" else world.register


@pytest.mark.parametrize("name", ["requests", "register"])
@pytest.mark.parametrize("column", ALWAYS_POSSIBLE)
def test_a_column_is_filled_as_often_as_stated(world: World, name: str, column: str) -> None:
    filled = side(world, name)[column].is_not_null().mean()
    assert filled == pytest.approx(MODEL.share(f"{name}:{column} present"), abs=0.02)


@pytest.mark.parametrize("name", ["requests", "register"])
def test_mothers_are_named_as_often_as_stated(world: World, name: str) -> None:
    altered = MODEL.share("register:altered identity") if name == "register" else 0
    share = MODEL.share(f"{name}:mother_name present")
    expected = share * (1 - altered * (1 - MODEL.share("altered parents kept")))
    assert side(world, name)["mother_name"].is_not_null().mean() == pytest.approx(
        expected, abs=0.02
    )


def known_given_names() -> tuple[set[str], set[str]]:
    words = lexicon()
    full = {int(number) for pool in words.given.values() for number in pool}
    short = {number for forms in words.short_forms.values() for number in forms}

    def texts(numbers: set[int]) -> set[str]:
        return {words.spellings[form][n].lower() for n in numbers for form in ("uk", "ru")}

    return texts(full), texts(short)


def written(table: pl.DataFrame) -> list[str]:
    swapped_too = table.filter(CYRILLIC)["given_name"]
    return [text.lower() for text in swapped_too.to_list()]


@pytest.mark.parametrize("name", ["requests", "register"])
def test_given_names_have_slips_as_often_as_stated(world: World, name: str) -> None:
    full, short = known_given_names()
    texts = written(side(world, name))
    odd = sum(text not in full | short for text in texts) / len(texts)
    expected = MODEL.share(f"{name}:slip in name") + MODEL.share(f"{name}:given and family swapped")
    # A few slips make another name, and a Latin letter in a word takes it out of the count.
    assert expected - 0.05 < odd < expected + 0.02


@pytest.mark.parametrize("name", ["requests", "register"])
def test_short_forms_are_written_as_often_as_stated(world: World, name: str) -> None:
    full, short = known_given_names()
    texts = written(side(world, name))
    found = sum(text in short - full for text in texts) / len(texts)
    expected = MODEL.share(f"{name}:diminutive")
    # Arabic names have none, and some short forms are names of their own.
    assert expected * 0.65 < found < expected + 0.02


@pytest.mark.parametrize("name", ["requests", "register"])
def test_births_are_partly_unknown_as_often_as_stated(world: World, name: str) -> None:
    table = side(world, name)
    as_age = table["age"].is_not_null().mean()
    year_only = table["date_of_birth"].str.contains(r"^\d{4}$").fill_null(False).mean()
    assert as_age == pytest.approx(MODEL.share(f"{name}:birth as age"), abs=0.012)
    assert year_only == pytest.approx(MODEL.share(f"{name}:birth year only"), abs=0.012)
    assert (table["age"].is_not_null() == table["age_as_of"].is_not_null()).all()


def test_about_half_of_the_true_pairs_cross_scripts(world: World) -> None:
    def scripts(table: pl.DataFrame) -> pl.DataFrame:
        names = table.select("record_id", text=pl.coalesce("name", "given_name", "family_name"))
        return names.with_columns(
            pl.col("text").map_elements(lambda text: script_of(text).name, pl.String)
        )

    pairs = world.truth.join(
        scripts(world.requests), left_on="request_id", right_on="record_id"
    ).join(scripts(world.register), on="record_id")
    assert 0.4 < (pairs["text"] != pairs["text_right"]).mean() < 0.55
    assert Script.ARABIC.name in pairs["text"].to_list()


def test_hardness_multiplies_errors_and_leaves_gaps_alone() -> None:
    hard = ErrorModel.scaled(2)
    assert hard.share("requests:diminutive") == 2 * MODEL.share("requests:diminutive")
    assert hard.share("requests:blood_group present") == MODEL.share("requests:blood_group present")
    assert max(ErrorModel.scaled(50).shares.values()) <= 0.95


def test_family_names_have_a_long_tail(world: World) -> None:
    names = world.stories.people["family_name"]
    assert names.n_unique() > 3000
    assert names.value_counts()["count"].max() < names.len() * 0.01
