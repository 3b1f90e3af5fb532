"""Are a person's keys made, named and bound as others rely on?"""

from dataclasses import replace

import pytest

from benchmarks import letter_cast as cast
from kintrace.letters.fingerprint import WordScript
from kintrace.letters.keys import KeysNotGenuine, make_keys, read_public
from kintrace.letters.strict import RecordNotUnderstood


def test_the_same_seeds_make_the_same_keys() -> None:
    assert cast.keys("Amina") == cast.AMINA
    assert cast.keys("Amina") != cast.keys("Bashir")


def test_public_keys_read_back_from_their_record() -> None:
    assert read_public(cast.AMINA.public.record()) == cast.AMINA.public


@pytest.mark.parametrize("field", ["holder", "encryption", "signing", "made_at"])
def test_public_keys_with_one_part_of_anothers_are_refused(field: str) -> None:
    told = cast.AMINA.public.record() | {field: cast.CARLA.public.record()[field]}
    told |= {"made_at": "2026-04-01T08:00:00Z"} if field == "made_at" else {}
    with pytest.raises(KeysNotGenuine):
        read_public(told)


def test_a_public_key_that_age_does_not_know_is_refused() -> None:
    encryption = cast.AMINA.public.encryption
    wrong = encryption[:-1] + ("q" if encryption[-1] != "q" else "p")
    with pytest.raises(KeysNotGenuine):
        read_public(replace(cast.AMINA.public, encryption=wrong).record())


@pytest.mark.parametrize("holder", ["", " Amina", "Amina\n", "Amina\u202e", "A" * 201])
def test_a_holder_whose_name_could_be_misread_is_refused(holder: str) -> None:
    with pytest.raises(RecordNotUnderstood):
        make_keys(holder, made_at=cast.START)


def test_private_parts_are_in_no_text() -> None:
    assert cast.AMINA.signing_seed.hex() not in repr(cast.AMINA)
    assert "seed" not in repr(cast.AMINA)


def test_a_fingerprint_is_eight_words_in_each_script() -> None:
    latin = cast.AMINA.public.words()
    cyrillic = cast.AMINA.public.words(script=WordScript.CYRILLIC)
    assert len(latin) == len(cyrillic) == 8
    assert all("а" <= letter <= "і" for word in cyrillic for letter in word)
