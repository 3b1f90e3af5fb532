"""Are an artifact and its custody what they were, and is every change found?"""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.documents.artifact import (
    Custody,
    CustodyEvent,
    CustodyUnclear,
    artifact_of,
    read_line,
    verify_custody,
)

DATA = b"Dear mother, we are all well."
ARTIFACT = artifact_of(DATA, name="letter.txt")


def chain_of(count: int) -> Custody:
    chain = Custody(ARTIFACT.sha256)
    for number in range(count):
        event = list(CustodyEvent)[number % len(CustodyEvent)]
        chain = chain.then(event, by="Amina", at=f"2024-05-01T09:0{number}Z", note=f"{number}")
    return chain


CHAIN = chain_of(4)


def faults(lines, data=DATA, head=CHAIN.head):
    return verify_custody(data, artifact=ARTIFACT, lines=lines, head=head)


def test_an_artifact_is_known_by_the_hash_of_its_bytes() -> None:
    assert hashlib.sha256(DATA).hexdigest() == ARTIFACT.sha256
    assert (ARTIFACT.size, ARTIFACT.media_type) == (len(DATA), "text/plain")


def test_a_chain_that_nobody_touched_is_whole() -> None:
    assert faults(CHAIN.lines) == ()
    assert read_line(CHAIN.lines[0])["event"] == "received"


@pytest.mark.parametrize("at", range(len(DATA)))
def test_each_flipped_bit_of_the_artifact_is_found(at) -> None:
    for bit in range(8):
        changed = bytearray(DATA)
        changed[at] ^= 1 << bit
        assert faults(CHAIN.lines, data=bytes(changed))[0].line == 0


@pytest.mark.parametrize("number", range(4))
def test_each_flipped_byte_of_a_custody_line_is_found(number) -> None:
    line = CHAIN.lines[number]
    for at in range(len(line)):
        changed = line[:at] + bytes([line[at] ^ 1]) + line[at + 1 :]
        assert faults([*CHAIN.lines[:number], changed, *CHAIN.lines[number + 1 :]])


@given(st.permutations(range(4)).filter(lambda order: order != [0, 1, 2, 3]))
def test_reordered_lines_are_found(order) -> None:
    assert faults([CHAIN.lines[number] for number in order])


@given(st.sets(st.integers(0, 3), min_size=1))
def test_removed_lines_are_found(removed) -> None:
    assert faults([line for number, line in enumerate(CHAIN.lines) if number not in removed])


@given(st.integers(0, 4), st.sampled_from(chain_of(9).lines))
def test_an_inserted_line_is_found(place, line) -> None:
    assert faults([*CHAIN.lines[:place], line, *CHAIN.lines[place:]])


@settings(max_examples=50)
@given(st.integers(0, 3), st.sampled_from(["at", "by", "note", "event"]))
def test_a_line_written_anew_is_found_even_with_all_lines_after_it(number, field) -> None:
    rewritten = Custody(ARTIFACT.sha256, CHAIN.lines[:number])
    for line in CHAIN.lines[number:]:
        said = read_line(line)
        if said["number"] == number + 1:
            said[field] = "shared" if said["event"] != "shared" and field == "event" else "read"
        event = CustodyEvent(said["event"])
        rewritten = rewritten.then(event, by=said["by"], at=said["at"], note=said["note"])
    assert rewritten.head == CHAIN.head or faults(rewritten.lines)


def test_a_line_of_another_artifact_is_named_with_its_number() -> None:
    foreign = Custody("0" * 64).then(CustodyEvent.RECEIVED, by="Amina", at="2024-05-01").lines
    told = faults(foreign, head=None)
    assert [(fault.line, fault.what) for fault in told] == [(1, "the line is of another artifact")]


def test_an_event_without_who_or_when_is_refused() -> None:
    with pytest.raises(CustodyUnclear):
        Custody(ARTIFACT.sha256).then(CustodyEvent.READ, by=" ", at="2024-05-01")
    with pytest.raises(CustodyUnclear):
        Custody(ARTIFACT.sha256).then(CustodyEvent.READ, by="Amina", at="")
