"""Does the vocabulary hold everything that registers in the field ask?"""

import pytest

from kintrace.registry.vocabulary import properties

KINDS = {"name", "text", "choice", "date", "age", "yes_no", "place", "number", "phone", "address"}
# Articles 78(3) and 138, item by item, as the properties that hold them.
CARD_78 = {
    "a": ["family_name"],
    "b": ["given_name"],
    "c": ["sex"],
    "d": ["birthplace", "date_of_birth", "age"],
    "e": ["father_name"],
    "f": ["mother_name", "mother_maiden_name"],
    "g": ["next_of_kin"],
    "h": ["nationality"],
    "i": ["language", "other_language"],
    "j": ["family_address"],
    "k": ["national_id", "identity_document"],
    "l": ["health"],
    "m": ["blood_group"],
    "n": ["distinguishing_features"],
    "o": ["found_on", "found_place"],
    "p": ["left_country_on", "left_country_from"],
    "q": ["religion"],
    "r": ["present_address"],
    "s": ["death_on", "death_place", "death_circumstances", "interment_place"],
}


@pytest.mark.parametrize(("item", "codes"), CARD_78.items(), ids=CARD_78)
def test_each_item_of_the_article_78_card_has_its_property(item: str, codes: list[str]) -> None:
    assert set(codes) <= set(properties())


@pytest.mark.parametrize("code", properties())
def test_each_property_is_described_in_full(code: str) -> None:
    known = properties()[code]
    assert known.kind in KINDS | {"artifact"}
    assert known.sensitivity in {"ordinary", "sensitive", "contact", "protected"}
    assert known.label.strip()
    assert (known.choices != {}) is (known.kind in {"choice", "yes_no"})


def test_every_way_to_reach_somebody_is_a_contact() -> None:
    reaching = [item for item in properties().values() if item.kind in {"phone", "address"}]
    open_ones = [item.code for item in reaching if item.sensitivity != "contact"]
    assert open_ones == ["last_address"]


def test_causes_that_no_register_asks_are_there() -> None:
    causes = properties()["separation_cause"].choices
    assert {
        "evacuation",
        "transfer_by_authority",
        "filtration",
        "institution_relocation",
        "did_not_return_from_camp",
    } <= set(causes)
