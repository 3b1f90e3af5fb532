"""Are custody records written, signed and read as both sides rely on?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import letter_cast as cast
from kintrace.letters import custody
from kintrace.letters.custody import Act, Outcome, SignedAs, party_of, read_custody
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.values.canonical import canonical, from_canonical

CARRIED = cast.carried()
RECORDS = CARRIED.records


def test_each_record_reads_back_from_its_file() -> None:
    assert [read_custody(record.written()) for record in RECORDS] == list(RECORDS)


def test_each_record_names_the_one_before_it() -> None:
    before = [CARRIED.envelope.hash, *(record.hash for record in RECORDS)]
    assert [record.previous for record in RECORDS] == before[:-1]


def test_a_signature_that_comes_later_breaks_no_link() -> None:
    bare = custody.hand_over(
        CARRIED.envelope,
        before=None,
        giver=party_of(cast.AMINA.public),
        receiver=party_of(cast.DANYLO.public),
        place=cast.WEST,
        at=cast.after(days=2),
    )
    assert custody.sign(bare, by=cast.AMINA, signed_as=SignedAs.GIVER).hash == bare.hash


def test_a_record_says_whose_signature_is_missing() -> None:
    record = RECORDS[1]
    assert record.missing() == ()
    unsigned = read_custody(canonical(from_canonical(record.written()) | {"signatures": []}))
    assert unsigned.missing() == (SignedAs.GIVER, SignedAs.RECORDER)


def test_signatures_in_two_parts_are_not_the_same() -> None:
    record = RECORDS[0]
    assert record.message(SignedAs.GIVER) != record.message(SignedAs.RECEIVER)


def test_the_holder_is_who_received_it_last() -> None:
    assert [record.holder.name for record in RECORDS] == ["Danylo", "Marta", *["Carla"] * 3]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_an_attempt_ends_in_each_way(outcome: Outcome) -> None:
    record = custody.attempt(
        CARRIED.envelope,
        before=RECORDS[3],
        outcome=outcome,
        place="the school",
        at=cast.after(days=5),
    )
    assert (record.act, record.outcome, record.giver) == (Act.ATTEMPT, outcome, RECORDS[3].holder)


WRONG = [
    {"receiver": None},
    {"outcome": "delivered"},
    {"is_read_aloud": True},
    {"is_read_aloud": 1},
    {"number": 0},
    {"number": True},
    {"place": ""},
    {"place": "two\nlines"},
    {"at": "2026-03-03 08:00"},
    {"at": "2026-02-30T08:00:00Z"},
    {"giver": {"name": "Amina"}},
    {"seal": "mended"},
    {"note": "one field more"},
    {"version": 2},
]


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_a_hand_over_that_says_what_it_can_not_is_refused(change: dict) -> None:
    told = from_canonical(RECORDS[0].written()) | change
    with pytest.raises(RecordNotUnderstood):
        read_custody(canonical(told))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4), st.data())
def test_a_record_with_any_byte_changed_is_another_or_none(place: int, data: st.DataObject) -> None:
    written = bytearray(RECORDS[place].written())
    where = data.draw(st.integers(0, len(written) - 1))
    written[where] ^= data.draw(st.integers(1, 255))
    try:
        read = read_custody(bytes(written))
    except RecordNotUnderstood:
        return
    assert read.written() == bytes(written) != RECORDS[place].written()
