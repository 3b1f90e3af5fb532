"""Do two keepers bring back a key, and one alone nothing?"""

import pytest

from benchmarks import letter_cast as cast
from kintrace.letters.opening import open_sealed
from kintrace.letters.recovery import (
    NotRecovered,
    TooFewKeepers,
    make_kit,
    own_share,
    read_kit,
    read_share,
    recovered,
    renewed,
    share_for,
)

KEEPERS = (cast.OLEH, cast.IRYNA, cast.PETRO)
KIT = make_kit(cast.CARLA, keepers=[one.public for one in KEEPERS], made_at=cast.START)


def joined(one, other):
    """What two keepers bring back, the first one's half sent to the second."""
    half = own_share(KIT, keeper=one, other=other.public.fingerprint)
    sent = read_share(share_for(half, other=other.public), reader=other)
    return recovered(KIT, sent, own_share(KIT, keeper=other, other=sent.keeper))


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (1, 2), (2, 0)])
def test_any_two_keepers_bring_back_the_key(pair: tuple[int, int]) -> None:
    assert joined(*(KEEPERS[place] for place in pair)) == cast.CARLA.encryption_seed


def test_a_key_brought_back_opens_old_letters_and_signs_as_a_new_one() -> None:
    keys = renewed(KIT, joined(cast.OLEH, cast.IRYNA), made_at=cast.after(days=9))
    sealed = cast.letter()
    opened = open_sealed(
        sealed.data, envelope=sealed.envelope, reader=keys, directories=cast.DIRECTORIES
    )
    assert opened.content.text == cast.TEXT
    assert keys.public.signing != cast.CARLA.public.signing


def test_one_keeper_twice_brings_back_nothing() -> None:
    half = own_share(KIT, keeper=cast.OLEH, other=cast.IRYNA.public.fingerprint)
    with pytest.raises(NotRecovered):
        recovered(KIT, half, half)


def test_halves_of_two_pairs_do_not_fit() -> None:
    half = own_share(KIT, keeper=cast.OLEH, other=cast.IRYNA.public.fingerprint)
    other = own_share(KIT, keeper=cast.IRYNA, other=cast.PETRO.public.fingerprint)
    with pytest.raises(NotRecovered):
        recovered(KIT, half, other)


def test_no_half_holds_the_key() -> None:
    halves = [
        own_share(KIT, keeper=one, other=other.public.fingerprint).half
        for one in KEEPERS
        for other in KEEPERS
        if one is not other
    ]
    assert len(set(halves)) == 6
    assert cast.CARLA.encryption_seed not in halves


def test_somebody_who_keeps_nothing_brings_back_nothing() -> None:
    with pytest.raises(NotRecovered):
        own_share(KIT, keeper=cast.AMINA, other=cast.OLEH.public.fingerprint)


def test_a_kit_reads_back_from_its_file() -> None:
    assert read_kit(KIT.written()) == KIT


def test_a_kit_needs_two_different_keepers() -> None:
    with pytest.raises(TooFewKeepers):
        make_kit(cast.CARLA, keepers=[cast.OLEH.public] * 2, made_at=cast.START)
