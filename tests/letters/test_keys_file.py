"""Does a key file open with its passphrase, and with nothing else?"""

import pytest

from benchmarks import letter_cast as cast
from benchmarks.letter_mutations import CHEAP, PASSPHRASE
from kintrace.letters.crypto import Cost
from kintrace.letters.keys_file import (
    KeysNotUnlocked,
    PassphraseTooShort,
    locked,
    public_part,
    unlocked,
    usual_cost,
)
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.values.canonical import canonical, from_canonical

FILE = locked(cast.AMINA, passphrase=PASSPHRASE, cost=CHEAP)


def test_a_key_file_opens_with_its_passphrase() -> None:
    assert unlocked(FILE, passphrase=PASSPHRASE) == cast.AMINA


def test_a_passphrase_typed_in_another_form_is_the_same() -> None:
    file = locked(cast.AMINA, passphrase="Зелена йолка їде", cost=CHEAP)
    assert unlocked(file, passphrase="Зелена и\u0306олка і\u0308де") == cast.AMINA


def test_a_wrong_passphrase_opens_nothing() -> None:
    with pytest.raises(KeysNotUnlocked):
        unlocked(FILE, passphrase=PASSPHRASE + " ")


def test_the_public_part_needs_no_passphrase_and_the_private_is_not_there() -> None:
    assert public_part(FILE) == cast.AMINA.public
    assert cast.AMINA.signing_seed.hex().encode() not in FILE


def test_another_persons_name_on_a_file_is_noticed() -> None:
    told = from_canonical(FILE) | {"public": cast.CARLA.public.record()}
    with pytest.raises(KeysNotUnlocked):
        unlocked(canonical(told), passphrase=PASSPHRASE)


@pytest.mark.parametrize("field", ["memory_kib", "passes", "lanes"])
def test_a_file_that_asks_for_endless_work_is_refused_unasked(field: str) -> None:
    told = from_canonical(FILE) | {field: 2**31}
    with pytest.raises(RecordNotUnderstood):
        unlocked(canonical(told), passphrase=PASSPHRASE)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(PassphraseTooShort):
        locked(cast.AMINA, passphrase="elevenchars", cost=CHEAP)


def test_the_usual_cost_is_that_of_the_standard() -> None:
    assert usual_cost() == Cost(memory_kib=64 * 1024, passes=3, lanes=4)
